"""A grid of cells to draw on, for pictures that are no list of lines."""

from __future__ import annotations

from rich.cells import cell_len

from teamkracht.tui.widgets.drawn import Line, Piece, cut


class Canvas:
    """Draws pieces at a place, in any order; they must not overlap."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._rows: list[list[tuple[int, int, Piece]]] = [[] for _ in range(height)]

    def put(self, x: int, y: int, line: Line, width: int = 0) -> None:
        """Draw a line at a place, cut to `width` or to the edge."""
        if not 0 <= y < self.height:
            return
        room = min(width or self.width, self.width - x)
        for piece in cut(line, room):
            size = cell_len(piece.text)
            if size:
                self._rows[y].append((x, size, piece))
                x += size

    def text(self, x: int, y: int, text: str, style: str, target: object = None) -> None:
        """Draw one text."""
        self.put(x, y, [Piece(text, style, target)])

    def down(self, x: int, top: int, bottom: int, style: str) -> None:
        """Draw a line from `top` up to and not with `bottom`."""
        for y in range(top, bottom):
            self.text(x, y, "│", style)

    def lines(self) -> list[Line]:
        """Give the lines from left to right."""
        return [_line(row) for row in self._rows]


def _line(row: list[tuple[int, int, Piece]]) -> Line:
    """Put the pieces of a row in order, with spaces between."""
    line: Line = []
    x = 0
    for at, size, piece in sorted(row, key=lambda placed: placed[0]):
        if at > x:
            line.append(Piece(" " * (at - x)))
        if at >= x:
            line.append(piece)
            x = at + size
    return line
