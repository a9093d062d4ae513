"""Which observations are of one meeting, and what stands in the way of putting them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from teamkracht.i18n import _, short_date
from teamkracht.protocol.model import Instrument
from teamkracht.records.observation import About, Observation, seal_holds
from teamkracht.records.process import Held

CODE_LENGTH = 8
"""A name of a meeting with no more characters than this is its code, a longer one its id."""


@dataclass(frozen=True)
class Named:
    """An observation, and what it is called in a sentence: its file."""

    name: str
    observation: Observation

    @property
    def about(self) -> About:
        """Of which meeting, by whom, with what."""
        return self.observation.observation

    @property
    def who(self) -> str:
        """The observer, in a form to compare by."""
        return (self.about.observer or "").strip().casefold()


def meetings(
    named: Sequence[Named], ids: Mapping[str, str] | None = None
) -> tuple[tuple[Named, ...], ...]:
    """Observations by meeting, in the order in which they came.

    `ids` has the id of a meeting by its code, as far as known: one observer may have written down
    the code where another had the id.
    """
    groups: list[list[Named]] = []
    for one in named:
        group = next((g for g in groups if same_meeting(g[0].about, one.about, ids or {})), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return tuple(map(tuple, groups))


def same_meeting(one: About, other: About, ids: Mapping[str, str]) -> bool:
    """Whether two observations are of one meeting: by its name, or by team, day and start."""
    if one.date != other.date or one.protocol != other.protocol:
        return False
    names = [ids.get(about.meeting, about.meeting) for about in (one, other) if about.meeting]
    if len(names) == 2 and (names[0] == names[1] or _alike(*names)):
        return names[0] == names[1]
    teams = {about.team.strip().casefold() for about in (one, other) if about.team}
    starts = {_on_the_wall(about.start) for about in (one, other) if about.start}
    return len(teams) == 1 and len(starts) <= 1


def is_of(about: About, held: Held) -> bool:
    """Whether an observation is of the meeting of these minutes."""
    if about.date != held.start.date() or about.protocol != held.protocol:
        return False
    if about.meeting:
        return about.meeting in (held.id, held.code)
    same_team = (about.team or "").strip().casefold() == held.team.strip().casefold()
    return same_team and (not about.start or _on_the_wall(about.start) == _on_the_wall(held.start))


def _on_the_wall(start: datetime) -> datetime:
    """A start as the clock showed it: typed in winter, the offset of a day in summer is another."""
    return start.replace(tzinfo=None)


def lock_yours_first(mine: About) -> str:
    """Say why the scores of others stay out of view."""
    message = _(
        "{who} has not locked the observation of {team}, {date} yet. Lock it first: "
        "nobody sees another's scores before."
    )
    return message.format(who=mine.observer, team=mine.team or "", date=short_date(mine.date))


def _alike(one: str, other: str) -> bool:
    """Two ids, or two codes: then the names alone tell."""
    return (len(one) <= CODE_LENGTH) == (len(other) <= CODE_LENGTH)


def faults(named: Sequence[Named]) -> Iterator[str]:
    """What is wrong with observations by themselves: edited after locking, a requirement twice."""
    for one in named:
        if one.about.seal and not seal_holds(one.observation):
            message = _(
                "{name} was changed after it was locked: it no longer matches its seal. "
                "Ask {who} for the file as it was locked."
            )
            yield message.format(name=one.name, who=one.about.observer or _("the observers"))
        twice = Counter(row.requirement for row in one.observation.score)
        for requirement, times in twice.items():
            if times > 1:
                message = _('{name} scores "{requirement}" {times} times; it can be there once.')
                yield message.format(name=one.name, requirement=requirement, times=times)


def faults_of_instrument(named: Sequence[Named], instrument: Instrument) -> Iterator[str]:
    """Every requirement that is scored and is not in the instrument."""
    known = [one.id for one in instrument.requirement]
    for one in named:
        for row in one.observation.score:
            if row.requirement not in known:
                message = _(
                    '{name} scores "{requirement}", which is no requirement of {instrument} '
                    "version {version}. It can be one of: {known}."
                )
                yield message.format(
                    name=one.name,
                    requirement=row.requirement,
                    instrument=instrument.id,
                    version=instrument.version,
                    known=", ".join(known),
                )


def faults_between(named: Sequence[Named], *, of_one_meeting: bool) -> Iterator[str]:
    """What keeps observations apart: another protocol, another instrument, another meeting."""
    first = named[0]
    for one in named[1:]:
        if one.about.protocol != first.about.protocol:
            message = _(
                "{first} is of a meeting by {a}, {name} of one by {b}. "
                "Give observations of one protocol."
            )
            a, b = first.about.protocol, one.about.protocol
            yield message.format(first=first.name, a=a, name=one.name, b=b)
        elif _version(one) != _version(first):
            message = _(
                "{first} was scored with {a}, {name} with {b}. Figures of two instruments, or of "
                "two versions, are never joined: give them apart."
            )
            yield message.format(first=first.name, a=_said(first), name=one.name, b=_said(one))
    if of_one_meeting:
        yield from _of_other_meetings(named)


def _of_other_meetings(named: Sequence[Named]) -> Iterator[str]:
    first, *others = meetings(named)
    for group in others:
        message = _("{first} is of {a}, {name} of {b}. Give observations of one meeting.")
        yield message.format(
            first=first[0].name, a=_when(first[0]), name=group[0].name, b=_when(group[0])
        )


def told_of_protocols(named: Sequence[Named]) -> Iterator[str]:
    """Say which observations were made by another version of the protocol: steps may differ.

    It keeps nothing apart: what is scored, and how, is of the instrument.
    """
    versioned = [(one, one.about.protocol_version) for one in named if one.about.protocol_version]
    for one, version in versioned[1:]:
        first, before = versioned[0]
        if version != before:
            message = _(
                "{first} was made by version {a} of the protocol {protocol}, {name} by version "
                "{b}: their steps may differ."
            )
            yield message.format(
                first=first.name, a=before, protocol=one.about.protocol, name=one.name, b=version
            )


def told_of_minutes(observations: Sequence[Observation], held_by: str) -> Iterator[str]:
    """Say which observers followed another version of the protocol than the meeting did."""
    for one in observations:
        version = one.observation.protocol_version
        if version not in (None, held_by):
            message = _(
                "{who} observed by version {version} of the protocol, the meeting was held by "
                "version {held_by}: their steps may differ."
            )
            who = one.observation.observer or _("Consensus")
            yield message.format(who=who, version=version, held_by=held_by)


def faults_to_compare(named: Sequence[Named]) -> Iterator[str]:
    """What keeps observations from being compared at all: one observer, or one not locked yet."""
    if len({one.who for one in named}) < 2:
        who = named[0].about.observer if named else None
        message = _("Agreement needs two observers or more; here is only {who}.")
        yield message.format(who=who) if who else _("Agreement needs two observers or more.")
    for one in named:
        if not one.about.locked or not one.about.seal:
            message = _("{name} is not locked yet; only locked observations are compared.")
            yield message.format(name=one.name)


def faults_of_observers(groups: Sequence[Sequence[Named]]) -> Iterator[str]:
    """The same observer twice in one meeting."""
    for group in groups:
        seen: dict[str, Named] = {}
        for one in group:
            before = seen.setdefault(one.who, one)
            if before is not one and one.about.observer:
                message = _(
                    "{first} and {name} are both by {who}, of the same meeting. "
                    "Give each observer once."
                )
                yield message.format(first=before.name, name=one.name, who=one.about.observer)
            elif before is not one:
                message = _("{first} and {name} are both a consensus of the same meeting.")
                yield message.format(first=before.name, name=one.name)


def _version(one: Named) -> tuple[str, str]:
    return one.about.instrument, one.about.instrument_version


def _said(one: Named) -> str:
    words = _("{instrument} version {version}")
    return words.format(instrument=one.about.instrument, version=one.about.instrument_version)


def _when(one: Named) -> str:
    parts = (one.about.team, short_date(one.about.date), one.about.meeting)
    return " ".join(part for part in parts if part)
