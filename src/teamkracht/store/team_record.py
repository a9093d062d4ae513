"""What is kept of one team: its minutes, the protocols they used, what observers saw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from teamkracht.fidelity.adherence import Adherence, adherence
from teamkracht.fidelity.scores import IndicatorScores
from teamkracht.fidelity.weeks import Week, weeks_off
from teamkracht.i18n import _
from teamkracht.protocol.model import Instrument, Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.facts_of import facts_of
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import About, Observation, seal_holds
from teamkracht.records.pairing import is_of, lock_yours_first
from teamkracht.records.process import Held
from teamkracht.records.scoring import indicator_scores
from teamkracht.records.team import Team
from teamkracht.store import instruments, observations, protocols, teams
from teamkracht.store import minutes as kept_minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable


@dataclass(frozen=True, kw_only=True)
class Observed:
    """What observers saw of one meeting, with one version of one instrument."""

    meeting: str
    day: date
    instrument: Instrument
    observations: tuple[Observation, ...]

    @property
    def scores(self) -> tuple[IndicatorScores, ...]:
        """The scores by indicator."""
        return indicator_scores(self.observations, self.instrument)


class TeamRecord:
    """The records of one team. A file that can't be used is told in `broken` and hides no other.

    Scores of the meetings in `blind` stay out of view: somebody here is still observing them.
    """

    def __init__(self, home: Home, team: str, blind: Sequence[About] = ()) -> None:
        self.home, self.blind = home, blind
        self.broken: list[str] = []
        self.team = self._team(team)
        self._protocols: dict[str, Protocol | None] = {}
        self._instruments: dict[int, Instrument | None] = {}
        self._versions: dict[tuple[str, str, str], Instrument | None] = {}

    @property
    def off(self) -> frozenset[Week]:
        """The weeks that the team planned off."""
        return weeks_off(self.team.planned_off) if self.team else frozenset()

    def load(self, paths: Iterable[Path]) -> list[Minutes]:
        """Minutes from files, the earliest meeting first."""
        found = []
        for path in paths:
            try:
                found.append(kept_minutes.load(path, self.home.keys))
            except (StoreError, Unreadable) as fault:
                self.broken.append(str(fault))
        return sorted(found, key=lambda one: one.meeting.start)

    def adherences(self, taken: Sequence[Minutes]) -> list[Adherence]:
        """The adherence of meetings that follow each other."""
        found: list[Adherence] = []
        for one in taken:
            protocol = self.protocol(one.meeting)
            instrument = self.instrument(protocol)
            looked = adherence(
                facts_of(one, protocol),
                protocol,
                minutes=instrument.minutes() if instrument else None,
                before=found[-1].meeting.day if found else None,
            )
            found.append(looked)
        return found

    def protocol(self, held: Held) -> Protocol | None:
        """The protocol as a meeting used it; None, and told, where its text is gone."""
        if held.protocol_hash not in self._protocols:
            self._protocols[held.protocol_hash] = self._used(held)
        return self._protocols[held.protocol_hash]

    def instrument(self, protocol: Protocol | None) -> Instrument | None:
        """What the team is scored with; that of the protocol, and told, where its own is broken."""
        if protocol is None:
            return None
        key = id(protocol)  # It stays in _protocols, so nothing else gets this id.
        if key not in self._instruments:
            self._instruments[key] = self._of_team(protocol)
        return self._instruments[key]

    def _of_team(self, protocol: Protocol) -> Instrument | None:
        try:
            return instruments.for_team(self.home, self.team, protocol)
        except (StoreError, Unreadable) as fault:
            self.broken.append(str(fault))
            return protocol.instrument

    def _version(self, about: About) -> Instrument | None:
        key = (about.protocol, about.instrument, about.instrument_version)
        if key not in self._versions:
            self._versions[key] = instruments.of_observation(self.home, about)
        return self._versions[key]

    def observed(self, taken: Sequence[Minutes]) -> tuple[Observed, ...]:
        """The locked observations of these meetings, by meeting and version of the instrument.

        One whose seal is broken, or whose instrument is nowhere, is left out and told.
        """
        listed = observations.listed(self.home)
        self.broken.extend(listed.broken)
        locked = [one for one in listed.found if one.observation.locked]
        found = []
        for held in (one.meeting for one in taken):
            of_this = [one for one in locked if is_of(one.observation, held) and self._holds(one)]
            mine = next((about for about in self.blind if is_of(about, held)), None)
            if mine is not None and of_this:
                self.broken.append(lock_yours_first(mine))
                continue
            found += self._by_version(held, of_this)
        return tuple(found)

    def _by_version(self, held: Held, of_this: Sequence[Observation]) -> list[Observed]:
        groups: dict[tuple[str, str], list[Observation]] = {}
        for one in of_this:
            about = one.observation
            groups.setdefault((about.instrument, about.instrument_version), []).append(one)
        found = []
        for (name, version), group in groups.items():
            instrument = self._version(group[0].observation)
            if instrument is None:
                message = _("{instrument} version {version} is not here, so scores are left out.")
                self.broken.append(message.format(instrument=name, version=version))
                continue
            found.append(
                Observed(
                    meeting=held.id,
                    day=held.start.date(),
                    instrument=instrument,
                    observations=tuple(group),
                )
            )
        return found

    def _holds(self, observation: Observation) -> bool:
        holds = seal_holds(observation)
        if not holds:
            path = observations.path_of(self.home, observation)
            message = _("{path} was changed after it was locked; its scores are left out.")
            self.broken.append(message.format(path=path))
        return holds

    def _team(self, name: str) -> Team | None:
        try:
            return teams.find(self.home, name)
        except (StoreError, Unreadable) as fault:
            self.broken.append(str(fault))
            return None

    def _used(self, held: Held) -> Protocol | None:
        try:
            text, name = protocols.used(self.home, held.protocol_hash)
            return read_protocol(text, name)
        except (StoreError, Unreadable) as fault:
            self.broken.append(str(fault))
            return None
