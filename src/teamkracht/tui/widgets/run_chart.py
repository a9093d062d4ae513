"""A run chart: marks over time with a line at the height to reach, drawn in characters.

A mark at or above the limit stands on its row or higher, one below it always under that row, so
that rounding to a row tells nothing that is not so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len

from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import pad_left

LEFT = 7
"""Cells for what stands at the left of the chart."""
NARROWEST, WIDEST = 2, 12
FEWEST = 8
"""Columns that are there at least, so that two weeks don't fill a wall."""
ROOMY = 12
"""Rows of a chart from which it keeps some distance from what stands under it."""


@dataclass(frozen=True)
class Mark:
    """A figure in a column. `shape` says whose it is; the strong one stands in the middle."""

    column: int
    value: float
    shape: str
    strong: bool = False


@dataclass(frozen=True)
class RunPicture:
    """What a chart shows. A stroke is a row of marks that are joined; rows go under the chart."""

    columns: int
    marks: tuple[Mark, ...] = ()
    strokes: tuple[tuple[Mark, ...], ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()
    """Columns before which another measure begins, with a few letters for it."""
    rows: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    """A label, a text for each column, and a style."""
    dates: tuple[tuple[int, str], ...] = ()
    """Words under some columns."""
    low: int = 1
    high: int = 5
    limit: int = 4
    limit_label: str = "4.0"


@dataclass
class _Grid:
    """Cells to draw on; what comes later lies over what came before."""

    width: int
    cells: list[list[Piece]] = field(default_factory=list)

    @classmethod
    def of(cls, width: int, height: int) -> _Grid:
        return cls(width, [[Piece(" ")] * width for _row in range(height)])

    def put(self, x: int, y: int, text: str, style: str) -> None:
        for n, letter in enumerate(text):
            if 0 <= x + n < self.width and 0 <= y < len(self.cells):
                self.cells[y][x + n] = Piece(letter, style)


def columns_shown(columns: int, width: int) -> tuple[int, int]:
    """How many of the columns fit, and how wide each is."""
    room = max(NARROWEST, width - LEFT)
    wanted = max(FEWEST, columns)
    each = max(NARROWEST, min(WIDEST, room // wanted))
    return min(columns, room // each), each


def drawn(picture: RunPicture, width: int, height: int) -> list[Line]:
    """Draw a chart, `height` rows high (0 for the rows under it alone).

    Where the columns don't all fit the last ones are shown. Styles: axis, limit, limit-label,
    stroke, thin, mark, strong, break, quiet, text.
    """
    shown, each = columns_shown(picture.columns, width)
    first = picture.columns - shown
    across = each * max(shown, min(FEWEST, (width - LEFT) // each))
    grid = _Grid.of(across, height)
    place = _Place(picture, first, each, height)
    for x in range(across):
        grid.put(x, place.row(picture.limit), "╌", "limit")
    for column, label in picture.breaks:
        _break(grid, (column - first) * each, label, height)
    spots = _spots(picture, place, grid)
    for stroke in sorted(picture.strokes, key=lambda one: one[0].strong):
        for one, other in pairwise(stroke):
            if one in spots and other in spots:
                _join(grid, spots[one], spots[other], strong=one.strong)
    for mark, (x, y) in sorted(spots.items(), key=lambda one: one[0].strong):
        grid.put(x, y, mark.shape, "strong" if mark.strong else "mark")
    lines = [[place.label(y), *_joined(row)] for y, row in enumerate(grid.cells)]
    gap: list[Line] = [[]] if height >= ROOMY else []
    return [*lines, *gap, *_rows(picture, first, each), *_dates(picture, first, each, across)]


@dataclass(frozen=True)
class _Place:
    """Where a column and a value stand."""

    picture: RunPicture
    first: int
    each: int
    height: int

    def row(self, value: float) -> int:
        """The row of a value; never on the wrong side of the limit."""
        high, low = self.picture.high, self.picture.low
        row = round((high - value) / (high - low) * (self.height - 1))
        if value < self.picture.limit:
            limit = round((high - self.picture.limit) / (high - low) * (self.height - 1))
            row = max(row, limit + 1)
        return max(0, min(row, self.height - 1))

    def middle(self, column: int) -> int:
        """The middle cell of a column."""
        return (column - self.first) * self.each + self.each // 2

    def label(self, y: int) -> Piece:
        """What stands at the left of a row."""
        picture = self.picture
        if y == self.row(picture.limit):
            return Piece(pad_left(picture.limit_label, LEFT - 2) + "  ", "limit-label")
        levels = [one for one in range(picture.low, picture.high + 1) if self.row(one) == y]
        return Piece(pad_left(str(levels[0]) if levels else "", LEFT - 2) + "  ", "axis")


def _spots(picture: RunPicture, place: _Place, grid: _Grid) -> dict[Mark, tuple[int, int]]:
    """Where each mark stands; those of one column beside each other where they would coincide."""
    spots: dict[Mark, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    reach = (place.each - 1) // 2
    steps = [0, *(side * n for n in range(1, reach + 1) for side in (-1, 1)), 1]
    for mark in sorted(picture.marks, key=lambda one: not one.strong):
        if mark.column < place.first:
            continue
        y, middle = place.row(mark.value), place.middle(mark.column)
        free = (middle + n for n in steps if (middle + n, y) not in taken)
        x = next((one for one in free if 0 <= one < grid.width), middle)
        spots[mark] = (x, y)
        taken.add((x, y))
    return spots


def _join(grid: _Grid, one: tuple[int, int], other: tuple[int, int], *, strong: bool) -> None:
    """Draw a step from one spot to another; a thin one of dots."""
    (x1, y1), (x2, y2) = one, other
    if not strong:
        for x in range(x1 + 1, x2):
            grid.put(x, round(y1 + (y2 - y1) * (x - x1) / (x2 - x1)), "·", "thin")
        return
    bend = (x1 + x2) // 2
    for x in range(x1 + 1, x2):
        grid.put(x, y1 if x < bend else y2, "─", "stroke")
    if y1 == y2 or bend <= x1:
        return
    down = y2 > y1
    for y in range(min(y1, y2) + 1, max(y1, y2)):
        grid.put(bend, y, "│", "stroke")
    grid.put(bend, y1, "╮" if down else "╯", "stroke")
    grid.put(bend, y2, "╰" if down else "╭", "stroke")


def _break(grid: _Grid, x: int, label: str, height: int) -> None:
    if x > 0:
        for y in range(height):
            grid.put(x, y, "│", "break")
        grid.put(x + 1, height - 1, label, "break")


def _rows(picture: RunPicture, first: int, each: int) -> list[Line]:
    return [
        [
            Piece(pad_left(label, LEFT - 2) + "  ", "quiet"),
            *(_centred(text, each, style) for text in texts[first:]),
        ]
        for label, texts, style in picture.rows
    ]


def _centred(text: str, each: int, style: str) -> Piece:
    """A text with its middle on the middle cell of its column."""
    before = max(0, each // 2 - (cell_len(text) - 1) // 2)
    return Piece((" " * before + text).ljust(each)[:each], style)


def _dates(picture: RunPicture, first: int, each: int, across: int) -> list[Line]:
    """Words under their columns, as far as they don't touch."""
    line, used = "", 0
    for column, text in picture.dates:
        x = (column - first) * each + max(0, each // 2 - 1)
        if column >= first and x >= used and x + cell_len(text) <= across:
            line = line.ljust(x) + text
            used = len(line) + 1
    return [[Piece(" " * LEFT + line, "quiet")]] if line else []


def _joined(row: Sequence[Piece]) -> Line:
    """Cells of one style as one piece."""
    line: Line = []
    for piece in row:
        if line and line[-1].style == piece.style:
            line[-1] = line[-1]._replace(text=line[-1].text + piece.text)
        else:
            line.append(piece)
    return line
