"""All that was noted in an observation, in order; what was seen is worked out from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from teamkracht.fidelity.observing.events import Began, Event, Redone, Undone
from teamkracht.fidelity.observing.seen import Seen
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.i18n import _
from teamkracht.meeting.event import Refused


@dataclass(frozen=True)
class Noted:
    """What was noted and when; `number` counts from 1."""

    number: int
    at: datetime
    event: Event


@dataclass(frozen=True)
class Observing:
    """An observation with all that was noted in it, what was undone included."""

    sheet: Sheet
    began: Began
    noted: tuple[Noted, ...]
    seen: Seen
    done: tuple[int, ...] = ()
    """Numbers of what holds, oldest first: what undo can take back."""
    undone: tuple[int, ...] = ()
    """Numbers of what was taken back and can come back, latest last."""

    @property
    def latest(self) -> Noted:
        """What was noted last."""
        return self.noted[-1]

    def event(self, number: int) -> Event:
        """What was noted under a number."""
        return self.noted[number - 1].event

    def add(self, noted: Noted) -> Observing:
        """With one more. Raises ValueError for what can't follow."""
        if noted.number != self.latest.number + 1 or isinstance(noted.event, Began):
            raise ValueError(f"{noted.number} does not follow {self.latest.number}")
        grown = replace(self, noted=(*self.noted, noted))
        match noted.event:
            case Undone(taken_back=number):
                if self.done[-1:] != (number,):
                    raise ValueError(f"{number} is not the last that can be undone")
                done, undone = self.done[:-1], (*self.undone, number)
                return _worked_out(replace(grown, done=done, undone=undone))
            case Redone(brought_back=number):
                if self.undone[-1:] != (number,):
                    raise ValueError(f"{number} is not the last that was undone")
                done, undone = (*self.done, number), self.undone[:-1]
                return _worked_out(replace(grown, done=done, undone=undone))
        seen = noted.event.change(self.seen, noted.number, noted.at)
        return replace(grown, seen=seen, done=(*self.done, noted.number), undone=())

    def undo(self) -> Undone:
        """Take back what was noted last. Raises Refused where there is nothing."""
        if not self.done:
            raise Refused(_("There is nothing to undo."))
        return Undone(self.done[-1])

    def redo(self) -> Redone:
        """Bring back what was taken back last. Raises Refused where there is nothing."""
        if not self.undone:
            raise Refused(_("There is nothing to bring back."))
        return Redone(self.undone[-1])


def observing_of(sheet: Sheet, noted: Iterable[Noted]) -> Observing:
    """The observation that these add up to. Raises ValueError where one can't follow."""
    events = iter(noted)
    first = next(events, None)
    if first is None or first.number != 1 or not isinstance(first.event, Began):
        raise ValueError("an observation begins with its beginning")
    observing = Observing(sheet, first.event, (first,), Seen(start=first.event.start))
    for one in events:
        observing = observing.add(one)
    return observing


def _worked_out(observing: Observing) -> Observing:
    """What was seen, from all that holds: a few hundred at most, and only where one undoes."""
    seen = Seen(start=observing.began.start)
    for number in observing.done:
        one = observing.noted[number - 1]
        seen = one.event.change(seen, one.number, one.at)
    return replace(observing, seen=seen)
