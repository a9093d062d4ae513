"""Scores of requirements, and their mean per indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

WELL_IMPLEMENTED = 4
"""A mean of 4.0, unrounded, is well implemented (the rule of the Strengths Model's fidelity)."""

Given = int | Literal["not_applicable", "not_observable"]
"""A score of 1 to 5, or which of two things it is that there is none."""


@dataclass(frozen=True)
class Mean:
    """The mean of the scores of one observer, or of a consensus, over one indicator.

    What does not apply, could not be judged or is still open is left out: `n` of `of` count.
    """

    total: int
    n: int
    of: int

    @property
    def mean(self) -> float | None:
        """The mean, unrounded; None where nothing was scored."""
        return self.total / self.n if self.n else None

    @property
    def well_implemented(self) -> bool | None:
        """Whether the mean is 4.0 or more, told from whole numbers; None where there is no mean."""
        return self.total >= WELL_IMPLEMENTED * self.n if self.n else None


def mean_of(requirements: Sequence[str], scores: Mapping[str, Given]) -> Mean:
    """Give the mean over the requirements of one indicator, from the scores by requirement."""
    given = [scores.get(requirement) for requirement in requirements]
    numbers = [score for score in given if isinstance(score, int)]
    return Mean(sum(numbers), len(numbers), len(requirements))


@dataclass(frozen=True)
class IndicatorScores:
    """One indicator: its requirements in order, and what each observer gave them.

    `observers` is by observer, in the order to show them, then by requirement; what an observer
    left open is not in it. Observers are never joined: a consensus is a record of its own.
    """

    indicator: str
    requirements: tuple[str, ...]
    observers: Mapping[str, Mapping[str, Given]]
    consensus: Mapping[str, Given] | None = None

    def mean(self, observer: str) -> Mean:
        """Give the mean of one observer."""
        return mean_of(self.requirements, self.observers[observer])

    @property
    def consensus_mean(self) -> Mean | None:
        """The mean of the consensus; None where there is no consensus."""
        return None if self.consensus is None else mean_of(self.requirements, self.consensus)


def plain_scores(indicators: Sequence[IndicatorScores]) -> dict[str, object]:
    """Give the scores as `score --json` writes them."""
    return {"indicators": [_plain_indicator(indicator) for indicator in indicators]}


def _plain_indicator(scores: IndicatorScores) -> dict[str, object]:
    means = [
        {"observer": observer, **_plain_mean(scores.mean(observer))}
        for observer in scores.observers
    ]
    agreed = scores.consensus_mean
    if agreed:
        means.append({"consensus": True, **_plain_mean(agreed)})
    return {
        "id": scores.indicator,
        "of": len(scores.requirements),
        "means": means,
        "requirements": [_plain_requirement(scores, each) for each in scores.requirements],
    }


def _plain_mean(mean: Mean) -> dict[str, object]:
    return {"mean": mean.mean, "n": mean.n, "well_implemented": mean.well_implemented}


def _plain_requirement(scores: IndicatorScores, requirement: str) -> dict[str, object]:
    found: dict[str, object] = {
        "id": requirement,
        "scores": {
            observer: given[requirement]
            for observer, given in scores.observers.items()
            if requirement in given
        },
    }
    if scores.consensus and requirement in scores.consensus:
        found["consensus"] = scores.consensus[requirement]
    return found
