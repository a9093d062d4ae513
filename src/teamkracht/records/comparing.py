"""Observations of one meeting side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teamkracht.fidelity.agreement import Agreement, agreement, in_words
from teamkracht.fidelity.scores import Given, Mean, mean_of
from teamkracht.i18n import _, clock_time, ngettext, short_date
from teamkracht.meeting.event import Refused
from teamkracht.protocol.model import Instrument, Requirement
from teamkracht.records.observation import About, Observation
from teamkracht.records.pairing import (
    Named,
    faults,
    faults_between,
    faults_of_instrument,
    faults_of_observers,
    meetings,
)
from teamkracht.records.scoring import given, ratings_of


class TooFew(Refused):
    """There is nothing wrong with what there is: another observation lacks."""


SEED = 1
"""Draws are the same at every look, so that nobody looks twice for a better figure."""


@dataclass(frozen=True)
class Row:
    """One requirement: what each observer gave it, in their order; None where it was left open."""

    requirement: Requirement
    given: tuple[Given | None, ...]
    agreed: Given | None = None
    reason: str | None = None

    @property
    def size(self) -> int:
        """How far the scores lie apart."""
        scores = [one for one in self.given if isinstance(one, int)]
        return max(scores) - min(scores) if len(scores) > 1 else 0

    @property
    def equal(self) -> bool:
        """All said the same."""
        return None not in self.given and len(set(self.given)) == 1

    @property
    def rank(self) -> int:
        """The largest differences first, then who scored where another did not, then the equal."""
        return -2 * self.size if self.size else (0 if self.equal else -1)


@dataclass(frozen=True)
class Comparison:
    """Two locked observations or more, of one meeting, with one instrument."""

    named: tuple[Named, ...]
    """Those of observers, in their order."""
    consensus: Observation | None
    instrument: Instrument
    rows: tuple[Row, ...]
    agreement: Agreement

    @property
    def observers(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(one.about.observer or "" for one in self.named)

    @property
    def about(self) -> About:
        """Of which meeting; of the one that says most."""
        return max((one.about for one in self.named), key=_says)

    def words(self) -> str:
        """How far they agree: 4 of 7 equal, 7 of 7 within one."""
        return in_words(self.agreement)

    def means(self) -> Iterator[tuple[str, str, Mean]]:
        """Each indicator's mean by each observer and by the consensus: its id, who, the mean."""
        for indicator in self.instrument.indicator:
            wanted = [
                one.id for one in self.instrument.requirement if one.indicator == indicator.id
            ]
            for one in self.named:
                yield (
                    indicator.id,
                    one.about.observer or "",
                    mean_of(wanted, given(one.observation)),
                )
            if self.consensus is not None:
                yield indicator.id, _("Consensus"), mean_of(wanted, given(self.consensus))


def comparison(
    named: Sequence[Named], instrument: Instrument, ids: Mapping[str, str] | None = None
) -> Comparison:
    """Bring observations together. Raises Refused with a sentence for each thing in the way.

    Where nothing but another observation lacks that is TooFew.

    `ids` has the id of a meeting by its code, as far as known.
    """
    wrong = [*_not_locked(named), *faults(named), *faults_between(named, of_one_meeting=False)]
    wrong += [*_of_another_meeting(named, ids or {}), *faults_of_observers([named])]
    wrong += faults_of_instrument(named, instrument)
    observers = tuple(one for one in named if one.about.observer)
    if not wrong:
        wrong += _without_scores(observers)
    if wrong:
        raise Refused("\n".join(wrong))
    if len(observers) < 2:
        raise TooFew(_too_few(len(observers)))
    agreed = next((one.observation for one in named if one.observation.is_consensus), None)
    said = [given(one.observation) for one in observers]
    together = given(agreed) if agreed else {}
    reasons = {row.requirement: row.reason for row in agreed.score} if agreed else {}
    rows = [
        Row(
            one,
            tuple(scores.get(one.id) for scores in said),
            together.get(one.id),
            reasons.get(one.id),
        )
        for one in instrument.requirement
    ]
    figures = agreement(ratings_of([observers], instrument), seed=SEED)
    ordered = tuple(sorted(rows, key=lambda row: row.rank))
    return Comparison(observers, agreed, instrument, ordered, figures)


def equals(rows: Sequence[Row]) -> Mapping[str, Given]:
    """What all said alike, by requirement."""
    return {
        row.requirement.id: row.given[0] for row in rows if row.equal and row.given[0] is not None
    }


def _not_locked(named: Sequence[Named]) -> Iterator[str]:
    for one in named:
        if not (one.about.locked and one.about.seal):
            message = _(
                "{name} is not locked yet. {who} locks it first: nobody sees scores before."
            )
            yield message.format(name=one.name, who=one.about.observer or _("the observers"))


def _of_another_meeting(named: Sequence[Named], ids: Mapping[str, str]) -> Iterator[str]:
    first, *others = meetings(named, ids)
    for group in others:
        message = _("{name} is of another meeting ({other}) than {first} ({one}).")
        one, other = _when(first[0].about), _when(group[0].about)
        yield message.format(name=group[0].name, other=other, first=first[0].name, one=one)


def _when(about: About) -> str:
    start = clock_time(about.start) if about.start else None
    return " ".join(filter(None, (about.team, short_date(about.date), start, about.meeting)))


def _too_few(count: int) -> str:
    return ngettext(
        "There is {count} observation of this meeting. Comparing needs two or more: "
        "add the file of the other observer.",
        "There are {count} observations of this meeting. Comparing needs two or more: "
        "add the file of the other observer.",
        count,
    ).format(count=count)


def _without_scores(observers: Sequence[Named]) -> Iterator[str]:
    for one in observers:
        if not one.observation.score:
            message = _("{name} has no scores, so there is nothing to compare.")
            yield message.format(name=one.name)


def _says(about: About) -> int:
    return sum(one is not None for one in (about.meeting, about.team, about.start))
