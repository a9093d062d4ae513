"""Observing: one key marks which step is happening, one key counts, a line takes a note."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.events import Key
from textual.widgets import Static

from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Event
from teamkracht.fidelity.observing.sheet import Place
from teamkracht.i18n import _, clock_time, duration, listing, mark
from teamkracht.live.observing import Desk
from teamkracht.meeting.event import Refused
from teamkracht.meeting.moment import between
from teamkracht.tui.commands import Command, is_typing
from teamkracht.tui.program import program
from teamkracht.tui.screens.observe import words
from teamkracht.tui.screens.observe.boards import BehaviourBoard, Pressed, StepBoard
from teamkracht.tui.screens.observe.desk import BACK, REDO, UNDO, DeskScreen
from teamkracht.tui.screens.observe.log import MarkLog
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice

WATCH = mark("While you watch")
NOTE = "note"
ROOMY = 100
"""Columns from which the head says all."""


class ObserveScreen(DeskScreen):
    """The board. It owns the observation: when it is left, the observation waits on the disk."""

    OWN_COMMANDS = (
        Command(
            "next_step",
            mark("Next step"),
            mark("The step that follows is happening now."),
            ("space",),
            footer=True,
            group=WATCH,
        ),
        Command(
            "next_case",
            mark("Next case"),
            mark("The next case begins, with its first step."),
            ("n",),
            group=WATCH,
        ),
        Command(
            "score",
            mark("Score"),
            mark("The meeting is over: go on to the scores. You can come back."),
            ("f8", "ctrl+n"),
            footer=True,
            group=WATCH,
            priority=True,
        ),
        Command(
            "note",
            mark("Note"),
            mark("Write down a line, without names of clients."),
            ("enter",),
            footer=True,
            group=WATCH,
        ),
        UNDO,
        REDO,
        BACK,
    )
    CSS_PATH = "observe.tcss"
    HELP_TITLE = mark("Observe")
    HELP_TEXT = mark(
        "The digit in front of a step says that it is happening now; space says that the next one "
        "is. A letter counts a behaviour, and with shift takes one off. Enter writes a line. "
        "With the arrows you choose what was marked and move it a minute; Delete removes it. "
        "All of it is kept at once, and all of it can be undone."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case = max(1, desk.observing.seen.case)

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        with Horizontal(id="head"):
            yield Static(_("Observe"), id="head-title", markup=False)
            yield Static(words.title(self.desk.observing), id="head-state", markup=False)
            yield Static("", id="head-time", markup=False)
        with Horizontal(id="board"):
            with Vertical(id="left"):
                yield StepBoard()
            with Vertical(id="right"):
                yield BehaviourBoard()
                yield MarkLog()
        hint = _("a line, without names of clients; Enter keeps it")
        yield LineField(self.desk.draft(NOTE), placeholder=hint, id="note")
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Let time run."""
        super().on_mount()
        start = self.query_one("#note") if self.desk.draft(NOTE) else self.query_one(MarkLog)
        start.focus()

    @property
    def _live(self) -> bool:
        return self.desk.observing.began.way == "live"

    def show(self) -> None:
        """Show all as it stands."""
        observing, now = self.desk.observing, self.desk.now()
        seen = observing.seen
        now = seen.over or now
        if self._live:
            self._case = max(1, seen.case)
        title = _("Which step is happening now?") if self._live else _("What became of each step?")
        lines = words.step_lines(observing, self._case, now)
        none_on = bool(seen.now and seen.now.place is None) if self._live else None
        try:
            self.query_one(StepBoard).show(title, self._case, lines, none_on=none_on)
        except NoMatches:
            return  # on its way out
        self.query_one(BehaviourBoard).show(words.behaviour_lines(observing))
        self.query_one(MarkLog).show(words.log_lines(observing, now), live=self._live)
        self.query_one("#head-time", Static).update(self._time_words())

    def _time_words(self) -> str:
        observing = self.desk.observing
        who = listing(observing.began.observers)
        code = observing.began.code or ""
        told = _("code {code}").format(code=code) if 0 < len(code) <= 8 else ""
        parts = [who, told] if self.size.width >= ROOMY else []
        if self._live:
            now = self.desk.now()
            since = max(0.0, between(observing.seen.start, observing.seen.over or now))
            parts += [duration(since), clock_time(now)]
        return "   ".join(filter(None, parts or [who]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing follows on from what is told afterwards."""
        if action == "next_step":
            return self._live
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Mark a step or count a behaviour by its key."""
        if is_typing(self) or self.commanded(event):
            return
        key = event.character or ""
        asked = self._asked(key)
        if asked is not None:
            event.stop()
            event.prevent_default()
            self.note(asked)

    def _asked(self, key: str) -> Callable[[], Event | None] | None:
        """What a key asks for; None where it is none of ours."""
        observing = self.desk.observing
        if key == "0" and self._live:
            return lambda: noting.mark(observing, None)
        lines = words.step_lines(observing, self._case, self.desk.now())
        for line in lines:
            if key and key == line.key:
                return lambda: self._step(line.place)
        for one in words.behaviour_lines(observing):
            if key and key == one.key:
                return lambda: noting.tally(observing, one.id)
            if key and key == one.key.upper():
                return lambda: noting.untally(observing, one.id)
        return None

    def _step(self, place: Place) -> Event:
        if self._live:
            return noting.mark(self.desk.observing, place)
        return noting.judge_next(self.desk.observing, place)

    @on(Pressed)
    def _pressed(self, event: Pressed) -> None:
        target, observing = event.target, self.desk.observing
        if isinstance(target, Place):
            place = target
            self.note(lambda: self._step(place))
        elif target == "none":
            if self._live:
                self.note(lambda: noting.mark(observing, None))
        else:
            behaviour = str(target)
            self.note(lambda: noting.tally(observing, behaviour))

    @on(MarkLog.Asked)
    def _asked_of(self, event: MarkLog.Asked) -> None:
        observing, number = self.desk.observing, event.number
        if event.what == "remove":
            self.note(lambda: noting.remove(observing, number))
        elif event.what == "judge":
            self.note(lambda: self._judge(number))
        else:
            by = -60 if event.what == "earlier" else 60
            self.note(lambda: noting.shift(observing, number, by, self.desk.now()))

    def _judge(self, number: int) -> Event:
        found = self.desk.observing.seen.mark(number)
        if found is None or found.place is None:
            raise Refused(_("Choose the beginning of a step first, with the arrows."))
        return noting.judge_next(self.desk.observing, found.place)

    def action_next_step(self) -> None:
        """The next step."""
        self.note(lambda: noting.mark_next(self.desk.observing))

    def action_next_case(self) -> None:
        """The next case."""
        if self._live:
            self.note(lambda: noting.mark_next_case(self.desk.observing))
            return
        known = self.desk.observing.seen.cases
        self._case = self._case + 1 if self._case <= known else 1
        self.show()

    def action_note(self) -> None:
        """To the line."""
        self.query_one("#note").focus()

    @on(LineField.Changed, "#note")
    def _typed(self, event: LineField.Changed) -> None:
        self.desk.keep_draft(NOTE, event.value)

    @on(LineField.Submitted, "#note")
    def _written(self) -> None:
        self._keep_line()
        self.query_one(MarkLog).focus()

    @on(LineField.Pasted, "#note")
    def _pasted(self, event: LineField.Pasted) -> None:
        event.stop()
        for line in event.lines:
            self.note(lambda line=line: noting.write_down(line))  # type: ignore[misc]

    def _keep_line(self) -> None:
        field = self.query_one("#note", LineField)
        if field.value.strip():
            self.note(lambda: noting.write_down(field.value))
            field.clear()
        self.desk.keep_draft(NOTE, "")

    def action_score(self) -> None:
        """The meeting is over: to the scores."""
        self._keep_line()
        self.note(lambda: noting.end(self.desk.observing), quiet=True)
        program(self).open_scores(self.desk)

    def action_back(self) -> None:
        """Out of the line, or away; what was noted waits."""
        if is_typing(self):
            self.query_one(MarkLog).focus()
        else:
            self.app.pop_screen()
