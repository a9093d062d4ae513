"""One line of a journal: JSON, after a checksum that shows whether it is as it was written.

A line is eight hexadecimal digits, the CRC-32 of what follows the space, a space, and one JSON
object in UTF-8. `docs/formats/journal.md` says what stands in it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from teamkracht.store import content

if TYPE_CHECKING:
    # Only for their names: where nothing is sealed no key is looked for.
    from teamkracht.store.keys import Keys
    from teamkracht.store.sealing import Key, LineKey

SEALED = "sealed"
"""Under which a line or a draft of an encrypted team has what it says."""

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


def sealed(values: Mapping[str, Any], key: Key | None, *seen: str) -> Mapping[str, Any]:
    """Values of which only those under `seen` can be read without the key; all where it is None."""
    if key is None:
        return values
    text = json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    shown = {name: values[name] for name in seen}
    return {**shown, SEALED: b64encode(key.seal_short(text)).decode("ascii")}


def opened(
    values: dict[str, Any], path: Path, keys: Keys | None, team: str | None
) -> dict[str, Any]:
    """The values of an opening line, opened where they are sealed.

    Raises Closed; Damaged; ValueError where they are not what their line says they are.
    """
    if SEALED not in values:
        return values
    data = b64decode(str(values.pop(SEALED)), validate=True)
    return _same(values, content.opened(data, path, keys, team))


def sealed_line(number: int, line: bytes, key: LineKey) -> bytes:
    """The line of an event, sealed: only its number can be read without the key of its journal."""
    body = line[DIGITS + 1 :].removesuffix(b"\n")
    return line_of({"n": number, SEALED: b64encode(key.seal(body)).decode("ascii")})


def opened_line(values: dict[str, Any], key: LineKey | None) -> dict[str, Any]:
    """The values of the line of an event, opened where they are sealed.

    Raises ValueError where the key is another one, or they are not what their line says they are.
    """
    if SEALED not in values:
        return values
    if key is None:
        raise ValueError("sealed in a journal without a key")
    return _same(values, key.open(b64decode(str(values.pop(SEALED)), validate=True)))


def _same(seen: dict[str, Any], inside: bytes) -> dict[str, Any]:
    """What stands inside a line, where it says the same as what is seen outside."""
    found = json.loads(inside)
    if not isinstance(found, dict) or not seen.items() <= found.items():
        raise ValueError("a line in the place of another")
    return found


def lines_in(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Each line from `start` on, with where the next begins; the last one may lack its end."""
    while start < len(data):
        end = data.find(b"\n", start)
        after = len(data) if end < 0 else end + 1
        yield after, data[start:after].removesuffix(b"\n")
        start = after
