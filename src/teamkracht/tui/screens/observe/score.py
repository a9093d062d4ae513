"""Scoring: one requirement at a time, its anchors in view, and what is still open at the side."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.css.query import NoMatches
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Value
from teamkracht.i18n import _, current, mark
from teamkracht.live.observing import Desk
from teamkracht.protocol.model import Requirement
from teamkracht.tui.commands import is_typing
from teamkracht.tui.program import program
from teamkracht.tui.screens.observe import words
from teamkracht.tui.screens.observe.boards import Pressed
from teamkracht.tui.screens.observe.card import (
    CardPicture,
    OpenList,
    ScoreCard,
    open_words,
    seen_words,
)
from teamkracht.tui.screens.observe.desk import DeskScreen
from teamkracht.tui.screens.observe.locking import ask_to_lock
from teamkracht.tui.screens.observe.proposals import proposals_for
from teamkracht.tui.screens.observe.score_commands import SCORE_COMMANDS
from teamkracht.tui.widgets.dialog import lettered
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice

SCORES: dict[str, Value] = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "n": "not_applicable",
    "o": "not_observable",
}


class ScoreScreen(DeskScreen):
    """Lies over the board of the same observation, which owns it."""

    OWNER = False
    OWN_COMMANDS = SCORE_COMMANDS
    CSS_PATH = "observe.tcss"
    HELP_TITLE = mark("Score")
    HELP_TEXT = mark(
        "Press 1 to 5, n where a requirement does not apply, o where it could not be judged. "
        "Both stay out of the mean. Enter takes a note. You score on your own: what the program "
        "or another observer makes of it comes afterwards."
    )

    class Proposed(Message):
        """What the record proposes was read, in words by requirement."""

        def __init__(self, found: dict[str, str]) -> None:
            super().__init__()
            self.found = found

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        left = noting.still_open(desk.observing)
        ids = desk.observing.sheet.requirements()
        self._at = ids.index(left[0]) if left else 0
        self._proposals: dict[str, str] = {}
        self._noting_for = ""

    def compose(self) -> ComposeResult:
        """Lay out the card and the list."""
        with Horizontal(id="head"):
            yield Static(_("Score"), id="head-title", markup=False)
            yield Static(words.title(self.desk.observing), id="head-state", markup=False)
            yield Static("", id="head-time", markup=False)
        with Horizontal(id="board"):
            with VerticalScroll(id="middle"):
                yield ScoreCard()
                yield LineField(placeholder=_("a note beside this score"), id="note")
            yield OpenList()
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Begin at what is open."""
        super().on_mount()
        self.query_one("#middle").focus()
        self._look_for_proposals()

    @property
    def _requirement(self) -> Requirement:
        return self.desk.observing.sheet.instrument.requirement[self._at]

    @work(thread=True, exclusive=True)
    def _look_for_proposals(self) -> None:
        found = proposals_for(program(self).home, self.desk.observing)
        self.post_message(self.Proposed(found))

    @on(Proposed)
    def _proposed(self, event: Proposed) -> None:
        self._proposals = event.found
        self.show()

    def show(self) -> None:
        """Show the requirement that one is at."""
        observing, one = self.desk.observing, self._requirement
        scores = observing.seen.scores
        given = scores.get(one.id)
        indicators = observing.sheet.instrument.indicator
        picture = CardPicture(
            requirement=one,
            number=self._at + 1,
            of=len(observing.sheet.requirements()),
            indicator=next(
                (i.title.in_(current()) for i in indicators if i.id == one.indicator), ""
            ),
            given=given,
            own=one.source.own,
            source=_("Source: {source}").format(
                source=_("the program's own choice") if one.source.own else one.source.text
            ),
            # Nobody's score is led by the program's: it shows once there is one.
            proposal="" if given is None else self._proposals.get(one.id, ""),
            seen=seen_words(observing),
        )
        try:
            self.query_one(ScoreCard).show(picture)
        except NoMatches:
            return  # on its way out
        self.query_one(OpenList).show(observing, self._at)
        left = open_words(len(noting.still_open(observing)))
        self.query_one("#head-time", Static).update(left)
        self._show_note(one.id)

    def _show_note(self, requirement: str) -> None:
        if self._noting_for == requirement:
            return
        self._noting_for = requirement
        kept = self.desk.observing.seen.remarks.get(requirement, "")
        field = self.query_one("#note", LineField)
        with field.prevent(LineField.Changed):
            field.value = self.desk.draft(f"remark/{requirement}") or kept

    def on_key(self, event: Key) -> None:
        """Score by one key."""
        if is_typing(self) or self.commanded(event):
            return
        value = SCORES.get(event.character or "")
        if value is not None:
            event.stop()
            self._score(value)

    @on(Pressed, "ScoreCard")
    def _pressed(self, event: Pressed) -> None:
        value = next((one for one in SCORES.values() if one == event.target), None)
        if value is not None:
            self._score(value)

    @on(Pressed, "OpenList")
    def _chosen(self, event: Pressed) -> None:
        self._go(int(str(event.target)))

    def _score(self, value: Value) -> None:
        one = self._requirement.id
        self.note(lambda: noting.score(self.desk.observing, one, value))

    def action_open_again(self) -> None:
        """No score again."""
        one = self._requirement.id
        self.note(lambda: noting.score(self.desk.observing, one, None))

    def action_next(self) -> None:
        """The next one."""
        self._go(self._at + 1)

    def action_previous(self) -> None:
        """The one before."""
        self._go(self._at - 1)

    def _go(self, to: int) -> None:
        self._keep_note()
        self._at = to % len(self.desk.observing.sheet.requirements())
        self.show()
        self.query_one("#middle", VerticalScroll).scroll_home(animate=False)

    def action_note(self) -> None:
        """To the line for a note."""
        self.query_one("#note").focus()

    @on(LineField.Changed, "#note")
    def _typed(self, event: LineField.Changed) -> None:
        self.desk.keep_draft(f"remark/{self._noting_for}", event.value)

    @on(LineField.Submitted, "#note")
    def _written(self) -> None:
        self._keep_note()
        self.query_one("#middle").focus()
        if self._requirement.id in self.desk.observing.seen.scores:
            self._go(self._at + 1)

    def _keep_note(self) -> None:
        text, one = self.query_one("#note", LineField).value, self._noting_for
        if one:
            self.note(lambda: noting.remark(self.desk.observing, one, text))
            self.desk.keep_draft(f"remark/{one}", "")

    def action_undo(self) -> None:
        """Take back the last thing; the note is shown as it then stands."""
        super().action_undo()
        self._show_note_anew()

    def action_redo(self) -> None:
        """Bring it back; the note is shown as it then stands."""
        super().action_redo()
        self._show_note_anew()

    def _show_note_anew(self) -> None:
        self._noting_for = ""
        self._show_note(self._requirement.id)

    def action_lock(self) -> None:
        """Ask once, for it is final."""
        self._keep_note()
        said = _("Locking is final: from then on nothing in it changes.")
        later = lettered("not", _("Score on first"))
        ask_to_lock(self, self.desk, _("Lock your scores?"), said, later)

    def action_back(self) -> None:
        """Out of the note, or back to the board: the meeting may go on after all."""
        if is_typing(self):
            self._keep_note()
            self.query_one("#middle").focus()
            return
        self._keep_note()
        self.note(lambda: noting.go_on(self.desk.observing), quiet=True)
        self.app.pop_screen()
