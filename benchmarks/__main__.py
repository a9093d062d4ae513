"""`python -m benchmarks`: how quick the program is, as ratios against the floor of the same run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import measure, prepared
from tests.whole.terminal import Terminal, teamkracht

ROUNDS = 7
KEYS = 40
TURNS = 4
"""How often floor and program are measured in turn."""
IDLE_SECONDS = 30.0

FLOOR = Path(__file__).with_name("floor.py")


Row = tuple[str, float, float, str, str]
"""What was measured, ours, the floor's, the unit, and the ratio that is wanted."""


def main() -> None:
    """Measure in turn, floor and program, and print a table."""
    print(f"{'':44}{'program':>10}{'floor':>10}{'ratio':>8}{'wanted':>8}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for rows in (_first_screen(root), _with_500_ideas(root), _next_step(root), _version()):
            for name, ours, floor, unit, wanted in rows:
                print(
                    f"{name:<44}{ours:>7.1f} {unit}{floor:>7.1f} {unit}{ours / floor:>8.2f}"
                    f"{wanted:>8}",
                    flush=True,
                )
        _print_idle(root)


def _first_screen(root: Path) -> Iterator[Row]:
    ours, floors = [], []
    for _each in range(ROUNDS):
        with _floor() as (terminal, began):
            floors.append(1000 * measure.first_screen(terminal, began, "FLOOR first"))
        with _program(root / "empty") as (terminal, began):
            ours.append(1000 * measure.first_screen(terminal, began, "teamkracht"))
    yield ("first screen (home), median", median(ours), median(floors), "ms", "≤ 1.6")


def _with_500_ideas(root: Path) -> Iterator[Row]:
    home = _prepared(root / "full", 500)
    with _floor() as (floor_terminal, _began), _program(home) as (terminal, _began):
        floor_terminal.wait_for("FLOOR first")
        terminal.wait_for(prepared.LAST_IDEA)
        ours, floor = [], []
        for turn in range(TURNS):
            floor += [1000 * one for one in measure.key_to_screen(floor_terminal, KEYS, turn)]
            ours += [1000 * one for one in measure.key_to_screen(terminal, KEYS, turn)]
        memory = [measure.peak_memory(one.pid) for one in (terminal, floor_terminal)]
    yield ("key to screen, 500 ideas, median", median(ours), median(floor), "ms", "≤ 2.0")
    yield ("key to screen, 500 ideas, p95", measure.p95(ours), measure.p95(floor), "ms", "≤ 2.0")
    yield ("peak memory, 500 ideas", *memory, "MB", "≤ 1.7")


def _next_step(root: Path) -> Iterator[Row]:
    """From the key until the next step stands, against a bare switch between two ready panes."""
    home = _prepared(root / "steps", 20)
    with _floor("panes") as (bare, _began), _program(home) as (program, _began):
        bare.wait_for("FLOOR first")
        program.wait_for(prepared.IN_BRAINSTORM)
        floor, ours = [], []
        for _turn in range(TURNS):
            floor += measure.forth(bare, ("f8", "FLOOR second"), ("f8", "FLOOR first"))
            ours += measure.forth(program, prepared.ON, prepared.BACK)
    yield ("next step, panes ready, median", *_medians(ours, floor), "ms", "≤ 1.6")


def _medians(ours: list[float], floor: list[float]) -> tuple[float, float]:
    return 1000 * median(ours), 1000 * median(floor)


def _version() -> Iterator[Row]:
    ours = 1000 * measure.run_to_end(measure.python("-m", "teamkracht", "--version"), ROUNDS)
    floor = 1000 * measure.run_to_end(measure.python("-c", "import textual.app"), ROUNDS)
    yield ("--version, against an import of Textual", ours, floor, "ms", "≤ 0.35")


def _print_idle(root: Path) -> None:
    with _floor() as (terminal, _began):
        terminal.wait_for("FLOOR first")
        floor = measure.share_of_a_core(terminal, IDLE_SECONDS)
    with _program(_prepared(root / "idle", 20)) as (terminal, _began):
        terminal.wait_for(prepared.IN_BRAINSTORM)
        ours = measure.share_of_a_core(terminal, IDLE_SECONDS)
    above = 100 * (ours - floor)
    print(
        f"{'running clock, share of a core':<44}{100 * ours:>8.2f} %{100 * floor:>8.2f} %"
        f"   {above:+.2f} %  (wanted ≤ 0.5 % above)"
    )


def _prepared(home: Path, ideas: int) -> Path:
    """A home with a meeting of this very moment: one of a minute ago would ask about the gap."""
    prepared.meeting_with_ideas(home, ideas)
    return home


@contextmanager
def _floor(*words: str) -> Iterator[tuple[Terminal, float]]:
    began = time.monotonic()
    terminal = Terminal(measure.python(str(FLOOR), *words))
    try:
        yield terminal, began
    finally:
        terminal.close()


@contextmanager
def _program(home: Path) -> Iterator[tuple[Terminal, float]]:
    began = time.monotonic()
    terminal = teamkracht(home)
    try:
        yield terminal, began
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
