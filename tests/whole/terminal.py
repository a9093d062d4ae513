"""The real program in a pseudo-terminal: keys in, a screen out."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

from tests.whole.clock import TestClock
from tests.whole.keys import KEYS

# Controls that pyte does not know and would print: kitty keyboard, mode reports, string controls.
_BEYOND = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]"
    rb"|\x1b\[\?[0-9;]*\$?[a-gi-km-zA-Z]"
    rb"|\x1b\[[0-9;]*\$[a-z]"
    rb"|\x1b\[[0-9;]*[tu]"
    rb"|\x1b[PX^_\]].*?(?:\x07|\x1b\\)",
    re.DOTALL,
)

_COLOURS = re.compile("(\x1b\\[[0-9;]*m)")

# A terminal that paints whole frames: the question whether it does, its answer, a frame's two ends.
_ASKED = b"\x1b[?2026$p"
_ANSWER = "\x1b[?2026;2$y"
_FRAME = b"\x1b[?2026h"
_FRAME_ENDS = b"\x1b[?2026l"

# A control whose end is still to come.
_BEGUN = re.compile(rb"\x1b(?:\[[0-9;:<=>?$]*|[PX^_\]][^\x07\x1b]*\x1b?)?\Z")

PATIENCE = 60.0
"""Seconds that a condition may take on a busy machine before a test fails."""


class NeverCame(AssertionError):
    """What a test waited for did not come; the text holds the screen."""


SIZES = ("COLUMNS", "LINES")


class Terminal:
    """One run of the program."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str] | None = None,
        *,
        columns: int = 120,
        rows: int = 36,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.arrived = 0.0
        """When the program last wrote something, by the clock of `time.monotonic`."""
        self.echoed: bool | None = None
        """Ended, it left the terminal as a shell wants it: what is typed is shown."""
        self._stream = pyte.Stream(self.screen)
        self._lines = [""] * rows
        self._carets: list[int | None] = [None] * rows
        self._pending = b""
        kept = {name: value for name, value in os.environ.items() if name not in SIZES}
        self._process = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env={**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})},
            timeout=PATIENCE,
        )
        self._process.delaybeforesend = None

    @property
    def pid(self) -> int:
        """The process of the program."""
        return int(self._process.pid)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, a string a row."""
        return list(self._lines)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    @property
    def caret(self) -> tuple[int, int] | None:
        """Row and column of the caret in the field one types in: one cell on its own ground."""
        found = ((row, column) for row, column in enumerate(self._carets) if column is not None)
        return next(found, None)

    def wait_until(
        self, holds: Callable[[str], bool], what: str, patience: float = PATIENCE
    ) -> None:
        """Wait until something holds of the screen's text. Raises NeverCame."""
        deadline = time.monotonic() + patience
        while not holds(self.text):
            late = time.monotonic() > deadline
            # The last look comes after the last read: the machine itself may have stood still.
            if (not self.read() or late) and not holds(self.text):
                raise NeverCame(f"{what}\n{self.text}")

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        for text in texts:
            self.wait_until(lambda shown, text=text: text in shown, f"never came: {text!r}")

    def wait_gone(self, text: str) -> None:
        """Wait until this no longer stands on the screen."""
        self.wait_until(lambda shown: text not in shown, f"never went: {text!r}")

    def watch(self, seconds: float) -> None:
        """Look on for a while; ends early where the program does."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.read():
            pass

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            if key.startswith("ctrl+"):
                self._process.send(chr(ord(key[5]) - ord("a") + 1))
            else:
                self._process.send(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type a text."""
        self._process.send(text)

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal does it."""
        self._process.send(f"\x1b[200~{text}\x1b[201~")

    def send_bytes(self, data: bytes) -> None:
        """Send bytes that need not be text."""
        self._process.send(data)

    def hang_up(self, patience: float = PATIENCE) -> bool:
        """Close the terminal under the program; True where it ends of that."""
        self._process.ptyproc.fileobj.close()
        deadline = time.monotonic() + patience
        while self._process.isalive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self._lines = [""] * rows
        self._carets = [None] * rows
        self.screen.dirty.clear()
        self.screen.dirty.update(range(rows))
        self._process.setwinsize(rows, columns)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill(signal.SIGKILL)
        self._process.wait()

    def wait_ended(self) -> int | None:
        """Wait until the program has ended by itself; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > deadline:
                raise NeverCame(f"it did not end\n{self.text}")
        self.echoed = bool(termios.tcgetattr(self._process.child_fd)[3] & termios.ECHO)
        self._process.close()
        return self._process.exitstatus

    def close(self) -> None:
        """End it whatever it is doing."""
        if self._process.isalive():
            self.kill()
        self._process.close()

    def read(self) -> bool:
        """Take in what the program wrote; False where it has ended and nothing is left."""
        try:
            data = self._process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.arrived = time.monotonic()
        data = self._pending + data
        if _ASKED in data:
            self._process.send(_ANSWER)
        whole = _whole(data)
        self._pending = data[whole:]
        self._take_in(_BEYOND.sub(b"", data[:whole]))
        return True

    def _take_in(self, data: bytes) -> None:
        """Colours and plain text go straight to the screen: pyte is slow with those."""
        for piece in _COLOURS.split(data.decode("utf-8", errors="replace")):
            if piece.startswith("\x1b[") and piece.endswith("m") and "\x1b" not in piece[1:]:
                numbers = piece[2:-1]
                if numbers.replace(";", "").isdigit() or not numbers:
                    self.screen.select_graphic_rendition(
                        *map(int, filter(None, numbers.split(";")))
                    )
            elif piece.isprintable():
                self.screen.draw(piece)
            else:
                self._stream.feed(piece)
        for row in self.screen.dirty & set(range(len(self._lines))):
            line = self.screen.buffer[row]
            cells = [line[at] for at in range(self.screen.columns)]
            self._lines[row] = "".join(cell.data for cell in cells).rstrip()
            self._carets[row] = _caret_in(cells)
        self.screen.dirty.clear()


def _caret_in(cells: list[pyte.screens.Char]) -> int | None:
    """The column of the caret in a row."""
    grounds = [cell.bg for cell in cells]
    if len(set(grounds)) < 2:
        return None
    for column in range(1, len(cells) - 1):
        alone = grounds[column - 1] != grounds[column] != grounds[column + 1]
        if alone and cells[column].data not in "▌▎":
            return column
    return None


def _whole(data: bytes) -> int:
    """How much of what was written can be shown: no half frame, and no half control."""
    frame = data.rfind(_FRAME)
    if frame >= 0 and data.find(_FRAME_ENDS, frame) < 0:
        return frame
    begun = _BEGUN.search(data)
    return begun.start() if begun else len(data)


def teamkracht(
    home: Path,
    *arguments: str,
    columns: int = 120,
    rows: int = 36,
    clock: TestClock | None = None,
    language: str = "nl",
) -> Terminal:
    """The program on a home, opened in a pseudo-terminal as people do: with nothing more to say.

    The language is that of the system.
    """
    environment = {"TEAMKRACHT_HOME": str(home), "LC_ALL": f"{language}.UTF-8"}
    if clock is not None:
        environment["TEAMKRACHT_CLOCK"] = str(clock.path)
    command = [sys.executable, "-m", "teamkracht", *arguments]
    return Terminal(command, environment, columns=columns, rows=rows)
