"""A name: one of those who are here, turned to with the arrows, or typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.suggester import SuggestFromList
from textual.widgets import Static

from teamkracht.i18n import _
from teamkracht.tui.widgets.fields import LineField


class NameField(LineField):
    """A line in which left and right go along names, unless another name stands in it."""

    def __init__(self, names: Sequence[str], **options: Any) -> None:
        suggester = SuggestFromList(names, case_sensitive=False)
        hint = _("choose with ← →, or type a name")
        super().__init__(suggester=suggester, placeholder=hint, **options)
        self.names = tuple(names)

    def turn(self, by: int) -> None:
        """Go to the next name, or (-1) to the one before; past the last nobody is named."""
        turns = ("", *self.names)
        at = turns.index(self.value) if self.value in turns else 0
        self.value = turns[(at + by) % len(turns)]
        self.select_all()  # so that a name that is typed takes its place

    def action_cursor_left(self, select: bool = False) -> None:
        """Go left in a name that was typed, else to the name before."""
        self._move(-1, partial(super().action_cursor_left, select))

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right in a name that was typed, else to the next name."""
        self._move(1, partial(super().action_cursor_right, select))

    def _move(self, by: int, in_text: Any) -> None:
        if self.value in ("", *self.names):
            self.turn(by)
        else:
            in_text()


class NameLine(Horizontal):
    """A name between ‹ and ›, which can be clicked."""

    DEFAULT_CSS = """
    NameLine { height: 1; }
    NameLine Static { width: 3; padding: 0 1; color: $here; }
    NameLine NameField { width: 1fr; }
    """

    def __init__(self, field: NameField) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        """Put the arrows at the sides."""
        yield Static("‹", classes="before", markup=False)
        yield self.field
        yield Static("›", markup=False)

    def on_click(self, event: Click) -> None:
        """Turn to where was clicked."""
        if isinstance(event.widget, Static):
            event.stop()
            self.field.turn(-1 if event.widget.has_class("before") else 1)
            self.field.focus()
