"""Half-typed text, and the sign that a meeting is open."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from teamkracht.live.clock import SetClock
from teamkracht.live.disk import Disk
from teamkracht.live.drafts import Draft, Drafts, read_draft

pytestmark = pytest.mark.usefixtures("dutch")

MORNING = datetime(2026, 11, 4, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
SOON = 10.0


class Watched(Disk):
    """A disk that tells when a file was put in its place, and fails as long as a test wants."""

    def __init__(self) -> None:
        self.fault = 0
        self.tried = 0
        self.replaced: list[tuple[float, bytes]] = []
        self.synced = 0
        self._changed = threading.Condition()

    def sync(self, file: int) -> None:
        self.synced += 1
        super().sync(file)

    def replace(self, source: Path, target: Path) -> None:
        with self._changed:
            self.tried += 1
            self._changed.notify_all()
            if self.fault:
                raise OSError(self.fault, os.strerror(self.fault))
            super().replace(source, target)
            self.replaced.append((time.monotonic(), target.read_bytes()))

    def until(self, so: Callable[[Watched], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: so(self), SOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "k7wq2m9xab.draft"


@contextmanager
def opened(path: Path, disk: Disk | None = None, every: float = 15.0) -> Iterator[Drafts]:
    drafts = Drafts(path, SetClock(MORNING), computer="werkplek-3", alive_every=every, disk=disk)
    try:
        yield drafts
    finally:
        drafts.close()


def test_half_typed_text_is_there_after_a_kill_at_most_half_a_second_later(path: Path) -> None:
    disk = Watched()
    with opened(path, disk) as drafts:
        disk.until(lambda it: len(it.replaced) == 1)
        typed = time.monotonic()
        for end in range(1, 12):
            drafts.keep("idea", "Kerk: [bloe"[:end])
        drafts.keep("note 🐦", "twee\nregels \u2028 \"'\\")
        disk.until(lambda it: b"[bloe" in it.replaced[-1][1])
        # Half a second by design; a machine that is busy gets more here.
        assert disk.replaced[-1][0] - typed < SOON / 2
        assert disk.synced == 1
        found, problem = read_draft(path)
    assert problem is None
    assert found == Draft(
        {"idea": "Kerk: [bloe", "note 🐦": "twee\nregels \u2028 \"'\\"},
        MORNING,
        "werkplek-3",
        os.getpid(),
    )
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_keys_that_follow_fast_are_one_write(path: Path) -> None:
    disk = Watched()
    with opened(path, disk) as drafts:
        disk.until(lambda it: len(it.replaced) == 1)
        for _key in range(300):
            drafts.keep("idea", drafts.text("idea") + "x")
        drafts.close()
    assert 2 <= len(disk.replaced) <= 4


def test_the_next_run_finds_the_text_and_the_last_sign_of_life(path: Path) -> None:
    with opened(path) as drafts:
        assert (drafts.before, drafts.unread) == (None, None)
        assert drafts.text("idea") == ""
        drafts.keep("idea", "half")
        drafts.keep("note", "weg")
        drafts.forget("note")
        drafts.forget("never there")
        assert (drafts.text("idea"), drafts.text("note")) == ("half", "")
    with opened(path) as again:
        assert again.before == Draft({"idea": "half"}, MORNING, "werkplek-3", os.getpid())
        assert again.before.seen == MORNING
        assert again.text("idea") == "half"


def test_a_sign_of_life_without_a_key(path: Path) -> None:
    disk = Watched()
    clock = SetClock(MORNING)
    drafts = Drafts(path, clock, computer="x", alive_every=0.01, disk=disk)
    disk.until(lambda it: len(it.replaced) > 1)
    clock.advance(15.0)
    later = (MORNING + timedelta(seconds=15)).isoformat()
    disk.until(lambda it: later.encode() in it.replaced[-1][1])
    drafts.close()
    assert disk.synced == 0


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "teamkracht/draft/2"}',
        b'{"format": "teamkracht/draft/1", "texts": ["x"]}',
        b'{"format": "teamkracht/draft/1", "texts": {"x": 1}}',
        b'{"format": "teamkracht/draft/1", "texts": {}, "seen": "gisteren"}',
    ],
)
def test_a_broken_file_is_said_and_stops_nothing(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    with opened(path) as drafts:
        assert drafts.before is None
        assert str(path) in str(drafts.unread)
        drafts.keep("idea", "verder")
        drafts.close()
    found, _problem = read_draft(path)
    assert found is not None
    assert found.texts == {"idea": "verder"}


def test_what_is_missing_in_a_file_is_not_made_up(path: Path) -> None:
    values = {"format": "teamkracht/draft/1", "texts": {}, "seen": "2026-11-04T09:30:00"}
    path.write_text(json.dumps(values), encoding="utf-8")
    assert read_draft(path) == (Draft({}), None)


def test_a_disk_that_fails_for_a_while(path: Path) -> None:
    disk = Watched()
    disk.fault = errno.ENOSPC
    with opened(path, disk) as drafts:
        drafts.keep("idea", "half")
        disk.until(lambda it: it.tried > 1)
        assert "vol" in str(drafts.trouble)
        disk.fault = 0
        disk.until(lambda it: bool(it.replaced))
        drafts.close()
        assert drafts.trouble is None
    found, _problem = read_draft(path)
    assert found is not None
    assert found.texts == {"idea": "half"}


def test_a_folder_that_is_missing_stops_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "weg" / "a.draft") as drafts:
        drafts.keep("idea", "half")
        drafts.close()
        assert "weg" in str(drafts.trouble)
        assert drafts.text("idea") == "half"


def test_a_closed_meeting_leaves_no_draft(path: Path) -> None:
    with opened(path) as drafts:
        drafts.keep("idea", "half")
        drafts.let_go()
        assert list(path.parent.iterdir()) == []
        drafts.let_go()


def test_half_a_surrogate_pair_stops_nothing(path: Path) -> None:
    with opened(path) as drafts:
        drafts.keep("idea", "brood\ud83d")
    found, _problem = read_draft(path)
    assert found is not None
    assert found.texts == {"idea": "brood?"}
