"""Intraclass correlations: units that every observer scored.

Shrout & Fleiss 1979. n units (targets), k observers (judges); mean squares between units (BMS),
within units (WMS), between judges (JMS) and what is left (EMS).
"""

from __future__ import annotations

from dataclasses import dataclass

from teamkracht.fidelity.agreement.figure import Figure, Undefined
from teamkracht.fidelity.agreement.tables import Frame, Tables


@dataclass(frozen=True)
class MeanSquares:
    """The two-way table of n units by k judges."""

    n: int
    k: int
    bms: float
    wms: float
    jms: float
    ems: float


def mean_squares(frame: Frame, tables: Tables) -> MeanSquares | Undefined:
    """Give the mean squares of the complete units, of which there must be two or more."""
    n, k = tables.units[2], frame.observers
    if n < 2:
        return Undefined.TOO_FEW_COMPLETE
    *judges, squares, squared_sums = tables.judges
    # Sums of squares times nk are whole numbers, so that nothing but zero is zero.
    middle = sum(judges) ** 2
    total = n * k * squares - middle
    between = n * squared_sums - middle
    judged = k * sum(judge**2 for judge in judges) - middle
    left = total - between - judged
    nk = n * k
    return MeanSquares(
        n=n,
        k=k,
        bms=between / (nk * (n - 1)),
        wms=(total - between) / (nk * n * (k - 1)),
        jms=judged / (nk * (k - 1)),
        ems=left / (nk * (n - 1) * (k - 1)),
    )


def _ratio(above: float, below: float) -> Figure:
    return above / below if below else Undefined.NO_DIFFERENCE_BETWEEN_UNITS


def icc_1_1(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(1,1), other judges for each unit: (BMS-WMS)/(BMS+(k-1)WMS)."""
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    return _ratio(table.bms - table.wms, table.bms + (table.k - 1) * table.wms)


def icc_2_1(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(2,1), judges a sample, absolute agreement.

    (BMS-EMS)/(BMS+(k-1)EMS+k(JMS-EMS)/n).
    """
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    strictness = table.k * (table.jms - table.ems) / table.n
    return _ratio(table.bms - table.ems, table.bms + (table.k - 1) * table.ems + strictness)


def icc_3_1(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(3,1), these judges, consistency: (BMS-EMS)/(BMS+(k-1)EMS)."""
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    return _ratio(table.bms - table.ems, table.bms + (table.k - 1) * table.ems)


def icc_1_k(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(1,k), the mean of k judges: (BMS-WMS)/BMS."""
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    return _ratio(table.bms - table.wms, table.bms)


def icc_2_k(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(2,k), the mean of k judges: (BMS-EMS)/(BMS+(JMS-EMS)/n)."""
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    return _ratio(table.bms - table.ems, table.bms + (table.jms - table.ems) / table.n)


def icc_3_k(frame: Frame, tables: Tables) -> Figure:
    """Give ICC(3,k), the mean of k judges: (BMS-EMS)/BMS."""
    table = mean_squares(frame, tables)
    if isinstance(table, Undefined):
        return table
    return _ratio(table.bms - table.ems, table.bms)
