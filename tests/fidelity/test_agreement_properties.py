"""What must hold of agreement whatever the scores are."""

from __future__ import annotations

import random

import pytest
from agreement_naive import everything, percentile
from hypothesis import given, settings
from hypothesis import strategies as st
from rated import Row, by_rows

from teamkracht.fidelity.agreement import FORMULAS, Value, agreement
from teamkracht.fidelity.agreement.draws import ordered_groups, picks
from teamkracht.fidelity.ratings import Ratings, Unit

SCORES = st.one_of(st.none(), st.integers(1, 5))
NEARLY_EQUAL = st.sampled_from([4, 5, 5, 5, None])


def rows_of(observers: st.SearchStrategy[int], most: int = 25) -> st.SearchStrategy[list[Row]]:
    def rows(many: int) -> st.SearchStrategy[list[Row]]:
        row = st.tuples(*[SCORES] * many)
        alike = st.tuples(*[NEARLY_EQUAL] * many)
        return st.one_of(st.lists(row, max_size=most), st.lists(alike, max_size=most)).filter(bool)

    return observers.flatmap(rows)


PAIRS = rows_of(st.just(2))
ANY = rows_of(st.integers(2, 5))


def figures(ratings: Ratings) -> dict[str, float | None]:
    return {name: found.value for name, found in agreement(ratings, 1, draws=0).values.items()}


def close(found: dict[str, float | None], expected: dict[str, float | None]) -> None:
    assert found.keys() == expected.keys()
    for name, figure in found.items():
        assert figure == pytest.approx(expected[name], abs=1e-11), name


@given(ANY)
def test_every_figure_is_that_of_the_definitions(rows: list[Row]) -> None:
    close(figures(by_rows(rows)), everything(rows))


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_units_changes_nothing(rows: list[Row], shuffle: random.Random) -> None:
    turned = rows[:]
    shuffle.shuffle(turned)
    assert figures(by_rows(turned)) == figures(by_rows(rows))


@given(ANY)
def test_the_order_of_observers_changes_only_the_sign_of_their_difference(rows: list[Row]) -> None:
    expected = figures(by_rows(rows))
    if expected["mean_difference"] is not None:
        expected["mean_difference"] *= -1
    close(figures(by_rows([row[::-1] for row in rows])), expected)


@given(ANY)
def test_turning_the_scale_round_changes_only_the_sign_of_the_difference(rows: list[Row]) -> None:
    expected = figures(by_rows(rows))
    if expected["mean_difference"] is not None:
        expected["mean_difference"] *= -1
    turned = [tuple(score and 6 - score for score in row) for row in rows]
    close(figures(by_rows(turned)), expected)


@given(ANY)
def test_no_figure_is_above_one(rows: list[Row]) -> None:
    found = figures(by_rows(rows))
    del found["mean_difference"]
    assert all(figure is None or figure <= 1 for figure in found.values())


@given(PAIRS, st.permutations([1, 2, 3, 4, 5]))
def test_other_names_for_scores_leave_kappa_as_it_is(rows: list[Row], names: list[int]) -> None:
    renamed = [tuple(score and names[score - 1] for score in row) for row in rows]
    for name in ("kappa", "alpha_nominal", "ac1", "percent_exact"):
        assert figures(by_rows(renamed))[name] == pytest.approx(figures(by_rows(rows))[name])


@given(ANY)
def test_units_that_nobody_scored_change_no_figure(rows: list[Row]) -> None:
    nobody: Row = (None,) * len(rows[0])
    assert figures(by_rows([*rows, nobody])) == figures(by_rows(rows))


@settings(max_examples=15, deadline=None)
@given(rows_of(st.integers(2, 3), most=18), st.integers(0, 9), st.booleans())
def test_intervals_are_those_of_figures_worked_out_again_from_the_drawn_rows(
    rows: list[Row], seed: int, in_meetings: bool
) -> None:
    meetings = [f"week {at // 3}" if in_meetings else None for at in range(len(rows))]
    ratings = by_rows(rows, meetings)
    found = agreement(ratings, seed, draws=40)
    groups = ordered_groups(ratings)
    if len(groups) < 5:
        assert all(value.low is None and value.dropped is None for value in found.values.values())
        return
    generator = random.Random(seed)
    drawn: dict[str, list[float | None]] = {name: [] for name in FORMULAS}
    for _draw in range(40):
        again = [unit.scores for at in picks(generator, len(groups)) for unit in groups[at]]
        for name, figure in everything(again).items():
            drawn[name].append(figure)
    for name, value in found.values.items():
        defined = [figure for figure in drawn[name] if figure is not None]
        assert value.dropped == pytest.approx(1 - len(defined) / 40)
        if value.value is not None and defined:
            assert value.low == pytest.approx(percentile(defined, 0.025), abs=1e-11)
            assert value.high == pytest.approx(percentile(defined, 0.975), abs=1e-11)
        else:
            assert value.low is value.high is None


@given(st.lists(st.tuples(SCORES, SCORES), min_size=5, max_size=12), st.randoms())
def test_one_seed_gives_one_result_in_whatever_order_the_units_come(
    rows: list[Row], shuffle: random.Random
) -> None:
    turned = rows[:]
    shuffle.shuffle(turned)
    first = agreement(by_rows(rows), 7, draws=30).values
    assert agreement(by_rows(turned), 7, draws=30).values == first


def test_meetings_are_drawn_whole() -> None:
    # All of a meeting agree, or none do: drawn by units, the interval would be far too narrow.
    alike = [(at, at) for at in range(1, 6)] * 4
    unlike = [(at, 6 - at) for at in (1, 2, 4, 5)] * 5
    units = [Unit(row, "alike" if at < 20 else "unlike") for at, row in enumerate(alike + unlike)]
    for meeting in ("b", "c", "d", "e"):
        units += [Unit(row, meeting) for row in (alike if meeting in "bc" else unlike)]
    whole = agreement(Ratings(("A", "B"), tuple(units)), 1, draws=400).values["percent_exact"]
    single = tuple(Unit(unit.scores) for unit in units)
    by_unit = agreement(Ratings(("A", "B"), single), 1, draws=400).values["percent_exact"]
    assert whole.value == by_unit.value
    assert wide(whole) > 3 * wide(by_unit)


def wide(value: Value) -> float:
    assert value.low is not None
    assert value.high is not None
    return value.high - value.low
