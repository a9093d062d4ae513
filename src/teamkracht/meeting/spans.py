"""Stretches of a meeting's time, in seconds since its start."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple


class Span(NamedTuple):
    """From `start` until `end`."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is; 0 where it ends before it starts."""
        return max(0.0, self.end - self.start)


def whole(seconds: float) -> int:
    """Rounded to whole seconds, a half upwards, so that what adds up before adds up after."""
    return int(seconds + 0.5)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time without overlap, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def overlap(span: Span, others: Sequence[Span]) -> float:
    """How many seconds of a span lie in others, which stand in order and don't overlap."""
    first = bisect_right(others, span.start, key=lambda one: one.end)
    near = takewhile(lambda one: one.start < span.end, others[first:])
    return sum(Span(max(span.start, one.start), min(span.end, one.end)).seconds for one in near)
