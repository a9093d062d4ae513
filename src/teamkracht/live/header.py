"""The line that opens a journal: which meeting it is of, and where it is sealed its key."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.live.lines import DIGITS, line_of, lines_in, opened, sealed, values_of
from teamkracht.live.refused import (
    JournalRefused,
    damaged,
    never_begun,
    newer,
    not_ours,
    unless_opened,
)

if TYPE_CHECKING:
    # Only for their names: where nothing is sealed no key is looked for.
    from teamkracht.store.keys import Keys
    from teamkracht.store.sealing import Key, LineKey

FORMAT = "teamkracht/journal/1"

KEY = "key"
"""Under which the opening line of a sealed journal has the key of its events."""


@dataclass(frozen=True)
class Header:
    """What a journal opens with: which meeting, by which protocol, and who opened it on what."""

    id: str
    team: str
    protocol_name: str
    protocol_text: str
    program: str
    """The version of the program that made the journal."""
    computer: str
    facilitator: str


def header_line(header: Header) -> bytes:
    """The line that opens a plain journal."""
    return line_of({"format": FORMAT, **asdict(header)})


def sealed_header_line(header: Header, team_key: Key, key: LineKey) -> bytes:
    """The line that opens a sealed journal, with the key of its events in it."""
    values = {"format": FORMAT, **asdict(header), KEY: key.secret}
    return line_of(sealed(values, team_key, "format", "id", "team"))


def read_header(data: bytes, path: Path, keys: Keys | None) -> tuple[Header, LineKey | None, int]:
    """The opening line of a journal, the key of its events, and where those begin.

    Raises JournalRefused.
    """
    after, line = next(lines_in(data, 0), (0, b""))
    values = values_of(line)
    if values is None:
        raise _no_header(data, path)
    team = values.get("team")
    with unless_opened(path):
        values = opened(values, path, keys, team if isinstance(team, str) else None)
    written = str(values.pop("format", ""))
    if written != FORMAT:
        raise newer(path) if written.startswith("teamkracht/journal/") else not_ours(path)
    with unless_opened(path):
        key = _line_key(values.pop(KEY, None), path)
    if values.keys() != Header.__dataclass_fields__.keys() or not all(
        isinstance(value, str) for value in values.values()
    ):
        raise newer(path)
    return Header(**values), key, after


def _line_key(secret: object, path: Path) -> LineKey | None:
    if secret is None:
        return None
    from teamkracht.store.sealing import LineKey

    return LineKey(str(secret), path)


def _no_header(data: bytes, path: Path) -> JournalRefused:
    begun = data.rstrip(b"\0")
    opening = f'{{"format":"{FORMAT}"'.encode()
    seen = begun[DIGITS + 1 :][: len(opening)]
    ours = not begun[:DIGITS].strip(b"0123456789abcdef") and begun[DIGITS : DIGITS + 1] in (
        b"",
        b" ",
    )
    if not ours or not opening.startswith(seen):
        return not_ours(path)
    if b"\n" in begun:
        return damaged(path)
    return never_begun(path)
