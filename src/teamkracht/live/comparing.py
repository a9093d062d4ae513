"""Bringing the locked observations of a meeting together, from this home and from files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from teamkracht.fidelity.observing.events import Began
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.i18n import _
from teamkracht.live.clock import Clock
from teamkracht.live.observing import Desk, begin, resume, unfinished
from teamkracht.meeting.event import Refused
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.comparing import Comparison, comparison
from teamkracht.records.observation import About, Observation
from teamkracht.records.observing import about as about_of
from teamkracht.records.pairing import Named, lock_yours_first, meetings, same_meeting
from teamkracht.store import instruments, minutes, observations, protocols
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable


@dataclass(frozen=True)
class Meeting:
    """The locked observations of one meeting that are in the home."""

    paths: tuple[Path, ...]
    observations: tuple[Observation, ...]

    @property
    def about(self) -> About:
        """Of which meeting."""
        return self.observations[0].observation

    @property
    def observers(self) -> tuple[str, ...]:
        """Who observed it, without what they saw."""
        return tuple(one.observation.observer or "" for one in self.observations if _alone(one))

    @property
    def agreed(self) -> bool:
        """A consensus was locked."""
        return any(one.is_consensus for one in self.observations)


def meetings_in(home: Home) -> tuple[Meeting, ...]:
    """The meetings of which there are locked observations here, the latest first."""
    found = [one for one in observations.listed(home).found if one.observation.locked]
    named = [Named(str(observations.path_of(home, one)), one) for one in found]
    groups = meetings(named, ids(home))
    groups_of_paths = [
        Meeting(tuple(Path(one.name) for one in group), tuple(one.observation for one in group))
        for group in groups
    ]
    return tuple(sorted(groups_of_paths, key=lambda one: one.about.date, reverse=True))


def of_same_meeting(home: Home, about: About) -> tuple[Path, ...]:
    """The files in this home with locked observations of a meeting."""
    known = ids(home)
    for one in meetings_in(home):
        if any(same_meeting(each.observation, about, known) for each in one.observations):
            return one.paths
    return ()


def ids(home: Home) -> dict[str, str]:
    """The id of each meeting in the home by its code."""
    try:
        return {one.code: one.id for one in minutes.listed(home).found if one.code}
    except StoreError:
        return {}


def brought_together(home: Home, paths: Sequence[Path]) -> Comparison:
    """Compare files. Those from elsewhere are kept in this home as well, as they are.

    Raises Refused with a sentence for each thing in the way.
    """
    named = [_named(path) for path in dict.fromkeys(paths)]
    if not named:
        raise Refused(_("Choose the observations to compare."))
    known = ids(home)
    own_first(home, [one.about for one in named], known)
    instrument = instruments.of_observation(home, named[0].about)
    if instrument is None:
        message = _("{name} was scored with {instrument} version {version}, which is not here.")
        about = named[0].about
        raise Refused(
            message.format(
                name=named[0].name,
                instrument=about.instrument,
                version=about.instrument_version,
            )
        )
    found = comparison(named, instrument, known)
    _keep(home, paths)
    return found


def consensus_of(home: Home, clock: Clock, random: Random, found: Comparison) -> Desk:
    """Begin a consensus, or go on with the one that was begun.

    Raises Refused, CannotOpen and StoreError.
    """
    if found.consensus is not None:
        raise Refused(_("A consensus of this meeting was locked already; it stays as it is."))
    known = ids(home)
    for one in unfinished(home).found:
        if one.observing.began.way == "consensus" and same_meeting(
            about_of(one.observing), found.about, known
        ):
            return resume(home, one.id, clock)
    about = found.about
    try:
        text, name = protocols.text_of(home, about.protocol)
        sheet = Sheet(read_protocol(text, name), found.instrument)
    except (StoreError, Unreadable) as fault:
        raise Refused(str(fault)) from None
    began = Began(
        team=about.team or "",
        date=about.date,
        start=about.start or clock.read().wall,
        observers=found.observers,
        way="consensus",
        code=about.meeting,
    )
    return begin(home, clock, random, began, sheet=sheet, protocol_text=text)


def being_observed(home: Home) -> tuple[About, ...]:
    """The meetings that somebody here observes and has not locked."""
    began = (one.observing for one in unfinished(home).found)
    return tuple(about_of(one) for one in began if one.began.way != "consensus")


def own_first(home: Home, abouts: Sequence[About], known: Mapping[str, str]) -> None:
    """Raise Refused while somebody here is still observing one of these meetings."""
    for mine in being_observed(home):
        if any(same_meeting(mine, about, known) for about in abouts):
            raise Refused(lock_yours_first(mine))


def _named(path: Path) -> Named:
    try:
        return Named(str(path), observations.load(path))
    except (StoreError, Unreadable) as fault:
        raise Refused(str(fault)) from None


def _keep(home: Home, paths: Sequence[Path]) -> None:
    """Keep what came from elsewhere in this home, for the trend of the team."""
    for path in paths:
        try:
            found = observations.load(path)
            if observations.path_of(home, found) != path:
                observations.save(home, found)
        except (StoreError, Unreadable):
            continue  # it was compared; that it could not be kept as well is no reason to stop


def _alone(one: Observation) -> bool:
    return one.observation.observer is not None
