"""The keys of the teams in a home: which team is encrypted, and which was opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from teamkracht.i18n import _
from teamkracht.records.key_file import KeyFile, key_file, read_key_file, write_key_file
from teamkracht.store import teams
from teamkracht.store.converting import settle
from teamkracht.store.files import StoreError, files_in, read_bytes, read_text
from teamkracht.store.folders import Folders
from teamkracht.store.light import told
from teamkracht.store.names import folded
from teamkracht.store.sealing import (
    Closed,
    Damaged,
    Key,
    damaged_key,
    is_sealed,
    unwrap,
    wrap,
    wrong_secret,
)
from teamkracht.toml import Unreadable

ENDING = ".key"
RECOVERY = "AGE-SECRET-KEY-1"
"""How a recovery key begins, which goes into the same field as a passphrase."""


class Keys:
    """The keys that were opened, in memory alone. Every home has its own."""

    def __init__(self, home: Folders) -> None:
        self._home = home
        self._opened: dict[str, Key] = {}

    def path_of(self, team: str) -> Path:
        """Where the key of a team stands, or would stand."""
        return teams.path_of(self._home, team).with_suffix(ENDING)

    def is_encrypted(self, team: str) -> bool:
        """What a team keeps is sealed; also where its key file went missing."""
        return self._wants(team) is True

    def is_open(self, team: str) -> bool:
        """The key of a team was opened."""
        return folded(team) in self._opened

    def closed(self) -> tuple[str, ...]:
        """The encrypted teams of which the key was not opened, by name of file."""
        return tuple(name for name in self._encrypted() if not self.is_open(name))

    def open_team(self, team: str, secret: str) -> None:
        """Open a team with its passphrase, or with its recovery key. A passphrase takes a second.

        Raises WrongSecret, Damaged, NotInstalled; StoreError for a file that can't be read.
        """
        path = self.path_of(team)
        plain = "".join(secret.split()).upper()
        if plain.startswith(RECOVERY):
            key = Key(plain, path)
            if not self._fits(key, team, path):
                raise wrong_secret(path)
        else:
            file = _key_file(path)
            key = Key(unwrap(file.wrapped, passphrase_of(secret), path), path)
            if key.recipient != file.recipient:
                raise damaged_key(path)
        self.take(team, key)

    def take(self, team: str, key: Key) -> None:
        """Have a key opened: it was just made."""
        self._opened[folded(team)] = key

    def let_go(self, team: str) -> None:
        """Close a team."""
        self._opened.pop(folded(team), None)

    def of(self, team: str) -> Key:
        """The opened key of a team. Raises Closed."""
        try:
            return self._opened[folded(team)]
        except KeyError:
            raise closed(self.path_of(team), team) from None

    def for_writing(self, team: str) -> Key | None:
        """What a text of a team has to be sealed with; None where it is kept plain.

        Raises Closed where it may not be kept plain and can't be sealed; StoreError while a
        conversion that broke off can't be brought to its end.
        """
        settle(self._home)
        wanted = self._wants(team)
        if wanted is None:
            # The folder is gone, such as that of a disk that was unplugged: what was opened holds.
            return self._opened.get(folded(team))
        if not wanted:
            self.let_go(team)
            return None
        key, path = self.of(team), self.path_of(team)
        if _recipient_in(path) not in {None, key.recipient}:
            self.let_go(team)
            raise closed(path, team)
        return key

    def opened(self, data: bytes, path: Path, team: str | None = None) -> bytes:
        """What was sealed. `team` is whose it is, where that is known.

        Raises Closed where no key was opened that fits, Damaged.
        """
        for key in self._opened.values():
            try:
                found = key.open(data)
            except ValueError:
                raise damaged(path) from None
            if found is not None:
                return found
        named = team or self.team_of(path)
        if named and self.is_open(named):
            raise damaged(path)
        raise closed(path, named)

    def team_of(self, path: Path) -> str | None:
        """The encrypted team that a file is of, by its place: minutes, a case, kept lines."""
        for name in self._encrypted():
            stem = teams.path_of(self._home, name).stem
            around = {path.parent.name, path.name.partition(".")[0]}
            if stem in around or f"-{stem}-" in path.name or f"-{stem}-" in path.parent.name:
                return name
        return None

    def _wants(self, team: str) -> bool | None:
        """Whether a team is encrypted; None where nothing can be known of it."""
        path = teams.path_of(self._home, team)
        if path.with_suffix(ENDING).exists():
            return True
        name, encrypted = told(path, "name", "encrypted")
        return None if name is None else encrypted is True

    def _encrypted(self) -> Iterator[str]:
        for path in teams.files(self._home):
            name, encrypted = told(path, "name", "encrypted")
            if isinstance(name, str) and (encrypted is True or path.with_suffix(ENDING).exists()):
                yield name

    def _fits(self, key: Key, team: str, path: Path) -> bool:
        """A key is that of a team: by its file, or where that is no good by what was sealed."""
        try:
            return _key_file(path).recipient == key.recipient
        except (StoreError, Unreadable):
            sealed = list(self._sealed_of(team))
        try:
            return not sealed or any(key.open(data) is not None for data in sealed)
        except ValueError:
            return False

    def _sealed_of(self, team: str) -> Iterator[bytes]:
        stem = teams.path_of(self._home, team).stem
        named = [one for one in files_in(self._home.minutes) if f"-{stem}-" in one.name]
        for path in (*files_in(self._home.cases / stem), *named):
            data = read_bytes(path)
            if is_sealed(data):
                yield data


def passphrase_of(typed: str) -> str:
    """A passphrase as it was typed: the same letters, whatever the keyboard made them of."""
    return normalize("NFC", typed).strip()


def wrapped(team: str, key: Key, passphrase: str, path: Path) -> str:
    """The text of the key file of a team, tried before it is given. It takes two seconds.

    Raises Damaged where it does not open.
    """
    text = wrap(key.secret, passphrase, path)
    if unwrap(text, passphrase, path) != key.secret:
        raise damaged_key(path)
    return write_key_file(key_file(team, key.recipient, text))


def key_called(path: Path, team: str) -> str:
    """The text of a key file for another name of its team. Raises Damaged."""
    return write_key_file(replace(_key_file(path), team=team))


def closed(path: Path, team: str | None) -> Closed:
    """The sentence on what can't be read without a passphrase; the same for all of a team."""
    if team is None:
        message = _("{path} is encrypted. Open its team with the passphrase first.")
        return Closed(path, message.format(path=path))
    message = _("What {team} keeps is encrypted. Open it with the passphrase first.")
    return Closed(path, message.format(team=team))


def _key_file(path: Path) -> KeyFile:
    if not path.exists():
        message = _(
            "The key of this team is gone: {path}. Put a copy of it back, or open the team with "
            "its recovery key."
        )
        raise Damaged(path, message.format(path=path))
    try:
        file = read_key_file(read_text(path), str(path))
    except Unreadable:
        raise damaged_key(path) from None
    if not file.is_whole:
        raise damaged_key(path)
    return file


def _recipient_in(path: Path) -> str | None:
    """What the key in a key file is known by; None where that can't be told."""
    try:
        return _key_file(path).recipient
    except (StoreError, Unreadable):
        return None


def damaged(path: Path) -> Damaged:
    """The sentence on a sealed file that no key opens."""
    message = _("{path} is encrypted and damaged: no key opens it. Put a copy of it back.")
    return Damaged(path, message.format(path=path))
