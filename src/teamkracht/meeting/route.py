"""The way through the steps: what comes next, what came before, what is still ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from teamkracht.meeting.case import Case
from teamkracht.meeting.meeting import Meeting, StepRef, Visit
from teamkracht.meeting.moment import Moment


def enter(meeting: Meeting, ref: StepRef | None, moment: Moment) -> Meeting:
    """The meeting with another step on from this moment; as it was where `ref` is None.

    Who goes on to a step goes on after a pause too. A step that was skipped, and a case that was
    postponed or taken off, are thereby back.
    """
    if ref is None:
        return meeting
    meeting = _back(meeting, ref)
    if ref == meeting.current:
        return meeting
    if meeting.paused:
        meeting = with_pause(meeting, end=moment)
    *earlier, on = meeting.visits
    return replace(meeting, visits=(*earlier, replace(on, end=moment), Visit(ref, moment)))


def _back(meeting: Meeting, ref: StepRef) -> Meeting:
    fresh = meeting.with_record(ref, skipped=False, reason=None)
    if ref.case is None:
        return fresh
    return fresh.with_case(ref.case, postponed=False, taken_off=None)


def with_pause(meeting: Meeting, **changes: Any) -> Meeting:
    """The meeting with other values for its last pause."""
    *earlier, last = meeting.pauses
    return replace(meeting, pauses=(*earlier, replace(last, **changes)))


def is_to_come(meeting: Meeting, ref: StepRef) -> bool:
    """Not entered, not skipped, not stated as done, and of a case that is still to be discussed."""
    return not meeting.entered(ref) and not _settled(meeting, ref) and _can_be_on(meeting, ref)


def is_passed_over(meeting: Meeting, ref: StepRef) -> bool:
    """A later step of the same part and case has been on, or the start of the meeting was left."""
    part = meeting.protocol.part_of(ref.step)
    same = [step.id for step in meeting.protocol.part(part)]
    if any(meeting.entered(StepRef(one, ref.case)) for one in same[same.index(ref.step) + 1 :]):
        return True
    return part == "start" and any(one.step not in same for one in meeting.sequence)


def following(meeting: Meeting, ref: StepRef) -> StepRef | None:
    """The step after this one: of its part, else of the next case to discuss, else of the end."""
    refs = list(meeting.refs())
    later = refs[refs.index(ref) + 1 :] if ref in refs else refs
    return next((one for one in later if _comes_after(meeting, one, ref)), None)


def preceding(meeting: Meeting, ref: StepRef) -> StepRef | None:
    """The step before this one: of its part and case, else the last that was on before those."""
    refs = list(meeting.refs())
    before = refs[: refs.index(ref)] if ref in refs else refs
    return next((one for one in reversed(before) if _comes_before(meeting, one, ref)), None)


def after_case(meeting: Meeting, client: str) -> StepRef | None:
    """Where the meeting goes on once a case leaves the table; None where nothing is left."""
    return following(meeting, meeting.case_refs(client)[-1])


def cut_short(meeting: Meeting) -> tuple[Case, ...]:
    """The cases that were begun and never came to choosing, those that left the table left out."""
    last = [step.id for step in meeting.protocol.case if step.kind == "choose"]
    return tuple(
        case
        for case in meeting.cases_in_order()
        if last and meeting.on_table(case.client) and not case.actions
        if all(is_to_come(meeting, StepRef(step, case.client)) for step in last)
    )


def _comes_after(meeting: Meeting, one: StepRef, ref: StepRef) -> bool:
    if not _can_be_on(meeting, one) or _is_settled_ahead(meeting, one):
        return False
    return one.case in (None, ref.case) or _goes_on(meeting, meeting.case(one.case))


def _comes_before(meeting: Meeting, one: StepRef, ref: StepRef) -> bool:
    if not _can_be_on(meeting, one) or _is_settled_ahead(meeting, one):
        return False
    part_of = meeting.protocol.part_of
    same = one.case == ref.case and part_of(one.step) == part_of(ref.step)
    return same or meeting.entered(one)


def _goes_on(meeting: Meeting, case: Case) -> bool:
    """A case in which a step is ahead of the last one that was on."""
    refs = meeting.case_refs(case.client)
    reached = max((at for at, ref in enumerate(refs) if meeting.entered(ref)), default=-1)
    return any(is_to_come(meeting, ref) for ref in refs[reached + 1 :])


def _settled(meeting: Meeting, ref: StepRef) -> bool:
    record = meeting.record(ref)
    return record.skipped or record.stated is not None


def _is_settled_ahead(meeting: Meeting, ref: StepRef) -> bool:
    return not meeting.entered(ref) and _settled(meeting, ref)


def _can_be_on(meeting: Meeting, ref: StepRef) -> bool:
    if ref.case is None:
        return True
    case = meeting.case(ref.case)
    return not (case.taken_off or case.postponed)
