"""One row of a `Lines` list, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import pad, pad_left, plain, wrap

_MARKS = {True: " ✓", False: " ·", None: "  "}

MARK = "mark"
"""The target of the sign in front: clicking it chooses the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One idea, answer or action."""

    key: str
    text: str
    number: str = ""
    right: str = ""
    """Who said it or when it is due, in a column at the right."""
    saved: bool | None = True
    """Whether it is on the disk; None where that says nothing: it was brought along."""
    chosen: bool | None = None
    """Whether it is marked; None where rows can't be marked."""
    quiet: bool = False
    """Less loud: done, put off, of someone else."""


class Widest(NamedTuple):
    """What the rows of a list need at the most, in cells."""

    marks: bool
    number: int
    right: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Widest:
        """Look through the rows."""
        return cls(
            marks=any(row.chosen is not None for row in rows),
            number=max((cell_len(row.number) for row in rows), default=0),
            right=max((cell_len(row.right) for row in rows), default=0),
        )


class Columns(NamedTuple):
    """The widths of the columns, in cells; the same for all rows of a list."""

    mark: int
    number: int
    text: int
    right: int

    @classmethod
    def of(cls, width: int, widest: Widest) -> Columns:
        """Divide a width: a sign, the number, the text, the right column, the saved mark."""
        mark = 2 if widest.marks else 0
        numbers = widest.number + 2 if widest.number else 0
        rights = min(widest.right, width // 3) + 2 if widest.right else 0
        return cls(mark, numbers, max(8, width - 1 - mark - numbers - rights - 2), rights)


def as_wide(before: Row, after: Row) -> bool:
    """Tell whether a row takes the same columns as it did, so that no other need be looked at."""
    return (before.number, before.right) == (after.number, after.right) and (
        (before.chosen is None) == (after.chosen is None)
    )


def height_of(row: Row, columns: Columns) -> int:
    """Count the lines of a row."""
    if cell_len(row.text) <= columns.text and row.text.isprintable():
        return 1
    return len(wrap(row.text, columns.text))


def draw(row: Row, columns: Columns, *, cursor: bool) -> list[Line]:
    """Draw a row: its bar, sign, number, wrapped text, right column and saved mark."""
    style = "quiet" if row.quiet or row.saved is False else "text"
    lines: list[Line] = []
    for n, text in enumerate(wrap(row.text, columns.text)):
        first = n == 0
        line: Line = [Piece("▎" if cursor else " ", "bar")]
        if columns.mark:
            line.append(Piece(_sign(row) if first else "  ", "chosen", MARK))
        if columns.number:
            number = pad_left(row.number, columns.number - 2) if first else ""
            line.append(Piece(pad(number, columns.number), "number"))
        line.append(Piece(pad(text, columns.text), "chosen-text" if row.chosen else style))
        if columns.right:
            right = plain(row.right) if first else ""
            line.append(Piece(" " + pad(right, columns.right - 1), "number"))
        line.append(Piece(_MARKS[row.saved] if first else "  ", "saved"))
        lines.append(line)
    return lines


def _sign(row: Row) -> str:
    """Give the sign in front of a row."""
    if row.chosen is None:
        return "  "
    return "● " if row.chosen else "○ "
