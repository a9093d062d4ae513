"""Every step of the meeting, to go to one."""

from __future__ import annotations

from collections.abc import Iterator

from teamkracht.i18n import _
from teamkracht.meeting.meeting import Meeting
from teamkracht.tui.screens.meeting_dialogs.pick_one import PickOne
from teamkracht.tui.screens.meeting_rail import key, rail_picture
from teamkracht.tui.widgets.picks import Pick
from teamkracht.tui.widgets.rail import DONE, NOW, SKIPPED, RailGroup


def step_list(meeting: Meeting) -> PickOne:
    """Give the steps with what became of them, to choose one by its key in the rail."""
    rows = [row for group in rail_picture(meeting).groups for row in _rows(group)]
    return PickOne(_("Go to a step"), "", rows, key(meeting.current) if meeting.current else "")


def _rows(group: RailGroup) -> Iterator[Pick]:
    for step in group.steps:
        name = f"{group.title} · {step.name}" if group.title else step.name
        yield Pick(step.ref, name, detail=_became(step.state, step.time))


def _became(state: str, time: str) -> str:
    if state == DONE:
        return f"✓ {time}"
    if state == SKIPPED:
        return _("skipped")
    if state == NOW:
        return _("we are here")
    return _("{minutes} min").format(minutes=time)
