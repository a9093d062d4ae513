"""What can be noted in an observation, and how each changes what was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from teamkracht.fidelity.observing.seen import Mark, Note, Seen, SeenStatus, Tally, Way
from teamkracht.fidelity.observing.sheet import Place
from teamkracht.meeting.moment import later

Value = Annotated[int, Ge(1), Le(5)] | Literal["not_applicable", "not_observable"]


@dataclass(frozen=True)
class Event:
    """Something that was noted, by a person; all of it can be undone but the beginning."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """What was seen, with this added."""
        raise NotImplementedError


@dataclass(frozen=True)
class Began(Event):
    """Which meeting is observed, by whom, and how. `start` is that of the meeting."""

    team: str
    date: date
    start: datetime
    observers: tuple[str, ...]
    """One, or those of a consensus."""
    way: Way
    code: str | None = None
    """The meeting's short code, or its id."""

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """Nothing: it is the beginning."""
        del number, at
        return seen

    @property
    def observer(self) -> str | None:
        """Who observes; None for a consensus."""
        return None if self.way == "consensus" else self.observers[0]


@dataclass(frozen=True)
class Marked(Event):
    """From now on this step is happening; None: none of them. So the meeting is not over."""

    step: str | None
    case: int | None = None

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """One mark more."""
        place = None if self.step is None else Place(self.step, self.case)
        return seen.changed(over=None).with_marks((*seen.marks, Mark(number, at, place)))


@dataclass(frozen=True)
class Shifted(Event):
    """A mark belongs so many seconds later; earlier where negative."""

    mark: int
    seconds: int

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """The mark at its other moment."""
        del number, at
        return seen.with_marks(
            tuple(
                replace(one, at=later(one.at, self.seconds)) if one.number == self.mark else one
                for one in seen.marks
            )
        )


@dataclass(frozen=True)
class Removed(Event):
    """A mark, a note or a behaviour that was noted by mistake."""

    noted: int

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """All but that one."""
        del number, at
        gone = self.noted
        return seen.changed(
            marks=tuple(one for one in seen.marks if one.number != gone),
            tallies=tuple(one for one in seen.tallies if one.number != gone),
            notes=tuple(one for one in seen.notes if one.number != gone),
        )


@dataclass(frozen=True)
class Tallied(Event):
    """A behaviour was seen."""

    behaviour: str

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """Once more."""
        return seen.changed(tallies=(*seen.tallies, Tally(number, at, self.behaviour)))


@dataclass(frozen=True)
class Wrote(Event):
    """A line."""

    text: str

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """One note more."""
        return seen.changed(notes=(*seen.notes, Note(number, at, self.text)))


@dataclass(frozen=True)
class Judged(Event):
    """What became of a step, in the eyes of the observer; None leaves it out."""

    step: str
    case: int | None
    seen: SeenStatus | None

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """The step with its status."""
        del number, at
        return seen.changed(judged={**seen.judged, Place(self.step, self.case): self.seen})


@dataclass(frozen=True)
class Ended(Event):
    """The meeting is over."""

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """Over; a step that was on ends here."""
        del number
        return seen.changed(over=at)


@dataclass(frozen=True)
class WentOn(Event):
    """The meeting goes on after all."""

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """Not over."""
        del number, at
        return seen.changed(over=None)


@dataclass(frozen=True)
class Scored(Event):
    """A requirement was scored, or opened again (None)."""

    requirement: str
    value: Value | None

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """The score in the place of the one before."""
        del number, at
        others = {key: one for key, one in seen.scores.items() if key != self.requirement}
        if self.value is not None:
            others[self.requirement] = self.value
        return seen.changed(scores=others)


@dataclass(frozen=True)
class Remarked(Event):
    """A few words beside a score; the reason, in a consensus."""

    requirement: str
    text: str

    def change(self, seen: Seen, number: int, at: datetime) -> Seen:
        """The words in the place of those before."""
        del number, at
        others = {key: one for key, one in seen.remarks.items() if key != self.requirement}
        if self.text:
            others[self.requirement] = self.text
        return seen.changed(remarks=others)


@dataclass(frozen=True)
class Undone(Event):
    """What has this number is taken back."""

    taken_back: int


@dataclass(frozen=True)
class Redone(Event):
    """What has this number holds again."""

    brought_back: int
