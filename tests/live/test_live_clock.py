"""The clocks that a meeting is timed by."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from teamkracht.live.clock import FileClock, SetClock, SystemClock, clock_from
from teamkracht.meeting.clockwork import passed

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = datetime(2026, 11, 4, 9, 30, tzinfo=AMSTERDAM)


def test_this_machines_clocks_run_in_the_zone_asked_for() -> None:
    before = datetime.now(UTC)
    reading = SystemClock(ZoneInfo("Asia/Tokyo")).read()
    assert before <= reading.wall <= datetime.now(UTC)
    assert reading.wall.utcoffset() == timedelta(hours=9)
    assert (reading.boottime is not None) == hasattr(time, "CLOCK_BOOTTIME")
    assert SystemClock().read().monotonic >= reading.monotonic


def test_a_wall_time_without_an_offset_is_no_time() -> None:
    with pytest.raises(ValueError, match="without an offset"):
        SetClock(datetime(2026, 11, 4, 9, 30))  # noqa: DTZ001


@pytest.mark.parametrize("boottime", [None, 500.0])
def test_sleep_passes_for_the_wall_clock_and_not_for_the_monotonic_one(
    boottime: float | None,
) -> None:
    clock = SetClock(MORNING, 100.0, boottime)
    before = clock.read()
    clock.advance(1.0, asleep=720.0)
    after = clock.read()
    assert after.monotonic == 101.0
    assert after.boottime == (None if boottime is None else 1221.0)
    slept = passed(before, after)
    assert slept.seconds == 721.0
    assert [(gap.seconds, gap.asked) for gap in slept.gaps] == [(720.0, True)]


@pytest.mark.parametrize(
    "before_the_change",
    [
        datetime(2026, 10, 25, 2, 59, 30, tzinfo=AMSTERDAM),
        datetime(2027, 3, 28, 1, 59, 30, tzinfo=AMSTERDAM),
    ],
)
def test_a_minute_is_a_minute_on_the_night_that_summer_time_changes(
    before_the_change: datetime,
) -> None:
    clock = SetClock(before_the_change, 0.0)
    before = clock.read()
    for _second in range(15):
        clock.advance(4.0)
    assert (clock.read().wall - before.wall).total_seconds() == 60.0
    clock.set_wall(clock.read().wall.astimezone(AMSTERDAM))
    assert passed(before, SetClock(clock.read().wall, 4.0).read()).seconds == 60.0


def test_setting_the_wall_clock_lets_no_time_pass() -> None:
    clock = SetClock(MORNING, 7.0, 8.0)
    clock.set_wall(MORNING - timedelta(hours=3))
    reading = clock.read()
    assert (reading.wall, reading.monotonic, reading.boottime) == (
        MORNING - timedelta(hours=3),
        7.0,
        8.0,
    )


def say(path: Path, text: str) -> None:
    beside = path.with_suffix(".beside")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def said(monotonic: float, boottime: float | None = None) -> str:
    wall = MORNING + timedelta(seconds=monotonic)
    return json.dumps({"wall": wall.isoformat(), "monotonic": monotonic, "boottime": boottime})


def test_another_process_moves_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "clock.json"
    say(path, said(0.0))
    clock = clock_from({"TEAMKRACHT_CLOCK": str(path)})
    assert clock.read().wall == MORNING
    say(path, said(65.0, 9.5))
    assert clock.read().wall == MORNING + timedelta(seconds=65)
    assert (clock.read().monotonic, clock.read().boottime) == (65.0, 9.5)


BROKEN = (
    "",
    "{",
    "[]",
    '{"wall": "2026-11-04T09:30:00", "monotonic": 1}',
    '{"wall": "2026-11-04T09:30:00+01:00", "monotonic": "1"}',
    '{"wall": "2026-11-04T09:30:00+01:00", "monotonic": NaN}',
    '{"wall": 12, "monotonic": 1}',
    '{"wall": "0001-01-01T00:00:00+23:00", "monotonic": true}',
)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_clock_file_leaves_the_clock_as_it_was(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "clock.json"
    say(path, said(3.0))
    clock = FileClock(path)
    say(path, broken)
    assert clock.read().monotonic == 3.0
    path.unlink()
    assert clock.read().monotonic == 3.0
    say(path, said(4.0))
    assert clock.read().monotonic == 4.0


@pytest.mark.parametrize("broken", [None, *BROKEN])
def test_a_clock_file_that_was_never_good_is_said(tmp_path: Path, broken: str | None) -> None:
    path = tmp_path / "clock.json"
    if broken is not None:
        say(path, broken)
    with pytest.raises(ValueError, match="clock"):
        clock_from({"TEAMKRACHT_CLOCK": str(path)})


def test_without_a_file_this_machines_clock_goes() -> None:
    assert isinstance(clock_from({}), SystemClock)
    assert isinstance(clock_from({"TEAMKRACHT_CLOCK": ""}), SystemClock)


def test_time_that_was_watched_is_no_gap_however_long(tmp_path: Path) -> None:
    path = tmp_path / "clock.json"
    path.write_text('{"wall": "2026-11-04T09:30:00+01:00", "monotonic": 0}', encoding="utf-8")
    clock = FileClock(path)
    before = clock.read()
    path.write_text(
        '{"wall": "2026-11-04T10:30:00+01:00", "monotonic": 3600, "watched": true}',
        encoding="utf-8",
    )
    since = passed(before, clock.read())
    assert (since.seconds, since.gaps) == (3600, ())
