"""Listening: the fields of the step, and notes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import TextArea

from teamkracht.i18n import _, mark
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.meeting import Note
from teamkracht.meeting.notes import FieldSet, add_notes, change_note, set_field
from teamkracht.protocol.steps import FieldName
from teamkracht.tui.panes.entry import Memo
from teamkracht.tui.panes.heading import Heading
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.panes.written import Written
from teamkracht.tui.widgets.frame import Frame, Stack
from teamkracht.tui.widgets.row import Row
from teamkracht.tui.widgets.words import Words

FIELDS: dict[FieldName, tuple[str, str]] = {
    "help_question": (mark("Question for the team"), mark("How can I …?")),
    "goal": (mark("Goal"), mark("What {client} wants, in {client}'s own words")),
    "situation": (mark("How it is"), mark("A few lines: what counts today")),
}
"""What each field is called, and the gentle word in it while it is empty."""


class FieldBlock(Frame, Widget):
    """One field of the case: its name, its text and whether that is saved."""

    DEFAULT_CSS = """
    FieldBlock { height: auto; margin-bottom: 1; }
    FieldBlock Heading { margin-bottom: 0; }
    """

    def __init__(self, memo: Memo) -> None:
        super().__init__()
        self.memo = memo
        self.heading = Heading()

    def compose(self) -> ComposeResult:
        """Put the name above the text."""
        yield self.heading
        yield self.memo


class TalkPane(Pane):
    """The fields of the step, and a line for notes."""

    HELP_TITLE = mark("Listening and noting")
    HELP_TEXT = mark(
        "Fill in the fields if you like: Enter keeps the text and goes on. In the line below you "
        "write notes, one after another. Nothing has to be typed."
    )
    DEFAULT_CSS = """
    TalkPane.-tight Memo { max-height: 4; }
    TalkPane .fields { height: auto; max-height: 75%; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.blocks = {
            name: FieldBlock(Memo(name, self._enter, placeholder=_(words[1])))
            for name, words in FIELDS.items()
        }
        for block in self.blocks.values():
            block.display = False
        self.prompts = Words(classes="gentle")
        self.written = Written("note", self)
        self.changes = self.written.lines

    def body(self) -> ComposeResult:
        """Put the fields above the notes."""
        yield self.prompts
        with Stack(classes="fields"):
            yield from self.blocks.values()
        yield self.written

    def places(self) -> tuple[Pane | Written, ...]:
        """The keys of the list beside those of the pane."""
        return (self, self.written)

    def focus_first(self) -> None:
        """Go to the first field that is empty, else to the notes."""
        memos = (self.blocks[name].memo for name in self._fields())
        empty = next((memo for memo in memos if not memo.text), None)
        if empty is None or self.conductor.read_only:
            self.written.focus_first()
        else:
            empty.focus()

    def take_up(self) -> None:
        """Put what was stored and what was half typed in the fields."""
        fields = self._fields()
        for name, block in self.blocks.items():
            block.display = name in fields
            memo = block.memo
            memo.read_only = self.conductor.read_only
            memo.stored = self.case.fields.get(name, "")
            memo.put(self.draft(name) or memo.stored)
            memo.placeholder = _(FIELDS[name][1]).format(client=self.client)
        self.written.entry.disabled = self.conductor.read_only
        self.written.begin(str(n) for n in range(len(self._notes())))
        text = "\n".join(self.said(words) for words in self.step.prompts)
        self.prompts.display = bool(text)
        self.prompts.say(text)

    def redraw(self) -> None:
        """Show the fields and the notes as they stand."""
        for name in self._fields():
            self._show_field(name)
        self.written.entry.hint(_("a note"))
        rows = [
            Row(str(n), note.text, saved=self.is_saved(note.number))
            for n, note in enumerate(self._notes())
        ]
        self.written.show(rows)
        super().redraw()

    def leave(self) -> None:
        """Keep what is in the fields, and the half-typed note."""
        for name in self._fields():
            self._keep(name)
        self.written.leave()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is being typed."""
        memo = event.text_area
        if isinstance(memo, Memo):
            self.keep_draft(memo.what, memo.text if memo.text != memo.stored else "")

    def on_descendant_blur(self, event: object) -> None:
        """Keep a field that is left."""
        del event
        for name in self._fields():
            if not self.blocks[name].memo.has_focus:
                self._keep(name)

    # What the list of notes asks

    def write(self, texts: tuple[str, ...]) -> bool:
        """Keep notes."""
        return self.do(add_notes, list(texts), self.ref) is not None

    def rewrite(self, key: str, text: str) -> bool:
        """Put a note right."""
        return self.do(change_note, self.ref, int(key), text) is not None

    def rub_out(self, key: str) -> None:
        """Take a note away."""
        self.do(change_note, self.ref, int(key), None)

    # The fields

    def _fields(self) -> tuple[FieldName, ...]:
        return self.step.fields if self.ref.case and self.ref.step else ()

    def _notes(self) -> tuple[Note, ...]:
        return self.meeting.record(self.ref).notes

    def _enter(self, memo: Memo) -> None:
        """Keep a field and go on to the next; to the notes only once no field is empty."""
        fields = self._fields()
        at = next((n for n, name in enumerate(fields) if name == memo.what), None)
        if at is None:
            return
        self._keep(fields[at])
        later = [self.blocks[name].memo for name in fields[at + 1 :]]
        if later:
            later[0].focus()
            return
        self.focus_first()
        if not all(self.blocks[name].memo.text for name in fields):
            self.refuse(_("Something is still empty here. With Tab you go past it."))

    def _keep(self, name: FieldName) -> None:
        memo = self.blocks[name].memo
        memo.settle()
        text = memo.text.strip()
        if self.conductor.read_only or text == memo.stored:
            return
        memo.stored = text
        if self.do(set_field, self.client, name, text) is not None:
            memo.put(text)
            self.keep_draft(name, "")

    def _show_field(self, name: FieldName) -> None:
        memo = self.blocks[name].memo
        stored = self.case.fields.get(name, "")
        if stored != memo.stored:
            untouched = memo.text.strip() == memo.stored
            memo.stored = stored
            if untouched:
                memo.put(stored)
        number = self._number(name)
        mark_ = "" if number is None else "✓" if self.is_saved(number) else "·"
        self.blocks[name].heading.show("", _(FIELDS[name][0]), mark_)

    def _number(self, name: FieldName) -> int | None:
        """The number of the event that gave a field its text."""
        history = self.conductor.history
        for noted in reversed(history.noted):
            match noted.event:
                case FieldSet(client=self.client, field=field):
                    if field == name and noted.number not in history.taken_back:
                        return noted.number
        return 1 if self.case.fields.get(name) else None
