"""A meeting as far as it has come: what the events so far add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Literal, NamedTuple

from teamkracht.meeting.case import (
    Action,
    Case,
    ClientChoice,
    FollowUp,
    Heard,
    Idea,
    OpenAction,
    Result,
    TakenOff,
    Turn,
)
from teamkracht.meeting.moment import Moment
from teamkracht.protocol.model import PARTS, Protocol
from teamkracht.protocol.steps import Step

__all__ = [
    "Action",
    "Case",
    "ClientChoice",
    "Ending",
    "Extension",
    "FollowUp",
    "Gap",
    "GapKind",
    "Handover",
    "Heard",
    "Idea",
    "Meeting",
    "Note",
    "OpenAction",
    "Pause",
    "Person",
    "Result",
    "Stated",
    "StepRecord",
    "StepRef",
    "TakenOff",
    "Turn",
    "Visit",
]


class StepRef(NamedTuple):
    """A step of this meeting: its id and, for a step of a case, the client's pseudonym."""

    step: str
    case: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who was expected or came.

    `arrived` only where later than the start, `left` only where before the end.
    """

    name: str
    present: bool = True
    online: bool = False
    guest: bool = False
    arrived: Moment | None = None
    left: Moment | None = None

    @property
    def here(self) -> bool:
        """At the table (or online) by the latest event."""
        return self.present and self.left is None


@dataclass(frozen=True)
class Note:
    """A line to keep with a step."""

    number: int
    text: str


@dataclass(frozen=True)
class Stated:
    """A step was done outside the program, as the facilitator said; `amount` where it helps."""

    note: str
    amount: int | None = None


@dataclass(frozen=True)
class StepRecord:
    """What was recorded with one step besides the case's own."""

    notes: tuple[Note, ...] = ()
    stated: Stated | None = None
    skipped: bool = False
    reason: str | None = None
    turns: tuple[Turn, ...] = ()
    """Turns of a round outside the cases; those of a case stand with the case."""
    round: int = 1
    extended: int = 0
    """Seconds added to the plan on the spot, all together."""


@dataclass(frozen=True)
class Visit:
    """One time that a step was on. `end` is None while it is."""

    ref: StepRef
    start: Moment
    end: Moment | None = None


@dataclass(frozen=True)
class Pause:
    """The clock stood still. `end` is None while it does."""

    start: Moment
    end: Moment | None = None
    note: str | None = None


GapKind = Literal["sleep", "restart", "clock_set"]


@dataclass(frozen=True)
class Gap:
    """Time that the program did not see pass. Counted as meeting until somebody says otherwise."""

    kind: GapKind
    start: Moment
    end: Moment
    counted: bool = True
    asked: bool = False
    answered: bool = False


@dataclass(frozen=True)
class Extension:
    """Seconds added to (or taken from) a step on the spot."""

    moment: Moment
    ref: StepRef
    seconds: int


@dataclass(frozen=True)
class Handover:
    """Another facilitator from here on."""

    moment: Moment
    from_: str
    to: str


@dataclass(frozen=True)
class Ending:
    """The end. `reason` where the meeting was broken off."""

    moment: Moment
    reason: str | None = None


@dataclass(frozen=True)
class Meeting:
    """Everything there is to know of a meeting at one moment."""

    protocol: Protocol
    id: str
    code: str
    team: str
    plan: str
    language: str
    started: Moment
    facilitator: str
    minutes_taker: str | None = None
    planned_start: datetime | None = None
    observers: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    cases: tuple[Case, ...] = ()
    open_actions: tuple[OpenAction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    planned: Mapping[StepRef, int] = field(default_factory=dict)
    """Seconds by the plan as it was at the start; for a case added later, when it was added."""
    visits: tuple[Visit, ...] = ()
    pauses: tuple[Pause, ...] = ()
    gaps: tuple[Gap, ...] = ()
    extensions: tuple[Extension, ...] = ()
    handovers: tuple[Handover, ...] = ()
    steps: Mapping[StepRef, StepRecord] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    ending: Ending | None = None

    @property
    def current(self) -> StepRef | None:
        """The step that is on, or None before the first and after the end."""
        return self.visits[-1].ref if self.visits and self.ending is None else None

    @property
    def paused(self) -> bool:
        """The clock stands still."""
        return bool(self.pauses) and self.pauses[-1].end is None and self.ending is None

    def step(self, ref: StepRef) -> Step:
        """What the protocol says of a step."""
        return self.protocol.step(ref.step)

    def record(self, ref: StepRef) -> StepRecord:
        """What was recorded with a step."""
        return self.steps.get(ref, StepRecord())

    def with_record(self, ref: StepRef, **changes: object) -> Meeting:
        """The meeting with something else recorded at a step."""
        record = replace(self.record(ref), **changes)  # type: ignore[arg-type]
        return replace(self, steps={**self.steps, ref: record})

    def case(self, client: str) -> Case:
        """The case of a client. Raises KeyError where it is not on the agenda."""
        for case in self.cases:
            if case.client == client:
                return case
        raise KeyError(client)

    def with_case(self, client: str, **changes: object) -> Meeting:
        """The meeting with a case changed."""
        self.case(client)
        return replace(
            self,
            cases=tuple(
                replace(case, **changes) if case.client == client else case  # type: ignore[arg-type]
                for case in self.cases
            ),
        )

    def person(self, name: str) -> Person | None:
        """Somebody by name, or None."""
        return next((person for person in self.people if person.name == name), None)

    @cached_property
    def sequence(self) -> Mapping[StepRef, int]:
        """The steps that have been on, in the order in which they first were, counted from 1."""
        entered = dict.fromkeys(visit.ref for visit in self.visits)
        return {ref: number for number, ref in enumerate(entered, start=1)}

    @cached_property
    def _tabled(self) -> Mapping[str, None]:
        """The clients whose case came on the table, in that order."""
        return dict.fromkeys(ref.case for ref in self.sequence if ref.case is not None)

    def entered(self, ref: StepRef) -> bool:
        """A step has been on."""
        return ref in self.sequence

    def on_table(self, client: str) -> bool:
        """A case came on the table."""
        return client in self._tabled

    def cases_in_order(self) -> tuple[Case, ...]:
        """The cases as they came on the table, then the others as they were put on the agenda."""
        rest = [case.client for case in self.cases if case.client not in self._tabled]
        return tuple(self.case(client) for client in (*self._tabled, *rest))

    def refs(self) -> Iterator[StepRef]:
        """Every step of this meeting in the order of the protocol, postponed cases left out."""
        for part in PARTS:
            if part != "case":
                yield from (StepRef(step.id) for step in self.protocol.part(part))
                continue
            for case in self.cases_in_order():
                if not case.postponed or self.on_table(case.client):
                    yield from self.case_refs(case.client)

    def case_refs(self, client: str) -> tuple[StepRef, ...]:
        """The steps of one case."""
        return tuple(StepRef(step.id, client) for step in self.protocol.case)
