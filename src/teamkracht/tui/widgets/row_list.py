"""Rows that wrap, their places, and drawing only what is in view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import is_
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from teamkracht.tui.widgets.drawn import Line, room_in
from teamkracht.tui.widgets.frame import as_shown
from teamkracht.tui.widgets.heights import Heights
from teamkracht.tui.widgets.row import Columns, Row, Widest, as_wide, draw, height_of


class RowList(ScrollView, can_focus=True):
    """What `Lines` holds and shows; the keys and the mouse are in `Lines`."""

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
    RowList {
        height: 1fr;
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    RowList > .lines--bar { color: $here; }
    RowList > .lines--number, RowList > .lines--quiet { color: $quiet; }
    RowList > .lines--saved { color: $quiet; }
    RowList > .lines--text { color: $foreground; }
    RowList > .lines--chosen { color: $here; }
    RowList > .lines--chosen-text { color: $foreground; text-style: bold; }
    RowList > .lines--cursor { background: $cursor; }
    """

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The index of the row with the cursor, -1 where there are no rows."""

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        id: str | None = None,  # noqa: A002 - as Textual has it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = list(rows)
        self.set_reactive(RowList.cursor, 0 if self._rows else -1)
        self._index = {row.key: n for n, row in enumerate(self._rows)}
        self._columns = Columns(0, 0, 8, 0)
        self._widest: Widest | None = None
        self._at_end = self._cursor_kept = False
        self._heights = Heights()
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}
        self._styles: dict[tuple[str, bool], Style] = {}

    # What the list holds

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    def shows(self, rows: Sequence[Row]) -> bool:
        """Tell whether these very rows are shown."""
        return len(rows) == len(self._rows) and all(map(is_, self._rows, rows))

    @property
    def cursor_key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else None

    def set_rows(self, rows: Iterable[Row], *, at_end: bool = False) -> None:
        """Show other rows; the cursor stays with its row where that is still there.

        `at_end`: begin at the last one.
        """
        key = self.cursor_key
        self._rows = list(rows)
        self._widest = None
        self._index = {row.key: n for n, row in enumerate(self._rows)}
        self.set_reactive(RowList.cursor, self._index.get(key or "", min(0, len(self._rows) - 1)))
        self._measure()
        if at_end:
            self._to_end()

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows at the end and show the last one, unless someone is reading further up."""
        at_end = not self.has_focus or self._at_end
        first = len(self._rows)
        self._rows.extend(rows)
        self._widest = None
        self._index.update((row.key, n) for n, row in enumerate(self._rows[first:], first))
        if self._columns_now() == self._columns and len(self._heights) == first:
            self._heights.extend(height_of(row, self._columns) for row in self._rows[first:])
            self._place()
        else:
            self._measure()
        if at_end:
            self._to_end()

    def _to_end(self) -> None:
        self._at_end = True
        self.set_reactive(RowList.cursor, len(self._rows) - 1)
        self._scroll_to_end()

    def _scroll_to_end(self) -> None:
        self.scroll_end(animate=False, immediate=True, force=True, x_axis=False)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Remember whether the last row is in view: the list may grow, the space may shrink."""
        super().watch_scroll_y(old, new)
        self._at_end = new >= self.max_scroll_y

    def update_row(self, key: str, **changes: Any) -> None:
        """Change a row in place: `update_row("7", saved=True)`. A key that is gone is no fault."""
        n = self._index.get(key)
        if n is None:
            return
        before, row = self._rows[n], replace(self._rows[n], **changes)
        self._rows[n] = row
        self._drawn.pop((n, True), None)
        self._drawn.pop((n, False), None)
        if not as_wide(before, row):
            self._widest = None
        if self._columns_now() != self._columns:
            self._measure()
        elif n < len(self._heights) and self._heights.change(n, height_of(row, self._columns)):
            self._place()
        else:
            self._refresh_row(n)

    def remove_row(self, key: str) -> None:
        """Take a row out; the cursor goes to the next one."""
        if key in self._index:
            at = min(self.cursor, len(self._rows) - 2)
            self.set_rows(row for row in self._rows if row.key != key)
            self.cursor = at

    def keep_cursor(self, kept: bool) -> None:
        """Show the cursor, or not, while the focus is in a line that belongs to its row."""
        if kept != self._cursor_kept:
            self._cursor_kept = kept
            self._refresh_row(self.cursor)

    # Where each row stands

    def _columns_now(self) -> Columns:
        if self._widest is None:
            self._widest = Widest.of(self._rows)
        return Columns.of(self.scrollable_content_region.width or 80, self._widest)

    def _measure(self) -> None:
        self._columns = self._columns_now()
        self._heights = Heights(height_of(row, self._columns) for row in self._rows)
        self._drawn.clear()
        self._place()

    def _place(self) -> None:
        room = self.scrollable_content_region
        self.virtual_size = Size(room.width, self._heights.scrolled(room.height))
        self.refresh()

    def _region(self, n: int) -> Region:
        return Region(0, self._heights.top(n), room_in(self).width, self._heights.of(n))

    def _refresh_row(self, n: int) -> None:
        if 0 <= n < len(self._heights):
            region = self._region(n)
            self.refresh_lines(region.y, region.height)

    def on_resize(self, event: Resize) -> None:
        """Wrap again for another width."""
        del event
        self._fit()

    def watch_show_vertical_scrollbar(self) -> None:
        """Make room for the scrollbar, or use the room that it leaves."""
        self._fit()

    def _fit(self) -> None:
        """Wrap for the width that there is, and keep in view what was in view."""
        at_end = self._at_end
        if self._columns_now() != self._columns or not self._heights:
            self._measure()
        else:
            self._place()
        if at_end:
            self._scroll_to_end()
        elif self.has_focus:
            self._show_cursor()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give the height for `height: auto`."""
        return self._heights.height or len(self._rows)

    def notify_style_update(self) -> None:
        """Take in another theme."""
        self._drawn.clear()
        self._styles.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is in view. Nothing stands around it."""
        return as_shown(self, map(self.render_line, crop.line_range), crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        top = self.scroll_offset.y + y
        n = self._heights.at(top)
        if n >= len(self._heights):
            return self._blank()
        strips = self._strips(n, n == self.cursor and (self.has_focus or self._cursor_kept))
        line = top - self._heights.top(n)
        return strips[line] if line < len(strips) else self._blank()

    def _blank(self) -> Strip:
        return Strip.blank(room_in(self).width, self._style(""))

    def _strips(self, n: int, cursor: bool) -> list[Strip]:
        found = self._drawn.get((n, cursor))
        if found is None:
            base = self._style("cursor" if cursor else "")
            lines = draw(self._rows[n], self._columns, cursor=cursor)
            found = [self._strip(line, base) for line in lines]
            self._drawn[n, cursor] = found
        return found

    def _strip(self, line: Line, base: Style) -> Strip:
        segments = [Segment(p.text, base + self._style(p.style, partial=True)) for p in line]
        return Strip(segments).adjust_cell_length(room_in(self).width, base)

    def _style(self, name: str, *, partial: bool = False) -> Style:
        """Give the style of a part; it is worked out once, for that takes longer than drawing."""
        style = self._styles.get((name, partial))
        if style is None:
            if name or partial:
                style = self.get_component_rich_style(f"lines--{name}", partial=partial)
            else:
                style = self.rich_style
            self._styles[name, partial] = style
        return style

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor in the list."""
        return max(-1 if not self._rows else 0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two rows, and show the one with the cursor."""
        self._refresh_row(before)
        self._refresh_row(after)
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll to the row with the cursor."""
        if 0 <= self.cursor < len(self._heights) - 1:
            region = self._region(self.cursor)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        elif self._heights:
            self._scroll_to_end()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Look up no styles again: the cursor alone tells of the focus, and is drawn with it."""

    def on_focus(self) -> None:
        """Show the cursor, also where the list shrank while one was elsewhere."""
        self._refresh_row(self.cursor)
        self._show_cursor()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._refresh_row(self.cursor)
