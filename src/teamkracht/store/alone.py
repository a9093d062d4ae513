"""Changing what is kept with no other copy of the program in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from teamkracht.store.files import FILE_MODE, StoreError, make_folder, sentences

PATIENCE = 5.0
"""Seconds that another copy of the program gets to be ready; it takes a few milliseconds."""


@contextmanager
def alone(folder: Path, otherwise: str) -> Iterator[None]:
    """Read and write in a folder alone. Raises StoreError, `otherwise` where another goes on.

    The lock is the operating system's, and ends with the process that has it. A disk that knows no
    locks is written without.
    """
    from filelock import FileLock, Timeout

    make_folder(folder)
    lock = FileLock(folder / ".lock", timeout=PATIENCE, mode=FILE_MODE, thread_local=False)
    with ExitStack() as held:
        try:
            with sentences(folder):
                held.enter_context(lock)
        except Timeout:
            raise StoreError(folder, otherwise) from None
        except NotImplementedError:
            pass
        yield
