"""When something happened, and the order in which it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """The place of an event in a meeting.

    `number` counts the events from 1. `at` is the wall clock with its offset. `elapsed` is the meeting's
    own time in seconds since its start, from which every duration is computed.
    """

    number: int
    at: datetime
    elapsed: float

    def earlier(self, elapsed: float) -> Moment:
        """The same event, had it happened at another `elapsed`."""
        return Moment(self.number, self.at + timedelta(seconds=elapsed - self.elapsed), elapsed)
