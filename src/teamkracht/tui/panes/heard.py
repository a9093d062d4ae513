"""A strength that was heard goes to the krachtkompas: type it, choose where, done."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key as KeyEvent
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.meeting.compass import add_entry
from teamkracht.meeting.kompas import CONDITIONS, Place
from teamkracht.tui.panes.compass_words import CONDITION_NAMES
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField

Heard = tuple[Place, str]
DRAFT = "heard"


class HeardDialog(Dialog[Heard]):
    """Asks for a strength in a few words, then for its place; None where it was closed."""

    DEFAULT_CSS = """
    HeardDialog .where { display: none; }
    HeardDialog.-where .where { display: block; }
    HeardDialog #choices Static { height: auto; margin-bottom: 1; }
    HeardDialog #choices Button { width: 28; text-align: left; content-align: left middle; }
    HeardDialog #choices #cancel { margin-top: 1; }
    """

    def __init__(self, pane: Pane) -> None:
        super().__init__(_("A strength of {client}").format(client=pane.client))
        self._pane = pane

    def body(self) -> ComposeResult:
        """Give the line, and the four conditions under it."""
        draft = self._pane.draft(DRAFT)
        yield LineField(draft, placeholder=_("two to five words"), id="answer")
        with Vertical(id="choices"):
            yield Static(_("Where does it belong?"), classes="where", markup=False)
            for n, condition in enumerate(CONDITIONS, 1):
                words = Content(f"{n}  {_(CONDITION_NAMES[condition])}")
                yield Button(words, id=condition, classes="where")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.query_one("#answer").focus()

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._pane.keep_draft(DRAFT, event.value)

    @on(LineField.Submitted)
    def _said(self, event: LineField.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.add_class("-where")
            self.call_after_refresh(self.query_one(f"#{CONDITIONS[0]}").focus)

    def on_key(self, event: KeyEvent) -> None:
        """Choose with a figure or the arrows, once it has been typed."""
        if isinstance(self.focused, LineField):
            return
        if event.key in ("1", "2", "3", "4"):
            event.stop()
            self._finish(CONDITIONS[int(event.key) - 1])
        elif event.key in ("up", "down"):
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)("Button")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id in CONDITIONS:
            self._finish(str(event.button.id))
        else:
            self.dismiss(None)

    def _finish(self, condition: str) -> None:
        text = self.query_one("#answer", LineField).value.strip()
        if text:
            self.dismiss((Place("krachten", condition), text))  # type: ignore[arg-type]


def hear(pane: Pane) -> None:
    """Ask for a strength and put it on the kompas of the pane's case."""
    client = pane.client

    def keep(heard: Heard | None) -> None:
        if heard is not None and pane.do(add_entry, client, *heard) is not None:
            pane.keep_draft(DRAFT, "")

    if client:
        pane.app.push_screen(HeardDialog(pane), keep)
