"""The time of a meeting, of each step and of the whole, worked out from what happened.

`now` is the meeting's own time in seconds since its start. Nothing here is kept, so nothing drifts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from teamkracht.i18n import _
from teamkracht.meeting.clockstops import TimeSpread
from teamkracht.meeting.event import Refused
from teamkracht.meeting.known import step_on
from teamkracht.meeting.meeting import Gap, Meeting, StepRef
from teamkracht.meeting.moment import Moment, between, later
from teamkracht.meeting.route import is_passed_over, is_to_come
from teamkracht.meeting.spans import Span, merged, overlap, whole

MINUTE = 60

LEFT_OPEN = 4 * 3600
"""Seconds from which a gap means that the meeting was left open."""


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
    """How the time of a step went by, or of the whole meeting.

    A pause and a gap at once count as pause.
    """
    cut = _Cut(until(meeting, now), in_whole_seconds)
    on = [cut(one.start, one.end) for one in meeting.visits if ref is None or one.ref == ref]
    return _shares(on, *_stood_still(meeting, cut))


def spent_by_step(
    meeting: Meeting, now: float, *, in_whole_seconds: bool = False
) -> Mapping[StepRef, Spent]:
    """How the time of each step that has been on went by, as `spent` says it of one."""
    cut = _Cut(until(meeting, now), in_whole_seconds)
    on: dict[StepRef, list[Span]] = defaultdict(list)
    for visit in meeting.visits:
        on[visit.ref].append(cut(visit.start, visit.end))
    paused, still = _stood_still(meeting, cut)
    return {ref: _shares(spans, paused, still) for ref, spans in on.items()}


@dataclass(frozen=True)
class _Cut:
    """What happened from one moment to another, as far as the present."""

    stop: float
    in_whole_seconds: bool

    def __call__(self, start: Moment, end: Moment | None) -> Span:
        first = min(self.stop, start.elapsed)
        last = self.stop if end is None else min(self.stop, end.elapsed)
        return Span(whole(first), whole(last)) if self.in_whole_seconds else Span(first, last)


def _stood_still(meeting: Meeting, cut: _Cut) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """When the clock was paused, and when time did not count for whatever reason."""
    paused = merged(cut(one.start, one.end) for one in meeting.pauses)
    uncounted = (cut(one.start, one.end) for one in meeting.gaps if not one.counted)
    return paused, merged((*paused, *uncounted))


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
    current = meeting.current
    if current is None:
        return ()
    return tuple(
        ref
        for ref in meeting.refs()
        if ref != current
        and is_to_come(meeting, ref)
        and not is_passed_over(meeting, ref)
        and not _is_left(meeting, ref, current)
    )


def _is_left(meeting: Meeting, ref: StepRef, current: StepRef) -> bool:
    """Its case left the table, or all cases did because the end of the meeting has begun."""
    if ref.case is None or ref.case == current.case:
        return False
    at_the_end = meeting.protocol.part_of(current.step) == "end"
    return at_the_end or meeting.on_table(ref.case)


def expected_end(meeting: Meeting, now: float) -> float:
    """When the meeting will end if all that is ahead takes its time, in seconds since the start."""
    current = meeting.current
    if current is None:
        return until(meeting, now)
    ahead_of_us = sum(allotted(meeting, ref) for ref in to_come(meeting))
    return now + max(0.0, left(meeting, now, current)) + ahead_of_us


def planned_end(meeting: Meeting) -> float:
    """When the meeting should end by its plan, in seconds since the start."""
    begun = meeting.started.at
    late = between(meeting.planned_start or begun, begun)
    return 60 * meeting.protocol.plan_named(meeting.plan).minutes - late


def ahead(meeting: Meeting, now: float) -> float:
    """Seconds ahead of the plan for the whole meeting; negative when behind."""
    return planned_end(meeting) - expected_end(meeting, now)


def instant(meeting: Meeting, moment: Moment) -> datetime:
    """The wall clock time of a moment in whole seconds, counted from the start of the meeting.

    So it shows no leap where the wall clock was set during the meeting.
    """
    start = later(meeting.started.at, 0.5).replace(microsecond=0)
    return later(start, whole(moment.elapsed)).astimezone(moment.at.tzinfo)


def was_left_open(meeting: Meeting, gap: Gap) -> bool:
    """Tell whether a gap is so long, or over midnight, that the meeting had probably ended."""
    start, end = instant(meeting, gap.start), instant(meeting, gap.end)
    return between(start, end) >= LEFT_OPEN or start.date() != end.date()


def spread(meeting: Meeting, now: float) -> TimeSpread:
    """Divide what is left of the planned time over the steps that are left, in proportion.

    Each keeps whole minutes, at least one. Raises Refused where there is too little to divide.
    """
    current = step_on(meeting)
    have = {ref: float(allotted(meeting, ref)) for ref in to_come(meeting)}
    have[current] = left(meeting, now, current)
    have = {ref: seconds for ref, seconds in have.items() if seconds > 0}
    minutes = int((planned_end(meeting) - now) // MINUTE)
    if not have or minutes < len(have):
        raise Refused(_("There is too little time left to spread."))
    shares = _divided(minutes, list(have.values()))
    changes = (
        (ref, round(share * MINUTE - seconds))
        for (ref, seconds), share in zip(have.items(), shares, strict=True)
    )
    kept = tuple((ref, seconds) for ref, seconds in changes if seconds)
    if not kept:
        raise Refused(_("The time is well spread already."))
    return TimeSpread(kept)


def _divided(total: int, weights: list[float]) -> list[int]:
    """A whole number in whole parts of at least one, as nearly in proportion as can be."""
    ideal = [total * weight / sum(weights) for weight in weights]
    parts = [max(1, int(one)) for one in ideal]
    while sum(parts) < total:
        parts[max(range(len(parts)), key=lambda at: ideal[at] - parts[at])] += 1
    while sum(parts) > total:
        wide = [at for at in range(len(parts)) if parts[at] > 1]
        parts[max(wide, key=lambda at: parts[at] - ideal[at])] -= 1
    return parts
