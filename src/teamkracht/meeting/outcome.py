"""What became of each step: followed, partly, skipped, not reached or not applicable.

The table of statuses is that of the file format (docs/formats/minutes.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.rounds import turns
from teamkracht.meeting.times import spent
from teamkracht.protocol.steps import (
    ChooseStep,
    CollectStep,
    CompassStep,
    FollowUpStep,
    RoundStep,
    Step,
)

Status = Literal["followed", "partly", "skipped", "not_reached", "not_applicable"]
Evidence = Literal["logged", "stated"]


@dataclass(frozen=True)
class Outcome:
    """What became of one step. Seconds are whole, so that they add up to the length of the meeting."""

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
    for ref in meeting.refs():
        if ref.case is None or meeting.on_table(ref.case):
            yield outcome(meeting, ref, now)


def outcome(meeting: Meeting, ref: StepRef, now: float) -> Outcome:
    """What became of one step so far."""
    record = meeting.record(ref)
    time = spent(meeting, now, ref, in_whole_seconds=True)
    first = _first_entries(meeting)
    return Outcome(
        ref=ref,
        step=meeting.step(ref),
        status=status(meeting, ref),
        evidence="stated" if record.stated else "logged",
        sequence=first.get(ref),
        in_order=_in_order(meeting, ref, first),
        visits=sum(visit.ref == ref for visit in meeting.visits),
        planned_s=meeting.planned.get(ref, 0),
        extended_s=record.extended,
        actual_s=int(time.active),
        paused_s=int(time.paused),
        reason=record.reason,
    )


def status(meeting: Meeting, ref: StepRef) -> Status:
    """The status of a step by what was recorded."""
    record, entered = meeting.record(ref), meeting.entered(ref)
    if record.stated:
        return "followed"
    if _has_nothing_to_be_for(meeting, ref):
        return "not_applicable"
    if record.skipped:
        return "partly" if entered and has_content(meeting, ref) else "skipped"
    if entered:
        return "followed" if serves_its_purpose(meeting, ref) else "partly"
    return "skipped" if _passed_over(meeting, ref) else "not_reached"


def serves_its_purpose(meeting: Meeting, ref: StepRef) -> bool:
    """What a step is for is there: a kompas, a turn, an idea, a choice; of a talk, that it was held."""
    step, case = meeting.step(ref), _case(meeting, ref)
    match step:
        case CompassStep():
            return case is not None and case.kompas_status in ("brought", "made_here")
        case RoundStep():
            return any(not turn.passed for turn in turns(meeting, ref))
        case CollectStep():
            return case is not None and bool(case.ideas)
        case ChooseStep():
            return case is not None and _chose(case)
        case FollowUpStep():
            return any(one.result != "not_discussed" for one in meeting.follow_ups)
    return not step.fields or (
        case is not None and any(case.fields.get(one) for one in step.fields)
    )


def has_content(meeting: Meeting, ref: StepRef) -> bool:
    """Something was recorded with this step."""
    step, case = meeting.step(ref), _case(meeting, ref)
    if meeting.record(ref).notes or turns(meeting, ref):
        return True
    if case is not None and any(heard.step == ref.step for heard in case.heard):
        return True
    if case is not None and isinstance(step, CompassStep):
        return case.kompas_status in ("brought", "made_here")
    return bool(step.fields or step.kind != "talk") and serves_its_purpose(meeting, ref)


def _chose(case: Case) -> bool:
    return bool(case.actions) or any(idea.chosen for idea in case.ideas)


def _case(meeting: Meeting, ref: StepRef) -> Case | None:
    return meeting.case(ref.case) if ref.case else None


def _has_nothing_to_be_for(meeting: Meeting, ref: StepRef) -> bool:
    if isinstance(meeting.step(ref), FollowUpStep):
        return not meeting.open_actions and not meeting.follow_ups
    case = _case(meeting, ref)
    return case is not None and case.taken_off == "urgent" and not meeting.entered(ref)


def _passed_over(meeting: Meeting, ref: StepRef) -> bool:
    part = meeting.protocol.part_of(ref.step)
    same = [step.id for step in meeting.protocol.part(part)]
    later = same[same.index(ref.step) + 1 :]
    if any(meeting.entered(StepRef(step, ref.case)) for step in later):
        return True
    return part == "start" and any(
        meeting.protocol.part_of(visit.ref.step) != "start" for visit in meeting.visits
    )


def _first_entries(meeting: Meeting) -> dict[StepRef, int]:
    entered = dict.fromkeys(visit.ref for visit in meeting.visits)
    return {ref: number for number, ref in enumerate(entered, start=1)}


def _in_order(meeting: Meeting, ref: StepRef, first: dict[StepRef, int]) -> bool | None:
    if ref not in first:
        return None
    same = [step.id for step in meeting.protocol.part(meeting.protocol.part_of(ref.step))]
    before = (StepRef(step, ref.case) for step in same[: same.index(ref.step)])
    return all(first.get(one, 0) < first[ref] for one in before)
