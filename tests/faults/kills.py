"""`kill -9` at moments that nobody chose: of the whole program, and inside a write."""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

from teamkracht.live.journal import JournalRefused
from tests.faults.at_table import AtTable, at_table
from tests.faults.outcome import Fault, Outcome
from tests.whole.terminal import NeverCame, Terminal

HINT = "een idee"
ENTRY = re.compile(r"›  (\S.*?) *$", re.MULTILINE)
IN_A_ROW = 3
"""Kills that could not be tried, after which nothing is to be learnt from more."""


def program(folder: Path, size: int) -> Outcome:
    """Type ideas in the real program, and kill it while it is busy with them.

    What came of a kill is told, and its home kept beside; then comes the next, unless several in a
    row come to nothing.
    """
    chance = random.Random(size)
    lost: list[str] = []
    half, broken = "", 0
    with at_table(folder) as at:
        for turn in range(size):
            gone, half, went_on = _one_kill(at, turn, half, chance)
            lost += gone
            if gone:
                shutil.copytree(at.home, folder / f"kill {turn}")
            print(f"kill {turn + 1} of {size}", *gone, file=sys.stderr, flush=True)
            broken = 0 if went_on else broken + 1
            if broken == IN_A_ROW:
                return Outcome(turn + 1, (*lost, f"given up at kill {turn}"))
        lost += at.quit(_open(at)[0])
    return Outcome(size, tuple(lost), "nothing: it goes on where it was")


def _one_kill(
    at: AtTable, turn: int, half: str, chance: random.Random
) -> tuple[list[str], str, bool]:
    """What a kill lost, what was half typed by then, and whether it could be tried at all."""
    lost = []
    try:
        terminal, there = _open(at)
        if half not in there and half not in at.kept():
            lost.append(f"kill {turn}: half-typed and gone: {half}")
        half = _type_until_killed(at, terminal, turn, chance)
        lost += [f"kill {turn}: {one}" for one in at.lost()]
    except (NeverCame, JournalRefused, OSError) as fault:
        at.close()
        return [*lost, f"kill {turn}: {type(fault).__name__}: {fault}"], "", False
    return lost, half, True


def _type_until_killed(at: AtTable, terminal: Terminal, turn: int, chance: random.Random) -> str:
    """What had been typed without Enter and was on the disk."""
    for number in range(chance.randrange(1, 6)):
        terminal.type(f"moment {turn}-{number}\r")
        at.watch(terminal, 0.05 * chance.random())
    rested = chance.random() < 0.3
    if rested:
        terminal.type(f"halfweg {turn}")
        # What it did not show yet was not taken in: nobody can count on that.
        terminal.wait_for(f"›  halfweg {turn}")
        at.until(
            terminal, lambda: f"halfweg {turn}" in at.half_typed(), "half typed, and on the disk"
        )
    at.watch(terminal, 0.2 * chance.random())
    terminal.kill()
    terminal.close()
    return f"halfweg {turn}" if rested else ""


def _open(at: AtTable) -> tuple[Terminal, str]:
    """Open the program, and empty the line with what was half typed; that is the answer."""
    terminal = at.open(wait=False)
    terminal.wait_until(lambda shown: bool(ENTRY.search(shown)), "the line to type in")
    if ENTRY.findall(terminal.text)[-1] == HINT:
        return terminal, HINT
    terminal.wait_until(lambda _shown: terminal.caret is not None, "the cursor in the line")
    # Only now the line is surely painted to its end.
    there = ENTRY.findall(terminal.text)[-1]
    # One more for a space at its end, which a screen does not show.
    terminal.press(*["backspace"] * (len(there) + 1))
    emptied = f"emptied of what was half typed: {there!r}"
    terminal.wait_until(lambda shown: f"›  {HINT}" in shown, emptied)
    return terminal, there


def inside_a_write(folder: Path, size: int) -> Outcome:
    """Kill the real writer of a journal, which does nothing but write."""
    from tests.live import kills

    lost = kills.rounds(size, folder / "k7wq2m9xab.journal", random.Random(size))
    return Outcome(size, tuple(lost), "nothing")


FAULTS = (
    Fault("kill -9 of the program, at any moment", program),
    Fault("kill -9 inside a write of the journal", inside_a_write),
)
