"""What the commands say reaches the terminal without what could steer it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast


class PlainStream:
    """A stream that leaves out control characters and marks that turn the direction of text."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what may be shown."""
        from teamkracht.toml.text import shown

        self._stream.write(shown(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def plain_output() -> Iterator[None]:
    """Let what is said pass by `PlainStream`; the screens have a terminal of their own."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = cast("TextIO", PlainStream(out)), cast("TextIO", PlainStream(err))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err
