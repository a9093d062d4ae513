"""When something happened, and the order in which it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """The place of an event in a meeting.

    `number` counts the events from 1. `at` is the wall clock with its offset. `elapsed` is the
    meeting's own time in seconds since its start, from which every duration is computed.
    """

    number: int
    at: datetime
    elapsed: float

    def earlier(self, elapsed: float) -> Moment:
        """The same event, had it happened at another `elapsed`."""
        return Moment(self.number, later(self.at, elapsed - self.elapsed), elapsed)


def later(at: datetime, seconds: float) -> datetime:
    """The wall clock so many seconds later (earlier where negative), in the same zone."""
    # Python adds to what the clock on the wall shows, also on the night it is changed.
    return (at.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(at.tzinfo)


def between(before: datetime, after: datetime) -> float:
    """The seconds from one wall clock to another; negative where `after` is earlier."""
    return (after.astimezone(UTC) - before.astimezone(UTC)).total_seconds()
