"""What there is to do, as it stands in the home folder: what the home screen says at a glance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only for its name: the first picture of the home needs no meeting.
    from teamkracht.live.opening import Left

BACK_INTO = timedelta(hours=12)
"""How long after its last event what was left is gone back into without asking."""


def just_left(last: datetime, now: datetime) -> bool:
    """What last happened then was left a short while ago."""
    return abs(now - last) < BACK_INTO


@dataclass(frozen=True)
class Unfinished:
    """A meeting that was begun and not closed."""

    id: str
    team: str
    step: str
    """The title of the step that was on; "" where it has ended and only the closing is left."""
    client: str | None
    started: datetime
    last: datetime
    """When something last happened in it."""
    left: Left | None = field(default=None, compare=False, repr=False)
    """What was read of it, so that going on reads it no second time."""


@dataclass(frozen=True)
class Waiting:
    """A case that was prepared or postponed, and who brings it in."""

    client: str
    presenter: str | None


@dataclass(frozen=True)
class Glance:
    """All that the home screen tells."""

    now: datetime
    teams: tuple[str, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    """The latest first."""
    waiting: tuple[Waiting, ...] = ()
    open_actions: int = 0
    due_actions: int = 0
    minutes: int = 0
    latest_minutes: date | None = None
    removable: bool = False
    """Something is about clients and has had its time."""
    closed: tuple[str, ...] = ()
    """The encrypted teams that were not opened, the one in use first."""
    problems: tuple[str, ...] = ()
    """A sentence for each file that can't be read."""

    @property
    def locked(self) -> bool:
        """Of the team in use nothing can be told before it is opened."""
        return bool(self.teams) and self.teams[0] in self.closed

    @property
    def empty(self) -> bool:
        """Nothing was ever done here."""
        return not (self.teams or self.unfinished or self.minutes or self.problems)
