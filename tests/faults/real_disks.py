"""Disks of a real file system that break, stand still, or forbid, under the real program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.at_table import AtTable, at_table, said
from tests.faults.disks import marked_too_early
from tests.faults.outcome import CannotBeTried, Fault, Outcome
from tests.whole.terminal import Terminal

MB = 24
STANDS_STILL = 3.0
"""Seconds that a disk does nothing."""
BOUND = "--bounding-set=-dac_override,-dac_read_search"
"""root without the right to pass by the rights of a file."""


class LoopDisk:
    """An ext4 file system in a file, mounted."""

    def __init__(self, folder: Path) -> None:
        self.place, self._image = folder / "disk", folder / "image"
        self.place.mkdir()
        self._image.write_bytes(b"")
        os.truncate(self._image, MB << 20)
        _do("mkfs.ext4", "-q", "-F", str(self._image))
        self._mount()

    def _mount(self) -> None:
        _do("mount", "-o", "loop,errors=remount-ro", str(self._image), str(self.place))

    def stand_still(self) -> None:
        """Whoever writes waits from here on."""
        _do("fsfreeze", "-f", str(self.place))

    def go_on(self) -> None:
        """Whoever waited is served."""
        _do("fsfreeze", "-u", str(self.place))

    def break_down(self) -> None:
        """An error of the file system, after which the kernel lets nobody write."""
        mounts = (line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines())
        device = next(parts[0] for parts in mounts if parts[1] == str(self.place))
        try:
            Path(f"/sys/fs/ext4/{Path(device).name}/trigger_fs_error").write_text("a test", "utf-8")
        except OSError as error:
            raise CannotBeTried("this kernel lets nobody break a file system") from error

    def mend(self) -> None:
        """Checked and mounted anew, as after plugging a disk in again."""
        self.close()
        mended = self._image.with_name("mended")
        shutil.copyfile(self._image, mended)
        subprocess.run(["e2fsck", "-fy", str(mended)], capture_output=True, check=False)
        self._image = mended
        self._mount()

    def close(self) -> None:
        """Take it away from its place."""
        _do("umount", "-l", str(self.place))


def _do(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise CannotBeTried(f"there is no {command[0]} here") from missing
    if done.returncode:
        raise CannotBeTried(f"{command[0]}: {done.stderr.decode(errors='replace').strip()}")


@contextmanager
def _on_loop_disk(folder: Path) -> Iterator[tuple[LoopDisk, AtTable]]:
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotBeTried("a disk can be mounted by root on Linux alone")
    disk = LoopDisk(folder)
    try:
        with at_table(disk.place) as at:
            yield disk, at
    finally:
        disk.close()


def breaks(folder: Path, size: int) -> Outcome:
    """The file system turns read-only by an error, and is mounted anew."""
    with _on_loop_disk(folder) as (disk, at):
        terminal = at.open()
        at.note(terminal, "ervoor")
        disk.break_down()
        terminal.type("op een kapotte schijf\r")
        sentence = said(terminal, "De schijf van")
        early = marked_too_early(at, terminal)
        stays = () if "De schijf van" in terminal.text else ("not said any more",)
        disk.mend()
        at.wait_marked(terminal, "op een kapotte schijf")
        terminal.wait_gone("De schijf van")
        return Outcome(1, (*early, *stays, *at.quit(terminal), *at.goes_on()), sentence)


def stands_still(folder: Path, size: int) -> Outcome:
    """The disk does nothing for three seconds: keys go on, no mark comes early, none is lost."""
    with _on_loop_disk(folder) as (disk, at):
        terminal = at.open()
        at.note(terminal, "ervoor")
        disk.stand_still()
        try:
            began = time.monotonic()
            terminal.type("een trage schijf\r")
            terminal.type("snel")
            terminal.wait_for("een trage schijf", "›  snel")
            took = time.monotonic() - began
            at.watch(terminal, STANDS_STILL - took)
            early = "een trage schijf" in at.look(terminal)
        finally:
            disk.go_on()
        at.wait_marked(terminal, "een trage schijf")
        terminal.press("enter")
        at.wait_marked(terminal, "snel")
        slow = (f"a key took {took:.1f} s",) if took > STANDS_STILL / 2 else ()
        marked_early = ("marked before the sync",) if early else ()
        return Outcome(1, (*slow, *marked_early, *at.quit(terminal), *at.goes_on()))


def no_right(folder: Path, size: int) -> Outcome:
    """The right to the folder is taken away from the user, and given back."""
    if sys.platform != "linux" or not shutil.which("setpriv"):
        raise CannotBeTried("there is no setpriv here")
    with at_table(folder) as at:
        command = ["setpriv", BOUND, sys.executable, "-m", "teamkracht", "--lang", "nl"]
        if os.geteuid() != 0:
            command = command[2:]
        terminal = Terminal(command, {"TEAMKRACHT_HOME": str(at.home), "LANG": "C.UTF-8"})
        try:
            terminal.wait_for("›  een idee")
            at.note(terminal, "ervoor")
            live = at.journal.parent
            live.chmod(0o000)
            terminal.type("zonder recht\r")
            sentence = said(terminal, "Je mag")
            live.chmod(0o700)
            at.wait_marked(terminal, "zonder recht")
            terminal.wait_gone("Je mag")
            return Outcome(1, (*at.quit(terminal), *at.goes_on()), sentence)
        finally:
            terminal.close()


FAULTS = (
    Fault("file system turns read-only by an error (ext4), mounted anew", breaks, slow=True),
    Fault("disk that does nothing for 3 s (ext4, frozen)", stands_still, slow=True),
    Fault("right to the folder taken away from the user, given back", no_right, slow=True),
)
