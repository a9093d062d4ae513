"""What is measured of a program in a pseudo-terminal, from outside."""

from __future__ import annotations

import os
import random
import string
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from tests.whole.terminal import Terminal

GAP = 0.06
"""Seconds between two measured keys: a quick typist."""

STEPS = 8
"""How many steps are measured at a time."""

BEGIN = "zqxj"
"""Typed before the measured keys: with these one letter can be told from what stood there."""


def first_screen(terminal: Terminal, began: float, text: str) -> float:
    """Seconds from the start of the process until a text is on the screen."""
    terminal.wait_for(text)
    return terminal.arrived - began


def key_to_screen(terminal: Terminal, count: int, seed: int = 20) -> list[float]:
    """Seconds from each letter that is typed until it shows, right after the ones before it."""
    choose = random.Random(seed)
    typed = BEGIN
    terminal.type(typed)
    terminal.wait_for(typed)
    seconds = []
    for _each in range(count):
        _quiet(terminal, GAP)
        typed += choose.choice([one for one in string.ascii_lowercase if not typed.endswith(one)])
        tail = typed[-len(BEGIN) :]
        before = terminal.text.count(tail)
        began = time.monotonic()
        terminal.press(typed[-1])
        terminal.wait_until(lambda shown, t=tail, b=before: shown.count(t) > b, f"never: {tail}")
        seconds.append(terminal.arrived - began)
    return seconds


def key_until(terminal: Terminal, key: str, text: str) -> float:
    """Seconds from a key until a text is on the screen."""
    _quiet(terminal, 0.3)
    began = time.monotonic()
    terminal.press(key)
    terminal.wait_for(text)
    return terminal.arrived - began


def forth(terminal: Terminal, on: tuple[str, str], back: tuple[str, str]) -> list[float]:
    """Seconds of each of a few ways forth, from a key until a text; the way back is not measured.

    Nor is the first: its pane may have been idle for long.
    """
    seconds = []
    for _each in range(1 + STEPS):
        seconds.append(key_until(terminal, *on))
        key_until(terminal, *back)
    return seconds[1:]


def peak_memory(pid: int) -> float:
    """The most memory that a process has had, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def share_of_a_core(terminal: Terminal, seconds: float) -> float:
    """How much of a core a program takes that is left alone, as a share."""
    _quiet(terminal, 1.0)
    before = _cpu_seconds(terminal.pid)
    _quiet(terminal, seconds)
    return (_cpu_seconds(terminal.pid) - before) / seconds


def run_to_end(command: list[str], runs: int) -> float:
    """The median of the seconds that a command takes."""
    took = []
    for _each in range(runs):
        began = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.monotonic() - began)
    return median(took)


def p95(seconds: list[float]) -> float:
    """The time that 95 of 100 stay under."""
    return quantiles(seconds, n=20)[-1]


def python(*arguments: str) -> list[str]:
    """A command for this very Python."""
    return [sys.executable, *arguments]


def _quiet(terminal: Terminal, seconds: float) -> None:
    """Take in what the program writes for so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        terminal.read()


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
