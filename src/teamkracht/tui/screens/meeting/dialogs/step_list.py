"""Every step of the meeting, to go to one."""

from __future__ import annotations

from collections.abc import Iterator

from teamkracht.i18n import _, mark
from teamkracht.meeting.meeting import Meeting
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.meeting.dialogs.pick_one import PickOne
from teamkracht.tui.screens.meeting.rail import key, rail_picture
from teamkracht.tui.widgets.picks import Pick, Picks
from teamkracht.tui.widgets.rail import DONE, NOW, SKIPPED, RailGroup

LEFT_OUT = "left out: "
"""What stands before the key of a step that was not chosen to go to, but to skip."""


class StepList(PickOne):
    """The steps; Enter goes to one, F4 skips one that is still to come."""

    OWN_COMMANDS = (
        Command(
            "skip",
            mark("Skip"),
            mark("Leave this step out, and say why if you like."),
            ("f4", "ctrl+o"),
            footer=True,
            palette=False,
        ),
    )

    def action_skip(self) -> None:
        """Give the key of the row as one to skip."""
        if key := self.query_one(Picks).cursor_key:
            self.dismiss(LEFT_OUT + key)


def step_list(meeting: Meeting) -> StepList:
    """Give the steps with what became of them, to choose one by its key in the rail."""
    rows = [row for group in rail_picture(meeting).groups for row in _rows(group)]
    text = _("Enter goes there, F4 skips it.")
    return StepList(_("Go to a step"), text, rows, key(meeting.current) if meeting.current else "")


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
