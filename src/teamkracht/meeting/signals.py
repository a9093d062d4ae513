"""When to say something about the time of a step: nearly over, over, and how far over.

Pure: who shows the meeting asks once a second, and keeps what it was told until the next time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.times import allotted, left

WARNED_FROM = 5 * 60
"""Seconds that a step has at least to be announced before its end."""

WARNED_AT = 0.8
"""The share of a step's time after which its end is announced."""

EVERY = 2 * 60
"""Seconds between two signals once a step is over its time."""

Kind = Literal["nearly", "end", "over"]


@dataclass(frozen=True)
class Signal:
    """Something to say about the time of a step. `minutes_over` is 0 but for `over`."""

    kind: Kind
    ref: StepRef
    minutes_over: int = 0


@dataclass(frozen=True)
class Reached:
    """How far a step has come: 0 nothing to say, 1 nearly over, 2 over, 3 two minutes over."""

    threshold: int = 0
    allotted: int = 0


@dataclass(frozen=True)
class Signals:
    """What was said of each step, so that nothing is said twice."""

    reached: Mapping[StepRef, Reached] = field(default_factory=dict)


def heard(signals: Signals, meeting: Meeting, now: float) -> tuple[Signals, Signal | None]:
    """What there is to say at this moment, if anything, and what has been said with that.

    Of several thresholds that were passed at once only the latest is said. Time that is added
    takes back what it puts off; time that is taken away below what has passed ends the step.
    """
    ref = meeting.current
    if ref is None or meeting.paused:
        return signals, None
    before = signals.reached.get(ref, Reached())
    here = _reached(meeting, now, ref)
    if here == before:
        return signals, None
    after = replace(signals, reached={**signals.reached, ref: here})
    if here.threshold <= before.threshold:
        return after, None
    cut_short = before.threshold < 2 < here.threshold and here.allotted < before.allotted
    return after, _signal(ref, 2 if cut_short else here.threshold)


def caught_up(meeting: Meeting, now: float) -> Signals:
    """All that could be said up to here, as said: for a meeting that is opened again."""
    return heard(Signals(), meeting, now)[0]


def was_timed(meeting: Meeting, ref: StepRef) -> bool:
    """Whether a step was given time, also where all of it was taken off again."""
    return meeting.planned.get(ref, 0) > 0 or meeting.record(ref).extended != 0


def _reached(meeting: Meeting, now: float, ref: StepRef) -> Reached:
    has = allotted(meeting, ref)
    rest = left(meeting, now, ref)
    if rest <= 0:
        # A step that was never given time can't run over it.
        return Reached(2 + int(-rest // EVERY) if was_timed(meeting, ref) else 0, has)
    nearly = has >= WARNED_FROM and has - rest >= WARNED_AT * has
    return Reached(1 if nearly else 0, has)


def _signal(ref: StepRef, threshold: int) -> Signal:
    if threshold > 2:
        return Signal("over", ref, minutes_over=(threshold - 2) * EVERY // 60)
    return Signal("end" if threshold == 2 else "nearly", ref)
