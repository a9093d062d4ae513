"""Going through the steps: next, back, jump, skip, done elsewhere, undo and the end."""

from __future__ import annotations

from contextlib import suppress

from teamkracht.i18n import _
from teamkracht.meeting import route, steps
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Noted, Redone, Undone
from teamkracht.meeting.outcome import status
from teamkracht.tui.program import program
from teamkracht.tui.screens.meeting.base import MeetingBase
from teamkracht.tui.screens.meeting.dialogs.done_elsewhere import Done, DoneElsewhere
from teamkracht.tui.screens.meeting.dialogs.step_list import LEFT_OUT, step_list
from teamkracht.tui.screens.meeting.rail import ref_of
from teamkracht.tui.screens.meeting.told import place_words, title, told
from teamkracht.tui.widgets.dialog import Ask, AskText, Choice


class Going(MeetingBase):
    """The commands of the group Steps."""

    def action_next_step(self) -> None:
        """Go on; after the last step, to the end of the meeting."""
        if route.following(self.meeting, self.ref) is None:
            self.action_end_meeting()
            return
        self.leave_pane()
        self._went(self.ask(steps.go_next))

    def action_previous_step(self) -> None:
        """Go a step back."""
        self.leave_pane()
        self._went(self.ask(steps.go_back))

    def action_jump(self) -> None:
        """Choose a step and go there."""
        self.question(step_list(self.meeting), self._jump)

    def _jump(self, wanted: str) -> None:
        ref = ref_of(self.meeting, wanted.removeprefix(LEFT_OUT))
        if ref is not None and wanted.startswith(LEFT_OUT):
            self._ask_to_skip(ref)
        elif ref is not None:
            self.jump_to(ref)

    def jump_to(self, ref: StepRef) -> None:
        """Go to a step."""
        if ref != self.meeting.current:
            self.leave_pane()
            self._went(self.ask(steps.jump, ref))

    def action_skip(self) -> None:
        """Leave this step out, with a reason where there is one to give."""
        self._ask_to_skip(self.ref)

    def _ask_to_skip(self, left_out: StepRef) -> None:
        on = self.ref
        self.question(
            AskText(
                _("Skip {step}?").format(step=title(self.meeting, left_out)),
                self._would_become(left_out),
                hint=_("the reason"),
            ),
            lambda reason: self._skip(left_out, reason, on),
        )

    def _would_become(self, left_out: StepRef) -> str:
        """Say what the minutes will call a step that is skipped now."""
        meeting = self.meeting
        with suppress(Refused):
            skipped = steps.skip(meeting, left_out)
            meeting = skipped.change(meeting, self.conductor.history.latest)
        return {
            "partly": _("It stands in the minutes as partly done. Why? You may leave this empty."),
            "not_applicable": _(
                "There is no action to look back on: it stands in the minutes as not applicable. "
                "Why? You may leave this empty."
            ),
        }.get(
            status(meeting, left_out),
            _("It stands in the minutes as skipped. Why? You may leave this empty."),
        )

    def _skip(self, ref: StepRef, reason: str, on: StepRef) -> None:
        if on != self.meeting.current:
            self.say(_("Another step is on by now. Nothing was skipped."))
            return
        if ref == on:
            self.leave_pane()
        if self.ask(steps.skip, ref, reason):
            self.say(
                _("{step} was skipped, now {next}  ·  ^z = undo").format(
                    step=title(self.meeting, ref), next=title(self.meeting, self.ref)
                )
            )

    def action_done_elsewhere(self) -> None:
        """Say that this step was done on the flip chart or aloud."""
        ref = self.ref
        self.question(
            DoneElsewhere(title(self.meeting, ref), self.meeting.step(ref).kind),
            lambda done: self._state(ref, done),
        )

    def _state(self, ref: StepRef, done: Done) -> None:
        if self.ask(steps.state_done, ref, done.note, done.amount):
            self.say(
                _("{step}: {note}. It counts just as much.  ·  ^z = undo").format(
                    step=title(self.meeting, ref), note=done.note
                )
            )

    def action_undo(self) -> None:
        """Take back the last thing that was done, and say what it was."""
        try:
            noted = self.conductor.undo()
        except Refused as refusal:
            self.say(str(refusal))
            return
        assert isinstance(noted.event, Undone)
        self._say_whole(_("Taken back: {what}.  ·  ^y = redo"), noted.event.taken_back)

    def action_redo(self) -> None:
        """Bring back what was taken back, and say what it was."""
        try:
            noted = self.conductor.redo()
        except Refused as refusal:
            self.say(str(refusal))
            return
        assert isinstance(noted.event, Redone)
        self._say_whole(_("Back again: {what}.  ·  ^z = undo"), noted.event.brought_back)

    def _say_whole(self, sentence: str, number: int) -> None:
        """Say what an undone event was, and where, for that may be out of sight."""
        history = self.conductor.history
        event = history.event(number)
        what = told(event, self.meeting)
        before = history.before.get(number)
        place = getattr(event, "ref", None) or (before.current if before else None)
        if place not in (None, self.ref) and not isinstance(event, steps.StepEntered):
            what = _("{what}, at {place}").format(what=what, place=place_words(self.meeting, place))
        self.say(sentence.format(what=what))

    def action_end_meeting(self) -> None:
        """Ask whether the meeting is done or broken off."""
        choices = [
            Choice("done", _("It is done"), strong=True),
            Choice("broken", _("Broken off")),
        ]
        text = _("The clock stops. After this you look back on the meeting together.")
        self.question(Ask(_("End the meeting?"), text, choices), self._end)

    def _end(self, how: str) -> None:
        if how == "done":
            self._ended(None)
            return
        text = _("The minutes say at which step it stopped. Why? You may leave this empty.")
        self.question(
            AskText(_("Broken off"), text, hint=_("the reason")),
            lambda reason: self._ended(reason or _("no reason given")),
        )

    def _ended(self, reason: str | None) -> None:
        self.leave_pane()
        if self.ask(steps.end, reason):
            program(self).open_wrap_up(self.conductor)

    def _went(self, noted: Noted | None) -> None:
        if noted is not None:
            step = title(self.meeting, self.ref)
            self.say(_("Step {step} has begun  ·  ^z = undo").format(step=step))
