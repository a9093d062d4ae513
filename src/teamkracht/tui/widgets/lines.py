"""A list of numbered rows, drawn by one widget: as quick with five hundred rows as with five."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from teamkracht.tui.commands import WithCommands
from teamkracht.tui.widgets.drawn import Line
from teamkracht.tui.widgets.list_commands import LIST_COMMANDS
from teamkracht.tui.widgets.row import Columns, Row, draw, height_of


class Lines(WithCommands, ScrollView, can_focus=True):
    """Rows that wrap, with a cursor. Posts `Picked`, `Edit`, `Remove` and `Toggle` with a key.

    `set_rows(rows)`, `append(rows)`, `update_row(key, text=…, saved=…)`, `remove_row(key)`.
    """

    OWN_COMMANDS = LIST_COMMANDS
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--bar",
        "lines--number",
        "lines--text",
        "lines--quiet",
        "lines--chosen",
        "lines--chosen-text",
        "lines--saved",
        "lines--cursor",
    }
    DEFAULT_CSS = """
    Lines { height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    Lines > .lines--bar { color: $here; }
    Lines > .lines--number, Lines > .lines--quiet { color: $quiet; }
    Lines > .lines--saved { color: $quiet; }
    Lines > .lines--text { color: $foreground; }
    Lines > .lines--chosen { color: $here; }
    Lines > .lines--chosen-text { color: $foreground; text-style: bold; }
    Lines > .lines--cursor { background: $cursor; }
    """

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The index of the row with the cursor, -1 where there are no rows."""

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

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        id: str | None = None,  # noqa: A002 - as Textual has it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = list(rows)
        self.set_reactive(Lines.cursor, 0 if self._rows else -1)
        self._index = {row.key: n for n, row in enumerate(self._rows)}
        self._columns = Columns(0, 0, 8, 0)
        self._heights: list[int] = []
        self._ends: list[int] = []
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}

    # What the list holds

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    @property
    def cursor_key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else None

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; the cursor stays with its row where that is still there."""
        key = self.cursor_key
        self._rows = list(rows)
        self._index = {row.key: n for n, row in enumerate(self._rows)}
        self.set_reactive(Lines.cursor, self._index.get(key or "", min(0, len(self._rows) - 1)))
        self._measure()

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows at the end and show the last one, unless someone is reading further up."""
        at_end = not self.has_focus or self.scroll_offset.y >= self.max_scroll_y
        first = len(self._rows)
        self._rows.extend(rows)
        self._index.update((row.key, n) for n, row in enumerate(self._rows[first:], first))
        if self._columns_now() == self._columns and len(self._heights) == first:
            self._heights += [height_of(row, self._columns) for row in self._rows[first:]]
            self._place()
        else:
            self._measure()
        if at_end:
            self.set_reactive(Lines.cursor, len(self._rows) - 1)
            self._drawn.clear()
            self.scroll_end(animate=False, immediate=True, x_axis=False)

    def update_row(self, key: str, **changes: Any) -> None:
        """Change a row in place: `update_row("7", saved=True)`. A key that is gone is no fault."""
        n = self._index.get(key)
        if n is None:
            return
        self._rows[n] = row = replace(self._rows[n], **changes)
        self._drawn.pop((n, True), None)
        self._drawn.pop((n, False), None)
        if self._columns_now() != self._columns:
            self._measure()
        elif n < len(self._heights) and height_of(row, self._columns) != self._heights[n]:
            self._heights[n] = height_of(row, self._columns)
            self._place()
        else:
            self._refresh_row(n)

    def remove_row(self, key: str) -> None:
        """Take a row out; the cursor goes to the next one."""
        if key in self._index:
            at = min(self.cursor, len(self._rows) - 2)
            self.set_rows(row for row in self._rows if row.key != key)
            self.cursor = at

    # Where each row stands

    def _columns_now(self) -> Columns:
        return Columns.of(
            self.scrollable_content_region.width or 80,
            marks=any(row.chosen is not None for row in self._rows),
            number=max((len(row.number) for row in self._rows), default=0),
            right=max((cell_len(row.right) for row in self._rows), default=0),
        )

    def _measure(self) -> None:
        self._columns = self._columns_now()
        self._heights = [height_of(row, self._columns) for row in self._rows]
        self._drawn.clear()
        self._place()

    def _place(self) -> None:
        self._ends = list(accumulate(self._heights))
        height = self._ends[-1] if self._ends else 0
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        self.refresh()

    def _region(self, n: int) -> Region:
        return Region(0, self._ends[n] - self._heights[n], self.size.width, self._heights[n])

    def _refresh_row(self, n: int) -> None:
        if 0 <= n < len(self._ends):
            region = self._region(n)
            self.refresh_lines(region.y, region.height)

    def on_resize(self, event: Resize) -> None:
        """Wrap again for another width."""
        del event
        if self._columns_now() != self._columns or not self._ends:
            at_end = self.scroll_offset.y >= self.max_scroll_y
            self._measure()
            if at_end:
                self.scroll_end(animate=False, immediate=True, x_axis=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give the height for `height: auto`."""
        return self._ends[-1] if self._ends else len(self._rows)

    def notify_style_update(self) -> None:
        """Take in another theme."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        top = self.scroll_offset.y + y
        n = bisect_right(self._ends, top)
        if n >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        strips = self._strips(n, n == self.cursor and self.has_focus)
        line = top - (self._ends[n] - self._heights[n])
        return strips[line] if line < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def _strips(self, n: int, cursor: bool) -> list[Strip]:
        found = self._drawn.get((n, cursor))
        if found is None:
            base = self.get_component_rich_style("lines--cursor") if cursor else self.rich_style
            lines = draw(self._rows[n], self._columns, cursor=cursor)
            found = [self._strip(line, base) for line in lines]
            self._drawn[n, cursor] = found
        return found

    def _strip(self, line: Line, base: Style) -> Strip:
        style = self.get_component_rich_style
        segments = [Segment(p.text, base + style(f"lines--{p.style}", partial=True)) for p in line]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    # Moving and choosing

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor in the list."""
        return max(-1 if not self._rows else 0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two rows, and show the one with the cursor."""
        self._refresh_row(before)
        self._refresh_row(after)
        if 0 <= after < len(self._ends):
            self.scroll_to_region(self._region(after), animate=False, force=True, immediate=True)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._refresh_row(self.cursor)

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

    def _row_from_cursor(self, lines: int) -> int:
        at = self._ends[self.cursor] - 1 if self._ends else 0
        return bisect_right(self._ends, max(0, at + lines))

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = len(self._rows) - 1

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
        n = bisect_right(self._ends, self.scroll_offset.y + offset.y) if offset else -1
        if offset is None or not 0 <= n < len(self._rows):
            return
        event.stop()
        self.cursor = n
        if self._columns.mark and offset.x <= self._columns.mark:
            self._tell(self.Toggle)
        else:
            self._tell(self.Edit if event.chain == 2 else self.Picked)
