"""One line of a journal: JSON, after a checksum that shows whether it is as it was written.

A line is eight hexadecimal digits, the CRC-32 of what follows the space, a space, and one JSON
object in UTF-8. `docs/formats/journal.md` says what stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

DIGITS = 8
"""Hexadecimal digits of the checksum."""


def line_of(values: Mapping[str, Any]) -> bytes:
    """The line that says these values, its end included."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Half a surrogate pair can't be written; one that slipped in must not stop what is kept.
    body = text.encode("utf-8", "replace")
    return b"%08x %s\n" % (crc32(body), body)


def values_of(line: bytes) -> dict[str, Any] | None:
    """What a line (without its end) says; None where it is not as it was written."""
    body = line[DIGITS + 1 :]
    if line[: DIGITS + 1] != b"%08x " % crc32(body):
        return None
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def lines_in(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Each line from `start` on, with where the next begins; the last one may lack its end."""
    while start < len(data):
        end = data.find(b"\n", start)
        after = len(data) if end < 0 else end + 1
        yield after, data[start:after].removesuffix(b"\n")
        start = after
