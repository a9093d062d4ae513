"""A list of numbered rows, drawn by one widget: as quick with five hundred rows as with five."""

from __future__ import annotations

from textual.events import Click
from textual.message import Message

from teamkracht.tui.commands import WithCommands
from teamkracht.tui.widgets.list_commands import LIST_COMMANDS
from teamkracht.tui.widgets.row_list import RowList


class Lines(WithCommands, RowList):
    """Rows that wrap, with a cursor. Posts `Picked`, `Edit`, `Remove` and `Toggle` with a key.

    `set_rows(rows)`, `append(rows)`, `update_row(key, text=…, saved=…)`, `remove_row(key)`.
    """

    OWN_COMMANDS = LIST_COMMANDS

    class RowMessage(Message):
        """Something about one row."""

        def __init__(self, lines: Lines, key: str) -> None:
            super().__init__()
            self.lines = lines
            self.key = key

        @property
        def control(self) -> Lines:
            """The list."""
            return self.lines

    class Picked(RowMessage):
        """Enter or a click."""

    class Edit(RowMessage):
        """The key to change it, or a double click."""

    class Remove(RowMessage):
        """Delete."""

    class Toggle(RowMessage):
        """Space, or a click on the sign in front."""

    def action_cursor_up(self) -> None:
        """Go a row up."""
        self.cursor -= 1

    def action_cursor_down(self) -> None:
        """Go a row down."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """Go a page up."""
        self.cursor = self._row_from_cursor(-self.size.height)

    def action_page_down(self) -> None:
        """Go a page down."""
        self.cursor = self._row_from_cursor(self.size.height)

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = len(self.rows) - 1

    def _tell(self, message: type[RowMessage]) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(message(self, key))

    def action_pick(self) -> None:
        """Choose the row."""
        self._tell(self.Picked)

    def action_mark(self) -> None:
        """Mark the row, or take the mark off."""
        self._tell(self.Toggle)

    def action_edit(self) -> None:
        """Change the row."""
        self._tell(self.Edit)

    def action_remove(self) -> None:
        """Remove the row."""
        self._tell(self.Remove)

    def on_click(self, event: Click) -> None:
        """Go to the row that was clicked; the sign in front marks it."""
        offset = event.get_content_offset(self)
        n = None if offset is None else self._row_at(offset.y)
        if offset is None or n is None:
            return
        event.stop()
        self.cursor = n
        if self._is_on_mark(offset.x):
            self._tell(self.Toggle)
        else:
            self._tell(self.Edit if event.chain == 2 else self.Picked)

    def _row_at(self, y: int) -> int | None:
        """Give the index of the row that is drawn at line `y` of the view."""
        n = self._heights.at(self.scroll_offset.y + y)
        return n if n < len(self._heights) else None

    def _is_on_mark(self, x: int) -> bool:
        """Tell whether a column is that of the sign in front."""
        return bool(self._columns.mark) and x <= self._columns.mark

    def _row_from_cursor(self, lines: int) -> int:
        """Give the index of the row so many lines below the cursor."""
        if not self._heights:
            return 0
        region = self._region(self.cursor)
        return self._heights.at(max(0, region.bottom - 1 + lines))
