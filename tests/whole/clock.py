"""A clock that a test sets while the real program runs."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path


class TestClock:
    """Both clocks of the program, in a file that the program reads again and again."""

    __test__ = False

    def __init__(self, path: Path, wall: datetime) -> None:
        self.path = path
        self.wall = wall
        self.monotonic = 1000.0
        self.slept = 0.0
        self._write()

    def advance(self, seconds: float) -> None:
        """Let time pass while the program runs and sees it pass."""
        self.wall += timedelta(seconds=seconds)
        self.monotonic += seconds
        self._write(watched=True)

    def jump(self, *, wall: float = 0.0, boottime: float = 0.0) -> None:
        """Set the wall clock by so many seconds; with `boottime` the machine slept."""
        self.wall += timedelta(seconds=wall)
        self.slept += boottime
        self._write()

    def _write(self, *, watched: bool = False) -> None:
        reading = {
            "wall": self.wall.isoformat(),
            "monotonic": self.monotonic,
            "boottime": self.monotonic + self.slept,
            "watched": watched,
        }
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps(reading), encoding="utf-8")
        beside.replace(self.path)
