"""A meeting script: what was said and done in a meeting, to play it (docs/formats/script.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

from annotated_types import MinLen

from teamkracht.records.no_bsn import faults_of_bsn
from teamkracht.records.process import Name
from teamkracht.records.script_faults import faults
from teamkracht.records.script_rows import (
    AGENDA,
    CLIENT,
    END,
    INTERRUPTION,
    KOMPAS,
    NO_STEPS,
    RESULTS,
    At,
    Change,
    Chosen,
    FollowedUp,
    Happening,
    Observed,
    Question,
    Roster,
    Said,
)
from teamkracht.toml import Problem, Unreadable, read
from teamkracht.toml.places import Places
from teamkracht.toml.problem import dotted

__all__ = [
    "AGENDA",
    "CLIENT",
    "END",
    "INTERRUPTION",
    "KOMPAS",
    "NO_STEPS",
    "RESULTS",
    "At",
    "Change",
    "Chosen",
    "FollowedUp",
    "Happening",
    "Observed",
    "Question",
    "Roster",
    "Said",
    "Script",
    "read_script",
]


@dataclass(frozen=True, kw_only=True)
class Script:
    """A whole meeting, with what observers wrote down. Local date and times."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    date: date
    start: time
    planned_start: time | None = None
    timezone: Name = "Europe/Amsterdam"
    team: Name
    protocol: Name = "teamkrachtbespreking"
    language: Literal["nl", "en"] = "nl"
    roster: Roster
    happening: Annotated[tuple[Happening, ...], MinLen(1)]
    observation: tuple[Observed, ...] = ()

    def begins(self) -> datetime:
        """When the meeting began, with its offset."""
        return datetime.combine(self.date, self.start, ZoneInfo(self.timezone))

    def should_begin(self) -> datetime | None:
        """When the meeting should have begun, where that was said."""
        if self.planned_start is None:
            return None
        return datetime.combine(self.date, self.planned_start, ZoneInfo(self.timezone))

    def clients(self) -> tuple[str, ...]:
        """The clients whose cases came on the table, in order, then those that were postponed."""
        came = (one.case for one in self.happening if one.case)
        postponed = (name for one in self.happening for name in one.postponed)
        return tuple(dict.fromkeys((*came, *postponed)))

    def presenter_of(self, client: str) -> str | None:
        """Who brought a case in, where the script says so."""
        told = (one.presenter for one in self.happening if one.case == client)
        return next(filter(None, told), None)


def read_script(text: str, name: str) -> Script:
    """A script from its text, checked as far as that can be done without its protocol.

    Raises Unreadable with every fault, by line.
    """
    script = read(text, Script, name=name)
    found = [
        *faults(script.timezone, script.happening, script.observation),
        *faults_of_bsn(script),
    ]
    if found:
        places = Places(text)
        raise Unreadable(
            Problem(name, places.line(path), dotted(path), message) for path, message in found
        )
    return script
