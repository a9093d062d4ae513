"""What became of each step: followed, partly, skipped, not reached or not applicable.

The table of statuses is that of the file format (docs/formats/minutes.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from teamkracht.meeting.content import has_content, serves_its_purpose
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.route import is_passed_over
from teamkracht.meeting.times import Spent, spent, spent_by_step
from teamkracht.protocol.steps import FollowUpStep, Step

Status = Literal["followed", "partly", "skipped", "not_reached", "not_applicable"]
Evidence = Literal["logged", "stated"]


@dataclass(frozen=True)
class Outcome:
    """What became of one step. Seconds are whole, and add up to the length of the meeting."""

    ref: StepRef
    step: Step
    status: Status
    evidence: Evidence
    sequence: int | None
    in_order: bool | None
    visits: int
    planned_s: int
    extended_s: int
    actual_s: int
    paused_s: int
    reason: str | None


def outcomes(meeting: Meeting, now: float) -> Iterator[Outcome]:
    """Every step of opening and closing and of the cases that came on the table, in order."""
    visits = Counter(visit.ref for visit in meeting.visits)
    times = spent_by_step(meeting, now, in_whole_seconds=True)
    for ref in meeting.refs():
        if ref.case is None or meeting.on_table(ref.case):
            yield _outcome(meeting, ref, visits[ref], times.get(ref, Spent()))


def outcome(meeting: Meeting, ref: StepRef, now: float) -> Outcome:
    """What became of one step so far."""
    visits = sum(visit.ref == ref for visit in meeting.visits)
    return _outcome(meeting, ref, visits, spent(meeting, now, ref, in_whole_seconds=True))


def _outcome(meeting: Meeting, ref: StepRef, visits: int, time: Spent) -> Outcome:
    record = meeting.record(ref)
    return Outcome(
        ref=ref,
        step=meeting.step(ref),
        status=status(meeting, ref),
        evidence="stated" if record.stated else "logged",
        sequence=meeting.sequence.get(ref),
        in_order=_in_order(meeting, ref),
        visits=visits,
        planned_s=meeting.planned.get(ref, 0),
        extended_s=record.extended,
        actual_s=int(time.active),
        paused_s=int(time.paused),
        reason=record.reason,
    )


def status(meeting: Meeting, ref: StepRef) -> Status:
    """The status of a step by what was recorded."""
    record = meeting.record(ref)
    if record.stated:
        return "followed"
    if _has_nothing_to_be_for(meeting, ref):
        return "not_applicable"
    if record.skipped:
        return "partly" if meeting.entered(ref) and has_content(meeting, ref) else "skipped"
    if meeting.entered(ref):
        return "followed" if serves_its_purpose(meeting, ref) else "partly"
    if is_passed_over(meeting, ref):
        return "skipped"
    return "not_applicable" if _is_urgent(meeting, ref) else "not_reached"


def _has_nothing_to_be_for(meeting: Meeting, ref: StepRef) -> bool:
    follows_up = isinstance(meeting.step(ref), FollowUpStep)
    return follows_up and not meeting.open_actions and not meeting.follow_ups


def _is_urgent(meeting: Meeting, ref: StepRef) -> bool:
    return ref.case is not None and meeting.case(ref.case).taken_off == "urgent"


def _in_order(meeting: Meeting, ref: StepRef) -> bool | None:
    first = meeting.sequence
    if ref not in first:
        return None
    same = [step.id for step in meeting.protocol.part(meeting.protocol.part_of(ref.step))]
    before = (StepRef(step, ref.case) for step in same[: same.index(ref.step)])
    return all(first.get(one, 0) < first[ref] for one in before)
