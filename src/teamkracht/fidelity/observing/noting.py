"""What an observer can ask for; each gives what is to be noted, or raises Refused."""

from __future__ import annotations

from datetime import datetime

from teamkracht.fidelity.observing.events import (
    Ended,
    Event,
    Judged,
    Marked,
    Remarked,
    Removed,
    Scored,
    Shifted,
    Tallied,
    Value,
    WentOn,
    Wrote,
)
from teamkracht.fidelity.observing.history import Observing
from teamkracht.fidelity.observing.seen import SEEN
from teamkracht.fidelity.observing.sheet import Place
from teamkracht.fidelity.observing.steps import row_of
from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.moment import between, later
from teamkracht.privacy import bsn_sentence, has_bsn


def mark_step(observing: Observing, step: str) -> Event:
    """This step is happening now, in the case that is on."""
    case = max(1, observing.seen.case) if observing.sheet.is_of_case(step) else None
    return mark(observing, Place(step, case))


def mark(observing: Observing, place: Place | None) -> Event:
    """This is happening now. Refused where it is marked so already."""
    now = observing.seen.now
    if (now.place if now else None) == place:
        raise Refused(_("That is marked already."))
    if place is not None and not observing.sheet.has_step(place.step):
        raise Refused(_("There is no such step."))
    return Marked(place.step if place else None, place.case if place else None)


def mark_next(observing: Observing) -> Event:
    """The step that follows what was marked last."""
    marks = [one.place for one in observing.seen.marks if one.place]
    return mark(observing, observing.sheet.after(marks[-1] if marks else None))


def mark_next_case(observing: Observing) -> Event:
    """The next case begins with its first step."""
    steps = observing.sheet.steps("case")
    if not steps:
        raise Refused(_("Meetings by this method have no cases."))
    return mark(observing, Place(steps[0].id, observing.seen.case + 1))


def shift(observing: Observing, number: int, seconds: int, now: datetime) -> Event:
    """A mark earlier or later; never before the start or in what is still to come."""
    found = observing.seen.mark(number)
    if found is None:
        raise Refused(_("Only the beginning of a step can be moved."))
    moved = later(found.at, seconds)
    first = min(observing.seen.start, observing.noted[0].at)
    last = observing.seen.over or now
    if between(first, moved) < 0:
        seconds = int(between(found.at, first))
    elif between(moved, last) < 0:
        seconds = int(between(found.at, last))
    if not seconds:
        raise Refused(_("It can't go any further."))
    return Shifted(number, seconds)


def remove(observing: Observing, number: int) -> Event:
    """Take away something that was noted by mistake."""
    seen = observing.seen
    numbers = {one.number for one in seen.marks} | {one.number for one in seen.tallies}
    if number not in numbers | {one.number for one in seen.notes}:
        raise Refused(_("There is nothing to remove here."))
    return Removed(number)


def tally(observing: Observing, behaviour: str) -> Event:
    """A behaviour was seen once more."""
    if behaviour not in observing.sheet.behaviours():
        raise Refused(_("There is no such behaviour."))
    return Tallied(behaviour)


def untally(observing: Observing, behaviour: str) -> Event:
    """A behaviour was counted once too often."""
    found = [one for one in observing.seen.tallies if one.behaviour == behaviour]
    if not found:
        raise Refused(_("There is nothing to remove here."))
    return Removed(found[-1].number)


def write_down(text: str) -> Event:
    """A line."""
    line = " ".join(text.split())
    if not line:
        raise Refused(_("There is nothing to write down yet."))
    return Wrote(_no_bsn(line))


def judge_next(observing: Observing, place: Place) -> Event:
    """Another status for a step: followed, partly, skipped, not reached, left out."""
    row = row_of(observing.sheet, observing.seen, place)
    order = (*SEEN, None)
    status = row.status if row else None
    return Judged(place.step, place.case, order[(order.index(status) + 1) % len(order)])


def end(observing: Observing) -> Event | None:
    """The meeting is over; None where that was said, or where nobody watched it."""
    watched = observing.began.way == "live" and observing.seen.over is None
    return Ended() if watched else None


def go_on(observing: Observing) -> Event | None:
    """The meeting goes on after all; None where it never ended."""
    return WentOn() if observing.seen.over else None


def score(observing: Observing, requirement: str, value: Value | None) -> Event:
    """A score of 1 to 5, or why there is none; None opens it again."""
    if observing.sheet.requirement(requirement) is None:
        raise Refused(_("There is no such requirement."))
    if isinstance(value, int) and not 1 <= value <= 5:
        raise Refused(_("Give a score of 1 to 5."))
    return Scored(requirement, value)


def remark(observing: Observing, requirement: str, text: str) -> Event | None:
    """A few words beside a score; None where they stand there already."""
    line = " ".join(text.split())
    if line == observing.seen.remarks.get(requirement, ""):
        return None
    return Remarked(requirement, _no_bsn(line))


def _no_bsn(line: str) -> str:
    if has_bsn(line):
        raise Refused(bsn_sentence())
    return line


def still_open(observing: Observing) -> tuple[str, ...]:
    """The requirements that nothing was said of yet."""
    scores = observing.seen.scores
    return tuple(one for one in observing.sheet.requirements() if one not in scores)


def may_lock(observing: Observing, *, leave_open: bool) -> None:
    """Raises Refused where nothing was scored, or where something is open and nobody said so."""
    if not observing.seen.scores:
        raise Refused(_("Nothing has been scored yet, so there is nothing to lock."))
    if still_open(observing) and not leave_open:
        raise Refused(_("Not everything has been scored yet."))
