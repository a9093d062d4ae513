"""The key of a team as it is kept: wrapped by the passphrase (docs/formats/key.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal
from zlib import crc32

from teamkracht.records.process import Name
from teamkracht.toml import read, write


@dataclass(frozen=True, kw_only=True)
class KeyFile:
    """What opens everything of a team, for whoever knows the passphrase."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/key/1"] = "teamkracht/key/1"
    team: Name
    recipient: Name
    """What the key is known by; it opens nothing."""
    check: Name
    """A checksum: tells a damaged file from a wrong passphrase."""
    wrapped: Name

    @property
    def is_whole(self) -> bool:
        """It says what was written."""
        return self.check == _checksum(self.recipient, self.wrapped)


def key_file(team: str, recipient: str, wrapped: str) -> KeyFile:
    """A key file with its checksum."""
    check = _checksum(recipient, wrapped)
    return KeyFile(team=team, recipient=recipient, check=check, wrapped=wrapped)


def read_key_file(text: str, name: str) -> KeyFile:
    """A key file from its text. Raises Unreadable."""
    return read(text, KeyFile, name=name)


def write_key_file(file: KeyFile) -> str:
    """The text of a key file."""
    return write(file)


def _checksum(recipient: str, wrapped: str) -> str:
    return f"{crc32(f'{recipient} {wrapped}'.encode()):08x}"
