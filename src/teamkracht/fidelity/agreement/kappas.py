"""Cohen's kappa, plain and weighted: two observers, units that both scored.

Cohen 1960; weighted: Cohen 1968. kappa_w = 1 - sum v_ij o_ij / sum v_ij e_ij, with o the observed
and e = row total x column total / n the expected counts, and v what a difference weighs. With
v = [i != j] it is (po-pe)/(1-pe).
"""

from __future__ import annotations

from collections.abc import Callable

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables

Weight = Callable[[int, int], int]
"""What it weighs that the first observer gives one score and the second another; 0 where equal."""


def unequal(one: int, other: int) -> int:
    """Weigh every difference alike."""
    return int(one != other)


def linear(one: int, other: int) -> int:
    """Weigh a difference by its size: |i-j|. Dividing by q-1 changes no kappa."""
    return abs(one - other)


def quadratic(one: int, other: int) -> int:
    """Weigh a difference by its size squared: (i-j)^2. Dividing by (q-1)^2 changes no kappa."""
    return (one - other) ** 2


def weighted_kappa(frame: Frame, tables: Tables, weight: Weight) -> Figure:
    """Give Cohen's kappa with any weights.

    Undefined where chance alone would give no disagreement: both always the same one score.
    """
    if frame.observers != 2:
        return Undefined.TWO_OBSERVERS_ONLY
    many = len(frame.values)
    crossed = tables.crossed
    n = sum(crossed)
    if not n:
        return Undefined.NO_PAIRS
    first = [sum(crossed[at * many : (at + 1) * many]) for at in range(many)]
    second = [sum(crossed[at::many]) for at in range(many)]
    expected_counts = [one * other for one in first for other in second]
    weights = [weight(one, other) for one, other in frame.crossings]
    observed = sum(v * count for v, count in zip(weights, crossed, strict=True))
    expected = sum(v * count for v, count in zip(weights, expected_counts, strict=True))
    return (expected - n * observed) / expected if expected else Undefined.NO_VARIATION


def kappa(frame: Frame, tables: Tables) -> Figure:
    """Give Cohen's kappa, every difference weighing alike."""
    return weighted_kappa(frame, tables, unequal)


def kappa_linear(frame: Frame, tables: Tables) -> Figure:
    """Give Cohen's kappa with linear weights."""
    return weighted_kappa(frame, tables, linear)


def kappa_quadratic(frame: Frame, tables: Tables) -> Figure:
    """Give Cohen's kappa with quadratic weights."""
    return weighted_kappa(frame, tables, quadratic)
