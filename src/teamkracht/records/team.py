"""A team: who is in it, and how it wants its meetings (docs/formats/team.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from teamkracht.fidelity.weeks import weeks_off
from teamkracht.i18n import mark
from teamkracht.records.no_bsn import read_without_bsn, refuse_bsn
from teamkracht.records.process import Name
from teamkracht.toml import write

ClientWord = Literal["kandidaat", "cliënt", "inwoner", "deelnemer", "bewoner"]
"""What a team calls the people it works for."""

CLIENT_WORDS: Mapping[ClientWord, str] = {
    "kandidaat": mark("candidate"),
    "cliënt": mark("client"),
    "inwoner": mark("inhabitant"),
    "deelnemer": mark("participant"),
    "bewoner": mark("resident"),
}


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody of the team. `online`: usually joins from elsewhere."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: Name
    online: bool = False
    roles: tuple[Name, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team with its ways. What is left out is asked at the start of a meeting."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/team/1"] = "teamkracht/team/1"
    name: Name
    facilitator: str | None = None
    """Who usually leads."""
    minutes_taker: str | None = None
    """Who usually types."""
    protocol: Name = "teamkrachtbespreking"
    plan: str | None = None
    """A plan of the protocol; None for its first."""
    instrument: Name | None = None
    """What its observers score with, from `instruments/`; None for that of the protocol."""
    client_word: ClientWord = "cliënt"
    ask_who_said: bool = False
    """Ask of each idea who said it."""
    who_may_see_scores: str | None = None
    urgent_route: str | None = None
    """What the team itself does with a case that can't wait."""
    retention_weeks: Annotated[int, Ge(1), Le(520)] | None = None
    """How long what is said about clients is kept; None for the program's own time."""
    planned_off: tuple[Name, ...] = ()
    """Weeks without a meeting by plan: "2026-W52", or days: "2026-12-21/2027-01-01"."""
    encrypted: bool = False
    """What is about clients is sealed with the key in `teams/<team>.key`."""
    member: tuple[Member, ...] = ()

    def __post_init__(self) -> None:
        weeks_off(self.planned_off)

    def names(self) -> tuple[str, ...]:
        """The names of the members, as they sit at the table."""
        return tuple(member.name for member in self.member)


def read_team(text: str, name: str) -> Team:
    """A team from the text of its file. Raises Unreadable with every fault, by line."""
    return read_without_bsn(text, Team, name=name)


def write_team(team: Team) -> str:
    """The text of the file of a team. Raises Refused where a BSN is in it."""
    refuse_bsn(team)
    return write(team)
