"""The terminal under Linux and macOS, through a stop of the program and bytes that are no text.

Beside `textual_private` the one place that leans on what is not Textual's public API (8.2).
"""

from __future__ import annotations

import os
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

NAMES = ("_run_input_thread", "run_input_thread", "_sigcont_application", "_must_signal_resume")
"""The names of Textual's driver that this one replaces or looks at."""

OFTEN = 0.1
"""Seconds between two looks at whether to go on reading."""
PATIENCE = 2.0
"""Seconds that the program gets to hear that its terminal is gone, and to save."""
MUCH = 4096
"""Bytes that are read at a time."""


class SteadyWriter:
    """A terminal to write to. Gone, it takes all: who waits to write would wait for ever."""

    def __init__(self, file: IO[str]) -> None:
        self.fileno = file.fileno
        self._file = file

    def write(self, text: str) -> None:
        """Write a text."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Hand on what was written."""
        with suppress(OSError):
            self._file.flush()


class SteadyDriver(LinuxDriver):
    """Reads keys in whatever bytes they come, and after a stop takes the terminal only once."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = SteadyWriter(self._file)

    def _sigcont_application(self, *heard: object) -> None:
        """Go on; where the system stopped the program without asking, nothing was let go of."""
        if self._must_signal_resume:
            super()._sigcont_application(*heard)
        elif self._auto_restart:
            # A signal comes in the midst of anything; the loop does this between two messages.
            self._loop.call_soon_threadsafe(self._take_terminal_again)

    def _take_terminal_again(self) -> None:
        """Whoever stopped the program may have used the terminal: set it up as at the start."""
        as_found = self.attrs_before
        self.exit_event.set()
        if self._key_thread is not None:
            self._key_thread.join()
        self.exit_event.clear()
        self.close()
        self.start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = as_found
        self._app.refresh(layout=True)

    def _run_input_thread(self) -> None:
        """Read until told to stop; what goes wrong in it is as unforeseen as elsewhere."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - it ends the program, which says so
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Hand on what is typed, pointed and pasted."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser = XTermParser(self._debug)
        going = True
        while going:
            # Told to stop, it looks once more: what was typed by then is handed on.
            going = not self.exit_event.is_set()
            ready, _out, _odd = select.select([self.fileno], [], [], OFTEN if going else 0.0)
            if ready:
                data = self._typed()
                if not data:
                    self._end_without_terminal()
                    return
                text = decode(data)
                # Half a letter is no text yet, and an empty one would end the parser.
                self._hand_on(parser.feed(text) if text else ())
            self._hand_on(parser.tick())

    def _end_without_terminal(self) -> None:
        """End the program, also where it does not hear of it: the system need not say so itself.

        While it opens it may have been told to pass over a hang-up, by who started it.
        """
        for number in (signal.SIGHUP, signal.SIGHUP, signal.SIGKILL):
            os.kill(os.getpid(), number)
            if self.exit_event.wait(PATIENCE):
                return

    def _typed(self) -> bytes:
        try:
            return os.read(self.fileno, MUCH)
        except OSError:
            return b""

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
