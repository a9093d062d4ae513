"""Small tables of counts, from which every figure of agreement is computed.

All counts are whole numbers, and the tables of two groups of units add up to those of both. So
a draw of meetings costs a sum of a few dozen numbers for each meeting, and a figure of a draw is
to the last bit the figure of the drawn rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import combinations, combinations_with_replacement
from math import lcm

from teamkracht.fidelity.ratings import Ratings, Unit

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Tables:
    """Counts over a set of units. `Frame` says which values and pairs of values they stand for."""

    units: Counts
    """How many units have a score; two scores or more; a score of every observer."""

    pairs: Counts
    """Pairs of scores within units, by pair of values (either order)."""

    values: Counts
    """Scores in units with two scores or more, by value."""

    coincidences: Counts
    """As `pairs`, each pair weighing 1/(m-1) in a unit with m scores; times `Frame.whole`."""

    unit_pairs: Counts
    """As `pairs`, each unit weighing 1 in all; times `Frame.whole`."""

    shares: Counts
    """Scores by value, each unit weighing 1 in all, units with one score too; times `whole`."""

    crossed: Counts
    """Of two observers: complete units, by value of the first, then by value of the second."""

    judges: Counts
    """Of complete units: the sum of scores of each observer, of all squared, of sums squared."""


@dataclass(frozen=True)
class Frame:
    """What the counts of `Tables` stand for. Values that nobody used have no place in them.

    `levels` counts those of the whole scale; `values` are in order.
    """

    values: tuple[int, ...]
    observers: int
    levels: int
    whole: int
    """A number that can be divided by m and by m(m-1) for every number m of scores in a unit."""

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of values, the lowest first, as they follow one another in the tables."""
        return tuple(combinations_with_replacement(self.values, 2))

    @cached_property
    def crossings(self) -> tuple[tuple[int, int], ...]:
        """The values of the first and the second observer, as they follow one another."""
        return tuple((first, second) for first in self.values for second in self.values)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How many numbers each of the tables has."""
        pairs, values = len(self.pairs), len(self.values)
        crossed = values**2 if self.observers == 2 else 0
        return (3, pairs, values, pairs, pairs, values, crossed, self.observers + 2)

    def tables(self, numbers: Counts) -> Tables:
        """Cut one row of numbers into tables; the other way round than `row`."""
        cut, at = [], 0
        for width in self.widths:
            cut.append(numbers[at : at + width])
            at += width
        return Tables(*cut)

    def count(self, units: Iterable[Unit]) -> Tables:
        """Count units. Every score in them must be among `values`."""
        rows = [row(self._of(unit)) for unit in units]
        return self.tables(added(rows) if rows else (0,) * sum(self.widths))

    def _of(self, unit: Unit) -> Tables:
        given = unit.given
        many = len(given)
        found = dict.fromkeys(self.pairs, 0)
        for one, other in combinations(given, 2):
            found[min(one, other), max(one, other)] += 1
        pairs = tuple(found.values())
        values = tuple(map(given.count, self.values))
        nothing = (0,) * len(pairs)
        several = many > 1
        return Tables(
            units=(int(many > 0), int(several), int(unit.complete)),
            pairs=pairs,
            values=values if several else (0,) * len(values),
            coincidences=self._weighed(pairs, many - 1) if several else nothing,
            unit_pairs=self._weighed(pairs, many * (many - 1) // 2) if several else nothing,
            shares=self._weighed(values, many) if many else values,
            crossed=self._crossed(unit),
            judges=_judges(unit),
        )

    def _weighed(self, counts: Counts, by: int) -> Counts:
        return tuple(count * self.whole // by for count in counts)

    def _crossed(self, unit: Unit) -> Counts:
        if self.observers != 2:
            return ()
        return tuple(int(unit.scores == crossing) for crossing in self.crossings)


def _judges(unit: Unit) -> Counts:
    if not unit.complete:
        return (0,) * (len(unit.scores) + 2)
    given = unit.given
    return (*given, sum(score**2 for score in given), sum(given) ** 2)


def frame_of(ratings: Ratings) -> Frame:
    """Give the frame for the tables of all units of `ratings`, and of each part of them."""
    used = sorted({score for unit in ratings.units for score in unit.given})
    sizes = {len(unit.given) for unit in ratings.units if unit.given}
    whole = lcm(*(size * max(1, size - 1) for size in sizes))
    return Frame(tuple(used), len(ratings.observers), ratings.scale.levels, whole)


def row(tables: Tables) -> Counts:
    """Give all numbers of the tables in one row."""
    return tuple(number for field in fields(tables) for number in getattr(tables, field.name))


def added(rows: Iterable[Counts]) -> Counts:
    """Add up rows of numbers, column by column."""
    return tuple(map(sum, zip(*rows, strict=True)))
