"""Every step of the meeting, to go to one."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button

from teamkracht.i18n import _
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.tui.screens.meeting_rail import key, rail_picture, ref_of
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.picks import Pick, Picks
from teamkracht.tui.widgets.rail import DONE, NOW, SKIPPED, RailGroup


class StepList(Dialog[StepRef]):
    """The steps with what became of them; gives the step that was chosen."""

    DEFAULT_CSS = """
    StepList #rows { height: auto; max-height: 26; scrollbar-size-vertical: 1; }
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(_("Go to a step"))
        self._meeting = meeting

    def body(self) -> ComposeResult:
        """Give the list and the way out."""
        rows = [row for group in rail_picture(self._meeting).groups for row in _rows(group)]
        with VerticalScroll(id="rows", can_focus=False):
            yield Picks(rows, text_width=34)
        with Horizontal(id="choices"):
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin at the step that is on."""
        picks = self.query_one(Picks)
        picks.focus()
        if self._meeting.current:
            picks.go_to(key(self._meeting.current))

    @on(Picks.Switched)
    def _picked(self, event: Picks.Switched) -> None:
        event.stop()
        self.dismiss(ref_of(self._meeting, event.key))

    @on(Button.Pressed)
    def _cancelled(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)


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
