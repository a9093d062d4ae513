"""A widget that draws its own lines: one widget however much it shows, and text is never markup."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseEvent
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from teamkracht.tui.widgets.fitting import fit, plain
from teamkracht.tui.widgets.frame import as_shown


class Piece(NamedTuple):
    """A stretch of text in one style; with a `target` it can be clicked."""

    text: str
    style: str = ""
    """A component class without its prefix; "" is the style of the widget itself."""
    target: object = None


Line = list[Piece]


def width_of(line: Line) -> int:
    """Give the width of a line in cells."""
    return sum(cell_len(piece.text) for piece in line)


def spread(left: Line, right: Line, width: int) -> Line:
    """Put pieces at both ends of a line; what is at the left gives way where it is tight."""
    room = width - width_of(right) - (1 if right else 0)
    kept = cut(left, room)
    gap = " " * max(0, width - width_of(kept) - width_of(right))
    return [*kept, Piece(gap), *right]


def cut(line: Line, width: int) -> Line:
    """Cut a line to at most `width` cells."""
    kept: Line = []
    for piece in line:
        size = cell_len(piece.text)
        if size > width:
            return [*kept, piece._replace(text=fit(piece.text, width))] if width > 0 else kept
        kept.append(piece)
        width -= size
    return kept


def room_in(widget: Widget) -> Size:
    """Give the size of what a widget draws. `Widget.size` looks it up in the screen, each time."""
    return widget.outer_size - widget.styles.gutter.totals


class Drawn(Widget):
    """Base of the line-drawn widgets: `paint` gives the lines, clicks find their target.

    It has no border; what styles put around the lines is only air.
    """

    PREFIX = ""
    """What the component classes of the widget start with: `rail` for `rail--now`."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - as Textual has it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._painted: list[Line] = []
        self._painted_for: Size | None = None
        self._strips_for = Size(0, 0)
        self._height_for: dict[int, int] = {}
        self._styles: dict[str, Style] = {}
        self._strips: dict[int, Strip] = {}
        """The rows as they were drawn last, the air around the lines with them."""

    def paint(self, width: int, height: int) -> list[Line]:
        """Give the lines for an area; `height` is 0 where the widget may take what it needs.

        Where it then takes just the height that it has, both give the same.
        """
        raise NotImplementedError

    def redraw(self, *, layout: bool = False) -> None:
        """Show what changed; `layout` where the height may change too."""
        self._height_for.clear()
        before, drawn_for = self._painted, self._painted_for
        self._painted_for = None
        if layout and not self._fits():
            self.refresh(layout=True)
        elif drawn_for == room_in(self):
            self._refresh_lines_unlike(before)
        else:
            self.refresh()

    def _refresh_lines_unlike(self, before: list[Line]) -> None:
        """Have only those lines drawn again that read otherwise."""
        width = room_in(self).width
        pairs = enumerate(zip_longest(before, self.lines()))
        changed = [Region(0, y, width, 1) for y, (old, new) in pairs if old != new]
        if changed:
            self.refresh(*changed)

    def _fits(self) -> bool:
        """Whether what is to be drawn is as high as the room that it has already."""
        room = room_in(self)
        if not (room.width and room.height):
            return False
        lines = self.paint(room.width, 0)
        if len(lines) == room.height:
            self._keep_lines(lines, room)
        return len(lines) == room.height

    def notify_style_update(self) -> None:
        """Take in another theme or class."""
        self._painted_for = None
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def lines(self) -> list[Line]:
        """Give the lines as they stand on the screen."""
        room = room_in(self)
        if self._painted_for != room:
            self._keep_lines(self.paint(*room), room)
        return self._painted

    def _keep_lines(self, lines: list[Line], room: Size) -> None:
        """Keep the rows of lines that read as they did."""
        same = [old == new for old, new in zip(self._painted, lines, strict=False)]
        top = self.styles.gutter.top
        kept = self._strips.items() if room == self._strips_for else ()
        self._strips = {y: row for y, row in kept if 0 <= y - top < len(same) and same[y - top]}
        self._painted, self._painted_for, self._strips_for = lines, room, room

    def text(self) -> str:
        """Give what stands on the screen, without styles."""
        return "\n".join("".join(p.text for p in line).rstrip() for line in self.lines())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give the height for `height: auto`."""
        if width not in self._height_for:
            self._height_for[width] = len(self.paint(width, 0))
        return self._height_for[width]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Take the width that there is."""
        return container.width

    def style_of(self, name: str) -> Style:
        """Give the style of a piece."""
        style = self._styles.get(name)
        if style is None:
            part = f"{self.PREFIX}--{name}"
            style = self.get_component_rich_style(part) if name else self.rich_style
            self._styles[name] = style
        return style

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self.lines()
        width = room_in(self).width
        if y >= len(lines):
            return Strip.blank(width, self.style_of(""))
        segments = [Segment(plain(p.text), self.style_of(p.style)) for p in lines[y] if p.text]
        return Strip(segments).adjust_cell_length(width, self.style_of(""))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows, the air around the lines with them."""
        self.lines()
        return as_shown(self, map(self._strip_at, crop.line_range), crop)

    def _strip_at(self, y: int) -> Strip:
        row = self._strips.get(y)
        if row is None:
            top, _right, _bottom, left = self.styles.gutter
            air = self.style_of("")
            line = self.render_line(y - top) if y >= top else Strip([])
            padded = Strip([Segment(" " * left, air), *line]) if left else line
            row = self._strips[y] = padded.adjust_cell_length(self.outer_size.width, air)
        return row

    def target_at(self, event: MouseEvent) -> object:
        """Give the target under the mouse, None where there is none."""
        offset = event.get_content_offset(self)
        lines = self.lines()
        if offset is None or not 0 <= offset.y < len(lines):
            return None
        x = offset.x
        for piece in lines[offset.y]:
            x -= cell_len(piece.text)
            if x < 0:
                return piece.target
        return None
