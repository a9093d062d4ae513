"""Events with their moments, in order: what a journal holds and what a meeting is computed from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from teamkracht.i18n import _
from teamkracht.meeting.agenda import MeetingStarted
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.moment import Moment
from teamkracht.protocol.model import Protocol


@dataclass(frozen=True)
class Noted:
    """An event and when it happened."""

    moment: Moment
    event: Event

    @property
    def number(self) -> int:
        """Its number in the meeting, from 1."""
        return self.moment.number


@dataclass(frozen=True)
class Undone(Event):
    """The event with this number is taken back."""

    taken_back: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        raise AssertionError("taking back is the history's work")


@dataclass(frozen=True)
class Redone(Event):
    """The event with this number holds again."""

    brought_back: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        raise AssertionError("bringing back is the history's work")


@dataclass(frozen=True)
class History:
    """A meeting with all that was noted in it, what was undone included."""

    protocol: Protocol
    meeting: Meeting
    noted: tuple[Noted, ...]
    done: tuple[int, ...] = ()
    """Numbers of what people did and what holds, oldest first: what undo can take back."""
    undone: tuple[int, ...] = ()
    """Numbers of what was taken back and can come back, latest last."""
    taken_back: frozenset[int] = frozenset()
    """Numbers of all that does not hold."""

    @property
    def latest(self) -> Moment:
        """The moment of the last event."""
        return self.noted[-1].moment

    def add(self, noted: Noted) -> History:
        """The history with one event more. Raises ValueError for a number out of order."""
        if noted.number != self.noted[-1].number + 1:
            raise ValueError(f"event {noted.number} does not follow event {self.noted[-1].number}")
        grown = replace(self, noted=(*self.noted, noted))
        match noted.event:
            case Undone(taken_back=number):
                return grown._undo(number)
            case Redone(brought_back=number):
                return grown._redo(number)
        meeting = noted.event.change(self.meeting, noted.moment)
        if not noted.event.by_person:
            return replace(grown, meeting=meeting)
        return replace(grown, meeting=meeting, done=(*self.done, noted.number), undone=())

    def undo(self) -> Undone:
        """Take back the last thing that a person did. Raises Refused where there is none."""
        if not self.done:
            raise Refused(_("There is nothing to undo."))
        return Undone(self.done[-1])

    def redo(self) -> Redone:
        """Bring back what was just taken back. Raises Refused where there is none."""
        if not self.undone:
            raise Refused(_("There is nothing to bring back."))
        return Redone(self.undone[-1])

    def event(self, number: int) -> Event:
        """The event with this number."""
        return self.noted[number - 1].event

    def _undo(self, number: int) -> History:
        if not self.done or self.done[-1] != number:
            raise ValueError(f"event {number} is not the last that can be undone")
        after = replace(
            self,
            done=self.done[:-1],
            undone=(*self.undone, number),
            taken_back=self.taken_back | {number},
        )
        return after._replayed()

    def _redo(self, number: int) -> History:
        if not self.undone or self.undone[-1] != number:
            raise ValueError(f"event {number} is not the last that was undone")
        after = replace(
            self,
            done=(*self.done, number),
            undone=self.undone[:-1],
            taken_back=self.taken_back - {number},
        )
        return after._replayed()

    def _replayed(self) -> History:
        held = (
            noted
            for noted in self.noted
            if noted.number not in self.taken_back and not isinstance(noted.event, Undone | Redone)
        )
        return replace(self, meeting=meeting_of(self.protocol, held))


def meeting_of(protocol: Protocol, noted: Iterable[Noted]) -> Meeting:
    """The meeting that events add up to. Raises ValueError where they don't begin with its start."""
    events = iter(noted)
    first = next(events, None)
    if first is None or first.number != 1 or not isinstance(first.event, MeetingStarted):
        raise ValueError("a meeting begins with its start")
    meeting = first.event.begin(protocol, first.moment)
    for one in events:
        meeting = one.event.change(meeting, one.moment)
    return meeting


def history_of(protocol: Protocol, noted: Iterable[Noted]) -> History:
    """The history that events add up to. Raises ValueError where they don't follow on each other."""
    events = iter(noted)
    first = next(events, None)
    if first is None:
        raise ValueError("a meeting begins with its start")
    history = History(protocol, meeting_of(protocol, [first]), (first,))
    for one in events:
        history = history.add(one)
    return history
