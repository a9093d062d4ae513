"""The time of a meeting: pause, minutes more or less, spreading, and time nobody saw pass."""

from __future__ import annotations

from collections.abc import Callable

from teamkracht.i18n import _
from teamkracht.meeting import clockstops, steps, times
from teamkracht.tui.program import program
from teamkracht.tui.screens.meeting.base import MeetingBase
from teamkracht.tui.screens.meeting.dialogs.gap import CONTINUED, ENDED, GapQuestion
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.dialog import AskText

MINUTE = 60


class Timing(MeetingBase):
    """The commands of the group Time."""

    _asking = False
    _left_for_later: int | None = None
    """The gap whose question was closed without an answer: the notice line keeps it."""

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self.meeting.paused:
            self.action_resume()
        else:
            self.ask(clockstops.pause)

    def action_resume(self) -> None:
        """Let the clock go on."""
        if self.ask(clockstops.resume):
            self.say(_("The clock is running again."))

    def action_pause_with_note(self) -> None:
        """Ask for a word, then stop the clock."""
        self._ask_what_for("", lambda note: self.ask(clockstops.pause, note))

    def say_what_for(self) -> None:
        """Say what the pause is for that has begun already."""
        said = self.meeting.pauses[-1].note or ""
        self._ask_what_for(said, self._note_pause)

    def _note_pause(self, note: str) -> None:
        if note != (self.meeting.pauses[-1].note or ""):
            self.ask(clockstops.note_pause, note)

    def _ask_what_for(self, said: str, answered: Callable[[str], object]) -> None:
        text = _("What is the pause for? It stands in the minutes.")
        hint = _("coffee, a phone call …")
        self.question(AskText(_("Pause"), text, value=said, hint=hint), answered)

    def action_more_time(self) -> None:
        """Give this step a minute more."""
        self._add(MINUTE)

    def action_less_time(self) -> None:
        """Give this step a minute less."""
        self._add(-MINUTE)

    def _add(self, seconds: int) -> None:
        if self.ask(clockstops.add_time, seconds):
            words = (
                _("One minute more for {step}") if seconds > 0 else _("One minute less for {step}")
            )
            self.say(words.format(step=title(self.meeting, self.ref)) + "  ·  " + _("^z = undo"))

    def action_spread_time(self) -> None:
        """Divide what is left over what is to come."""
        if self.ask(times.spread, self.conductor.elapsed()):
            self.say(
                _("The time that is left was spread over the steps.") + "  ·  " + _("^z = undo")
            )

    def action_answer_gap(self) -> None:
        """Ask about time that was not seen to pass."""
        self._left_for_later = None
        self.ask_about_gap()

    def ask_about_gap(self) -> None:
        """Ask what happened while nobody saw the time, once at a time."""
        gap = clockstops.open_question(self.meeting)
        if gap is None or gap == self._left_for_later:
            return
        if self._asking or self.conductor.read_only or not self.is_active:
            # Something lies over the meeting, a blank screen perhaps: a second later it may not.
            return
        self._asking = True
        question = GapQuestion(self.meeting, gap)
        self.app.push_screen(question, lambda answer: self._gap_answered(gap, answer))

    def _gap_answered(self, gap: int, answer: str | None) -> None:
        self._asking = False
        if answer is None:
            self._left_for_later = gap
            self.say_standing()
        elif answer == ENDED:
            self.leave_pane()
            self.ask(clockstops.answer_gap, gap, False)
            start = self.meeting.gaps[gap].start.elapsed
            if self.ask(steps.end, None, start):
                program(self).open_wrap_up(self.conductor)
        elif self.ask(clockstops.answer_gap, gap, answer == CONTINUED):
            counted = _("That time counts as meeting.") if answer == CONTINUED else ""
            self.say(counted or _("That time does not count."))
