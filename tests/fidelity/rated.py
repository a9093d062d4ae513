"""Tables of ratings to try agreement on, and the published ones."""

from __future__ import annotations

from collections.abc import Sequence

from teamkracht.fidelity.ratings import Ratings, Scale, Unit

Row = tuple[int | None, ...]


def by_rows(
    rows: Sequence[Row], meetings: Sequence[str | None] = (), scale: Scale | None = None
) -> Ratings:
    width = len(rows[0]) if rows else 2
    groups = meetings or [None] * len(rows)
    units = [Unit(row, meeting) for row, meeting in zip(rows, groups, strict=True)]
    observers = tuple(f"Observer {at}" for at in range(1, width + 1))
    return Ratings(observers, tuple(units), scale or Scale())


def by_observers(*lines: str) -> list[Row]:
    """Each line the scores of one observer, a dot where missing."""
    columns = [[None if score == "." else int(score) for score in line.split()] for line in lines]
    return list(zip(*columns, strict=True))


def by_table(*lines: Sequence[int], times: int = 1) -> list[Row]:
    """A contingency table: lines are the scores 1, 2 … of the first observer."""
    return [
        (first, second)
        for first, line in enumerate(lines, 1)
        for second, count in enumerate(line, 1)
        for _each in range(count * times)
    ]


KRIPPENDORFF_2011 = by_observers(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
WIKIPEDIA = by_observers(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)
SHROUT_FLEISS: list[Row] = [
    (9, 2, 5, 8),
    (6, 1, 3, 2),
    (8, 4, 6, 8),
    (7, 1, 2, 6),
    (10, 5, 6, 9),
    (6, 2, 4, 7),
]
ALL_EQUAL: list[Row] = [(5, 5)] * 10
NEARLY_ALL_EQUAL: list[Row] = [(5, 5)] * 9 + [(5, 4)]
VARIED = by_observers("1 2 3 4 5 2 3 4 5 4", "1 2 3 4 5 3 3 4 4 4")
