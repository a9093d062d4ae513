"""The one thread that writes a journal: in order, onto the disk, and never in anybody's way."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from teamkracht.live.disk import Disk, sentence, write_all

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
"""Seconds between two attempts to write what can't be written."""


class Writer:
    """Writes lines to the end of a journal and tells when they are on the disk.

    What can't be written stays in memory and is tried again. `before` is what the file holds
    already, or begins with where it is to be made; `saved` the number of its last event. `on_saved`
    hears the highest number on the disk, `on_trouble` a sentence, or None when the trouble is over.
    `seal` makes of a line, given its number, what goes onto the disk. All three are called from the
    writer's own thread, which the first line starts, and must not raise.
    """

    def __init__(
        self,
        path: Path,
        on_saved: Callable[[int], None],
        on_trouble: Callable[[str | None], None],
        *,
        before: bytes = b"",
        saved: int = 0,
        disk: Disk | None = None,
        seal: Callable[[int, bytes], bytes] | None = None,
    ) -> None:
        self._path = path
        self._seal = seal
        self._on_saved = on_saved
        self._on_trouble = on_trouble
        self._disk = disk or Disk()
        self._good = bytearray(before)
        self._saved = saved
        self._unsaved: list[tuple[int, bytes]] = []
        self._trouble: str | None = None
        self._changed = threading.Condition()
        self._poked = False
        self._until: float | None = None  # monotonic seconds; set when closing
        self._thread: threading.Thread | None = None
        # Of the writer's thread alone:
        self._file: int | None = None
        self._half_written = False

    @property
    def saved(self) -> int:
        """The highest number on the disk."""
        return self._saved

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written, in a sentence; None where all is well."""
        return self._trouble

    def append(self, number: int, line: bytes) -> None:
        """Have a line written after all that came before it; comes back at once."""
        with self._changed:
            self._unsaved.append((number, line))
            # A thread that a listener brought down must not take what comes next along.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def retry(self) -> None:
        """Try again at once what could not be written."""
        with self._changed:
            self._poked = True
            self._changed.notify_all()

    def wait(self, number: int, timeout: float) -> bool:
        """Wait until this number is on the disk, for so many seconds at most; True where it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._saved >= number, timeout)

    def unsaved(self) -> list[bytes]:
        """The lines that are in memory alone, oldest first."""
        with self._changed:
            return [line for _number, line in self._unsaved]

    def write_elsewhere(self, path: Path) -> str | None:
        """Write the whole journal to another place, where nothing is yet.

        The answer is None, or why it could not be done, in a sentence.
        """
        with self._changed:
            data = bytes(self._good) + self._joined(self._unsaved)
        try:
            file = self._disk.open(path, fresh=True)
        except OSError as error:
            return sentence(error, path)
        try:
            write_all(self._disk, file, data, 0)
            self._disk.sync(file)
        except OSError as error:
            with suppress(OSError):
                path.unlink()
            return sentence(error, path)
        finally:
            with suppress(OSError):
                self._disk.close(file)
        return None

    def close(self, timeout: float = 5.0) -> bool:
        """Write what waits, for so many seconds at most, and stop. True where all is on the disk.

        Nothing is appended after it.
        """
        with self._changed:
            self._until = time.monotonic() + timeout
            thread = self._thread
            self._changed.notify_all()
        if thread is not None:
            thread.join(timeout + FIRST_PAUSE)
        return not self.unsaved()

    def _run(self) -> None:
        pause = FIRST_PAUSE
        try:
            while batch := self._next():
                data = self._joined(batch)
                error = self._attempt(data)
                if error is None:
                    pause = FIRST_PAUSE
                    self._kept(batch, data)
                    continue
                self._tell(sentence(error, self._path))
                if not self._rest(pause):
                    break
                pause = min(2 * pause, LONGEST_PAUSE)
        finally:
            self._let_go()

    def _next(self) -> tuple[tuple[int, bytes], ...]:
        """All that waits, as soon as something does; nothing when there is nothing more to come."""
        with self._changed:
            self._changed.wait_for(lambda: self._unsaved or self._until is not None)
            return tuple(self._unsaved)

    def _joined(self, batch: Sequence[tuple[int, bytes]]) -> bytes:
        """What goes onto the disk of some lines."""
        if self._seal is None:
            return b"".join(line for _number, line in batch)
        return b"".join(self._seal(number, line) for number, line in batch)

    def _kept(self, batch: Sequence[tuple[int, bytes]], data: bytes) -> None:
        with self._changed:
            self._good += data
            del self._unsaved[: len(batch)]
            self._saved = batch[-1][0]
            self._changed.notify_all()
        self._tell(None)
        self._on_saved(self._saved)

    def _tell(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._on_trouble(trouble)

    def _rest(self, pause: float) -> bool:
        """Wait before the next attempt; False where there is no time left for one."""
        with self._changed:
            if self._until is not None:
                pause = min(pause, 2 * FIRST_PAUSE, self._until - time.monotonic())
                if pause <= 0:
                    return False
            closing = self._until is not None
            self._changed.wait_for(
                lambda: self._poked or (self._until is not None) != closing, pause
            )
            self._poked = False
        return True

    def _attempt(self, data: bytes) -> OSError | None:
        try:
            self._write(data)
        except OSError as error:
            # After a failed sync the system may take the pages for written: cut and write again.
            self._let_go()
            return error
        return None

    def _write(self, data: bytes) -> None:
        file = self._opened()
        at = len(self._good)
        self._half_written = True
        write_all(self._disk, file, data, at)
        self._disk.sync(file)
        self._half_written = False

    def _opened(self) -> int:
        """The journal, open, and holding what is good and nothing else."""
        if self._file is not None and not self._disk.is_at(self._file, self._path):
            self._let_go()
        if self._file is None:
            self._file = self._disk.open(self._path)
        size = self._disk.size(self._file)
        if size > len(self._good):
            if not self._half_written:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            self._disk.cut(self._file, len(self._good))
        elif size < len(self._good) or size == 0:
            # The file is being made, or was taken away while the meeting went on.
            self._half_written = True
            write_all(self._disk, self._file, bytes(self._good), 0)
            self._disk.sync_folder(self._path.parent)
        return self._file

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._disk.close(self._file)
            self._file = None
