"""What observers saw of a meeting, alone or agreed on (docs/formats/observation.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.records.instant import Instant, kept
from teamkracht.records.process import Name
from teamkracht.toml import read, write

Seen = Literal["followed", "partly", "skipped", "not_reached"]


@dataclass(frozen=True, kw_only=True)
class About:
    """The table `[observation]`: of which meeting, by whom, with what."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    meeting: str | None = None
    """The meeting's id or its code, where known."""
    team: str | None = None
    date: date
    start: Instant | None = None
    observer: str | None = None
    observers: tuple[Name, ...] = ()
    """Of a consensus: who agreed on it."""
    protocol: Name
    protocol_version: Name | None = None
    """Of the steps that the observer had in view; None in files from before it was kept."""
    instrument: Name
    instrument_version: Name
    locked: Instant | None = None
    seal: str | None = None

    def __post_init__(self) -> None:
        if bool(self.observer) == bool(self.observers):
            raise ValueError(_("give one observer, or the observers of a consensus."))


@dataclass(frozen=True, kw_only=True)
class Score:
    """The score of one requirement, or why there is none. `reason` is that of a consensus."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    requirement: Name
    score: Annotated[int, Ge(1), Le(5)] | None = None
    not_applicable: bool = False
    not_observable: bool = False
    note: str | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.score is not None) + self.not_applicable + self.not_observable != 1:
            raise ValueError(
                _("give a score of 1 to 5, or not_applicable = true, or not_observable = true.")
            )


@dataclass(frozen=True, kw_only=True)
class SeenStep:
    """One step as the observer saw it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    case: str | None = None
    seen: Seen
    start: Instant | None = None
    end: Instant | None = None


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How often a behaviour was seen."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    count: Annotated[int, Ge(0)]


@dataclass(frozen=True, kw_only=True)
class NoteRow:
    """A line that the observer wrote down while watching."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    at: Instant | None = None
    text: Name


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What an observer wrote down. Once sealed, an edited file no longer matches its seal."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/observation/1"] = "teamkracht/observation/1"
    observation: About
    score: tuple[Score, ...] = ()
    step: tuple[SeenStep, ...] = ()
    behaviour: tuple[Counted, ...] = ()
    note: tuple[NoteRow, ...] = ()

    @property
    def is_consensus(self) -> bool:
        """Several observers agreed on it."""
        return bool(self.observation.observers)

    @property
    def by(self) -> tuple[str, ...]:
        """Who it is from."""
        one = self.observation.observer
        return (one,) if one else self.observation.observers

    def scores(self) -> dict[str, int]:
        """The scores by requirement, without what did not apply or could not be judged."""
        return {row.requirement: row.score for row in self.score if row.score is not None}


def observed(
    about: About,
    scores: Mapping[str, int],
    *,
    not_applicable: Iterable[str] = (),
    not_observable: Iterable[str] = (),
    behaviour: Mapping[str, int] | None = None,
    steps: Iterable[SeenStep] = (),
) -> Observation:
    """An observation from plain scores by requirement and counts by behaviour."""
    return Observation(
        observation=about,
        score=(
            *(Score(requirement=one, score=score) for one, score in scores.items()),
            *(Score(requirement=one, not_applicable=True) for one in not_applicable),
            *(Score(requirement=one, not_observable=True) for one in not_observable),
        ),
        step=tuple(steps),
        behaviour=tuple(Counted(id=one, count=n) for one, n in (behaviour or {}).items()),
    )


def sealed(observation: Observation, at: datetime) -> Observation:
    """The observation, locked from `at` on. Raises Refused where it is locked already."""
    if observation.observation.locked:
        raise Refused(_("This observation is locked already."))
    locked = replace(
        observation, observation=replace(observation.observation, locked=kept(at), seal=None)
    )
    about = replace(locked.observation, seal=_seal(locked))
    return replace(locked, observation=about)


def resealed(observation: Observation) -> Observation:
    """The observation with a seal over what it says now; for what took texts away from it."""
    return replace(
        observation, observation=replace(observation.observation, seal=_seal(observation))
    )


def seal_holds(observation: Observation) -> bool:
    """An observation that is as it was when it was locked. One that has no seal holds nothing."""
    return observation.observation.seal == _seal(observation)


def _seal(observation: Observation) -> str:
    """The SHA-256 of all that the file says, without the seal itself."""
    bare = replace(observation, observation=replace(observation.observation, seal=None))
    return hashlib.sha256(write(bare).encode("utf-8")).hexdigest()


def read_observation(text: str, name: str) -> Observation:
    """An observation from the text of its file. Raises Unreadable with every fault, by line."""
    return read(text, Observation, name=name)


def write_observation(observation: Observation) -> str:
    """The text of the file of an observation."""
    return write(observation)
