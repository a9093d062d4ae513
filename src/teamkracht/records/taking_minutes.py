"""Minutes from a meeting that has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from teamkracht.meeting.following_up import not_discussed
from teamkracht.meeting.meeting import Case, FollowUp, Meeting, Person, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.outcome import Outcome, outcomes
from teamkracht.meeting.rounds import turns
from teamkracht.meeting.times import instant, spent
from teamkracht.records.content import FollowUpRow
from teamkracht.records.instant import Instant, kept
from teamkracht.records.minutes import Minutes
from teamkracht.records.process import (
    Attendance,
    ExtensionRow,
    GapRow,
    HandoverRow,
    Held,
    PauseRow,
    StepRow,
    VisitRow,
)
from teamkracht.records.taking_cases import case_row

T = TypeVar("T")

_HALVES = re.compile("[\ud800-\udfff]")


def minutes_of(meeting: Meeting, protocol_hash: str) -> Minutes:
    """The minutes of a meeting that has ended. ValueError where it has not.

    `protocol_hash` is that of the text of the protocol that was used.
    """
    if meeting.ending is None:
        raise ValueError("a meeting that goes on has no minutes yet")
    end = meeting.ending.moment
    came = _came(meeting)
    minutes = Minutes(
        meeting=_held(meeting, end, protocol_hash),
        attendance=tuple(_attendance(meeting, person) for person in meeting.people),
        handover=tuple(
            HandoverRow(at=_at(meeting, one.moment, end), from_=one.from_, to=one.to)
            for one in meeting.handovers
        ),
        step=tuple(_step(meeting, one) for one in outcomes(meeting, end.elapsed)),
        visit=tuple(_visits(meeting, end)),
        pause=tuple(_pauses(meeting, end)),
        gap=tuple(_gaps(meeting, end)),
        extension=tuple(
            ExtensionRow(
                at=_at(meeting, one.moment, end),
                step=one.ref.step,
                case=one.ref.case,
                seconds=one.seconds,
            )
            for one in meeting.extensions
        ),
        case=tuple(case_row(meeting, case) for case in came),
        follow_up=tuple(_follow_ups(meeting)),
    )
    return _without_halves(minutes)


def _came(meeting: Meeting) -> list[Case]:
    """The cases with a row: on the table, or taken off before they came there."""
    return [
        case for case in meeting.cases_in_order() if meeting.on_table(case.client) or case.taken_off
    ]


def postponed_cases(meeting: Meeting) -> tuple[Case, ...]:
    """The cases for the next meeting: put there by hand, or never come on the table."""
    return tuple(
        case
        for case in meeting.cases
        if case.postponed or not (meeting.on_table(case.client) or case.taken_off)
    )


def _held(meeting: Meeting, end: Moment, protocol_hash: str) -> Held:
    start_at, end_at = _at(meeting, meeting.started, end), _at(meeting, end, end)
    time = spent(meeting, end.elapsed, in_whole_seconds=True)
    reason = meeting.ending.reason if meeting.ending else None
    return Held(
        id=meeting.id,
        code=meeting.code or None,
        team=meeting.team,
        protocol=meeting.protocol.id,
        protocol_version=meeting.protocol.version,
        protocol_hash=protocol_hash,
        plan=meeting.plan,
        language=meeting.language,
        planned_start=kept(meeting.planned_start) if meeting.planned_start else None,
        start=start_at,
        end=end_at,
        duration_s=int((end_at - start_at).total_seconds()),
        paused_s=int(time.paused),
        gap_s=int(time.gap),
        status="ended_early" if reason else "complete",
        reason=reason,
        facilitator=meeting.facilitator,
        minutes_taker=meeting.minutes_taker,
        observers=meeting.observers,
        postponed=tuple(case.client for case in postponed_cases(meeting)),
        notes=tuple(note.text for note in meeting.notes),
    )


def _at(meeting: Meeting, moment: Moment, end: Moment) -> Instant:
    """The instant of a moment; of one after the end (the end was told later) that of the end."""
    return kept(instant(meeting, moment if moment.elapsed <= end.elapsed else end))


def _attendance(meeting: Meeting, person: Person) -> Attendance:
    end = meeting.ending.moment if meeting.ending else meeting.started
    return Attendance(
        name=person.name,
        present=person.present,
        online=person.online,
        guest=person.guest,
        from_=_at(meeting, person.arrived, end) if person.arrived else None,
        until=_at(meeting, person.left, end) if person.left else None,
    )


def _step(meeting: Meeting, outcome: Outcome) -> StepRow:
    record = meeting.record(outcome.ref)
    return StepRow(
        id=outcome.ref.step,
        case=outcome.ref.case,
        kind=outcome.step.kind,
        status=outcome.status,
        evidence=outcome.evidence,
        sequence=outcome.sequence,
        in_order=outcome.in_order,
        visits=outcome.visits,
        planned_s=outcome.planned_s,
        extended_s=outcome.extended_s,
        actual_s=outcome.actual_s,
        paused_s=outcome.paused_s,
        stated_amount=record.stated.amount if record.stated else None,
        reason=outcome.reason,
        notes=tuple(_notes(meeting, outcome.ref)),
        turns=_had_a_turn(meeting, outcome.ref),
    )


def _notes(meeting: Meeting, ref: StepRef) -> Iterator[str]:
    record = meeting.record(ref)
    if record.stated:
        yield record.stated.note
    yield from (note.text for note in record.notes)
    for turn in record.turns:
        said = " – ".join(filter(None, (turn.text, turn.answer)))
        if said:
            yield f"{turn.by}: {said}"


def _had_a_turn(meeting: Meeting, ref: StepRef) -> tuple[str, ...]:
    if ref.case is not None:
        return ()
    return tuple(dict.fromkeys(turn.by for turn in turns(meeting, ref) if not turn.passed))


def _visits(meeting: Meeting, end: Moment) -> Iterator[VisitRow]:
    for visit in meeting.visits:
        yield VisitRow(
            step=visit.ref.step,
            case=visit.ref.case,
            start=_at(meeting, visit.start, end),
            end=_at(meeting, visit.end or end, end),
        )


def _pauses(meeting: Meeting, end: Moment) -> Iterator[PauseRow]:
    for pause in meeting.pauses:
        if pause.start.elapsed < end.elapsed:
            start, stop = _at(meeting, pause.start, end), _at(meeting, pause.end or end, end)
            yield PauseRow(start=start, end=stop, note=pause.note)


def _gaps(meeting: Meeting, end: Moment) -> Iterator[GapRow]:
    for gap in meeting.gaps:
        if gap.start.elapsed <= end.elapsed:
            start, stop = _at(meeting, gap.start, end), _at(meeting, gap.end, end)
            yield GapRow(start=start, end=stop, kind=gap.kind, counted=gap.counted)


def _follow_ups(meeting: Meeting) -> Iterator[FollowUpRow]:
    left = not_discussed(meeting)
    for one in (*meeting.follow_ups, *(FollowUp(0, action, "not_discussed") for action in left)):
        yield FollowUpRow(
            case=one.action.case,
            action=one.action.action,
            who=one.action.who,
            when=one.action.when,
            result=one.result,
            client=one.client,
            new_date=one.new_date,
            note=one.note,
        )


def _without_halves(value: T) -> T:
    """The same without halves of surrogate pairs, which no file can hold."""
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_without_halves(one) for one in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: _without_halves(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **parts)
    return value
