"""What an observer has noted so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from teamkracht.fidelity.observing.sheet import Place
from teamkracht.fidelity.scores import Given

Way = Literal["live", "afterwards", "consensus"]
"""As it happens, afterwards (from minutes or a paper form), or agreed on by several observers."""

SeenStatus = Literal["followed", "partly", "skipped", "not_reached"]
SEEN: tuple[SeenStatus, ...] = ("followed", "partly", "skipped", "not_reached")


@dataclass(frozen=True)
class Mark:
    """From here on a step was happening; None: no step, people talked of something else."""

    number: int
    at: datetime
    place: Place | None


@dataclass(frozen=True)
class Tally:
    """A behaviour was seen once more."""

    number: int
    at: datetime
    behaviour: str


@dataclass(frozen=True)
class Note:
    """A line that was written down."""

    number: int
    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """All that holds. Scores and remarks are by requirement."""

    start: datetime
    marks: tuple[Mark, ...] = ()
    """By their moments, earliest first."""
    tallies: tuple[Tally, ...] = ()
    notes: tuple[Note, ...] = ()
    judged: Mapping[Place, SeenStatus | None] = field(default_factory=dict)
    """What the observer says became of a step; None leaves it out."""
    scores: Mapping[str, Given] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    over: datetime | None = None
    """When the meeting ended."""

    @property
    def now(self) -> Mark | None:
        """The mark that holds at the end."""
        return self.marks[-1] if self.marks else None

    @property
    def case(self) -> int:
        """The case that was marked last; 0 before the first."""
        cases = (mark.place.case for mark in reversed(self.marks) if mark.place)
        return next((case for case in cases if case), 0)

    @property
    def cases(self) -> int:
        """How many cases there were."""
        marked = (mark.place.case or 0 for mark in self.marks if mark.place)
        judged = (place.case or 0 for place in self.judged)
        return max((*marked, *judged), default=0)

    def count(self, behaviour: str) -> int:
        """How often a behaviour was seen."""
        return sum(one.behaviour == behaviour for one in self.tallies)

    def mark(self, number: int) -> Mark | None:
        """A mark by its number."""
        return next((one for one in self.marks if one.number == number), None)

    def end_of(self, mark: Mark) -> datetime | None:
        """When what a mark began was over; None where it still goes on."""
        at = self.marks.index(mark) + 1
        return self.marks[at].at if at < len(self.marks) else self.over

    def with_marks(self, marks: tuple[Mark, ...]) -> Seen:
        """With other marks, put in order."""
        return replace(self, marks=tuple(sorted(marks, key=lambda one: (one.at, one.number))))

    def changed(self, **changes: Any) -> Seen:
        """With some of it changed."""
        return replace(self, **changes)
