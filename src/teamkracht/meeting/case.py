"""A case on the agenda, what was said of it, and what became of its earlier actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from teamkracht.meeting.kompas import Kompas, Place, Status
from teamkracht.protocol.steps import FieldName


@dataclass(frozen=True)
class OpenAction:
    """An action of an earlier meeting that has not been closed."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    case: str
    action: str
    who: str | None = None
    when: date | None = None
    idea: str | None = None


Result = Literal["done", "running", "not_yet", "not_needed", "not_discussed"]
ClientChoice = Literal["chose_this", "chose_other", "not_now"]


@dataclass(frozen=True)
class FollowUp:
    """What became of an open action."""

    number: int
    action: OpenAction
    result: Result
    client: ClientChoice | None = None
    new_date: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class Turn:
    """One turn in a round: an entry (a question with its answer), a pass, or taken and not typed.

    `number` is that of the event that brought it.
    """

    number: int
    step: str
    round: int
    by: str
    text: str | None = None
    answer: str | None = None
    passed: bool = False
    changed: int = 0
    """The number of the event that changed it last; 0 where none did."""

    @property
    def written(self) -> int:
        """The number of the event that wrote it as it stands: saved once that one is."""
        return max(self.number, self.changed)


@dataclass(frozen=True)
class Idea:
    """One idea. `label` is the number people call it by, `number` that of its latest event."""

    number: int
    label: int
    text: str
    by: str | None = None
    chosen: bool = False
    changed: int = 0
    """The number of the event that chose it or let it go; 0 where none did."""

    @property
    def written(self) -> int:
        """The number of the event that wrote it as it stands: saved once that one is."""
        return max(self.number, self.changed)


@dataclass(frozen=True)
class Action:
    """A worker's own next step, made from an idea (its label) or not.

    `number` is that of the event that brought it.
    """

    number: int
    text: str
    idea: int | None = None
    who: str | None = None
    when: date | None = None
    changed: int = 0
    """The number of the event that changed it last; 0 where none did."""

    @property
    def written(self) -> int:
        """The number of the event that wrote it as it stands: saved once that one is."""
        return max(self.number, self.changed)


@dataclass(frozen=True)
class Heard:
    """An entry that came to the kompas during the meeting."""

    number: int
    place: Place
    text: str
    step: str


TakenOff = Literal["urgent", "stopped"]


@dataclass(frozen=True)
class Case:
    """A case on the agenda, and what was said of it."""

    client: str
    presenter: str | None = None
    minutes_taker: str | None = None
    fields: Mapping[FieldName, str] = field(default_factory=dict)
    kompas: Kompas = Kompas()
    kompas_status: Status | None = None
    heard: tuple[Heard, ...] = ()
    client_knows: bool | None = None
    next_contact: date | None = None
    turns: tuple[Turn, ...] = ()
    ideas: tuple[Idea, ...] = ()
    actions: tuple[Action, ...] = ()
    taken_off: TakenOff | None = None
    postponed: bool = False
    prepared: bool = False
