"""Events with their moments, in order: what a journal holds and what a meeting is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

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


QUICK = 100
"""How many of the latest things that people did are undone without going through all events."""


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
    before: Mapping[int, Meeting] = field(default_factory=dict, compare=False, repr=False)
    """The meeting as it was before each of the latest things that people did."""

    @property
    def latest(self) -> Moment:
        """The moment of the last event."""
        return self.noted[-1].moment

    def add(self, noted: Noted) -> History:
        """The history with one event more. Raises ValueError for an event that can't follow."""
        if noted.number != self.noted[-1].number + 1:
            raise ValueError(f"event {noted.number} does not follow event {self.noted[-1].number}")
        grown = replace(self, noted=(*self.noted, noted))
        match noted.event:
            case Undone(taken_back=number):
                return _without(grown, number)
            case Redone(brought_back=number):
                return _with_again(grown, number)
        meeting = noted.event.change(self.meeting, noted.moment)
        if not noted.event.by_person:
            return replace(grown, meeting=meeting)
        done = (*self.done, noted.number)
        known = {**self.before, noted.number: self.meeting}
        before = {number: known[number] for number in done[-QUICK:] if number in known}
        return replace(grown, meeting=meeting, done=done, undone=(), before=before)

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


def _without(history: History, number: int) -> History:
    if not history.done or history.done[-1] != number:
        raise ValueError(f"event {number} is not the last that can be undone")
    after = replace(
        history,
        done=history.done[:-1],
        undone=(*history.undone, number),
        taken_back=history.taken_back | {number},
    )
    return _gone_through_from(after, number)


def _with_again(history: History, number: int) -> History:
    if not history.undone or history.undone[-1] != number:
        raise ValueError(f"event {number} is not the last that was undone")
    after = replace(
        history,
        done=(*history.done, number),
        undone=history.undone[:-1],
        taken_back=history.taken_back - {number},
    )
    return _gone_through_from(after, number)


def _gone_through_from(history: History, number: int) -> History:
    """The history with its meeting worked out again, where what came before `number` stands."""
    meeting = history.before.get(number)
    if meeting is None:
        return replace(history, meeting=meeting_of(history.protocol, _held(history, 1)))
    for noted in _held(history, number):
        meeting = noted.event.change(meeting, noted.moment)
    return replace(history, meeting=meeting)


def _held(history: History, number: int) -> Iterator[Noted]:
    """What holds, from the event with this number on."""
    for noted in history.noted[number - 1 :]:
        mere_mark = isinstance(noted.event, Undone | Redone)
        if not mere_mark and noted.number not in history.taken_back:
            yield noted


def meeting_of(protocol: Protocol, noted: Iterable[Noted]) -> Meeting:
    """The meeting that events add up to. Raises ValueError where the first is not its start."""
    events = iter(noted)
    first = next(events, None)
    if first is None or first.number != 1 or not isinstance(first.event, MeetingStarted):
        raise ValueError("a meeting begins with its start")
    meeting = first.event.begin(protocol, first.moment)
    for one in events:
        meeting = one.event.change(meeting, one.moment)
    return meeting


def history_of(protocol: Protocol, noted: Iterable[Noted]) -> History:
    """The history that events add up to. Raises ValueError where one does not follow the last."""
    events = iter(noted)
    first = next(events, None)
    if first is None:
        raise ValueError("a meeting begins with its start")
    history = History(protocol, meeting_of(protocol, [first]), (first,))
    for one in events:
        history = history.add(one)
    return history
