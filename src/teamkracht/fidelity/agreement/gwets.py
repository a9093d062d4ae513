"""Gwet's AC1 and AC2: stable where nearly all scores are the same.

Gwet 2008 (AC1), Gwet 2014 "Handbook of inter-rater reliability" (AC2): (pa-pe)/(1-pe).
pa = mean over units with two scores or more of sum_k r_k(r*_k - 1)/(r(r-1)), r*_k = sum_l w_kl r_l;
pe = T_w/(q(q-1)) sum pi_k(1-pi_k), with pi_k the mean over units (those with one score too) of the
share of scores k, T_w the sum of all weights, and q all levels of the scale, used or not.
"""

from __future__ import annotations

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables


def _coefficient(frame: Frame, tables: Tables, weights: list[int], top: int, total: int) -> Figure:
    """Give AC with weights and their total on the whole scale, both times `top`."""
    units, several, _complete = tables.units
    if not several:
        return Undefined.NO_PAIRS
    q, whole = frame.levels, frame.whole
    agreed = sum(w * count for w, count in zip(weights, tables.unit_pairs, strict=True))
    pa = agreed / (top * whole * several)
    all_shares = whole * units
    spread = sum(share * (all_shares - share) for share in tables.shares) / all_shares**2
    pe = total * spread / (top * q * (q - 1))
    return (pa - pe) / (1 - pe)


def ac1(frame: Frame, tables: Tables) -> Figure:
    """Give Gwet's AC1: only equal scores agree. Any number of observers."""
    weights = [int(one == other) for one, other in frame.pairs]
    return _coefficient(frame, tables, weights, 1, frame.levels)


def ac2_quadratic(frame: Frame, tables: Tables) -> Figure:
    """Give Gwet's AC2 with weights 1 - ((k-l)/(q-1))^2. Any number of observers."""
    q = frame.levels
    top = (q - 1) ** 2
    weights = [top - (one - other) ** 2 for one, other in frame.pairs]
    # Over all k, l of 1 to q, (k-l)^2 adds up to q^2 (q^2-1)/6.
    total = q * q * top - q * q * (q * q - 1) // 6
    return _coefficient(frame, tables, weights, top, total)
