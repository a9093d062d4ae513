"""The protocols to choose from: the program's, the user's own, and copies of those used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.reading import protocol_hash, read_protocol
from teamkracht.store.files import StoreError, files_in, read_text, write_text
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each, told
from teamkracht.store.shipped import protocols_folder
from teamkracht.toml import Unreadable


@dataclass(frozen=True)
class Found:
    """A protocol with its file. `own`: not the program's, but the user's."""

    path: Path
    text: str
    protocol: Protocol
    own: bool


def listed(home: Home) -> Listed[Found]:
    """Every protocol. One of the user's own wins from the program's with the same id."""
    own = each(files_in(home.protocols), lambda path: _load(path, own=True))
    ids = {one.protocol.id for one in own.found}
    shipped = each(files_in(protocols_folder()), lambda path: _load(path, own=False))
    rest = tuple(one for one in shipped.found if one.protocol.id not in ids)
    return Listed((*rest, *own.found), (*own.broken, *shipped.broken))


def text_of(home: Home, protocol_id: str) -> tuple[str, str]:
    """The text of a protocol by its id, and the name of its file.

    Raises StoreError where there is none.
    """
    for folder in (home.protocols, protocols_folder()):
        for path in files_in(folder):
            if told(path, "id")[0] == protocol_id:
                return read_text(path), str(path)
    known = [one.protocol.id for one in listed(home).found]
    message = _('There is no protocol "{id}". It can be one of: {known}.')
    raise StoreError(home.protocols, message.format(id=protocol_id, known=", ".join(known)))


def keep_used(home: Home, text: str) -> str:
    """Keep a copy of a protocol that was used, and give its hash. Raises StoreError."""
    name = protocol_hash(text)
    path = home.used / f"{name}.toml"
    if not path.exists():
        write_text(path, text)
    return name


def used(home: Home, protocol_hash: str) -> tuple[str, str]:
    """The text of a protocol as it was used, and the name of its file. Raises StoreError."""
    path = home.used / f"{Path(protocol_hash).name}.toml"
    return read_text(path), str(path)


def as_used(home: Home, protocol_hash: str) -> Found | None:
    """A protocol as a meeting used it; None where its text is not here, or can't be read."""
    try:
        text, name = used(home, protocol_hash)
        return Found(Path(name), text, read_protocol(text, name), own=False)
    except (StoreError, Unreadable):
        return None


def shipped(protocol_id: str) -> Protocol | None:
    """The protocol that comes with the program under this id; None where there is none."""
    for path in files_in(protocols_folder()):
        if told(path, "id")[0] == protocol_id:
            return _load(path, own=False).protocol
    return None


def all_shipped() -> tuple[Protocol, ...]:
    """Every protocol that comes with the program."""
    return tuple(_load(path, own=False).protocol for path in files_in(protocols_folder()))


def _load(path: Path, *, own: bool) -> Found:
    text = read_text(path)
    return Found(path, text, read_protocol(text, str(path)), own)
