"""Going along rows with a cursor, and on to what stands above and below them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message

from teamkracht.tui.commands import WithCommands
from teamkracht.tui.widgets.drawn import Drawn


class Along(WithCommands, Drawn):
    """Base of lists: a cursor on one of the rows, each with a key; it is seen while in focus."""

    GOES_ON: ClassVar[bool] = True
    """The arrows go on to what stands above and below."""

    class RowMessage(Message):
        """Something about one row."""

        def __init__(self, rows: Along, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> Along:
            """The list."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._keys: tuple[str, ...] = ()
        self.cursor = 0

    @property
    def cursor_key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._keys[self.cursor] if self.cursor < len(self._keys) else None

    @property
    def holder(self) -> VerticalScroll | None:
        """What the list scrolls in."""
        return next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)

    def place_of(self, row: int) -> tuple[int, int] | None:
        """Where a row begins, and how many lines to show of it; None while it is not drawn."""
        return row, 1

    def take(self, keys: Iterable[str]) -> None:
        """Take other rows; the cursor stays with its row, or at its place where that is gone."""
        key, self._keys = self.cursor_key, tuple(keys)
        last = max(0, len(self._keys) - 1)
        self.cursor = self._keys.index(key) if key in self._keys else min(self.cursor, last)

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, and scroll whatever holds the list to it."""
        self.cursor = row
        self.redraw()
        holder = self.holder
        place = self.place_of(row)
        if holder is not None and place is not None:
            top, lines = place
            y = self.content_region.y + top - holder.region.y + round(holder.scroll_y)
            holder.scroll_to_region(Region(0, y, 1, lines), animate=False, immediate=True)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()

    def action_up(self) -> None:
        """Go a row up, or to what stands above the list."""
        if self.cursor > 0:
            self.move_to(self.cursor - 1)
        elif self.GOES_ON:
            self.screen.focus_previous()

    def action_down(self) -> None:
        """Go a row down, or to what stands below the list."""
        if self.cursor < len(self._keys) - 1:
            self.move_to(self.cursor + 1)
        elif self.GOES_ON:
            self.screen.focus_next()
