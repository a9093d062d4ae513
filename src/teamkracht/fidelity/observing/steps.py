"""What became of each step, from what was marked and what the observer said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from teamkracht.fidelity.observing.seen import Seen, SeenStatus
from teamkracht.fidelity.observing.sheet import Place, Sheet


@dataclass(frozen=True)
class StepSeen:
    """One step; `start` and `end` of what was marked, over all times that it came back."""

    place: Place
    status: SeenStatus | None
    """None: it is left out, or nothing can be said of it."""
    start: datetime | None = None
    end: datetime | None = None
    seconds: int = 0
    """How long it took, other steps in between left out; of what has ended."""


def rows(sheet: Sheet, seen: Seen) -> tuple[StepSeen, ...]:
    """Every step of the meeting in the order of the protocol.

    A step that was marked was followed. One that was not was skipped where a later one was marked,
    and else not reached. What the observer says goes before that.
    """
    places = sheet.places(seen.cases)
    marked = [n for n, place in enumerate(places) if _is_marked(seen, place)]
    last = max(marked, default=-1)
    return tuple(_row(seen, place, n, last) for n, place in enumerate(places))


def row_of(sheet: Sheet, seen: Seen, place: Place) -> StepSeen | None:
    """One of them."""
    return next((row for row in rows(sheet, seen) if row.place == place), None)


def _is_marked(seen: Seen, place: Place) -> bool:
    return any(mark.place == place for mark in seen.marks)


def _row(seen: Seen, place: Place, n: int, last: int) -> StepSeen:
    marks = [mark for mark in seen.marks if mark.place == place]
    status = seen.judged.get(place, _by_marks(n, last, marked=bool(marks)))
    if not marks:
        return StepSeen(place, status)
    times = [(mark.at, seen.end_of(mark)) for mark in marks]
    whole = sum(int((end - at).total_seconds()) for at, end in times if end)
    return StepSeen(place, status, times[0][0], times[-1][1], whole)


def _by_marks(n: int, last: int, *, marked: bool) -> SeenStatus | None:
    if marked:
        return "followed"
    if last < 0:
        return None
    return "skipped" if n < last else "not_reached"
