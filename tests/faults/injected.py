"""The program with a fault of the disk put in, as long as a file says so.

    python -m tests.faults.injected CONTROL [arguments of teamkracht]

CONTROL is a JSON file of what fails: {"write": "EROFS"} has every write of the journal fail so,
{"sync": 3.0} has it take three seconds, {"winerror": [32, 5]} has the next five replaces of a file
refused as Windows does it.
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


def _met(real: Any, call: str, meet: Any) -> Any:
    def stands_in(*args: Any, **kwargs: Any) -> Any:
        meet(call)
        return real(*args, **kwargs)

    return stands_in


def say(control: Path, **faults: object) -> None:
    """Say what fails from here on; nothing where nothing is given."""
    beside = control.with_suffix(".new")
    beside.write_text(json.dumps(faults), encoding="utf-8")
    beside.replace(control)


if __name__ == "__main__":
    _put_in(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
