"""The clocks that a meeting is timed by.

Every wall time that comes from here carries a fixed offset. Python takes two times of one named
zone apart by what their clock faces say, an hour wrong on the night that summer time ends.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

from teamkracht.i18n import _
from teamkracht.meeting.clockwork import Reading

VARIABLE = "TEAMKRACHT_CLOCK"
"""Names a file that a `FileClock` reads, for whoever drives the program from outside."""


class Clock(Protocol):
    """What a meeting is timed by."""

    def read(self) -> Reading:
        """Both clocks as they stand."""


class SystemClock:
    """The clocks of this machine; wall time in `zone`, or in the zone of the machine."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone

    def read(self) -> Reading:
        """Both clocks as they stand, and boot time where the system has it."""
        wall = _fixed(datetime.now(UTC).astimezone(self._zone))
        return Reading(wall, time.monotonic(), _boottime())


class SetClock:
    """Clocks that stand still until they are moved."""

    def __init__(
        self, wall: datetime, monotonic: float = 0.0, boottime: float | None = None
    ) -> None:
        self._reading = Reading(_fixed(wall), monotonic, boottime)

    def read(self) -> Reading:
        """Both clocks as they were left."""
        return self._reading

    def advance(self, seconds: float, asleep: float = 0.0) -> None:
        """Let `seconds` pass, and then `asleep`, in which the monotonic clock stands still."""
        now = self._reading
        both = seconds + asleep
        boottime = None if now.boottime is None else now.boottime + both
        wall = now.wall + timedelta(seconds=both)
        self._reading = Reading(wall, now.monotonic + seconds, boottime)

    def set_wall(self, wall: datetime) -> None:
        """Set the wall clock, as a person or a time server does; no time passes."""
        self._reading = Reading(_fixed(wall), self._reading.monotonic, self._reading.boottime)


class FileClock:
    """Clocks that another process sets, in a small JSON file that it replaces as a whole.

    The file says `{"wall": "2026-11-04T09:30:00+01:00", "monotonic": 0.0, "boottime": null}`.
    With `"watched": true` the time up to there went by under the eyes of the program, however
    long it was: that is how a meeting of two hours is tried in a minute.
    A file that is gone or can't be read leaves the clocks as they were. Raises ValueError with a
    sentence where it can't be read the first time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        try:
            self._seen = self._stamp()
            self._reading = self._look()
        except (OSError, ValueError, OverflowError) as error:
            shape = '{"wall": "2026-11-04T09:30:00+01:00", "monotonic": 0.0, "boottime": null}'
            raise ValueError(
                _("The clock in {path} can't be read. It should look like {shape}.").format(
                    path=path, shape=shape
                )
            ) from error

    def read(self) -> Reading:
        """Both clocks as the file last said."""
        try:
            stamp = self._stamp()
            if stamp != self._seen:
                self._reading = self._look()
                self._seen = stamp
        except (OSError, ValueError, OverflowError):
            pass
        return self._reading

    def _stamp(self) -> tuple[int, ...]:
        stat = self._path.stat()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _look(self) -> Reading:
        said = json.loads(self._path.read_bytes())
        if not isinstance(said, dict):
            raise ValueError("not an object")  # noqa: TRY004  (a fault in a file, not in code)
        boottime = said.get("boottime")
        return Reading(
            _aware(said.get("wall")),
            _seconds(said.get("monotonic")),
            None if boottime is None else _seconds(boottime),
            watched=said.get("watched") is True,
        )


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The clock of the file that TEAMKRACHT_CLOCK names, or this machine's. Raises as FileClock."""
    named = environ.get(VARIABLE)
    return FileClock(Path(named)) if named else SystemClock()


def _fixed(wall: datetime) -> datetime:
    offset = wall.utcoffset()
    if offset is None:
        raise ValueError(f"a wall time without an offset: {wall}")
    return wall.astimezone(timezone(offset))


def _aware(value: Any) -> datetime:
    if not isinstance(value, str):
        raise ValueError("wall is not a text")  # noqa: TRY004  (a fault in a file, not in code)
    return _fixed(datetime.fromisoformat(value))


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("not a number of seconds")
    return float(value)


def _boottime() -> float | None:
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return None if clock is None else float(time.clock_gettime(clock))
