"""One line of the fault table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class CannotBeTried(Exception):
    """This machine has no such fault to give; the text says why."""


@dataclass(frozen=True)
class Outcome:
    """What came of a fault: how often it was injected, what was lost, what the user read."""

    times: int
    lost: tuple[str, ...] = ()
    said: str = ""
    """A sentence from the screen, shortened; "" where there was nothing to say."""


@dataclass(frozen=True)
class Fault:
    """A fault, and how it is injected: in a folder, at a size (how many kills)."""

    name: str
    inject: Callable[[Path, int], Outcome]
    slow: bool = False
    """Left to the whole table; the suite has no time for it."""
