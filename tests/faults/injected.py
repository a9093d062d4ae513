"""The program with a fault of the disk put in, as long as a file says so.

    python -m tests.faults.injected CONTROL [arguments of teamkracht]

CONTROL is a JSON file of what fails: {"write": "EROFS"} has every write of the journal fail so,
{"sync": 3.0} has it take three seconds, {"winerror": 32} has every replace of a file refused as
Windows does it, and {"winerror": 32, "at_first": 3} the next three.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from teamkracht.__main__ import main
from teamkracht.live.disk import Disk
from teamkracht.store import files
from tests.whole.terminal import Terminal


def _put_in(control: Path) -> None:
    """Have the calls of the disk look at what fails before they do their work."""

    def meet(call: str) -> None:
        fault = json.loads(control.read_bytes()).get(call)
        if isinstance(fault, float):
            time.sleep(fault)
        elif fault:
            number = getattr(errno, fault)
            raise OSError(number, os.strerror(number))

    for call in ("open", "write", "sync", "replace"):
        setattr(Disk, call, _met(getattr(Disk, call), call, meet))
    _hold_as_windows_does(control)


def _hold_as_windows_does(control: Path) -> None:
    real, refused = os.replace, [0]

    def replace(*args: Any, **kwargs: Any) -> None:
        fault = json.loads(control.read_bytes())
        held = fault.get("winerror")
        if held and refused[0] < fault.get("at_first", 10**6):
            refused[0] += 1
            error = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            error.winerror = held  # type: ignore[attr-defined]
            raise error
        refused[0] = 0
        real(*args, **kwargs)

    files.os.replace = replace


def _met(real: Any, call: str, meet: Any) -> Any:
    def stands_in(*args: Any, **kwargs: Any) -> Any:
        meet(call)
        return real(*args, **kwargs)

    return stands_in


def program(home: Path, control: Path) -> Terminal:
    """The program on a home, with faults put in."""
    module = ["-m", "tests.faults.injected", str(control)]
    command = [sys.executable, *module, "--lang", "nl"]
    return Terminal(command, {"TEAMKRACHT_HOME": str(home), "LANG": "C.UTF-8"})


def say(control: Path, **faults: object) -> None:
    """Say what fails from here on; nothing where nothing is given."""
    beside = control.with_suffix(".new")
    beside.write_text(json.dumps(faults), encoding="utf-8")
    beside.replace(control)


if __name__ == "__main__":
    _put_in(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
