"""The rows of minutes that tell what was said: cases, questions, ideas, actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.kompas import Status as KompasStatus
from teamkracht.meeting.meeting import ClientChoice, Result
from teamkracht.records.process import Name

ConditionName = Literal["jezelf_zijn", "ertoe_doen", "meedoen", "erbij_horen"]
SectionName = Literal["krachten", "hulpbronnen", "wensen", "belangrijkst", "doelen"]

_KEEP = {"keep": True}


@dataclass(frozen=True, kw_only=True)
class KompasChange:
    """An entry that came to the kompas during the meeting, in the step `step`.

    `condition` is left out for the middle: what matters most, and long-term goals.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    condition: ConditionName | None = None
    section: SectionName
    text: Name
    step: Name


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    """One turn in a round: an entry with its answer, a pass, or (neither) a turn not typed."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    step: str | None = None
    """Only where the protocol has more than one round in a case."""
    round: Annotated[int, Ge(1)] = 1
    by: Name
    question: str | None = None
    answer: str | None = None
    passed: bool = False


@dataclass(frozen=True, kw_only=True)
class IdeaRow:
    """One idea, by the number that people called it by."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    number: Annotated[int, Ge(1)]
    text: Name
    by: str | None = None
    chosen: bool = field(default=False, metadata=_KEEP)


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    """A worker's own next step. `idea` is the text of the idea it was made from."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    text: Name
    idea: str | None = None
    idea_number: Annotated[int, Ge(1)] | None = None
    who: str | None = None
    when: date | None = None


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case that came on the table, and what was said of it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    client: Name
    presenter: str | None = None
    minutes_taker: str | None = None
    help_question: str | None = None
    goal: str | None = None
    situation: str | None = None
    kompas_status: KompasStatus | None = None
    client_knows: bool | None = None
    urgent: bool = False
    """It can't wait: taken off the table."""
    stopped: bool = False
    """Its presenter stopped: taken off the table."""
    next_contact: date | None = None
    kompas: Kompas | None = None
    """As it stood when the case left the table."""
    kompas_change: tuple[KompasChange, ...] = ()
    question: tuple[QuestionRow, ...] = ()
    idea: tuple[IdeaRow, ...] = ()
    action: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowUpRow:
    """What became of an action of an earlier meeting. `who` and `when` are as they were agreed."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    case: Name
    action: Name
    who: str | None = None
    when: date | None = None
    result: Result
    client: ClientChoice | None = None
    new_date: date | None = None
    note: str | None = None
