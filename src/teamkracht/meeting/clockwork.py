"""Two clocks compared: how much time passed, and whether the laptop slept or a clock was set.

The monotonic clock stops in sleep on Linux and macOS and runs on in Windows. Where the wall clock
went further than it, the laptop slept or the clock was set; Linux's boot time clock, which counts
sleep, tells the two apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from teamkracht.meeting.clockstops import ASK_FROM, GapNoted
from teamkracht.meeting.meeting import GapKind
from teamkracht.meeting.moment import between

LATE = 5.0
"""Seconds between two looks at the clock from which the program was not running."""

JUMP = 2.0
"""Seconds of difference between two clocks from which one of them jumped."""


@dataclass(frozen=True)
class Reading:
    """Both clocks at one moment. `boottime` (it counts sleep) only where the system has it.

    `watched` is said by clocks that are set by hand: the program was awake all the time up to here.
    """

    wall: datetime
    monotonic: float
    boottime: float | None = None
    watched: bool = False


@dataclass(frozen=True)
class Passed:
    """What passed between two readings, in seconds, and the gaps in it to note."""

    seconds: float
    gaps: tuple[GapNoted, ...] = ()


def passed(before: Reading, now: Reading) -> Passed:
    """How much time passed between two looks at the clock in one run of the program."""
    by_wall = between(before.wall, now.wall)
    by_monotonic = max(0.0, now.monotonic - before.monotonic)
    if now.watched:
        return Passed(by_monotonic)
    true = _true_seconds(before, now, by_wall, by_monotonic)
    gaps = []
    slept = true - by_monotonic
    if slept >= JUMP:
        gaps.append(_gap("sleep", slept))
    elif by_monotonic >= LATE:
        gaps.append(_gap("sleep", by_monotonic))
    if abs(by_wall - true) >= JUMP:
        gaps.append(GapNoted("clock_set", 0.0))
    return Passed(true, tuple(gaps))


def passed_between_runs(last: datetime, now: datetime) -> Passed:
    """How much time passed since an earlier run last noted something, by the wall clock alone."""
    seconds = between(last, now)
    if seconds < 0:
        return Passed(0.0, (GapNoted("clock_set", 0.0),))
    return Passed(seconds, (_gap("restart", seconds),))


def _true_seconds(before: Reading, now: Reading, by_wall: float, by_monotonic: float) -> float:
    if before.boottime is not None and now.boottime is not None:
        return max(by_monotonic, now.boottime - before.boottime)
    return by_wall if by_wall - by_monotonic >= JUMP else by_monotonic


def _gap(kind: GapKind, seconds: float) -> GapNoted:
    return GapNoted(kind, seconds, asked=seconds >= ASK_FROM)
