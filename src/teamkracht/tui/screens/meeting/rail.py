"""The rail of a meeting: what is done, where we are, and what is to come. Pure."""

from __future__ import annotations

from teamkracht.i18n import _, duration
from teamkracht.meeting import times
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.outcome import status
from teamkracht.protocol.model import PARTS
from teamkracht.tui.screens.meeting.face import at, on_agenda
from teamkracht.tui.screens.meeting.talk import case_of
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.rail import (
    DONE,
    NOW,
    SKIPPED,
    TODO,
    RailGroup,
    RailPicture,
    RailStep,
)


def key(ref: StepRef) -> str:
    """Give a step as one text, for the rail and for lists."""
    return f"{ref.step}\n{ref.case or ''}"


def ref_of(meeting: Meeting, wanted: str) -> StepRef | None:
    """Give the step that `key` made a text of."""
    return next((ref for ref in meeting.refs() if key(ref) == wanted), None)


def rail_picture(meeting: Meeting) -> RailPicture:
    """Give the rail. It changes with events only: the time that runs is in the clock."""
    groups: list[RailGroup] = []
    for part in PARTS:
        if part == "case":
            groups += [_case(meeting, case) for case in meeting.cases_in_order()]
        else:
            refs = [StepRef(step.id) for step in meeting.protocol.part(part)]
            groups.append(RailGroup(tuple(_step(meeting, ref) for ref in refs)))
    return RailPicture(
        tuple(group for group in groups if group.steps or group.title), short(meeting)
    )


def short(meeting: Meeting) -> str:
    """Say where we are in one line: Brainstorm 5/6 · Merel 1/3."""
    ref = meeting.current
    if ref is None:
        return _("The meeting has ended.")
    part = [step.id for step in meeting.protocol.part(meeting.protocol.part_of(ref.step))]
    words = f"{title(meeting, ref)} {part.index(ref.step) + 1}/{len(part)}"
    case = case_of(meeting, ref)
    if case is None:
        return words
    return f"{words} · {case.client} {at(meeting, case)}/{len(on_agenda(meeting))}"


def _case(meeting: Meeting, case: Case) -> RailGroup:
    came = meeting.on_table(case.client)
    left = case.postponed or case.taken_off is not None
    steps = tuple(
        _step(meeting, ref)
        for ref in meeting.case_refs(case.client)
        if not left or meeting.entered(ref) or ref == meeting.current
    )
    return RailGroup(steps if came or not left else (), case.client, _who(case))


def _who(case: Case) -> str:
    if case.taken_off == "urgent":
        return _("urgent, set aside")
    if case.taken_off == "stopped":
        return _("stopped")
    return _("postponed") if case.postponed else case.presenter or ""


def _step(meeting: Meeting, ref: StepRef) -> RailStep:
    name = title(meeting, ref)
    if ref == meeting.current:
        return RailStep(key(ref), name, NOW, _planned(meeting, ref))
    if status(meeting, ref) == "skipped" or meeting.record(ref).skipped:
        return RailStep(key(ref), name, SKIPPED)
    if meeting.entered(ref):
        last = max(one.end.elapsed for one in meeting.visits if one.ref == ref and one.end)
        spent = times.spent(meeting, last, ref, in_whole_seconds=True)
        return RailStep(key(ref), name, DONE, duration(spent.active))
    if meeting.record(ref).stated:
        return RailStep(key(ref), name, DONE, _("done"))
    return RailStep(key(ref), name, TODO, _planned(meeting, ref))


def _planned(meeting: Meeting, ref: StepRef) -> str:
    """Give the minutes of a step: 12, or 2:30 where they are not whole."""
    seconds = times.allotted(meeting, ref)
    return str(seconds // 60) if seconds % 60 == 0 else duration(seconds)
