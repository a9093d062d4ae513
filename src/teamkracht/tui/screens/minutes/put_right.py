"""The list of all that can be put right in minutes, and the questions that belong to a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from teamkracht.i18n import _, mark
from teamkracht.meeting.event import Refused
from teamkracht.records.correctable import Entry
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes, corrected
from teamkracht.records.putting_right import put_right, taken_away, values_of
from teamkracht.tui.commands import Command
from teamkracht.tui.program import program
from teamkracht.tui.screens.fidelity.status_right import StepLine, Told, ask_what
from teamkracht.tui.screens.minutes import edits
from teamkracht.tui.screens.minutes.edit_words import Words
from teamkracht.tui.screens.minutes.form import Answer, PutRight
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.groups import Group, Groups, Item

CHANGE = Command(
    "choose", mark("Put right"), mark("Change this line, and say why."), ("enter",), footer=True,
    leads_on=True,
)  # fmt: skip
ADD = Command(
    "choose", mark("Add"), mark("Add a line that lacks, and say why."), ("enter",), footer=True,
    leads_on=True,
)  # fmt: skip
TAKE_AWAY = Command(
    "remove", mark("Take away"), mark("Take this line out of the minutes, and say why."),
    ("delete", "backspace"), footer=True, leads_on=True,
)  # fmt: skip


class CorrectableLines(Groups):
    """The lines; posts `Removed` where one is to be taken away."""

    OWN_COMMANDS = (
        CHANGE,
        TAKE_AWAY,
        *(one for one in Groups.OWN_COMMANDS if one.id != "choose"),
    )

    class Removed(Groups.RowMessage):
        """Delete, on a line that can go."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, edits.Line] = {}

    def show_lines(self, lines: tuple[edits.Line, ...]) -> None:
        """Show other lines under their headings."""
        self._lines = {one.key: one for one in lines}
        self.show(
            Group(title, tuple(_item(line) for line in some))
            for title, some in groupby(lines, key=lambda line: line.group)
        )

    def line(self, key: str | None) -> edits.Line | None:
        """The line with a key."""
        return self._lines.get(key or "")

    def own_commands(self) -> tuple[Command, ...]:
        """Say of a line that lacks that it is added."""
        here = self.line(self.cursor_key)
        if here is None or not here.is_new:
            return self.OWN_COMMANDS
        return (ADD, *(one for one in self.OWN_COMMANDS if one.id != "choose"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking away is there where a line can go."""
        if action == "remove":
            here = self.line(self.cursor_key)
            return here is not None and here.can_go
        return super().check_action(action, parameters)

    def action_remove(self) -> None:
        """Take the line with the cursor away."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Removed(self, key))


class PuttingRight(VerticalScroll):
    """`show(minutes, words)`; posts `Done` with how the next version is made."""

    class Done(Message):
        """Somebody put a line right. `fresh` makes the next version; it may refuse."""

        def __init__(self, before: Minutes, fresh: Callable[[], Minutes], what: str) -> None:
            super().__init__()
            self.before = before
            self.fresh = fresh
            self.what = what

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual has it
        super().__init__(id=id, can_focus=False)
        self._minutes: Minutes | None = None
        self._words: Words | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question and the list."""
        yield Static(_("Which line do you want to put right?"), id="which", markup=False)
        yield CorrectableLines()

    def show(self, minutes: Minutes, words: Words) -> None:
        """Show the lines of minutes, and go to them."""
        self._minutes, self._words = minutes, words
        lines = self.query_one(CorrectableLines)
        lines.show_lines(edits.lines(minutes, words))
        lines.focus()

    @on(Groups.Moved)
    def _moved(self, event: Groups.Moved) -> None:
        event.stop()
        self.screen.refresh_bindings()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        minutes, words = self._minutes, self._words
        line = self.query_one(CorrectableLines).line(event.key)
        if minutes is None or words is None or line is None:
            return
        if isinstance(line.of, StepLine):
            ask_what(self.screen, line.of, self._status_told)
        else:
            self._ask(minutes, words, line, line.of)

    def _ask(self, minutes: Minutes, words: Words, line: edits.Line, entry: Entry) -> None:
        before = values_of(minutes, entry)

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                what = edits.what_changed(line, words, before, answer.values)
                self._done(answer.minutes, what, answer.reason)

        change = partial(put_right, minutes, entry, among=words.known)
        self.app.push_screen(PutRight(line.where, entry, before, words, change), answered)

    @on(CorrectableLines.Removed)
    def _removed(self, event: CorrectableLines.Removed) -> None:
        event.stop()
        minutes, line = self._minutes, self.query_one(CorrectableLines).line(event.key)
        if minutes is None or line is None or not isinstance(line.of, Entry):
            return
        what = edits.what_went(line)
        try:
            changed = taken_away(minutes, line.of)
        except Refused as refused:
            program(self).notify(str(refused), markup=False)
            return

        def answered(reason: str | None) -> None:
            if reason:
                self._done(changed, what, reason)

        self.app.push_screen(AskText(_("Why?"), what, optional=False), answered)

    def _done(self, changed: Minutes, what: str, reason: str) -> None:
        minutes, at = self._minutes, program(self).clock.read().wall
        assert minutes is not None
        fresh = partial(corrected, minutes, changed, at=at, what=what, reason=reason)
        self.post_message(self.Done(minutes, fresh, what))

    def _status_told(self, line: StepLine, answer: Told) -> None:
        minutes, at = self._minutes, program(self).clock.read().wall
        assert minutes is not None
        fresh = partial(
            status_corrected, minutes, line.step, line.case, answer.to, reason=answer.reason, at=at
        )
        self.post_message(self.Done(minutes, fresh, line.named))


def _item(line: edits.Line) -> Item:
    if line.is_new:
        return Item(line.key, f"+ {line.label}", quiet=True)
    text = ": ".join(filter(None, (line.label, line.value or "…")))
    return Item(line.key, text, quiet=not line.value)
