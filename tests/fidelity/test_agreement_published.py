"""Agreement on tables whose figures were published, and on small ones worked out apart."""

from __future__ import annotations

import pytest
from rated import (
    ALL_EQUAL,
    KRIPPENDORFF_2011,
    NEARLY_ALL_EQUAL,
    SHROUT_FLEISS,
    VARIED,
    WIKIPEDIA,
    Row,
    by_rows,
    by_table,
)

from teamkracht.fidelity.agreement import agreement, alphas, iccs, kappas
from teamkracht.fidelity.agreement.draws import Formula
from teamkracht.fidelity.agreement.tables import frame_of
from teamkracht.fidelity.ratings import Scale

UP_TO_TEN = Scale(1, 10)


def figure(formula: Formula, rows: list[Row], scale: Scale | None = None) -> float:
    ratings = by_rows(rows, scale=scale)
    frame = frame_of(ratings)
    found = formula(frame, frame.count(ratings.units))
    assert isinstance(found, float)
    return found


def value(name: str, rows: list[Row]) -> float:
    found = agreement(by_rows(rows), seed=1, draws=0).values[name].value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rows", "formula", "expected"),
    [
        (KRIPPENDORFF_2011, alphas.alpha_nominal, 0.7434),
        (KRIPPENDORFF_2011, alphas.alpha_ordinal, 0.8154),
        (KRIPPENDORFF_2011, alphas.alpha_interval, 0.8491),
        (KRIPPENDORFF_2011, alphas.alpha_ratio, 0.7974),
        (WIKIPEDIA, alphas.alpha_nominal, 0.6914),
        (WIKIPEDIA, alphas.alpha_ordinal, 0.8067),
        (WIKIPEDIA, alphas.alpha_interval, 0.8108),
        (WIKIPEDIA, alphas.alpha_ratio, 0.8089),
    ],
)
def test_alpha_of_published_tables(rows: list[Row], formula: Formula, expected: float) -> None:
    assert figure(formula, rows) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (iccs.icc_1_1, 0.1657),
        (iccs.icc_2_1, 0.2898),
        (iccs.icc_3_1, 0.7148),
        (iccs.icc_1_k, 0.4428),
        (iccs.icc_2_k, 0.6201),
        (iccs.icc_3_k, 0.9093),
    ],
)
def test_icc_of_shrout_and_fleiss(formula: Formula, expected: float) -> None:
    assert figure(formula, SHROUT_FLEISS, UP_TO_TEN) == pytest.approx(expected, abs=5e-5)


def test_mean_squares_of_shrout_and_fleiss() -> None:
    ratings = by_rows(SHROUT_FLEISS, scale=UP_TO_TEN)
    frame = frame_of(ratings)
    table = iccs.mean_squares(frame, frame.count(ratings.units))
    assert isinstance(table, iccs.MeanSquares)
    found = [round(square, 2) for square in (table.bms, table.wms, table.jms, table.ems)]
    assert found == [11.24, 6.26, 32.49, 1.02]


@pytest.mark.parametrize(
    ("rows", "name", "expected"),
    [
        (by_table([20, 5], [10, 15]), "percent_exact", 0.70),
        (by_table([20, 5], [10, 15]), "kappa", 0.40),
        (by_table([45, 15], [25, 15]), "kappa", 0.1304),
        (by_table([25, 35], [5, 35]), "kappa", 0.2593),
        (by_table([0, 4, 1], [0, 8, 0], [0, 1, 5]), "kappa", 0.4842),
        (by_table([0, 4, 1], [0, 8, 0], [0, 1, 5]), "kappa_linear", 0.4701),
        (by_table([0, 4, 1], [0, 8, 0], [0, 1, 5]), "kappa_quadratic", 0.4502),
        (by_table([106, 10, 4], [22, 28, 10], [2, 12, 6]), "kappa", 0.4286),
        (by_table([106, 10, 4], [22, 28, 10], [2, 12, 6]), "kappa_linear", 0.4923),
        (by_table([106, 10, 4], [22, 28, 10], [2, 12, 6]), "kappa_quadratic", 0.5667),
        (by_table([44, 7, 9], [5, 20, 5], [1, 3, 6], times=2), "kappa", 0.4915),
    ],
)
def test_percentages_and_kappas_of_published_tables(
    rows: list[Row], name: str, expected: float
) -> None:
    assert value(name, rows) == pytest.approx(expected, abs=5e-5)


def test_kappa_with_cohens_own_weights() -> None:
    weights = ((0, 1, 3), (1, 0, 6), (3, 6, 0))
    rows = by_table([44, 7, 9], [5, 20, 5], [1, 3, 6], times=2)

    def formula(frame: kappas.Frame, tables: kappas.Tables) -> kappas.Figure:
        return kappas.weighted_kappa(frame, tables, lambda i, j: weights[i - 1][j - 1])

    assert figure(formula, rows) == pytest.approx(0.3478, abs=5e-5)


SMALL = {
    "percent_exact": (1.0, 0.9, 0.8),
    "percent_within_1": (1.0, 1.0, 1.0),
    "kappa": (None, 0.0, 0.740),
    "kappa_quadratic": (None, 0.0, 0.929),
    "alpha_ordinal": (None, 0.0, 0.937),
    "ac1": (1.0, 0.898, 0.753),
    "ac2_quadratic": (1.0, 0.993, 0.957),
}


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_small_tables(name: str, which: int) -> None:
    rows = (ALL_EQUAL, NEARLY_ALL_EQUAL, VARIED)[which]
    found = agreement(by_rows(rows), seed=1, draws=0).values[name].value
    expected = SMALL[name][which]
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == pytest.approx(expected, abs=5e-4)


def test_nothing_but_zero_where_one_score_in_ten_differs() -> None:
    assert value("alpha_ordinal", NEARLY_ALL_EQUAL) == 0
    assert value("kappa_quadratic", NEARLY_ALL_EQUAL) == 0


def test_alpha_is_scotts_pi_mended_for_few_units() -> None:
    # For two complete observers: alpha(interval) = 1 - (1-pi)(N-1)/N, pi with squared weights.
    rows = by_table([10, 3, 1], [2, 8, 4], [0, 2, 9])
    scores = [score for row in rows for score in row]
    many = len(scores)
    expected = sum((a - b) ** 2 for a in scores for b in scores) / many**2
    observed = sum((a - b) ** 2 for a, b in rows) / len(rows)
    pi = 1 - observed / expected
    assert value("alpha_interval", rows) == pytest.approx(1 - (1 - pi) * (many - 1) / many)
