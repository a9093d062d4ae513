"""`kill -9` at moments that nobody chose: of the whole program, and inside a write."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.faults.at_table import AtTable, at_table
from tests.faults.outcome import Fault, Outcome
from tests.whole.terminal import Terminal

LATE = 1.0
"""Seconds of half-typed text that a kill may cost."""


def program(folder: Path, size: int) -> Outcome:
    """Type ideas in the real program, and kill it while it is busy with them."""
    chance = random.Random(size)
    lost: list[str] = []
    with at_table(folder) as at:
        for turn in range(size):
            terminal = at.open()
            typed = _type_until_killed(at, terminal, turn, chance)
            lost += [f"kill {turn}: {one}" for one in at.lost()]
            lost += [f"kill {turn}: {one}" for one in _half_typed_gone(at, typed)]
        lost += at.goes_on()
    return Outcome(size, tuple(lost), "nothing: it goes on where it was")


def _type_until_killed(at: AtTable, terminal: Terminal, turn: int, chance: random.Random) -> str:
    """What had been typed without Enter for longer than half-typed text may be late."""
    for number in range(chance.randrange(1, 6)):
        terminal.type(f"moment {turn}-{number}\r")
        at.watch(terminal, 0.05 * chance.random())
    rested = chance.random() < 0.3
    if rested:
        terminal.type(f"halfweg {turn}")
        at.watch(terminal, LATE)
    at.watch(terminal, 0.2 * chance.random())
    terminal.kill()
    terminal.close()
    return f"halfweg {turn}" if rested else ""


def _half_typed_gone(at: AtTable, typed: str) -> tuple[str, ...]:
    texts = json.loads(at.journal.with_suffix(".draft").read_bytes())["texts"].values()
    if not typed or any(typed in text for text in (*texts, *at.kept())):
        return ()
    return (f"half-typed and gone: {typed}",)


def inside_a_write(folder: Path, size: int) -> Outcome:
    """Kill the real writer of a journal, which does nothing but write."""
    from tests.live import kills

    lost = kills.rounds(size, folder / "k7wq2m9xab.journal", random.Random(size))
    return Outcome(size, tuple(lost), "nothing")


FAULTS = (
    Fault("kill -9 of the program, at any moment", program),
    Fault("kill -9 inside a write of the journal", inside_a_write),
)
