"""Intervals by drawing whole meetings, with replacement, as many as there are.

Units of one meeting are not independent, so they come along together. A draw adds up the tables of
its meetings; figures that a draw leaves undefined are left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables, added, row
from teamkracht.fidelity.ratings import Ratings, Unit

LEVEL = 0.95
_TAIL = 0.025
FEWEST = 5
"""With fewer meetings than this an interval would promise what it can't keep."""

Formula = Callable[[Frame, Tables], Figure]
Progress = Callable[[int, int], object]
"""Told now and then how many draws are done, and of how many; the last time all of them."""


@dataclass(frozen=True)
class Interval:
    """Where the middle 95 % of the draws lie, and the share (0 to 1) that gave no figure."""

    low: float | None
    high: float | None
    dropped: float


def ordered_groups(ratings: Ratings) -> list[tuple[Unit, ...]]:
    """Give the meetings (units without one by themselves) in an order that hangs on scores alone.

    So one seed gives one interval, in whatever order the files were read.
    """

    def scores(group: tuple[Unit, ...]) -> list[tuple[int, ...]]:
        return sorted(
            tuple(-1 if score is None else score for score in unit.scores) for unit in group
        )

    return sorted(ratings.groups(), key=scores)


def picks(random: Random, many: int) -> list[int]:
    """Draw `many` of `many` places, with replacement.

    From random() alone, whose sequence Python promises to keep from version to version.
    """
    return [int(random.random() * many) for _place in range(many)]


def intervals(
    ratings: Ratings,
    frame: Frame,
    formulas: Mapping[str, Formula],
    *,
    random: Random,
    draws: int,
    progress: Progress | None = None,
) -> dict[str, Interval]:
    """Give the interval of each formula: percentiles 2.5 and 97.5 of the draws."""
    rows = [row(frame.count(group)) for group in ordered_groups(ratings)]
    drawn: dict[str, list[float]] = {name: [] for name in formulas}
    for draw in range(draws):
        tables = frame.tables(added([rows[pick] for pick in picks(random, len(rows))]))
        for name, formula in formulas.items():
            figure = formula(frame, tables)
            if not isinstance(figure, Undefined):
                drawn[name].append(figure)
        if progress and (draw + 1) % 20 == 0:
            progress(draw + 1, draws)
    if progress and draws % 20:
        progress(draws, draws)
    return {name: _interval(figures, draws) for name, figures in drawn.items()}


def _interval(figures: Sequence[float], draws: int) -> Interval:
    dropped = (draws - len(figures)) / draws
    if not figures:
        return Interval(None, None, dropped)
    figures = sorted(figures)
    return Interval(percentile(figures, _TAIL), percentile(figures, 1 - _TAIL), dropped)


def percentile(figures: Sequence[float], share: float) -> float:
    """Give the value below which `share` of the sorted figures lie, between two of them in line."""
    place = share * (len(figures) - 1)
    below = int(place)
    above = min(below + 1, len(figures) - 1)
    return figures[below] + (figures[above] - figures[below]) * (place - below)
