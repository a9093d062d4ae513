"""A strength that somebody heard, on its way to the krachtkompas: the words, then one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.compass import add_entry
from teamkracht.meeting.kompas import CONDITIONS, SECTIONS, Place
from teamkracht.meeting.meeting import StepRef
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField


@dataclass(frozen=True)
class HeardEntry:
    """The words and where they go."""

    place: Place
    text: str


class HeardDialog(Dialog[HeardEntry]):
    """Type it, Enter, and 1 to 4 for the field. The first letter of a section chooses that."""

    DEFAULT_CSS = """
    HeardDialog > #dialog { width: 76; }
    HeardDialog .label { color: $quiet; height: 1; margin-top: 1; }
    HeardDialog #sections { height: auto; }
    HeardDialog #conditions { height: auto; }
    HeardDialog #sections Button, HeardDialog #conditions Button {
        border: none; height: 1; min-width: 8; width: auto; padding: 0 1; margin-right: 2;
        background: $background; color: $foreground; text-style: none;
    }
    HeardDialog #sections Button { margin-right: 1; }
    HeardDialog #conditions Button { width: 24; content-align: left middle; text-align: left; }
    HeardDialog #sections Button:focus, HeardDialog #conditions Button:focus {
        background: $here; color: $background; text-style: bold; }
    HeardDialog #sections Button.-chosen { color: $here; text-style: bold; }
    HeardDialog #sections Button.-chosen:focus { color: $background; }
    """

    def __init__(self, client: str, draft: str, keep: Callable[[str], None]) -> None:
        """`draft` is what was half typed before; `keep` takes what is half typed now."""
        super().__init__(
            _("Heard of {client}: on the compass").format(client=client),
            _("Type it and press Enter. Then say what it is, and where it belongs."),
        )
        self._draft = draft
        self._keep = keep
        self._section = SECTIONS[0]

    def body(self) -> ComposeResult:
        """Give the line, the sections and the four fields."""
        from teamkracht.tui.panes.compass_words import CONDITION_NAMES

        hint = _("two to five words")
        yield LineField(self._draft, id="text", placeholder=hint)
        yield Static(_("What is it?"), classes="label", markup=False)
        with Horizontal(id="sections"):
            for name in SECTIONS:
                yield Button(Content(f"{_section(name)}  {_letter(name)}"), id=f"s-{name}")
        yield Static(_("Where does it belong? 1 to 4 keeps it."), classes="label", markup=False)
        with Vertical(id="conditions"):
            for number, name in enumerate(CONDITIONS, 1):
                yield Button(Content(f"{number}  {_(CONDITION_NAMES[name])}"), id=f"c-{name}")
        with Answers(id="choices"):
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Start typing at once."""
        self._choose(self._section)
        self.query_one("#text").focus()

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._keep(event.value)

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self.query_one(f"#c-{CONDITIONS[0]}").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        kind, _dash, name = (event.button.id or "").partition("-")
        if kind == "c":
            self._finish(name)
        elif kind == "s":
            self._choose(name)
        else:
            self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """Take a number for a field and a letter for a section, once the words are there."""
        if isinstance(self.focused, LineField):
            return
        if event.key in {"1", "2", "3", "4"}:
            event.stop()
            self._finish(CONDITIONS[int(event.key) - 1])
        for name in SECTIONS:
            if event.key == _letter(name):
                event.stop()
                self._choose(name)

    def _choose(self, section: str) -> None:
        self._section = section
        for name in SECTIONS:
            self.query_one(f"#s-{name}").set_class(name == section, "-chosen")

    def _finish(self, condition: str) -> None:
        text = self.query_one("#text", LineField).value.strip()
        if not text:
            self.query_one("#text").focus()
            return
        self.dismiss(HeardEntry(_place(self._section, condition), text))


def hear(app: App[Any], conductor: Conductor, ref: StepRef, ask: Callable[..., object]) -> None:
    """Ask what was heard in a step of a case, and `ask` the meeting to put it on the kompas."""
    client = ref.case
    if client is None:
        return
    field = f"{ref.step}/{client}/heard"

    def keep(heard: HeardEntry | None) -> None:
        if heard is not None and ask(add_entry, client, heard.place, heard.text) is not None:
            conductor.keep_draft(field, "")

    dialog = HeardDialog(
        client, conductor.draft(field), lambda text: conductor.keep_draft(field, text)
    )
    app.push_screen(dialog, keep)


def _letter(section: str) -> str:
    return _section(section)[:1].lower()


def _section(section: str) -> str:
    from teamkracht.tui.panes.compass_words import SECTION_NAMES

    return _(SECTION_NAMES[section])


def _place(section: str, condition: str) -> Place:
    return Place(cast("Place", section), cast("Place", condition))  # type: ignore[arg-type]
