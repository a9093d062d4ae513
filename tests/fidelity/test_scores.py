"""Mean per indicator, by observer and of the consensus."""

from __future__ import annotations

import json

import pytest

from teamkracht.fidelity.scores import Given, IndicatorScores, mean_of, plain_scores

SEVEN = tuple("abcdefg")


def scores(*given: Given) -> dict[str, Given]:
    return dict(zip(SEVEN, given, strict=False))


def test_the_mean_is_not_rounded() -> None:
    mean = mean_of(SEVEN, scores(5, 4, 4, 5, 4, 5, 4))
    assert (mean.mean, mean.n, mean.of) == (31 / 7, 7, 7)
    assert mean_of(SEVEN, scores(5, 4, 4, 5, 4, 4, 4)).mean == 30 / 7


@pytest.mark.parametrize(
    ("given", "well"),
    [
        ((4, 4, 4), True),
        ((5, 5, 2), True),
        ((5, 4, 2), False),
        # 3.95 is shown as 4.0 by some, and is not.
        ((4,) * 19 + (3,), False),
    ],
)
def test_well_implemented_is_four_on_the_unrounded_mean(given: tuple[int, ...], well: bool) -> None:
    names = [f"requirement {at}" for at in range(len(given))]
    assert mean_of(names, dict(zip(names, given, strict=True))).well_implemented is well


def test_what_does_not_apply_or_could_not_be_judged_is_left_out() -> None:
    mean = mean_of(SEVEN, scores(3, 3, 3, 3, 3, 3, "not_applicable"))
    assert (mean.mean, mean.n, mean.of) == (18 / 6, 6, 7)
    mean = mean_of(SEVEN, scores(5, "not_observable"))
    assert (mean.mean, mean.n, mean.of) == (5.0, 1, 7)


def test_nothing_scored_has_no_mean() -> None:
    mean = mean_of(SEVEN, scores("not_applicable", "not_observable"))
    assert (mean.mean, mean.n, mean.well_implemented) == (None, 0, None)


def test_plain_scores_are_those_of_the_format() -> None:
    found = IndicatorScores(
        indicator="teamkrachtbespreking",
        requirements=("a", "b"),
        observers={"Ria": {"a": 4, "b": 5}, "[Hans]": {"a": "not_applicable"}},
        consensus={"a": 4, "b": 4},
    )
    assert json.loads(json.dumps(plain_scores([found]))) == {
        "indicators": [
            {
                "id": "teamkrachtbespreking",
                "of": 2,
                "means": [
                    {"observer": "Ria", "mean": 4.5, "n": 2, "well_implemented": True},
                    {"observer": "[Hans]", "mean": None, "n": 0, "well_implemented": None},
                    {"consensus": True, "mean": 4.0, "n": 2, "well_implemented": True},
                ],
                "requirements": [
                    {"id": "a", "scores": {"Ria": 4, "[Hans]": "not_applicable"}, "consensus": 4},
                    {"id": "b", "scores": {"Ria": 5}, "consensus": 4},
                ],
            }
        ]
    }
