"""Observations as scores and as ratings: what fidelity computes with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teamkracht.fidelity.ratings import Ratings, Unit
from teamkracht.fidelity.scores import Given, IndicatorScores
from teamkracht.protocol.model import Instrument
from teamkracht.records.observation import Observation
from teamkracht.records.pairing import Named


def given(observation: Observation) -> dict[str, Given]:
    """What an observation says of each requirement; what was left open is not in it."""
    return {
        row.requirement: row.score
        if row.score is not None
        else "not_applicable"
        if row.not_applicable
        else "not_observable"
        for row in observation.score
    }


def indicator_scores(
    observations: Sequence[Observation], instrument: Instrument
) -> tuple[IndicatorScores, ...]:
    """The scores of one meeting for each indicator of the instrument that has requirements."""
    observers = {
        one.observation.observer: given(one) for one in observations if one.observation.observer
    }
    agreed = next((given(one) for one in observations if one.is_consensus), None)
    found = []
    for indicator in instrument.indicator:
        requirements = _requirements(instrument, indicator.id)
        scores = {name: _of(said, requirements) for name, said in observers.items()}
        consensus = None if agreed is None else _of(agreed, requirements)
        if requirements:
            found.append(IndicatorScores(indicator.id, requirements, scores, consensus))
    return tuple(found)


def _requirements(instrument: Instrument, indicator: str) -> tuple[str, ...]:
    return tuple(one.id for one in instrument.requirement if one.indicator == indicator)


def _of(said: Mapping[str, Given], requirements: Sequence[str]) -> dict[str, Given]:
    return {one: said[one] for one in requirements if one in said}


def ratings_of(groups: Sequence[Sequence[Named]], instrument: Instrument) -> Ratings:
    """The observations of one meeting or more as ratings: a unit for each requirement in each.

    A consensus is left out. A requirement that nobody of a meeting said anything of is no unit.
    ValueError, with a sentence, where there are fewer than two observers.
    """
    names: dict[str, str] = {}
    for group in groups:
        for one in group:
            if one.about.observer:
                names.setdefault(one.who, one.about.observer)
    units = []
    for number, group in enumerate(groups):
        said = {one.who: given(one.observation) for one in group if one.about.observer}
        for requirement in (one.id for one in instrument.requirement):
            values = [said.get(who, {}).get(requirement) for who in names]
            if any(value is not None for value in values):
                units.append(
                    Unit(
                        scores=tuple(one if isinstance(one, int) else None for one in values),
                        meeting=group[0].about.meeting or f"{group[0].about.date}/{number + 1}",
                        name=requirement,
                        not_applicable=tuple(one == "not_applicable" for one in values),
                    )
                )
    return Ratings(tuple(names.values()), tuple(units))
