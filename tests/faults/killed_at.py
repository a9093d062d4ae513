"""Save a meeting, and be killed (kill -9) at one of the calls that change something on the disk.

    python -m tests.faults.killed_at HOME NUMBER

Ends with 0 where there were fewer calls.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from teamkracht.store.home import Home

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.truncate"}


def _be_killed_at(number: int) -> None:
    """Count what the system is asked to change, as the interpreter itself tells of it."""
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event in CHANGES or writes:
            count()

    sys.addaudithook(hear)
    real = os.fsync

    def fsync(file: int) -> None:
        count()
        real(file)

    os.fsync = fsync


def main(home: str, number: str) -> None:
    """Save the meeting that has ended in a home."""
    from tests.faults.files import saved

    _be_killed_at(int(number))
    saved(Home(Path(home)))


if __name__ == "__main__":
    main(*sys.argv[1:])
