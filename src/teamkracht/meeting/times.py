"""The time of a meeting: of each step and of the whole, computed from what happened and the present moment.

`now` is the meeting's own time in seconds since its start. Nothing here is kept, so nothing can drift.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from teamkracht.i18n import _
from teamkracht.meeting.clockstops import TimeSpread
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.spans import Span, merged, overlap, whole
from teamkracht.meeting.steps import is_to_come

SHORTEST = 60
"""Seconds that a step keeps at least when what is left is spread."""

ROUND = 60
"""Spread time comes in steps of this many seconds."""


@dataclass(frozen=True)
class Spent:
    """How a stretch of a meeting went by, in seconds. The three add up to its length."""

    active: float = 0
    paused: float = 0
    gap: float = 0
    """Of which nobody counted, because the meeting stood still."""


def until(meeting: Meeting, now: float) -> float:
    """The present moment, or the end where the meeting has ended."""
    return meeting.ending.moment.elapsed if meeting.ending else now


def spent(
    meeting: Meeting, now: float, ref: StepRef | None = None, *, in_whole_seconds: bool = False
) -> Spent:
    """How the time of a step went by, or of the whole meeting. A pause and a gap at once count as pause."""
    stop = until(meeting, now)

    def cut(start: Moment, end: Moment | None) -> Span:
        first, last = start.elapsed, min(stop, stop if end is None else end.elapsed)
        return Span(whole(first), whole(last)) if in_whole_seconds else Span(first, last)

    on = [cut(one.start, one.end) for one in meeting.visits if ref is None or one.ref == ref]
    paused = merged(cut(one.start, one.end) for one in meeting.pauses)
    uncounted = [cut(one.start, one.end) for one in meeting.gaps if not one.counted]
    still = merged([*paused, *uncounted])
    return _shares(on, paused, still)


def _shares(on: Iterable[Span], paused: tuple[Span, ...], still: tuple[Span, ...]) -> Spent:
    total = pause = stood = 0.0
    for span in on:
        total += span.seconds
        pause += overlap(span, paused)
        stood += overlap(span, still)
    return Spent(active=total - stood, paused=pause, gap=stood - pause)


def allotted(meeting: Meeting, ref: StepRef) -> int:
    """Seconds that a step has: its plan and what was added on the spot."""
    return meeting.planned.get(ref, 0) + meeting.record(ref).extended


def left(meeting: Meeting, now: float, ref: StepRef) -> float:
    """Seconds left in a step; negative in overtime."""
    return allotted(meeting, ref) - spent(meeting, now, ref).active


def to_come(meeting: Meeting) -> tuple[StepRef, ...]:
    """The steps that are still ahead, the present one left out."""
    refs = list(meeting.refs())
    current = meeting.current
    if current is None:
        return ()
    return tuple(
        ref
        for ref in refs
        if ref != current and is_to_come(meeting, ref) and not _is_past(meeting, ref)
    )


def _is_past(meeting: Meeting, ref: StepRef) -> bool:
    """Passed over: a later step of the same part and case has been on."""
    same = [
        StepRef(step.id, ref.case)
        for step in meeting.protocol.part(meeting.protocol.part_of(ref.step))
    ]
    later = same[same.index(ref) + 1 :]
    if any(meeting.entered(one) for one in later):
        return True
    part = meeting.protocol.part_of(ref.step)
    current = meeting.current
    if current is None or part == "end":
        return False
    now = meeting.protocol.part_of(current.step)
    left_case = part == "case" and meeting.on_table(ref.case or "") and current.case != ref.case
    return left_case or (part == "start" and now != "start") or (part == "case" and now == "end")


def expected_end(meeting: Meeting, now: float) -> float:
    """When the meeting will end if all that is ahead takes its time, in seconds since the start."""
    current = meeting.current
    if current is None:
        return until(meeting, now)
    ahead_of_us = sum(allotted(meeting, ref) for ref in to_come(meeting))
    return now + max(0.0, left(meeting, now, current)) + ahead_of_us


def planned_end(meeting: Meeting) -> float:
    """When the meeting should end by its plan, in seconds since the start."""
    late = 0.0
    if meeting.planned_start is not None:
        late = (meeting.started.at - meeting.planned_start).total_seconds()
    return 60 * meeting.protocol.plan_named(meeting.plan).minutes - late


def ahead(meeting: Meeting, now: float) -> float:
    """Seconds ahead of the plan for the whole meeting; negative when behind."""
    return planned_end(meeting) - expected_end(meeting, now)


def instant(meeting: Meeting, moment: Moment) -> datetime:
    """The wall clock time of a moment in whole seconds, on one line from the start of the meeting."""
    start = (meeting.started.at + timedelta(microseconds=500_000)).replace(microsecond=0)
    return (start + timedelta(seconds=whole(moment.elapsed))).astimezone(moment.at.tzinfo)


def spread(meeting: Meeting, now: float) -> TimeSpread:
    """Divide what is left of the planned time over the steps that are left, in proportion.

    Raises Refused where nothing is left to divide.
    """
    current = meeting.current
    if current is None:
        raise Refused(_("The meeting has ended."))
    have = {ref: float(allotted(meeting, ref)) for ref in to_come(meeting)}
    rest = left(meeting, now, current)
    if rest > 0:
        have[current] = rest
    time_left = planned_end(meeting) - now
    total = sum(have.values())
    if total <= 0 or time_left < SHORTEST * len(have):
        raise Refused(_("There is too little time left to spread."))
    changes = {
        ref: _rounded(seconds * time_left / total) - seconds for ref, seconds in have.items()
    }
    kept = tuple(
        (ref, whole_change) for ref, change in changes.items() if (whole_change := round(change))
    )
    if not kept:
        raise Refused(_("The time is well spread already."))
    return TimeSpread(kept)


def _rounded(seconds: float) -> int:
    return max(SHORTEST, int(seconds // ROUND) * ROUND)
