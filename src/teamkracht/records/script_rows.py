"""The rows of a meeting script: happenings, and what is said in them.

The words in it are Dutch, as people who write a script know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MinLen

from teamkracht.meeting.kompas import MIDDLE, Kompas, Place
from teamkracht.meeting.kompas import Status as KompasStatus
from teamkracht.meeting.meeting import ClientChoice, Result
from teamkracht.records.content import ConditionName, SectionName
from teamkracht.records.process import Name

KompasWord = Literal["meegebracht", "tijdens de bespreking gemaakt", "ontbreekt"]
ResultWord = Literal["gedaan", "loopt", "nog niet gelukt", "niet meer nodig"]
ClientWord = Literal["koos dit", "koos iets anders", "wil nu niet"]

KOMPAS: dict[KompasWord, KompasStatus] = {
    "meegebracht": "brought",
    "tijdens de bespreking gemaakt": "made_here",
    "ontbreekt": "missing",
}
RESULTS: dict[ResultWord, Result] = {
    "gedaan": "done",
    "loopt": "running",
    "nog niet gelukt": "not_yet",
    "niet meer nodig": "not_needed",
}
CLIENT: dict[ClientWord, ClientChoice] = {
    "koos dit": "chose_this",
    "koos iets anders": "chose_other",
    "wil nu niet": "not_now",
}

AGENDA = "agenda"
"""In the place of a step: something about the meeting itself."""

INTERRUPTION = "onderbreking"
END = "einde"
NO_STEPS = (AGENDA, INTERRUPTION, END)

Minute = Annotated[float, Ge(0), Le(24 * 60)]


@dataclass(frozen=True, kw_only=True)
class At:
    """Somebody came in or went, at a minute since the start."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: Name
    at: Minute


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Who was expected, and who did what."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    facilitator: Name
    minutes_taker: Name | None = None
    present: Annotated[tuple[Name, ...], MinLen(1)]
    absent: tuple[Name, ...] = ()
    observers: tuple[Name, ...] = ()
    late: tuple[At, ...] = ()
    left: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Change:
    """An entry that came to the kompas. Without `condition`: in the middle."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    condition: ConditionName | None = None
    kind: SectionName
    text: Name

    @property
    def place(self) -> Place:
        """Where the entry stands on the kompas."""
        return Place(self.kind, self.condition or "")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One turn: a question with its answer, or a pass."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    by: Name
    question: str | None = None
    answer: str | None = None
    pass_: bool = False
    round: Annotated[int, Ge(1), Le(9)] | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """One idea."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    by: str | None = None
    idea: Name


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """An idea that was chosen, and the action it became. Of two equal ideas the first is meant."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    idea: Name
    action: str | None = None
    who: str | None = None
    when: date | None = None


@dataclass(frozen=True, kw_only=True)
class FollowedUp:
    """What became of an action of an earlier meeting."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    case: Name
    action: Name
    result: ResultWord
    client: ClientWord | None = None
    new_date: date | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened, `at` minutes since the start, until the next."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    at: Minute
    step: Name
    case: Name | None = None
    what: str | None = None
    notes: tuple[str, ...] = ()
    presenter: Name | None = None
    help_question: str | None = None
    goal: str | None = None
    situation: str | None = None
    krachtkompas: KompasWord | None = None
    kompas: Kompas | None = None
    changes: tuple[Change, ...] = ()
    round: Annotated[int, Ge(1), Le(9)] | None = None
    questions: tuple[Question, ...] = ()
    ideas: tuple[Said, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    next_contact: date | None = None
    followed_up: tuple[FollowedUp, ...] = ()
    skipped: bool = False
    reason: str | None = None
    resumed: bool = False
    back: bool = False
    mistake: bool = False
    paused_minutes: Minute | None = None
    handover_to: Name | None = None
    postponed: tuple[Name, ...] = ()
    ended_early: str | None = None

    @property
    def is_step(self) -> bool:
        """A step of the protocol, not something about the meeting itself."""
        return self.step not in NO_STEPS

    @property
    def seconds(self) -> float:
        """When it happened, in seconds since the start."""
        return 60 * self.at

    def round_of(self, question: Question) -> int:
        """The round in which a turn was taken."""
        return question.round or self.round or 1


@dataclass(frozen=True, kw_only=True)
class Observed:
    """What one observer wrote down."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    observer: Name
    scores: Mapping[str, Annotated[int, Ge(1), Le(5)]] = field(default_factory=dict)
    not_applicable: tuple[Name, ...] = ()
    not_observable: tuple[Name, ...] = ()
    behaviour: Mapping[str, Annotated[int, Ge(0)]] = field(default_factory=dict)


def in_the_middle(section: str) -> bool:
    """What matters most and long-term goals stand in the middle, of no condition."""
    return section in MIDDLE
