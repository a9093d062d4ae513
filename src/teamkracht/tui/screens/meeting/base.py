"""What every part of a meeting's screen leans on: the meeting, asking it, saying a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.screen import Screen

from teamkracht.live.conductor import Conductor
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.noted import Noted
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.screens.meeting.panes import PaneSwitcher
from teamkracht.tui.screens.meeting.talk import case_of
from teamkracht.tui.widgets.notice import Notice

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

PASSING = 10.0
"""Seconds that a passing word stays."""


class MeetingBase(CommandScreen):
    """A screen with a meeting under way. The parts that carry out commands are mixed in to it."""

    def __init__(
        self,
        conductor: Conductor,
        *,
        urgent_route: str | None = None,
        sound: bool | None = None,
        panes: Mapping[str, type[Any]] | None = None,
    ) -> None:
        """The team's own route for what can't wait, and sound: looked up in the home where None.

        `panes` go by kind of step.
        """
        super().__init__()
        self.conductor = conductor
        self.urgent_route = urgent_route
        self.sound = sound
        self.notice = Notice(id="notice")
        self.panes = PaneSwitcher(conductor, panes)
        self.passing = False
        """A passing word is in the notice line."""
        self._words = 0
        self._goes = False

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.conductor.meeting

    @property
    def ref(self) -> StepRef:
        """The step that is on; after the end, the one that was on last."""
        return self.meeting.current or self.meeting.visits[-1].ref

    @property
    def case(self) -> Case | None:
        """The case that is on the table."""
        return case_of(self.meeting, self.ref)

    def ask(
        self,
        command: Callable[Concatenate[Meeting, Asked], Event],
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> Noted | None:
        """Ask the meeting for something. Where it can't be done the notice line says why."""
        try:
            return self.conductor.do(command, *args, **kwargs)
        except Refused as refusal:
            self.say(str(refusal))
            return None

    def say(self, text: str, *, stays: bool = False) -> None:
        """Say a passing word in the notice line.

        It goes with the next thing that happens, for undo would take back that; one that `stays`
        is true all the same.
        """
        self._words += 1
        self.passing = True
        self._goes = not stays
        words = self._words
        self.notice.say(text)
        self.set_timer(PASSING, lambda: self._said(words))

    def standing(self) -> str:
        """Give what the notice line says where nothing passes by; the screen knows."""
        return ""

    def say_standing(self) -> None:
        """Let the notice line say what stands."""
        self._words += 1
        self.passing = False
        self.notice.say(self.standing())

    def say_no_more(self) -> None:
        """Something else happened: take away what was said of what came before."""
        if self.passing and self._goes:
            self.say_standing()

    def _said(self, words: int) -> None:
        if words == self._words:
            self.say_standing()

    def question(self, screen: Screen[Answer], answered: Callable[[Answer], object]) -> None:
        """Lay a question over the screen; an answer, if one comes, goes to `answered`."""

        def heard(answer: Answer | None) -> None:
            if answer is not None:
                answered(answer)

        self.app.push_screen(screen, heard)

    def leave_pane(self) -> None:
        """Let the pane keep what was half typed."""
        self.panes.leave()
