"""Plain agreement: how often scores are equal or close, and who scores higher.

All take the tables of a set of units (`Frame.count`).
"""

from __future__ import annotations

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables


def within(frame: Frame, tables: Tables, distance: int) -> int:
    """Count the pairs of scores that differ by `distance` at most."""
    return sum(
        count
        for count, (one, other) in zip(tables.pairs, frame.pairs, strict=True)
        if other - one <= distance
    )


def percent_within(frame: Frame, tables: Tables, distance: int) -> Figure:
    """Give the share (0 to 1) of pairs of scores with |a-b| <= distance.

    The pairs are those of two observers within a unit that both scored; with more than two
    observers those of all pairs of observers together. Distance 0 is exact agreement.
    """
    pairs = sum(tables.pairs)
    return within(frame, tables, distance) / pairs if pairs else Undefined.NO_PAIRS


def percent_exact(frame: Frame, tables: Tables) -> Figure:
    """Give the share of pairs of scores that are equal."""
    return percent_within(frame, tables, 0)


def percent_within_1(frame: Frame, tables: Tables) -> Figure:
    """Give the share of pairs of scores that differ by one at most."""
    return percent_within(frame, tables, 1)


def mean_difference(frame: Frame, tables: Tables) -> Figure:
    """Give the mean of first minus second observer over complete units; two observers only.

    Above zero the first scores higher: strictness, which a coefficient does not show.
    """
    if frame.observers != 2:
        return Undefined.TWO_OBSERVERS_ONLY
    units = tables.units[2]
    if not units:
        return Undefined.NO_PAIRS
    first, second = tables.judges[:2]
    return (first - second) / units
