"""The thread that writes a journal, on disks that fail."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from journals import HEADER, many, written

from teamkracht.live.disk import Disk
from teamkracht.live.header import header_line
from teamkracht.live.journal import event_line, read_journal
from teamkracht.live.writer import Writer

pytestmark = pytest.mark.usefixtures("dutch")

SOON = 10.0
"""Seconds after which something that should happen at once did not."""


class Heard:
    """What a writer told, and a way to wait for it."""

    def __init__(self) -> None:
        self.saved: list[int] = []
        self.troubles: list[str | None] = []
        self._changed = threading.Condition()

    def on_saved(self, number: int) -> None:
        with self._changed:
            self.saved.append(number)
            self._changed.notify_all()

    def on_trouble(self, trouble: str | None) -> None:
        with self._changed:
            self.troubles.append(trouble)
            self._changed.notify_all()

    def until(self, so: Callable[[Heard], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: so(self), SOON), (self.saved, self.troubles)


class Faulty(Disk):
    """A disk on which calls fail as long as a test wants; `room` is how many bytes still fit."""

    def __init__(self) -> None:
        self.fault: dict[str, int] = {}
        self.room: int | None = None
        self.most = 1 << 30
        self.calls: list[str] = []
        self.attempted = threading.Semaphore(0)

    def _meet(self, call: str) -> None:
        self.calls.append(call)
        if call in self.fault:
            self.attempted.release()
            raise OSError(self.fault[call], os.strerror(self.fault[call]))

    def open(self, path: Path, *, fresh: bool = False) -> int:
        self._meet("open")
        return super().open(path, fresh=fresh)

    def write(self, file: int, data: bytes, at: int) -> int:
        self._meet("write")
        data = data[: self.most]
        if self.room is not None:
            if self.room == 0:
                self.attempted.release()
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            data = data[: self.room]
            self.room -= len(data)
        return super().write(file, data, at)

    def sync(self, file: int) -> None:
        self._meet("sync")
        super().sync(file)

    def cut(self, file: int, size: int) -> None:
        self._meet("cut")
        super().cut(file, size)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def disk() -> Faulty:
    return Faulty()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "live [1]"
    folder.mkdir()
    return folder / "k7wq2m9xab.journal"


@pytest.fixture
def writer(path: Path, heard: Heard, disk: Faulty) -> Iterator[Writer]:
    one = Writer(path, heard.on_saved, heard.on_trouble, disk=disk)
    yield one
    one.close(0.0)


def hand_in(writer: Writer, count: int, start: int = 0) -> None:
    lines = [header_line(HEADER), *map(event_line, many(count))]
    for number in range(start, count + 1):
        writer.append(number, lines[number])


def test_all_is_on_the_disk_in_order_and_for_its_owner_alone(
    writer: Writer, heard: Heard, path: Path
) -> None:
    hand_in(writer, 300)
    assert writer.wait(300, SOON)
    assert read_journal(path).noted == many(300)
    assert heard.saved == sorted(heard.saved)
    heard.until(lambda it: it.saved[-1] == 300)
    assert heard.troubles == []
    assert writer.unsaved() == []
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_waits_goes_to_the_disk_together(writer: Writer, heard: Heard, disk: Faulty) -> None:
    gate = threading.Event()
    disk.is_at = lambda file, path: gate.wait(SOON)  # type: ignore[method-assign]
    hand_in(writer, 1)
    assert writer.wait(0, SOON)
    hand_in(writer, 200, start=2)
    gate.set()
    assert writer.wait(200, SOON)
    assert disk.calls.count("sync") < 10


def test_a_number_is_told_only_after_the_disk_has_it(
    writer: Writer, heard: Heard, disk: Faulty, path: Path
) -> None:
    seen: list[bool] = []
    was = heard.on_saved
    writer._on_saved = lambda number: (  # type: ignore[assignment]
        seen.append(disk.calls[-1] == "sync" and path.read_bytes() == written(many(number))),
        was(number),
    )
    hand_in(writer, 1)
    heard.until(lambda it: 1 in it.saved)
    assert seen[-1]


def test_it_goes_on_after_what_is_there(path: Path, heard: Heard) -> None:
    before = written(many(3))
    path.write_bytes(before)
    writer = Writer(path, heard.on_saved, heard.on_trouble, before=before, saved=3)
    assert writer.saved == 3
    hand_in(writer, 5, start=4)
    assert writer.close()
    assert path.read_bytes() == written(many(5))
    assert heard.saved[-1] == writer.saved == 5


@pytest.mark.parametrize("most", [1, 7])
def test_a_disk_that_takes_a_little_at_a_time(
    writer: Writer, disk: Faulty, path: Path, most: int
) -> None:
    disk.most = most
    hand_in(writer, 4)
    assert writer.wait(4, SOON)
    assert path.read_bytes() == written(many(4))


@pytest.mark.parametrize("room", [0, 1, 60, 200])
def test_a_disk_that_is_full_halfway_a_line(
    writer: Writer, heard: Heard, disk: Faulty, path: Path, room: int
) -> None:
    hand_in(writer, 2)
    assert writer.wait(2, SOON)
    disk.room = room
    hand_in(writer, 6, start=3)
    heard.until(lambda it: bool(it.troubles))
    trouble = heard.troubles[0]
    assert trouble is not None
    assert "vol" in trouble
    assert str(path) in trouble
    assert writer.trouble == trouble
    assert disk.attempted.acquire(timeout=SOON)
    assert b"".join(writer.unsaved()) == written(many(6))[len(written(many(writer.saved))) :]
    # What was acknowledged can be read all the while.
    assert len(read_journal(path).noted) >= writer.saved
    disk.room = None
    writer.retry()
    assert writer.wait(6, SOON)
    heard.until(lambda it: it.troubles[-1] is None)
    assert path.read_bytes() == written(many(6))
    assert writer.trouble is None


@pytest.mark.parametrize("call", ["open", "write", "sync"])
@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (errno.EACCES, "mag"),
        (errno.EROFS, "alleen te lezen"),
        (errno.EIO, "schijf na"),
        (errno.ENOENT, "weg"),
    ],
)
def test_a_call_that_fails_for_a_while(
    writer: Writer, heard: Heard, disk: Faulty, path: Path, call: str, fault: int, word: str
) -> None:
    disk.fault[call] = fault
    hand_in(writer, 3)
    heard.until(lambda it: bool(it.troubles))
    assert word in str(heard.troubles[0])
    for _attempt in range(3):
        assert disk.attempted.acquire(timeout=SOON)
        writer.retry()
    assert (heard.saved, writer.saved, len(writer.unsaved())) == ([], 0, 4)
    assert len(heard.troubles) == 1
    disk.fault.clear()
    writer.retry()
    assert writer.wait(3, SOON)
    heard.until(lambda it: it.saved == [3])
    assert heard.troubles[1:] == [None]
    assert path.read_bytes() == written(many(3))


def test_after_a_failed_sync_all_of_it_is_written_again(
    writer: Writer, disk: Faulty, heard: Heard, path: Path
) -> None:
    hand_in(writer, 1)
    assert writer.wait(1, SOON)
    disk.fault["sync"] = errno.EIO
    hand_in(writer, 2, start=2)
    heard.until(lambda it: bool(it.troubles))
    del disk.calls[:]
    disk.fault.clear()
    writer.retry()
    assert writer.wait(2, SOON)
    assert [call for call in disk.calls if call in {"cut", "write", "sync"}][-3:] == [
        "cut",
        "write",
        "sync",
    ]
    # Through a door of its own: the old one may lead to a disk that is no longer there.
    assert "open" in disk.calls
    assert path.read_bytes() == written(many(2))


def test_what_can_not_be_cut_off_is_not_written_after(
    writer: Writer, disk: Faulty, heard: Heard, path: Path
) -> None:
    hand_in(writer, 1)
    assert writer.wait(1, SOON)
    disk.room = 10
    disk.fault["cut"] = errno.EIO
    hand_in(writer, 2, start=2)
    heard.until(lambda it: bool(it.troubles))
    disk.room = None
    writer.retry()
    heard.until(lambda it: len(it.troubles) == 2)
    assert path.read_bytes() == written(many(1)) + event_line(many(2)[1])[:10]
    disk.fault.clear()
    writer.retry()
    assert writer.wait(2, SOON)
    assert path.read_bytes() == written(many(2))


def test_a_poke_does_not_wait_for_the_pause(writer: Writer, disk: Faulty) -> None:
    disk.fault["sync"] = errno.EIO
    hand_in(writer, 1)
    for _attempt in range(8):
        assert disk.attempted.acquire(timeout=SOON)
        writer.retry()
    assert disk.attempted.acquire(timeout=SOON)
    # By itself it would try again after five seconds.
    disk.fault.clear()
    writer.retry()
    assert writer.wait(1, 4.0)


def test_it_tries_again_by_itself(writer: Writer, disk: Faulty) -> None:
    disk.fault["sync"] = errno.EIO
    hand_in(writer, 1)
    for _attempt in range(3):
        assert disk.attempted.acquire(timeout=SOON)
    disk.fault.clear()
    assert writer.wait(1, SOON)


def test_a_file_that_was_taken_away_is_made_again(writer: Writer, path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows does not remove an open file")
    hand_in(writer, 2)
    assert writer.wait(2, SOON)
    path.unlink()
    hand_in(writer, 3, start=3)
    assert writer.wait(3, SOON)
    assert path.read_bytes() == written(many(3))
    path.unlink()
    path.write_bytes(written(many(1)))
    hand_in(writer, 4, start=4)
    assert writer.wait(4, SOON)
    assert path.read_bytes() == written(many(4))


def test_a_folder_that_was_taken_away_is_said_until_it_is_back(
    writer: Writer, heard: Heard, path: Path
) -> None:
    if os.name == "nt":
        pytest.skip("Windows does not remove the folder of an open file")
    hand_in(writer, 2)
    assert writer.wait(2, SOON)
    shutil.rmtree(path.parent)
    hand_in(writer, 3, start=3)
    heard.until(lambda it: bool(it.troubles))
    assert str(path.parent) in str(heard.troubles[0])
    path.parent.mkdir()
    writer.retry()
    assert writer.wait(3, SOON)
    assert path.read_bytes() == written(many(3))


def test_what_another_program_wrote_is_left_alone(writer: Writer, heard: Heard, path: Path) -> None:
    hand_in(writer, 2)
    assert writer.wait(2, SOON)
    with path.open("ab") as file:
        file.write(b"vreemd")
    hand_in(writer, 3, start=3)
    heard.until(lambda it: bool(it.troubles))
    assert "ander programma" in str(heard.troubles[0])
    assert path.read_bytes() == written(many(2)) + b"vreemd"
    assert len(writer.unsaved()) == 1


def test_nobody_waits_for_a_disk_that_hangs(path: Path, heard: Heard) -> None:
    gate = threading.Event()

    class Hanging(Disk):
        def sync(self, file: int) -> None:
            gate.wait(SOON)
            super().sync(file)

    writer = Writer(path, heard.on_saved, heard.on_trouble, disk=Hanging())
    before = time.monotonic()
    hand_in(writer, 500)
    assert not writer.close(0.05)
    assert time.monotonic() - before < SOON / 2
    assert len(writer.unsaved()) == 501
    gate.set()
    assert writer.wait(500, SOON)
    assert path.read_bytes() == written(many(500))


def test_closing_writes_what_waits(writer: Writer, path: Path, disk: Faulty) -> None:
    assert Writer(path, print, print).close()
    hand_in(writer, 50)
    assert writer.close()
    assert path.read_bytes() == written(many(50))


def test_closing_on_a_disk_that_fails_says_so(writer: Writer, disk: Faulty) -> None:
    disk.fault["write"] = errno.ENOSPC
    hand_in(writer, 2)
    assert not writer.close(0.1)
    assert len(writer.unsaved()) == 3


def test_closing_waits_for_a_disk_that_fails_shortly(
    writer: Writer, disk: Faulty, heard: Heard, path: Path
) -> None:
    disk.fault["write"] = errno.EACCES
    hand_in(writer, 2)
    heard.until(lambda it: bool(it.troubles))
    threading.Thread(
        target=lambda: (disk.attempted.acquire(), disk.attempted.acquire(), disk.fault.clear())
    ).start()
    assert writer.close(SOON)
    assert path.read_bytes() == written(many(2))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_fails_does_not_stop_what_comes_after(path: Path) -> None:
    told: list[int] = []

    def fall(number: int) -> None:
        told.append(number)
        if len(told) == 1:
            raise RuntimeError("the screen is gone")

    writer = Writer(path, fall, print)
    hand_in(writer, 0)
    thread = writer._thread
    assert thread is not None
    thread.join(SOON)
    hand_in(writer, 3, start=1)
    assert writer.wait(3, SOON)
    assert writer.close()
    assert path.read_bytes() == written(many(3))


def test_all_of_it_elsewhere(writer: Writer, heard: Heard, disk: Faulty, tmp_path: Path) -> None:
    hand_in(writer, 2)
    assert writer.wait(2, SOON)
    disk.fault["sync"] = errno.ENOSPC
    hand_in(writer, 6, start=3)
    heard.until(lambda it: bool(it.troubles))
    stick = tmp_path / "stick.journal"
    assert "vol" in str(writer.write_elsewhere(stick))
    assert not stick.exists()
    disk.fault.clear()
    disk.fault["open"] = errno.EACCES
    assert "stick.journal" in str(writer.write_elsewhere(stick))
    disk.fault.clear()
    assert writer.write_elsewhere(stick) is None
    assert read_journal(stick).noted == many(6)
    assert "andere naam" in str(writer.write_elsewhere(stick))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 16 kB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root on Linux alone")
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_real_disk_that_is_full(small_disk: Path, heard: Heard) -> None:
    path = small_disk / "k7wq2m9xab.journal"
    (small_disk / "ballast").write_bytes(bytes(8192))
    writer = Writer(path, heard.on_saved, heard.on_trouble)
    hand_in(writer, 80)
    heard.until(lambda it: bool(it.troubles))
    assert "vol" in str(heard.troubles[0])
    (small_disk / "ballast").unlink()
    writer.retry()
    assert writer.wait(80, SOON)
    assert writer.close()
    assert read_journal(path).noted == many(80)


def test_one_event_more_costs_one_line(writer: Writer, path: Path) -> None:
    hand_in(writer, 1)
    assert writer.close()
    assert path.stat().st_size == len(written(many(1)))
