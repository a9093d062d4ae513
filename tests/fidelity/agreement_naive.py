"""Agreement straight from the definitions: slow, exact, and sharing nothing with the program.

Rows are tuples of scores, None where missing. None as a result: the formula divides by zero.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

Row = tuple[int | None, ...]


def given(row: Row) -> list[int]:
    return [score for score in row if score is not None]


def over(above: Fraction, below: Fraction) -> float | None:
    return float(above / below) if below else None


def pair_scores(rows: list[Row]) -> list[tuple[int, int]]:
    found = []
    for row in rows:
        scores = given(row)
        for at, one in enumerate(scores):
            found += [(one, other) for other in scores[at + 1 :]]
    return found


def percent(rows: list[Row], distance: int) -> float | None:
    pairs = pair_scores(rows)
    close = sum(abs(one - other) <= distance for one, other in pairs)
    return over(Fraction(close), Fraction(len(pairs)))


def mean_difference(rows: list[Row]) -> float | None:
    both = [row for row in rows if None not in row]
    return over(Fraction(sum(row[0] - row[1] for row in both)), Fraction(len(both)))


def kappa(rows: list[Row], power: int) -> float | None:
    """Weights 1 (power 0), |i-j| or (i-j)^2; every pair of rows makes the chance agreement."""

    def weight(one: int, other: int) -> int:
        return 0 if one == other else abs(one - other) ** power

    both = [row for row in rows if None not in row]
    n = len(both)
    if not n:
        return None
    observed = Fraction(sum(weight(*row) for row in both), n)
    expected = Fraction(sum(weight(a, b) for a, _ in both for _, b in both), n * n)
    return over(expected - observed, expected)


def alpha(rows: list[Row], metric: str) -> float | None:
    units = [given(row) for row in rows if len(given(row)) > 1]
    scores = [score for unit in units for score in unit]
    n = len(scores)

    def delta(c: int, k: int) -> Fraction:
        if metric == "nominal":
            return Fraction(c != k)
        if metric == "interval":
            return Fraction((c - k) ** 2)
        if metric == "ratio":
            return Fraction(c - k, c + k) ** 2
        low, high = min(c, k), max(c, k)
        between = sum(low <= score <= high for score in scores)
        return (between - Fraction(scores.count(c) + scores.count(k), 2)) ** 2

    if not n:
        return None
    table = {(c, k): delta(c, k) for c in set(scores) for k in set(scores)}
    observed = sum(
        (Fraction(table[pair], len(unit) - 1) for unit in units for pair in permutations(unit, 2)),
        Fraction(0),
    )
    expected = sum((table[pair] for pair in permutations(scores, 2)), Fraction(0))
    return over(expected - observed * (n - 1), expected)


def gwet(rows: list[Row], low: int, high: int, *, quadratic: bool) -> float | None:
    levels = range(low, high + 1)
    q = len(levels)

    def weight(k: int, m: int) -> Fraction:
        return 1 - Fraction((k - m) ** 2, (q - 1) ** 2) if quadratic else Fraction(k == m)

    scored = [given(row) for row in rows if given(row)]
    several = [unit for unit in scored if len(unit) > 1]
    if not several:
        return None
    pa = Fraction(0)
    for unit in several:
        r = len(unit)
        for k in levels:
            star = sum(weight(k, m) * unit.count(m) for m in levels)
            pa += unit.count(k) * (star - 1) / (r * (r - 1))
    pa /= len(several)
    shares = [sum(Fraction(unit.count(k), len(unit)) for unit in scored) for k in levels]
    pi = [share / len(scored) for share in shares]
    total = sum(weight(k, m) for k in levels for m in levels)
    pe = total / (q * (q - 1)) * sum(p * (1 - p) for p in pi)
    return over(pa - pe, 1 - pe)


def squares(rows: list[Row]) -> dict[str, Fraction] | None:
    full = [given(row) for row in rows if None not in row]
    n = len(full)
    if n < 2:
        return None
    k = len(full[0])
    mean = Fraction(sum(map(sum, full)), n * k)
    means = [Fraction(sum(row), k) for row in full]
    judges = [Fraction(sum(column), n) for column in zip(*full, strict=True)]
    bms = k * sum((one - mean) ** 2 for one in means) / Fraction(n - 1)
    jms = n * sum((one - mean) ** 2 for one in judges) / Fraction(k - 1)
    wms = Fraction(0)
    ems = Fraction(0)
    for row, own in zip(full, means, strict=True):
        for score, judge in zip(row, judges, strict=True):
            wms += (score - own) ** 2
            ems += (score - own - judge + mean) ** 2
    wms /= n * (k - 1)
    ems /= (n - 1) * (k - 1)
    return {"bms": bms, "wms": wms, "jms": jms, "ems": ems, "n": Fraction(n), "k": Fraction(k)}


def icc_2_1(rows: list[Row]) -> float | None:
    t = squares(rows)
    if t is None:
        return None
    below = t["bms"] + (t["k"] - 1) * t["ems"] + t["k"] * (t["jms"] - t["ems"]) / t["n"]
    return over(t["bms"] - t["ems"], below)


def icc_3_1(rows: list[Row]) -> float | None:
    t = squares(rows)
    return t and over(t["bms"] - t["ems"], t["bms"] + (t["k"] - 1) * t["ems"])


def everything(rows: list[Row], low: int = 1, high: int = 5) -> dict[str, float | None]:
    two = bool(rows) and len(rows[0]) == 2
    return {
        "percent_exact": percent(rows, 0),
        "percent_within_1": percent(rows, 1),
        "mean_difference": mean_difference(rows) if two else None,
        "kappa": kappa(rows, 0) if two else None,
        "kappa_linear": kappa(rows, 1) if two else None,
        "kappa_quadratic": kappa(rows, 2) if two else None,
        "alpha_nominal": alpha(rows, "nominal"),
        "alpha_ordinal": alpha(rows, "ordinal"),
        "alpha_interval": alpha(rows, "interval"),
        "ac1": gwet(rows, low, high, quadratic=False),
        "ac2_quadratic": gwet(rows, low, high, quadratic=True),
        "icc_2_1": icc_2_1(rows),
        "icc_3_1": icc_3_1(rows),
    }


def percentile(figures: list[float], share: float) -> float:
    """The definition of statistics packages' usual one (type 7)."""
    figures = sorted(figures)
    place = share * (len(figures) - 1)
    weights = [max(0.0, 1 - abs(place - at)) for at in range(len(figures))]
    return sum(w * figure for w, figure in zip(weights, figures, strict=True))
