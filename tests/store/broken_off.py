"""Breaking off what writes to the disk: at a chosen call the process dies, or the disk refuses."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = ("open", "fdopen", "fsync", "replace", "unlink", "mkdir", "rmdir")
"""The calls by which anything on a disk changes, or comes to be on it for sure."""

DIED = 9
FAULT = 3

Happen = Callable[[], None]


@contextmanager
def counted(at: int, happen: Happen, *, ever_after: bool = False) -> Iterator[list[int]]:
    """Have something happen before the call with this number; gives how many there were."""
    count = [0]
    before = {name: getattr(os, name) for name in CALLS}

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            count[0] += 1
            if count[0] == at or (ever_after and count[0] > at):
                happen()
            return real(*given, **named)

        return call

    for name, real in before.items():
        setattr(os, name, watched(real))
    try:
        yield count
    finally:
        for name, real in before.items():
            setattr(os, name, real)


def refuse() -> None:
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def killed(at: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that dies before its call with this number; False if it lived."""
    child = os.fork()
    if child == 0:
        code = FAULT
        try:
            with counted(at, lambda: os._exit(DIED)):
                work()
            code = 0
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, DIED), f"the process ended with {code} at call {at}"
    return code == DIED


can_fork = sys.platform != "win32"
