"""`python -m benchmarks`: how quick the program is, as ratios against the floor of the same run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import measure, prepared
from tests.whole.terminal import Terminal, teamkracht

ROUNDS = 7
KEYS = 60
IDLE_SECONDS = 30.0

FLOOR = Path(__file__).with_name("floor.py")


def main() -> None:
    """Measure in turn, floor and program, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        full = Path(folder) / "full"
        prepared.meeting_with_ideas(full, 500)
        rows = [
            *_first_screen(empty),
            *_with_500_ideas(full),
            _next_step(full),
            _version(),
        ]
    print(f"{'':44}{'program':>10}{'floor':>10}{'ratio':>8}{'wanted':>8}")
    for name, ours, floor, unit, wanted in rows:
        ratio = ours / floor
        print(f"{name:<44}{ours:>8.1f}{unit:>2}{floor:>8.1f}{unit:>2}{ratio:>8.2f}{wanted:>8}")
    _print_idle(full_idle=_idle)


Row = tuple[str, float, float, str, str]


def _first_screen(home: Path) -> Iterator[Row]:
    ours, floors, memory, floor_memory = [], [], [], []
    for _each in range(ROUNDS):
        with _floor() as (terminal, began):
            floors.append(1000 * measure.first_screen(terminal, began, "FLOOR first"))
            floor_memory.append(measure.peak_memory(terminal.pid))
        with _program(home) as (terminal, began):
            ours.append(1000 * measure.first_screen(terminal, began, "teamkracht"))
            memory.append(measure.peak_memory(terminal.pid))
    yield ("first screen (home), median", median(ours), median(floors), "ms", "≤ 1.6")


def _with_500_ideas(home: Path) -> Iterator[Row]:
    with _floor() as (terminal, _began):
        terminal.wait_for("FLOOR first")
        floor = [1000 * one for one in measure.key_to_screen(terminal, KEYS)]
        floor_memory = measure.peak_memory(terminal.pid)
    with _program(home) as (terminal, _began):
        terminal.wait_for(prepared.LAST_IDEA)
        ours = [1000 * one for one in measure.key_to_screen(terminal, KEYS)]
        memory = measure.peak_memory(terminal.pid)
    yield ("key to screen, 500 ideas, median", median(ours), median(floor), "ms", "≤ 2.0")
    yield ("key to screen, 500 ideas, p95", measure.p95(ours), measure.p95(floor), "ms", "≤ 2.0")
    yield ("peak memory, 500 ideas", memory, floor_memory, "MB", "≤ 1.7")


def _next_step(home: Path) -> Row:
    """From the key until the next step stands, against a bare switch between two ready panes."""
    with _floor() as (terminal, _began):
        terminal.wait_for("FLOOR first")
        floor = _back_and_forth(terminal, ("f8", "FLOOR second"), ("f8", "FLOOR first"))
    with _program(home) as (terminal, _began):
        terminal.wait_for(prepared.LAST_IDEA)
        forth = ("f8", prepared.IN_CHOOSING)
        ours = _back_and_forth(terminal, forth, ("f7", prepared.IN_BRAINSTORM))
    return ("next step, panes ready, median", 1000 * ours, 1000 * floor, "ms", "≤ 1.6")


def _back_and_forth(terminal: Terminal, forth: tuple[str, str], back: tuple[str, str]) -> float:
    took = []
    for _each in range(ROUNDS + 1):
        took.append(measure.key_until(terminal, *forth))
        measure.key_until(terminal, *back)
    return median(took[1:])


def _version() -> Row:
    ours = 1000 * measure.run_to_end(measure.python("-m", "teamkracht", "--version"), ROUNDS)
    floor = 1000 * measure.run_to_end(measure.python("-c", "import textual.app"), ROUNDS)
    return ("--version, against an import of Textual", ours, floor, "ms", "≤ 0.35")


def _idle() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "idle"
        prepared.meeting_with_ideas(home, 20)
        with _floor() as (terminal, _began):
            terminal.wait_for("FLOOR first")
            floor = measure.share_of_a_core(terminal, IDLE_SECONDS)
        with _program(home) as (terminal, _began):
            terminal.wait_for(prepared.IN_BRAINSTORM)
            ours = measure.share_of_a_core(terminal, IDLE_SECONDS)
    return ours, floor


def _print_idle(full_idle: Callable[[], tuple[float, float]]) -> None:
    ours, floor = full_idle()
    above = 100 * (ours - floor)
    print(
        f"{'running clock, share of a core':<44}{100 * ours:>8.2f} %{100 * floor:>8.2f} %"
        f"   {above:+.2f} %  (wanted ≤ 0.5 % above)"
    )


@contextmanager
def _floor() -> Iterator[tuple[Terminal, float]]:
    began = time.monotonic()
    terminal = Terminal(measure.python(str(FLOOR)))
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
