"""Krippendorff's alpha: any number of observers, scores may be missing.

Krippendorff 2011, "Computing Krippendorff's alpha-reliability": alpha = 1 - Do/De over units with
two scores or more, Do = (1/n) sum o_ck d2(c,k) and De = 1/(n(n-1)) sum n_c n_k d2(c,k), with o the
coincidences (each pair weighs 1/(m-1) in a unit with m scores), n_c the number of scores c in
these units, n their sum, and d2 the squared difference of the metric.
"""

from __future__ import annotations

from collections.abc import Sequence

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables


def _alpha(frame: Frame, tables: Tables, squared: Sequence[float]) -> Figure:
    """Give alpha, where `squared` follows the pairs of values of the frame."""
    counts = tables.values
    n = sum(counts)
    if not n:
        return Undefined.NO_PAIRS
    many = range(len(counts))
    chances = [counts[one] * counts[other] for one in many for other in many[one:]]
    observed = sum(d2 * count for d2, count in zip(squared, tables.coincidences, strict=True))
    expected = sum(d2 * count for d2, count in zip(squared, chances, strict=True))
    if not expected:
        return Undefined.NO_VARIATION
    expected *= frame.whole
    return (expected - (n - 1) * observed) / expected


def alpha_nominal(frame: Frame, tables: Tables) -> Figure:
    """Give alpha where scores are names: d2 = [c != k]."""
    return _alpha(frame, tables, [int(one != other) for one, other in frame.pairs])


def alpha_interval(frame: Frame, tables: Tables) -> Figure:
    """Give alpha where steps are equally long: d2 = (c-k)^2."""
    return _alpha(frame, tables, [(one - other) ** 2 for one, other in frame.pairs])


def alpha_ratio(frame: Frame, tables: Tables) -> Figure:
    """Give alpha where zero means none: d2 = ((c-k)/(c+k))^2, 0 where both are 0."""
    squared = [((one - other) / ((one + other) or 1)) ** 2 for one, other in frame.pairs]
    return _alpha(frame, tables, squared)


def alpha_ordinal(frame: Frame, tables: Tables) -> Figure:
    """Give alpha where only the order counts: d2 = (sum of n_g from c to k - (n_c+n_k)/2)^2.

    The distance between two values is how many scores lie between them; levels that nobody used
    have n_g = 0 and change nothing.
    """
    counts = tables.values
    # Twice the number of scores up to the middle of each value: whole, and the 2 cancels.
    middles, below = [], 0
    for count in counts:
        middles.append(2 * below + count)
        below += count
    many = range(len(counts))
    squared = [(middles[one] - middles[other]) ** 2 for one in many for other in many[one:]]
    return _alpha(frame, tables, squared)
