"""Agreement beside well-kept libraries. They are in the extra `crosscheck`; run with -m crosscheck.

Where a library answers nan, 1 or an error, because nothing varies, ours has no value.
"""

from __future__ import annotations

import math
from random import Random

import pytest
from rated import KRIPPENDORFF_2011, VARIED, WIKIPEDIA, Row, by_rows

from teamkracht.fidelity.agreement import agreement

pytestmark = pytest.mark.crosscheck


def drawn(seed: int, observers: int, missing: float) -> list[Row]:
    random = Random(seed)

    def score(about: int) -> int | None:
        if random.random() < missing:
            return None
        return min(5, max(1, about + random.choice((-2, -1, 0, 0, 0, 1))))

    abouts = [random.choice((2, 3, 4, 4, 5, 5)) for _unit in range(random.randint(5, 60))]
    return [tuple(score(about) for _observer in range(observers)) for about in abouts]


def value(rows: list[Row], name: str) -> float | None:
    return agreement(by_rows(rows), seed=1, draws=0).values[name].value


GAPS = [KRIPPENDORFF_2011, WIKIPEDIA, *(drawn(seed, 2 + seed % 4, 0.2) for seed in range(20))]
COMPLETE = [VARIED, *(drawn(seed, 2, 0) for seed in range(20))]


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_alpha_beside_krippendorff(level: str) -> None:
    krippendorff = pytest.importorskip("krippendorff", reason="needs the extra crosscheck")
    for rows in GAPS:
        columns = [
            [math.nan if score is None else score for score in column]
            for column in zip(*rows, strict=True)
        ]
        expected = krippendorff.alpha(reliability_data=columns, level_of_measurement=level)
        assert value(rows, f"alpha_{level}") == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "weights"),
    [("kappa", None), ("kappa_linear", "linear"), ("kappa_quadratic", "quadratic")],
)
def test_kappa_beside_scikit_learn(name: str, weights: str | None) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="needs the extra crosscheck")
    for rows in COMPLETE:
        first, second = zip(*rows, strict=True)
        expected = metrics.cohen_kappa_score(first, second, labels=[1, 2, 3, 4, 5], weights=weights)
        assert value(rows, name) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "weights"),
    [("kappa", None), ("kappa_linear", "linear"), ("kappa_quadratic", "quadratic")],
)
def test_kappa_beside_statsmodels(name: str, weights: str | None) -> None:
    raters = pytest.importorskip(
        "statsmodels.stats.inter_rater", reason="needs the extra crosscheck"
    )
    for rows in COMPLETE:
        table = [[rows.count((one, other)) for other in range(1, 6)] for one in range(1, 6)]
        expected = raters.cohens_kappa(table, wt=weights, return_results=False)
        assert value(rows, name) == pytest.approx(expected, abs=1e-12)


def test_mean_squares_beside_statsmodels() -> None:
    """ICC(3,1) and ICC(2,1) from an analysis of variance by ordinary least squares."""
    pandas = pytest.importorskip("pandas", reason="needs the extra crosscheck")
    models = pytest.importorskip("statsmodels.formula.api", reason="needs the extra crosscheck")
    anova = pytest.importorskip("statsmodels.stats.anova", reason="needs the extra crosscheck")
    for seed in range(5):
        rows = drawn(seed, 3, 0)
        n, k = len(rows), 3
        data = pandas.DataFrame(
            {
                "score": [score for row in rows for score in row],
                "unit": [f"u{at // k}" for at in range(n * k)],
                "judge": [f"j{at % k}" for at in range(n * k)],
            }
        )
        table = anova.anova_lm(models.ols("score ~ unit + judge", data).fit())
        bms, jms, ems = (float(table.mean_sq[row]) for row in ("unit", "judge", "Residual"))
        assert value(rows, "icc_3_1") == pytest.approx((bms - ems) / (bms + (k - 1) * ems))
        below = bms + (k - 1) * ems + k * (jms - ems) / n
        assert value(rows, "icc_2_1") == pytest.approx((bms - ems) / below)
