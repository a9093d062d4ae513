"""The parts of the screen of a meeting in their places, and the room that each gets."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult

from teamkracht.live.conductor import Conductor
from teamkracht.tui.screens.meeting.base import MeetingBase
from teamkracht.tui.screens.meeting.parts import HintLines, MeetingHead, StepHead
from teamkracht.tui.screens.meeting.pausing import Pausing
from teamkracht.tui.widgets.clock import StepClock
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.frame import Across, Down
from teamkracht.tui.widgets.rail import Rail

NARROW = 100
"""Columns under which the rail is one line above the step, and stays."""
LOW = 30
"""Rows under which there is less air at the sides."""


class Stage(MeetingBase):
    """Lays out the screen, and makes room for the kompas, the one picture that may fill it."""

    def __init__(self, conductor: Conductor, **options: Any) -> None:
        """Make the parts; `options` are those of `MeetingBase`."""
        super().__init__(conductor, **options)
        self.head = MeetingHead(id="head")
        self.rail = Rail(id="rail")
        self.main = Down(id="main")
        self.top = Across(id="top")
        self.step_head = StepHead()
        self.clock = StepClock()
        self.work = Down(id="work")
        self.hints = HintLines()
        self.pausing = Pausing()

    def compose(self) -> ComposeResult:
        """Lay out the screen. The panes come after the first paint."""
        yield self.head
        with Across(id="body"):
            yield self.rail
            with self.main:
                with self.top:
                    yield self.step_head
                    yield self.clock
                with self.work:
                    yield self.hints
                    yield self.panes
                yield self.pausing
                yield self.notice
        yield CommandFooter()

    def make_room(self, *, kompas: bool) -> None:
        """Let the rail give way to the kompas, or bring it back; nothing is done where it is so."""
        for part in (self.rail, self.top, self.notice, self.hints):
            part.set_class(kompas, "-kompas")
        # A class here would have every pane look up its styles again, longer than all else takes.
        width, height = self.app.size
        alone = kompas and width >= NARROW
        if alone == self.main.styles.inline.has_rule("padding"):
            return
        if alone:
            self.main.styles.padding = (0, 1 if height < LOW else 3)
        else:
            self.main.styles.inline.clear_rule("padding")
            self.main.refresh(layout=True)
