"""What happens to the time of a meeting: pauses, minutes more or less, time not seen to pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from teamkracht.i18n import _
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_step, step_on
from teamkracht.meeting.meeting import Extension, Gap, GapKind, Meeting, Pause, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.route import with_pause
from teamkracht.meeting.saying import said_or_none

ASK_FROM = 30.0
"""Seconds from which a gap is asked about."""


@dataclass(frozen=True)
class Paused(Event):
    """The clock stands still from here."""

    note: str | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return replace(meeting, pauses=(*meeting.pauses, Pause(moment, note=self.note)))


@dataclass(frozen=True)
class Resumed(Event):
    """The clock goes on."""

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return with_pause(meeting, end=moment)


@dataclass(frozen=True)
class PauseNoted(Event):
    """What the last pause is for, said after it began; None: nothing is said of it."""

    note: str | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return with_pause(meeting, note=self.note)


@dataclass(frozen=True)
class TimeAdded(Event):
    """Seconds more (or less) for one step."""

    ref: StepRef
    seconds: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return extend(meeting, moment, self.ref, self.seconds)


@dataclass(frozen=True)
class TimeSpread(Event):
    """What is left of the meeting is divided again over the steps that are left."""

    changes: tuple[tuple[StepRef, int], ...]

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        for ref, seconds in self.changes:
            meeting = extend(meeting, moment, ref, seconds)
        return meeting


@dataclass(frozen=True)
class GapNoted(Event):
    """Time passed that the program did not see: sleep, a restart, or a clock that was set."""

    by_person: ClassVar[bool] = False

    cause: GapKind
    seconds: float
    asked: bool = False

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        if meeting.ending:
            return meeting
        start = moment.earlier(max(meeting.started.elapsed, moment.elapsed - self.seconds))
        gap = Gap(self.cause, start, moment, asked=self.asked)
        return replace(meeting, gaps=(*meeting.gaps, gap))


@dataclass(frozen=True)
class GapAnswered(Event):
    """Whether the meeting went on during a gap (`gap`: its place in the list, from 0)."""

    gap: int
    counted: bool

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        gaps = list(meeting.gaps)
        gaps[self.gap] = replace(gaps[self.gap], counted=self.counted, answered=True)
        return replace(meeting, gaps=tuple(gaps))


def extend(meeting: Meeting, moment: Moment, ref: StepRef, seconds: int) -> Meeting:
    """The meeting with more or less time for a step."""
    extended = meeting.record(ref).extended + seconds
    longer = replace(meeting, extensions=(*meeting.extensions, Extension(moment, ref, seconds)))
    return longer.with_record(ref, extended=extended)


def pause(meeting: Meeting, note: str | None = None) -> Paused:
    """Stop the clock. Raises Refused where it stands still already."""
    step_on(meeting)
    if meeting.paused:
        raise Refused(_("The clock stands still already."))
    return Paused(said_or_none(note))


def resume(meeting: Meeting) -> Resumed:
    """Let the clock go on. Raises Refused where it runs."""
    step_on(meeting)
    if not meeting.paused:
        raise Refused(_("The clock is running."))
    return Resumed()


def note_pause(meeting: Meeting, note: str | None) -> PauseNoted:
    """Say what this pause is for. Raises Refused where the clock runs."""
    step_on(meeting)
    if not meeting.paused:
        raise Refused(_("The clock is running."))
    return PauseNoted(said_or_none(note))


def add_time(meeting: Meeting, seconds: int, ref: StepRef | None = None) -> TimeAdded:
    """Give a step more or less time: the one that is on, or another."""
    current = step_on(meeting)
    ref = current if ref is None else known_step(meeting, ref)
    if meeting.planned.get(ref, 0) + meeting.record(ref).extended + seconds < 0:
        raise Refused(_("There is no time left to take away."))
    return TimeAdded(ref, seconds)


def answer_gap(meeting: Meeting, gap: int, counted: bool) -> GapAnswered:
    """Say whether the meeting went on during a gap. Raises Refused where there is no such gap."""
    if not 0 <= gap < len(meeting.gaps):
        raise Refused(_("There is no such gap."))
    return GapAnswered(gap, counted)


def open_question(meeting: Meeting) -> int | None:
    """The gap that still has to be asked about, by its place in the list."""
    waiting = (i for i, gap in enumerate(meeting.gaps) if gap.asked and not gap.answered)
    return None if meeting.ending else next(waiting, None)
