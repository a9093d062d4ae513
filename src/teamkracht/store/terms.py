"""How long what is about clients is kept, and from when that counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from teamkracht.records.case_file import CaseFile
from teamkracht.records.minutes import Minutes
from teamkracht.store import cases, teams
from teamkracht.store.files import StoreError, sentences
from teamkracht.store.home import Home
from teamkracht.store.names import folded
from teamkracht.toml import Unreadable

WEEKS = 8
"""After the last open action of a meeting's cases is closed or due, where a team says nothing."""

CEILING = timedelta(days=365)
"""After which what is about clients goes, whatever is still open."""


@dataclass
class Terms:
    """Says of minutes and cases of a home whether their time has passed on a day."""

    home: Home
    today: date
    broken: list[str] = field(default_factory=list)
    _terms: dict[str, timedelta] = field(default_factory=dict)
    _cases: dict[tuple[str, str], CaseFile | None] = field(default_factory=dict)

    def of(self, team: str) -> timedelta:
        """How long a team keeps what is about clients."""
        name = folded(team)
        if name not in self._terms:
            self._terms[name] = timedelta(weeks=self._weeks(team))
        return self._terms[name]

    def minutes_due(self, minutes: Minutes) -> bool:
        """What is said about clients in these minutes has to go, and is still there."""
        held = minutes.meeting
        if held.content_removed:
            return False
        if held.content_since:
            return self.day_passed(held.team, held.content_since)
        day = held.start.date()
        days = [
            day,
            *(action.when for case in minutes.case for action in case.action if action.when),
        ]
        found = (self._case(held.team, client) for client in minutes.clients())
        ends = [last_needed(case) for case in found if case]
        return self._passed(held.team, day, [*days, *ends])

    def case_due(self, case: CaseFile, touched: date) -> bool:
        """A case has to go. `touched` is the day on which its file last changed."""
        seen = [*case.discussed, *(one.date for one in case.kompas_change)]
        waits = case.is_waiting or not seen
        day = max([*seen, touched] if waits else seen)
        return self._passed(case.team, day, [day, last_needed(case)])

    def day_passed(self, team: str, day: date) -> bool:
        """A team's term has passed since a day."""
        return self._passed(team, day, [day])

    def _passed(self, team: str, day: date, ends: list[date | None]) -> bool:
        if self.today - day > CEILING:
            return True
        known = [end for end in ends if end is not None]
        return len(known) == len(ends) and self.today - max(known) > self.of(team)

    def _weeks(self, team: str) -> int:
        try:
            found = teams.find(self.home, team)
        except (StoreError, Unreadable) as fault:
            self.broken.append(str(fault))
            return WEEKS
        return found.retention_weeks or WEEKS if found else WEEKS

    def _case(self, team: str, client: str) -> CaseFile | None:
        key = (folded(team), folded(client))
        if key not in self._cases:
            try:
                self._cases[key] = cases.find(self.home, team, client)
            except (StoreError, Unreadable) as fault:
                self.broken.append(str(fault))
                self._cases[key] = None
        return self._cases[key]


def last_needed(case: CaseFile) -> date | None:
    """The day on which the last action of a case was closed or is due.

    None while one is open that has no day: then only the ceiling counts.
    """
    days = [date.min, *case.discussed]
    for action in case.action:
        day = action.when if action.is_open else action.told or action.when or action.agreed
        if day is None and action.is_open:
            return None
        days.append(day or date.min)
    return max(days)


def day_of(path: Path) -> date:
    """The day with which the name of minutes, or of what was made from them, begins.

    Else the day on which it last changed. Raises StoreError.
    """
    try:
        return date.fromisoformat(path.name[:10])
    except ValueError:
        return changed_on(path)


def changed_on(path: Path) -> date:
    """The day on which a file last changed. Raises StoreError."""
    with sentences(path):
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
