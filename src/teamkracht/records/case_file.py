"""A case between meetings: its living kompas and its actions (docs/formats/case.md).

This is the truth about a case; minutes hold the kompas as it stood on their day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import ClientChoice, OpenAction
from teamkracht.protocol.steps import FieldName
from teamkracht.records.content import ConditionName, SectionName
from teamkracht.records.no_bsn import read_without_bsn, refuse_bsn
from teamkracht.records.process import Name
from teamkracht.toml import write

ActionStatus = Literal["open", "running", "not_yet", "done", "not_needed"]
CLOSED: frozenset[ActionStatus] = frozenset({"done", "not_needed"})


@dataclass(frozen=True, kw_only=True)
class DatedChange:
    """An entry that came to the kompas on a day; `where` is the step in which it was heard."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    date: date
    condition: ConditionName | None = None
    section: SectionName
    text: Name
    where: str | None = None


@dataclass(frozen=True, kw_only=True)
class CaseAction:
    """An action that was agreed on, open or closed. `when` moves with a new date."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    text: Name
    idea: str | None = None
    idea_number: Annotated[int, Ge(1)] | None = None
    who: str | None = None
    when: date | None = None
    agreed: date | None = None
    """The day of the meeting; None where it is not known."""
    status: ActionStatus = "open"
    told: date | None = None
    """The day on which the team last heard of it."""
    client: ClientChoice | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """It still has to be asked about."""
        return self.status not in CLOSED


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """One case of one team, under the client's pseudonym."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/case/1"] = "teamkracht/case/1"
    client: Name
    team: Name
    presenter: str | None = None
    prepared: bool = False
    """Ready for the next meeting."""
    postponed: bool = False
    """It was on the agenda of the last meeting, which did not get to it."""
    keep: bool = False
    """Kept on purpose, with its kompas and open actions, when what is about clients is removed."""
    client_knows: bool | None = None
    next_contact: date | None = None
    help_question: str | None = None
    goal: str | None = None
    situation: str | None = None
    discussed: tuple[date, ...] = ()
    """The days on which it was on the table."""
    meetings: tuple[str, ...] = ()
    """The ids of the meetings that this file has taken in."""
    kompas: Kompas = field(default_factory=Kompas)
    kompas_change: tuple[DatedChange, ...] = ()
    action: tuple[CaseAction, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """It can be put on the agenda of the next meeting as it is."""
        return self.prepared or self.postponed

    def fields(self) -> dict[FieldName, str]:
        """What was prepared for the next meeting."""
        texts: dict[FieldName, str | None] = {
            "help_question": self.help_question,
            "goal": self.goal,
            "situation": self.situation,
        }
        return {name: text for name, text in texts.items() if text}

    def open_actions(self) -> tuple[OpenAction, ...]:
        """The actions to ask about in the next meeting, each once."""
        found = (
            OpenAction(self.client, one.text, one.who, one.when, one.idea)
            for one in self.action
            if one.is_open
        )
        return tuple(dict.fromkeys(found))

    def brought(self) -> Brought:
        """The case as it comes to the agenda of a meeting."""
        return Brought(
            client=self.client,
            presenter=self.presenter,
            fields=self.fields(),
            kompas=self.kompas,
            client_knows=self.client_knows,
            prepared=self.prepared,
            next_contact=self.next_contact,
        )


def read_case(text: str, name: str) -> CaseFile:
    """A case from the text of its file. Raises Unreadable with every fault, by line."""
    return read_without_bsn(text, CaseFile, name=name)


def write_case(case: CaseFile) -> str:
    """The text of the file of a case. Raises Refused where a BSN is in it."""
    refuse_bsn(case)
    return write(case)
