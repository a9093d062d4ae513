"""A meeting that is saved, and minutes that are put right, by the real program or killed in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import prepared
from teamkracht.store import cases, minutes
from teamkracht.store.home import Home
from tests.faults import injected
from tests.faults.at_table import MEETING, said
from tests.faults.disks import fill, small_disk
from tests.faults.files import ended, saved
from tests.faults.outcome import Fault, Outcome
from tests.whole.terminal import Terminal, teamkracht

READY = "De bespreking is klaar"
DONE = "De bespreking is opgeslagen"
BY_HAND = "met de hand veranderd"


@contextmanager
def _at_end(folder: Path, *, control: Path | None = None) -> Iterator[tuple[Home, Terminal]]:
    """The program on a meeting that has ended and is not saved yet."""
    home = ended(folder)
    if control is not None:
        injected.say(control)
    terminal = injected.program(home.root, control) if control else teamkracht(home.root)
    try:
        terminal.wait_for(READY)
        yield home, terminal
    finally:
        terminal.close()


def _quit(terminal: Terminal) -> tuple[str, ...]:
    terminal.press("ctrl+q")
    return () if terminal.wait_ended() == 0 else ("the program did not end well",)


def _stands(home: Home) -> tuple[str, ...]:
    """What is wrong with what a saved meeting leaves."""
    texts = [one.read_text("utf-8") for one in home.minutes.glob("2*.toml")]
    wrong = () if len(texts) == 1 else (f"{len(texts)} files of minutes",)
    whole = all(prepared.LAST_IDEA in text for text in texts)
    left = (home.live / f"{MEETING}.journal").exists()
    case = cases.find(home, "Oost", prepared.CLIENT)
    return (
        *wrong,
        *(() if whole else ("an idea",)),
        *(("the journal is left",) if left else ()),
        *(() if case and case.meetings == (MEETING,) else ("the case",)),
    )


def full_disk(folder: Path, size: int) -> Outcome:
    """Full when the minutes are to be written: written elsewhere, then there is room again."""
    stick = folder / "stick"
    stick.mkdir()
    with small_disk(folder, 512) as disk, _at_end(disk) as (home, terminal):
        ballast = fill(disk)
        terminal.press("f8")
        sentence = said(terminal, "De schijf is vol")
        terminal.press("f6")
        said(terminal, "Noem een map")
        terminal.press("ctrl+u")
        terminal.type(f"{stick}\r")
        said(terminal, "Het verslag staat nu ook in")
        (copy,) = stick.iterdir()
        elsewhere = () if prepared.LAST_IDEA in copy.read_text("utf-8") else ("not elsewhere",)
        ballast.unlink()
        terminal.press("f8")
        terminal.wait_for(DONE)
        return Outcome(1, (*elsewhere, *_quit(terminal), *_stands(home)), sentence)


def held(folder: Path, size: int) -> Outcome:
    """Another program holds the files for a moment, and then for good, as on Windows."""
    control = folder / "faults.json"
    with _at_end(folder, control=control) as (home, terminal):
        injected.say(control, winerror=32)
        terminal.press("f8")
        sentence = said(terminal, "Een ander programma houdt")
        there = (home.live / f"{MEETING}.journal").exists()
        kept = () if there else ("the journal was let go",)
        injected.say(control, winerror=5, at_first=3)
        terminal.press("f8")
        terminal.wait_for(DONE)
        left = tuple(f"left: {one}" for one in home.root.rglob(".*.part"))
        return Outcome(2, (*kept, *_quit(terminal), *_stands(home), *left), sentence)


def changed_while_open(folder: Path, size: int) -> Outcome:
    """Minutes are changed by hand while they are put right on the screen: never written over."""
    home = ended(folder)
    path = saved(home)
    terminal = teamkracht(home.root)
    try:
        terminal.wait_for("Verslagen")
        _to_the_lines(terminal, "v")
        by_hand = path.read_text("utf-8").replace(prepared.LAST_IDEA, BY_HAND)
        path.write_text(by_hand, "utf-8")
        _put_right(terminal)
        sentence = said(terminal, "intussen veranderd")
        kept = () if path.read_text("utf-8") == by_hand else ("what was changed by hand",)
        terminal.press("c")
        terminal.wait_for("Welke regel")
        _put_right(terminal)
        terminal.wait_for("Verbeterd. De vorige")
        both = minutes.load(path)
        goes_on = () if (both.version, BY_HAND in path.read_text("utf-8")) == (2, True) else ("2",)
        return Outcome(1, (*kept, *goes_on, *_quit(terminal)), sentence)
    finally:
        terminal.close()


def _to_the_lines(terminal: Terminal, *keys: str) -> None:
    """Open the newest minutes, and the lines in it that can be put right."""
    terminal.press(*keys)
    terminal.wait_for("Door de tijd")
    terminal.press("enter")
    terminal.wait_for("c Verbeteren")
    terminal.press("c")
    terminal.wait_for("Welke regel")


def _put_right(terminal: Terminal) -> None:
    """Say that somebody else led it."""
    terminal.press("enter")
    terminal.wait_for("Waarom?")
    terminal.press("right", "down")
    terminal.type("zij was ziek\r")


def killed(folder: Path, size: int) -> Outcome:
    """Killed at each call of the disk while a meeting is saved; then it is saved after all."""
    first = folder / "first"
    home = ended(first)
    lost: list[str] = []
    at = 0
    while True:
        at += 1
        again = folder / "again"
        shutil.copytree(first, again)
        command = [sys.executable, "-m", "tests.faults.killed_at", str(again / "home"), str(at)]
        ended_itself = subprocess.run(command, check=False).returncode == 0
        home = Home(again / "home")
        if (home.live / f"{MEETING}.journal").exists():
            saved(home)
        lost += [f"call {at}: {one}" for one in _stands(home)]
        shutil.rmtree(again)
        if ended_itself:
            return Outcome(at - 1, tuple(lost))


FAULTS = (
    Fault("kill -9 at each call of the disk while a meeting is saved", killed, slow=True),
    Fault("disk full while a meeting is saved, written elsewhere", full_disk, slow=True),
    Fault("another program holds the files while a meeting is saved", held, slow=True),
    Fault("minutes changed by hand while they are put right", changed_while_open, slow=True),
)
