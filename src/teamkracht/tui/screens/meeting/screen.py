"""The screen of a meeting under way: where we are, the time, and the pane of the step."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.message import Message
from textual.widgets import Button

from teamkracht.i18n import _, clock_time, mark
from teamkracht.meeting import clockstops, signals, times
from teamkracht.meeting.compass import EntryAdded
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Noted, Redone, Undone
from teamkracht.tui.meeting_commands import MORE_TIME
from teamkracht.tui.program import program
from teamkracht.tui.screens.meeting.cases import Cases
from teamkracht.tui.screens.meeting.dialogs.card import all_to_say
from teamkracht.tui.screens.meeting.dialogs.gap import short_gap_words
from teamkracht.tui.screens.meeting.face import clock_face, head, hints, step_words
from teamkracht.tui.screens.meeting.going import Going
from teamkracht.tui.screens.meeting.offered import COMMANDS, Offered
from teamkracht.tui.screens.meeting.parts import HintLines
from teamkracht.tui.screens.meeting.rail import rail_picture, ref_of
from teamkracht.tui.screens.meeting.room import Room
from teamkracht.tui.screens.meeting.signal import ring, signal_words
from teamkracht.tui.screens.meeting.stage import Stage
from teamkracht.tui.screens.meeting.talk import asks_for_typist
from teamkracht.tui.screens.meeting.told import is_removal, title
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.rail import Rail
from teamkracht.tui.wishes import wants_sound

FEW = ((34, 2), (24, 1), (0, 0))
"""From how many rows of the screen how many sayings and rules are shown; 0 is one line in all."""
ROOM_FOR_ALL = 34
"""Rows from which all of them have a place above the pane; on a lower screen they are a card."""


class MeetingScreen(Offered, Going, Cases, Room, Stage):
    """A meeting: shows what the conductor's meeting says, and hands commands on."""

    OWN_COMMANDS = COMMANDS
    CSS_PATH = "meeting.tcss"
    HELP_TITLE = mark("The meeting")
    HELP_TEXT = mark(
        "The step that is on has most of the screen; on a wide one every step stands at the left, "
        "and F6 lists them all. The clock only tells the time: you decide when to go on. "
        "Everything can be taken back with ^z."
    )

    class Saved(Message):
        """All up to this event is on the disk."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Trouble(Message):
        """Something can't be saved, or can be again."""

    _all_hints = False
    _saved_at = ""
    _told_at: StepRef | None = None
    """The step that was on when the screen was shown last: a passing word goes with its step."""
    _offered: tuple[object, ...] = ()
    """What decides which commands are offered, as it was when the footer was drawn."""

    def on_mount(self) -> None:
        """Show the meeting, listen to it, and make the panes once this is painted."""
        self._signals = signals.caught_up(self.meeting, self.conductor.elapsed())
        self._stop_listening = self.conductor.listen(self._noted)
        self.conductor.on_saved(self._heard_saved)
        self.conductor.on_trouble(self._heard_trouble)
        if self.conductor.saved:
            self._saved_at = clock_time(self.conductor.wall())
        self._show()
        self.say_standing()
        self.clock.tooltip = MORE_TIME.explanation()
        self._until_pane = program(self).hold_keys()
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Let go of the meeting."""
        program(self).let_go(self._until_pane)
        self._stop_listening()
        self.conductor.on_saved(None)
        self.conductor.on_trouble(None)

    def _heard_saved(self, number: int) -> None:
        """Pass on what the writer's thread says; posting is safe from there."""
        self.post_message(self.Saved(number))

    def _heard_trouble(self, sentence: str | None) -> None:  # noqa: ARG002 - the conductor knows it
        self.post_message(self.Trouble())

    def _begin(self) -> None:
        if self.meeting.ending is not None and not self.conductor.read_only:
            program(self).open_wrap_up(self.conductor)
            return
        kind = self.meeting.step(self.ref).kind
        self.run_worker(self.panes.make_ready(kind, self._pane_is_there))
        self._wait_for_second()
        self.ask_about_gap()

    async def _pane_is_there(self) -> None:
        """Let what was typed before the first pane was there come into its field."""
        program(self).let_go(self._until_pane)

    # Time

    def tick(self) -> None:
        """Look at the clock: show it, signal where it is time, ask where time was missed."""
        self.conductor.tick()
        now = self.conductor.elapsed()
        self.clock.show(clock_face(self.meeting, now, self.conductor.wall()))
        self._signals, signal = signals.heard(self._signals, self.meeting, now)
        if signal is not None and not self.conductor.read_only:
            self.say(signal_words(signal, title(self.meeting, signal.ref)), stays=True)
            self._ring()
        self.ask_about_gap()
        if not self.passing:
            self.say_standing()

    def _ring(self) -> None:
        if self.sound is None:
            self.sound = wants_sound(program(self).home)
        if self.sound:
            ring(self.app)

    def _wait_for_second(self) -> None:
        """Look again when the seconds that are left next change."""
        left = times.left(self.meeting, self.conductor.elapsed(), self.ref)
        part = 0.0 if self.meeting.paused else left % 1.0
        self.set_timer((part or 1.0) + 0.01, self._second)

    def _second(self) -> None:
        self.tick()
        self._wait_for_second()

    # What happens

    def _noted(self, noted: Noted) -> None:
        self.panes.noted(noted, self.ref)
        if noted.event.by_person and not isinstance(noted.event, Undone | Redone):
            self.say_no_more()
        self._show()
        match noted.event:
            case EntryAdded(place=place) if self.meeting.step(self.ref).kind != "compass":
                from teamkracht.tui.panes.compass_words import place_name

                where = place_name(place)
                self.say(_("On the compass: {place}  ·  ^z = undo").format(place=where))
            case event if is_removal(event):
                self.say(_("Gone  ·  ^z = undo"))

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self._saved_at = clock_time(self.conductor.wall())
        self._show_head()
        self.panes.saved(event.number)

    @on(Trouble)
    def _trouble(self) -> None:
        self._show_head()

    def on_pane_refusal(self, event: Any) -> None:
        """Say why a pane could not do what was asked."""
        event.stop()
        self.say(event.text)

    # What is shown

    def _show(self) -> None:
        """Show the meeting as it stands; each part draws only where something changed."""
        meeting, ref = self.meeting, self.ref
        self._show_head()
        self.rail.show(rail_picture(meeting))
        self.step_head.show(step_words(meeting, ref))
        self._show_hints()
        face = clock_face(meeting, self.conductor.elapsed(), self.conductor.wall())
        self.clock.show(face)
        self._show_pause()
        self.panes.turn_to(ref)
        if not self.passing or ref != self._told_at:
            self.say_standing()
        self._told_at = ref
        offered = (self.case is None, meeting.paused, meeting.ending, self.has_open_question())
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _show_head(self) -> None:
        trouble = None if self.conductor.read_only else self.conductor.trouble
        saved = _("saved {time}").format(time=self._saved_at) if self._saved_at else ""
        if trouble:
            saved = _("not saved")
        elif self.conductor.read_only:
            saved = _("looking along")
        practice = bool(getattr(self.app, "practice", False))
        self.head.show(head(self.meeting, practice=practice), saved, trouble)

    def _show_hints(self) -> None:
        kompas = self.meeting.step(self.ref).kind == "compass"
        self.make_room(kompas=kompas)
        few = 0 if kompas else next(few for rows, few in FEW if self.app.size.height >= rows)
        few = -1 if self._all_hints and self.app.size.height >= ROOM_FOR_ALL else few
        self.hints.show(hints(self.meeting, self.ref), few)

    def _show_pause(self) -> None:
        pausing, work = self.pausing, self.work
        paused = self.meeting.paused
        if paused:
            pausing.show(self.meeting, read_only=self.conductor.read_only)
        if pausing.display == paused:
            return
        pausing.display, work.display = paused, not paused
        if paused:
            self.query_one("#go-on").focus()
        elif pane := self.panes.pane:
            pane.focus_first()

    def standing(self) -> str:
        """Give what the notice line says where nothing passes by."""
        if self.conductor.read_only:
            if getattr(self.conductor, "closed", False):
                return _("The meeting has been closed where it was led.")
            return self.conductor.trouble or str(getattr(self.conductor, "holder", ""))
        if (gap := clockstops.open_question(self.meeting)) is not None:
            return short_gap_words(self.meeting.gaps[gap])
        if name := asks_for_typist(self.meeting):
            return _("{name} presents: who types?  ^w, or click here").format(name=name)
        return ""

    @on(Notice.Clicked)
    def _notice_clicked(self) -> None:
        if self.conductor.read_only:
            return
        if self.has_open_question():
            self.action_answer_gap()
        elif asks_for_typist(self.meeting):
            self.action_who_types()

    @on(Rail.StepChosen)
    def _step_chosen(self, event: Rail.StepChosen) -> None:
        ref = ref_of(self.meeting, event.ref)
        if ref is not None and not self.conductor.read_only:
            self.jump_to(ref)

    @on(Button.Pressed, "#go-on")
    def _go_on(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_resume()

    @on(Button.Pressed, "#what-for")
    def _what_for(self, event: Button.Pressed) -> None:
        event.stop()
        self.say_what_for()

    def action_sayings(self) -> None:
        """Show all there is to say, or only a few; on a card where the pane needs the room."""
        if self.app.size.height < ROOM_FOR_ALL:
            self.app.push_screen(all_to_say(self.meeting, self.ref))
            return
        self._all_hints = not self._all_hints
        self._show_hints()

    @on(HintLines.Clicked)
    def _more_hints(self) -> None:
        self.action_sayings()

    def on_resize(self) -> None:
        """Show as many hints as there is room for."""
        self.call_after_refresh(self._show_hints)
