"""Agreement as callers see it: counts, words, labels, reasons, intervals, plain values."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from random import Random

import pytest
from rated import ALL_EQUAL, KRIPPENDORFF_2011, NEARLY_ALL_EQUAL, VARIED, Row, by_rows

from teamkracht import i18n
from teamkracht.fidelity.agreement import (
    FORMULAS,
    Agreement,
    LabelScale,
    agreement,
    in_words,
    krippendorff,
    plain,
    why_no_interval,
)
from teamkracht.fidelity.ratings import Ratings, Unit

SEVEN: list[Row] = [(5, 4), (4, 4), (4, 5), (5, 5), (4, 4), (5, 4), (4, 4)]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.current()
    i18n.use("en")
    yield
    i18n.use(before)


def agreed(rows: list[Row], **given: int) -> Agreement:
    return agreement(by_rows(rows), seed=1, **{"draws": 50, **given})


def test_words_come_first_and_count_what_can_be_compared() -> None:
    assert in_words(agreed(SEVEN)) == "4 of 7 scores equal, 7 of 7 within one"
    assert in_words(agreed([(4, 4), (3, None)])) == "1 of 1 score equal, 1 of 1 within one"
    assert in_words(agreed([(4, 4, 2)])) == "1 of 3 pairs of scores equal, 1 of 3 within one"
    assert in_words(agreed([(4, None), (None, 2)])) == "No unit was scored by two observers."


def test_words_in_dutch() -> None:
    i18n.use("nl")
    assert in_words(agreed(SEVEN)) == "4 van de 7 scores gelijk, 7 van de 7 hooguit één verschil"


def test_counts_of_a_table_with_gaps() -> None:
    found = agreed(KRIPPENDORFF_2011)
    assert (found.units, found.missing, found.meetings) == (12, 7, None)
    # Eight units with four scores, two with three, one with two, one with one.
    assert found.pairs == 8 * 6 + 2 * 3 + 1
    assert found.values["alpha_ordinal"].n == 11
    assert found.values["icc_2_1"].n == 8


def test_differences_stand_the_largest_first() -> None:
    units = (
        Unit((5, 4), name="one [bold]"),
        Unit((1, 4), name="two"),
        Unit((None, 4), name="three"),
        Unit((3, 4), name="four"),
    )
    found = agreement(Ratings(("A", "B"), units), seed=1)
    assert [(each.name, each.size) for each in found.differences] == [
        ("two", 3),
        ("one [bold]", 1),
        ("four", 1),
    ]


def test_not_applicable_has_its_own_agreement() -> None:
    units = (
        Unit((None, None), not_applicable=(True, True)),
        Unit((None, 3), not_applicable=(True, False)),
        Unit((None, 3), not_applicable=(False, False)),
        Unit((4, 4)),
    )
    found = agreement(Ratings(("A", "B"), units), seed=1)
    assert (found.not_applicable_by_all, found.not_applicable_by_some) == (1, 1)
    assert found.pairs == 1


def test_all_the_same_is_not_computable_and_says_so() -> None:
    values = agreed(ALL_EQUAL).values
    for name in ("kappa", "kappa_linear", "kappa_quadratic", "alpha_nominal", "alpha_ordinal"):
        assert (values[name].value, values[name].reason) == (None, "no_variation")
        assert (values[name].why or "").startswith("Not computable: all scores")
        assert values[name].label is values[name].low is values[name].high is None
        assert values[name].dropped == 1
    assert values["icc_2_1"].reason == "no_difference_between_units"
    assert values["percent_exact"].value == 1
    assert values["ac1"].value == 1


def test_one_difference_in_ten_leaves_some_draws_without_a_figure() -> None:
    alpha = agreed(NEARLY_ALL_EQUAL, draws=1000).values["alpha_ordinal"]
    assert alpha.value == 0
    # The one differing unit is not drawn in (9/10)^10 of the draws.
    assert alpha.dropped == pytest.approx(0.9**10, abs=0.05)
    assert alpha.low is not None


@pytest.mark.parametrize(
    ("rows", "name", "reason"),
    [
        ([(4, None), (None, 4)], "percent_exact", "no_pairs"),
        ([(4, None), (None, 4)], "alpha_ordinal", "no_pairs"),
        ([(4, None), (None, 4)], "kappa", "no_pairs"),
        ([(4, None), (None, 4)], "mean_difference", "no_pairs"),
        ([(4, None), (None, 4)], "ac1", "no_pairs"),
        ([(None, None)], "ac2_quadratic", "no_pairs"),
        ([(4, 5), (None, 4)], "icc_3_1", "too_few_complete_units"),
        ([(4, 5), (4, 5)], "icc_3_1", "no_difference_between_units"),
        ([(4, 5, 3), (4, 5, 3)], "kappa", "two_observers_only"),
        ([(4, 5, 3), (4, 5, 3)], "mean_difference", "two_observers_only"),
        ([], "alpha_nominal", "no_pairs"),
    ],
)
def test_what_is_undefined_has_no_value_and_a_reason(
    rows: list[Row], name: str, reason: str
) -> None:
    value = agreed(rows).values[name]
    assert (value.value, value.reason) == (None, reason)
    assert value.why
    assert value.why.startswith("Not computable: ")


def test_under_ten_units_there_is_a_value_and_no_label() -> None:
    for name, value in agreed(VARIED[:9]).values.items():
        assert value.value is not None, name
        assert value.label is None
        assert value.why == "9 units are too few to judge by; from 10 on the value gets a label."
        assert value.reason == "too_few_units"
    for value in agreed(VARIED).values.values():
        assert value.why is value.reason is None


def test_the_ten_units_are_those_that_the_figure_rests_on() -> None:
    rows = [*VARIED, *[(4, None)] * 20]
    assert agreed(rows).values["kappa"].label == "substantial"
    assert agreed(rows[1:]).values["kappa"].label is None


@pytest.mark.parametrize(
    ("name", "label", "scale"),
    [
        ("kappa", "substantial", "Landis & Koch 1977"),
        ("kappa_quadratic", "almost perfect", "Landis & Koch 1977"),
        ("ac2_quadratic", "almost perfect", "Landis & Koch 1977"),
        ("alpha_ordinal", "reliable", "Krippendorff 2004"),
        ("icc_2_1", "excellent", "Koo & Li 2016"),
        ("percent_exact", None, None),
        ("mean_difference", None, None),
    ],
)
def test_each_label_names_its_scale(name: str, label: str | None, scale: str | None) -> None:
    value = agreed(VARIED).values[name]
    assert (value.label, value.scale) == (label, scale)


@pytest.mark.parametrize(
    ("scale", "value", "label"),
    [
        ("alpha_ordinal", 0.8, "reliable"),
        ("alpha_ordinal", 0.7999, "tentative"),
        ("alpha_ordinal", 0.667, "tentative"),
        ("alpha_ordinal", 0.6669, "do not draw conclusions"),
        ("kappa", -0.01, "poor"),
        ("kappa", 0.0, "slight"),
        ("kappa", 0.2, "slight"),
        ("kappa", 0.1 + 0.3 - 0.2 + 5e-17, "slight"),
        ("kappa", 0.21, "fair"),
        ("kappa", 0.6, "moderate"),
        ("kappa", 0.8, "substantial"),
        ("kappa", 0.81, "almost perfect"),
        ("icc_2_1", 0.49, "poor"),
        ("icc_2_1", 0.5, "moderate"),
        ("icc_2_1", 0.75, "good"),
        ("icc_2_1", 0.9, "excellent"),
    ],
)
def test_limits_of_the_labels(scale: str, value: float, label: str) -> None:
    from teamkracht.fidelity.agreement import LABELS

    assert LABELS[scale].label(value) == label


def test_an_organisation_can_have_its_own_limits() -> None:
    labels: dict[str, LabelScale] = {"alpha_ordinal": krippendorff(0.9, 0.95)}
    found = agreement(by_rows(VARIED), 1, draws=0, labels=labels)
    assert found.values["alpha_ordinal"].label == "tentative"


def test_no_interval_under_five_meetings() -> None:
    meetings = [f"week {at % 4}" for at in range(10)]
    found = agreement(by_rows(VARIED, meetings), seed=1)
    value = found.values["alpha_ordinal"]
    assert (value.low, value.high, value.dropped) == (None, None, None)
    assert why_no_interval(found, 5) == "No intervals: they need 5 meetings or more."
    assert found.meetings == 4
    fifth = agreement(by_rows(VARIED, [f"week {at % 5}" for at in range(10)]), seed=1)
    assert fifth.values["alpha_ordinal"].low is not None
    assert why_no_interval(fifth, 5) is None


def test_the_interval_holds_the_value_and_hangs_on_the_seed() -> None:
    first = agreed(VARIED, draws=200).values["alpha_ordinal"]
    assert first.low is not None
    assert first.high is not None
    assert first.value is not None
    assert first.low < first.value < first.high
    again = agreement(by_rows(VARIED), seed=2, draws=200).values["alpha_ordinal"]
    assert (again.low, again.high) != (first.low, first.high)


def test_plain_values_are_those_of_the_format_and_can_be_written() -> None:
    written = json.loads(json.dumps(plain(agreed(VARIED)), allow_nan=False))
    for key in ("units", "pairs", "missing", "meetings", "observers", "seed"):
        assert key in written
    assert list(written["values"]) == list(FORMULAS)
    expected = {"value", "low", "high", "dropped", "label", "scale", "why"}
    assert all(expected <= set(value) for value in written["values"].values())
    assert written["values"]["percent_exact"]["value"] == 0.8
    assert written["meetings"] is None


def test_progress_goes_up_to_all_draws() -> None:
    told: list[tuple[int, int]] = []
    agreement(by_rows(VARIED), 1, draws=50, progress=lambda done, of: told.append((done, of)))
    assert told == [(20, 50), (40, 50), (50, 50)]


def test_a_thousand_draws_of_three_hundred_units_take_seconds_at_most() -> None:
    random = Random(4)
    units = tuple(
        Unit((random.randint(1, 5), random.randint(1, 5)), f"week {at // 5}") for at in range(300)
    )
    start = time.process_time()
    agreement(Ratings(("A", "B"), units), seed=1, draws=1000)
    assert time.process_time() - start < 5
