"""Reading and writing what is about clients: sealed where its team wants that, plain elsewhere."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamkracht.i18n import _
from teamkracht.store.alone import alone
from teamkracht.store.files import StoreError, read_bytes, sentences, write_bytes
from teamkracht.store.sealing import Closed, is_sealed
from teamkracht.toml import Unreadable, decode
from teamkracht.toml.syntax import parse

if TYPE_CHECKING:
    # Only for its name: where no team is encrypted no key is looked for.
    from teamkracht.store.home import Home
    from teamkracht.store.keys import Keys

HEAD = 2000
"""Bytes that are enough for the beginning of a file."""


def read(path: Path, keys: Keys | None = None) -> str:
    """The text of a file, whether it is sealed or not.

    Raises StoreError (Closed where its key was not opened), Unreadable where it is no text.
    """
    data = read_bytes(path)
    return decode(opened(data, path, keys) if is_sealed(data) else data, str(path))


def is_sealed_at(path: Path) -> bool:
    """The file at a place is sealed. Raises StoreError where it can't be opened."""
    with sentences(path), path.open("rb") as file:
        return is_sealed(file.read(HEAD))


def can_be_read(path: Path, keys: Keys | None = None) -> bool:
    """A file can be opened: it is plain, or its key was opened."""
    try:
        head(path, keys)
    except StoreError:
        return False
    return True


def head(path: Path, keys: Keys | None = None) -> str:
    """The beginning of a file, whether it is sealed or not. Raises StoreError."""
    with sentences(path), path.open("rb") as file:
        data = file.read(HEAD)
    if is_sealed(data):
        data = opened(read_bytes(path), path, keys)[:HEAD]
    return data.decode("utf-8", "replace")


def write(path: Path, text: str, team: str, home: Home) -> None:
    """Save a text of a team, as whole as `write_text` does.

    Raises StoreError; Closed where it may not be kept plain and its key was not opened.
    """
    # What goes elsewhere is in nobody's way; a home that was unplugged is not made for its lock.
    with alone(home) if home.root in path.parents else nullcontext():
        write_bytes(path, data_of(text, team, home))


def data_of(text: str, team: str, home: Home) -> bytes:
    """A text of a team as its file has it: sealed or plain. Raises as `write` does."""
    key, data = home.keys.for_writing(team), text.encode("utf-8")
    return key.seal(data) if key else data


def document(path: Path, keys: Keys | None = None) -> dict[str, Any]:
    """A TOML file as plain values. Raises StoreError and Unreadable."""
    return parse(read(path, keys), str(path))


def told(path: Path, keys: Keys | None, *names: str) -> tuple[object, ...]:
    """What a file says under some keys at its top; None for each where it can't be read."""
    try:
        values = document(path, keys)
    except (StoreError, Unreadable):
        return tuple(None for _name in names)
    return tuple(values.get(name) for name in names)


def opened(data: bytes, path: Path, keys: Keys | None, team: str | None = None) -> bytes:
    """What was sealed, a file or a part of it. Raises Closed and Damaged."""
    if keys is None:
        message = _("{path} is encrypted. Open its team with the passphrase first.")
        raise Closed(path, message.format(path=path))
    return keys.opened(data, path, team)
