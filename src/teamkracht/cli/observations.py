"""The observations that somebody named on the command line, refused where they can't be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import Unusable
from teamkracht.i18n import _

if TYPE_CHECKING:
    from teamkracht.protocol.model import Instrument
    from teamkracht.records.pairing import Named


def loaded(paths: Sequence[Path]) -> tuple[Named, ...]:
    """The observations in files. Raises Unusable, with a sentence for each fault."""
    from teamkracht.records.pairing import Named, faults
    from teamkracht.store import observations
    from teamkracht.store.files import StoreError
    from teamkracht.toml.problem import Unreadable

    named, wrong = [], []
    for path in dict.fromkeys(paths):
        try:
            named.append(Named(str(path), observations.load(path)))
        except (StoreError, Unreadable) as fault:
            wrong.append(str(fault))
    refuse([*wrong, *faults(named)])
    return tuple(named)


def instrument_of(asked: Asked, named: Sequence[Named]) -> Instrument:
    """The instrument of observations that share one. Raises Unusable where it is not known."""
    from teamkracht.records.pairing import faults_of_instrument
    from teamkracht.store import instruments

    home, about = asked.home_in_use(), named[0].about
    instrument = instruments.of_observation(home, about)
    if instrument is None:
        known = instruments.versions_of(home, about)
        message = (
            _("{name} was scored with {instrument} version {version}; known here: {known}.")
            if known
            else _("{name} was scored with {instrument} version {version}, which is not here.")
        )
        told = message.format(
            name=named[0].name,
            instrument=about.instrument,
            version=about.instrument_version,
            known=", ".join(known),
        )
        raise Unusable(told)
    refuse(faults_of_instrument(named, instrument))
    return instrument


def refuse(sentences: Iterable[str]) -> None:
    """Raise Unusable with these sentences, where there are any."""
    told = "\n".join(sentences)
    if told:
        raise Unusable(told)


def refuse_before_own(asked: Asked, named: Sequence[Named]) -> None:
    """Raise Refused while somebody here is still observing one of these meetings."""
    from teamkracht.live.comparing import own_first

    own_first(asked.home_in_use(), [one.about for one in named], codes(asked))


def told(sentences: Iterable[str]) -> None:
    """Say sentences that stand beside the work and do not stop it."""
    for sentence in sentences:
        click.echo(sentence, err=True)


def refuse_unscored(named: Sequence[Named]) -> None:
    """Raise Unusable where an observation has no score at all."""
    message = _("{name} has no score yet: every requirement is open, or left out.")
    refuse(message.format(name=one.name) for one in named if not one.observation.scores())


def codes(asked: Asked) -> dict[str, str]:
    """The ids of the meetings in the home, by their code."""
    from teamkracht.store import minutes

    return {one.code: one.id for one in minutes.listed(asked.home_in_use()).found if one.code}
