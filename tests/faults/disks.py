"""Disks that are full, can only be read, are slow or gone, under the real program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.at_table import WAS_THERE, AtTable, at_table, ideas_in, said
from tests.faults.outcome import CannotBeTried, Fault, Outcome
from tests.whole.terminal import NeverCame, Terminal

LONG = "een lang idee " * 3
KB = 1024


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A real disk of so many kB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotBeTried("a small disk can be mounted by root on Linux alone")
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        raise CannotBeTried("this system lets nobody mount a disk")
    try:
        yield place
    except NeverCame:
        shutil.copytree(place, folder / "disk as it was", ignore=shutil.ignore_patterns("ballast"))
        raise
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room of a disk; removing the answer gives it back."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(KB))
        except OSError:
            return ballast


def _many(terminal: Terminal, count: int, word: str) -> list[str]:
    """Paste more ideas than a page of a disk holds."""
    ideas = [f"{word} {number} {LONG}".strip() for number in range(1, count + 1)]
    terminal.paste("\n".join(ideas))
    return ideas


def full_disk(folder: Path, size: int) -> Outcome:
    """Full halfway a meeting; written elsewhere; then there is room again."""
    with small_disk(folder, 512) as disk, at_table(disk) as at:
        terminal = at.open()
        at.note(terminal, "voor de volle schijf")
        ballast = fill(disk)
        ideas = _many(terminal, 150, "vol")
        sentence = said(terminal, "De schijf is vol")
        early = marked_too_early(at, terminal)
        elsewhere = _elsewhere(at, terminal, folder / "stick", ideas)
        stays = () if "De schijf is vol" in terminal.text else ("not said any more",)
        ballast.unlink()
        terminal.wait_gone("De schijf is vol")
        at.until(terminal, lambda: ideas[-1] in at.kept(), "kept once there is room")
        lost = (*at.quit(terminal), *at.goes_on(), *at.lost(ideas))
        return Outcome(1, (*early, *elsewhere, *stays, *lost), sentence)


def marked_too_early(at: AtTable, terminal: Terminal) -> tuple[str, ...]:
    """What carries its mark and is not on the disk."""
    at.watch(terminal, 0.3)
    kept = at.kept()
    return tuple(f"marked, not on the disk: {one}" for one in at.shown if one not in kept)


def _elsewhere(at: AtTable, terminal: Terminal, stick: Path, ideas: list[str]) -> tuple[str, ...]:
    """Want to leave, be held back, write the meeting to another folder, and stay."""
    stick.mkdir()
    terminal.press("ctrl+q")
    said(terminal, "Niet alles is bewaard")
    terminal.press("e")
    said(terminal, "Waar wil je het bewaren?")
    terminal.press("ctrl+u")
    terminal.wait_gone(f"{Path.home()} ")
    terminal.type(f"{stick}\r")
    said(terminal, "De hele bespreking staat ook in")
    terminal.press("escape")
    terminal.wait_gone("De hele bespreking staat ook in")
    kept = ideas_in(stick / at.journal.name)
    return tuple(f"not written elsewhere: {one}" for one in ideas if one not in kept)


def cannot_write(fault: str, sentence: str) -> Callable[[Path, int], Outcome]:
    """A disk that answers so to every write of the journal for a while."""

    def inject(folder: Path, size: int) -> Outcome:
        with at_table(folder) as at:
            terminal = at.open(faulty=True)
            at.note(terminal, "ervoor")
            at.fails(write=fault)
            terminal.type("tijdens de storing\r")
            shown = said(terminal, sentence)
            early = marked_too_early(at, terminal)
            stays = () if sentence in terminal.text else ("not said any more",)
            at.fails()
            at.wait_marked(terminal, "tijdens de storing")
            terminal.wait_gone(sentence)
            lost = (*at.quit(terminal), *at.goes_on(), *at.lost(["tijdens de storing"]))
            return Outcome(1, (*early, *stays, *lost), shown)

    return inject


def slow_disk(folder: Path, size: int) -> Outcome:
    """Three seconds for each sync: keys go on, and no mark comes early."""
    with at_table(folder) as at:
        terminal = at.open(faulty=True)
        at.fails(sync=3.0)
        terminal.type("een trage schijf\r")
        began = time.monotonic()
        for letter in "snel":
            terminal.press(letter)
        terminal.wait_for("›  snel")
        took = time.monotonic() - began
        slow = (f"a key took {took:.1f} s",) if took > 1.5 else ()
        early = "een trage schijf" in at.look(terminal)
        at.wait_marked(terminal, "een trage schijf")
        marked_early = ("marked before the sync",) if early else ()
        at.fails()
        terminal.press(*["backspace"] * 4)
        terminal.wait_for("›  een idee")
        return Outcome(1, (*slow, *marked_early, *at.quit(terminal), *at.goes_on()))


def immutable(folder: Path, size: int) -> Outcome:
    """The right to write the open journal is taken away, and given back."""
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        _chattr("+i", at.journal)
        try:
            terminal.type("zonder recht\r")
            sentence = said(terminal, "Je mag")
            early = marked_too_early(at, terminal)
        finally:
            _chattr("-i", at.journal)
        at.wait_marked(terminal, "zonder recht")
        return Outcome(1, (*early, *at.quit(terminal), *at.goes_on()), sentence)


def _chattr(change: str, path: Path) -> None:
    command = ["chattr", change, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        done = False
    if not done:
        raise CannotBeTried("this file system has no chattr, or it is root's alone")


def read_only_from_the_start(folder: Path, size: int) -> Outcome:
    """A home on a disk that can only be read when the program opens; then it can be written."""
    with small_disk(folder, 512) as disk, at_table(disk) as at:
        _remount(disk, "ro")
        terminal = at.open(wait=False)
        sentence = said(terminal, "De schijf van")
        terminal.close()
        _remount(disk, "rw")
        return Outcome(1, (*at.goes_on(), *at.lost([WAS_THERE])), sentence)


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def folder_gone(folder: Path, size: int) -> Outcome:
    """The folder is taken away as a disk that is unplugged, and comes back."""
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        live, away = at.journal.parent, folder / "away"
        live.rename(away)
        terminal.type("zonder map\r")
        sentence = said(terminal, "De map")
        away.rename(live)
        at.wait_marked(terminal, "zonder map")
        return Outcome(1, (*at.quit(terminal), *at.goes_on()), sentence)


FAULTS = (
    Fault("disk full in a meeting, written elsewhere, room again", full_disk, slow=True),
    Fault("folder turns read-only for a while", cannot_write("EROFS", "De schijf van")),
    Fault("permission taken away for a while", cannot_write("EACCES", "Je mag"), slow=True),
    Fault("the open journal may not be written (chattr +i)", immutable, slow=True),
    Fault("home read-only when the program opens", read_only_from_the_start, slow=True),
    Fault("folder gone (unplugged), and back", folder_gone, slow=True),
    Fault("disk that takes 3 s to sync", slow_disk, slow=True),
)
