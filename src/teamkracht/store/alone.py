"""Changing what a home keeps with no other copy of the program in between.

There is one lock for all of it, so that who saves and who converts many files together never undo
what the other did.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import local

from teamkracht.i18n import _
from teamkracht.store.files import FILE_MODE, StoreError, make_folder, sentences
from teamkracht.store.folders import Folders

LOCK = ".lock"
PATIENCE = 5.0
"""Seconds that another copy of the program gets to be ready; it takes a few milliseconds."""


class _Turns(local):
    """The homes in which this thread has its turn."""

    def __init__(self) -> None:
        self.homes: set[Path] = set()


_turns = _Turns()


@contextmanager
def alone(home: Folders) -> Iterator[None]:
    """Read and write what a home keeps, alone. Within itself it is the same turn.

    Raises StoreError where another copy goes on, or where the folder can't be written. The lock is
    the operating system's, and ends with the process that has it. A disk that knows no locks is
    written without.
    """
    if home.root in _turns.homes:
        yield
        return
    with ExitStack() as held:
        _take(home, held)
        _turns.homes.add(home.root)
        try:
            yield
        finally:
            _turns.homes.discard(home.root)


def _take(home: Folders, held: ExitStack) -> None:
    from filelock import FileLock, Timeout

    make_folder(home.teams)
    path = home.teams / LOCK
    lock = FileLock(path, timeout=PATIENCE, mode=FILE_MODE, thread_local=False)
    try:
        with sentences(path):
            held.enter_context(lock)
    except Timeout:
        said = _("Another copy of the program is changing what is kept here. Try it again.")
        raise StoreError(home.teams, said) from None
    except NotImplementedError:
        return
