"""From ratings to agreement: every figure, its interval, its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

from teamkracht.fidelity.agreement import alphas, gwets, iccs, kappas, percent
from teamkracht.fidelity.agreement.draws import FEWEST, Formula, Interval, Progress, intervals
from teamkracht.fidelity.agreement.figure import Undefined
from teamkracht.fidelity.agreement.labels import LABELS, LabelScale
from teamkracht.fidelity.agreement.result import (
    FEWEST_UNITS,
    Agreement,
    Difference,
    Value,
    too_few_units,
)
from teamkracht.fidelity.agreement.tables import Frame, Tables, frame_of
from teamkracht.fidelity.ratings import Ratings

FORMULAS: Mapping[str, Formula] = {
    "percent_exact": percent.percent_exact,
    "percent_within_1": percent.percent_within_1,
    "mean_difference": percent.mean_difference,
    "kappa": kappas.kappa,
    "kappa_linear": kappas.kappa_linear,
    "kappa_quadratic": kappas.kappa_quadratic,
    "alpha_nominal": alphas.alpha_nominal,
    "alpha_ordinal": alphas.alpha_ordinal,
    "alpha_interval": alphas.alpha_interval,
    "ac1": gwets.ac1,
    "ac2_quadratic": gwets.ac2_quadratic,
    "icc_2_1": iccs.icc_2_1,
    "icc_3_1": iccs.icc_3_1,
}
"""The figures of an agreement, in the order in which they are told."""

_COMPLETE_UNITS = {"mean_difference", "kappa", "kappa_linear", "kappa_quadratic"} | {
    "icc_2_1",
    "icc_3_1",
}


def agreement(
    ratings: Ratings,
    seed: int,
    draws: int = 1000,
    progress: Progress | None = None,
    labels: Mapping[str, LabelScale] = LABELS,
) -> Agreement:
    """Compute every figure of `FORMULAS`, with 95 % intervals from `draws` draws of meetings.

    One seed gives one result. `progress(done, of)` is called now and then; what it raises ends
    the computing. `labels` can hold other scales of words. With `draws` 0 nothing is drawn.
    """
    frame = frame_of(ratings)
    tables = frame.count(ratings.units)
    drawn: Mapping[str, Interval] = {}
    groups = len(ratings.groups())
    if groups >= FEWEST and draws:
        drawn = intervals(
            ratings,
            frame,
            FORMULAS,
            random=Random(seed),  # noqa: S311 - nothing is kept secret with it
            draws=draws,
            progress=progress,
        )
    values = {
        name: _value(name, frame, tables, drawn.get(name), labels.get(name)) for name in FORMULAS
    }
    return Agreement(
        observers=ratings.observers,
        units=len(ratings.units),
        pairs=sum(tables.pairs),
        missing=sum(unit.scores.count(None) for unit in ratings.units),
        meetings=len(ratings.meetings) or None,
        groups=groups,
        equal=percent.within(frame, tables, 0),
        within_one=percent.within(frame, tables, 1),
        not_applicable_by_all=sum(_all_alike(unit.not_applicable) for unit in ratings.units),
        not_applicable_by_some=sum(_unlike(unit.not_applicable) for unit in ratings.units),
        most_common=_most_common(ratings),
        seed=seed,
        draws=draws if drawn else 0,
        values=values,
        differences=tuple(sorted(_differences(ratings), key=lambda one: -one.size)),
    )


def _value(
    name: str,
    frame: Frame,
    tables: Tables,
    interval: Interval | None,
    labels: LabelScale | None,
) -> Value:
    figure = FORMULAS[name](frame, tables)
    n = tables.units[2 if name in _COMPLETE_UNITS else 1]
    scale = labels.name if labels else None
    dropped = interval.dropped if interval else None
    if isinstance(figure, Undefined):
        why, reason = figure.sentence, figure.value
        return Value(None, dropped=dropped, scale=scale, why=why, reason=reason, n=n)
    few = n < FEWEST_UNITS
    return Value(
        value=figure,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        dropped=dropped,
        label=labels.label(figure) if labels and not few else None,
        scale=scale,
        why=too_few_units(n) if few else None,
        reason="too_few_units" if few else None,
        n=n,
    )


def _all_alike(said: tuple[bool, ...]) -> bool:
    return bool(said) and all(said)


def _unlike(said: tuple[bool, ...]) -> bool:
    return any(said) and not all(said)


def _most_common(ratings: Ratings) -> float | None:
    found = Counter(score for unit in ratings.units for score in unit.given)
    return max(found.values()) / found.total() if found else None


def _differences(ratings: Ratings) -> Iterator[Difference]:
    for place, unit in enumerate(ratings.units):
        given = unit.given
        if len(given) > 1:
            size = max(given) - min(given)
            yield Difference(place, unit.name, unit.meeting, unit.scores, size)
