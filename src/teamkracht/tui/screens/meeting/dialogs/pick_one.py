"""One of a list: a step, a case, somebody at the table."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button

from teamkracht.i18n import _
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.picks import Pick, Picks


class PickOne(Dialog[str]):
    """A list to choose from; gives the key of the row, None where it was closed."""

    DEFAULT_CSS = """
    PickOne #rows { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str, text: str, rows: Iterable[Pick], start: str = "") -> None:
        """`start` is the key of the row that the cursor begins at."""
        super().__init__(title, text)
        self._rows = tuple(rows)
        self._start = start

    def body(self) -> ComposeResult:
        """Give the list and the way out."""
        with VerticalScroll(id="rows", can_focus=False):
            yield Picks(self._rows, text_width=34)
        with Answers(id="choices"):
            yield Button(Content(_("Choose this one") + "  Enter"), id="take")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin at the row that is most likely."""
        picks = self.query_one(Picks)
        picks.focus()
        if self._start:
            picks.go_to(self._start)
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        rows = self.query_one("#rows")
        rows.scroll_to(y=self.query_one(Picks).cursor - rows.size.height // 2, animate=False)

    @on(Picks.Switched)
    def _picked(self, event: Picks.Switched) -> None:
        event.stop()
        self.dismiss(event.key)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self.query_one(Picks).cursor_key if event.button.id == "take" else None)
