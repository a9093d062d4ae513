"""A team's key: what is sealed with it is an age file, which nobody reads without it.

The lines of a journal have a key of their own, which the team's seals: age for each would cost a
long meeting a second. Only here are the libraries for it used, and only where a team is encrypted:
the program runs without.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes
from typing import Any

from teamkracht.i18n import _
from teamkracht.store.files import StoreError

OPENING = b"-----BEGIN AGE ENCRYPTED FILE-----"
"""How a sealed file begins, and by which it is known."""

NO_KEY = "No matching keys found"
"""What the library says of a file that was sealed with another key."""


class Closed(StoreError):
    """It is sealed, and its key was not opened. The sentence says which team's it is."""


class WrongSecret(StoreError):
    """The passphrase or the recovery key is another one. It can be tried again."""


class Damaged(StoreError):
    """A sealed file is not as it was written."""


class NotInstalled(StoreError):
    """Encryption is asked for, and a library of it is missing. The sentence says how to get it."""

    def __init__(self, path: Path) -> None:
        message = _(
            "Encryption needs one more package. Install it once, and start the program again: "
            "{line}"
        )
        super().__init__(path, message.format(line='pip install "teamkracht[encryption]"'))


class Key:
    """The key of one team. `secret` is the recovery key as it is printed: who has it reads all."""

    def __init__(self, secret: str, path: Path) -> None:
        """`path` is its file, to be named. Raises NotInstalled; WrongSecret where it is no key."""
        age = _age(path)
        try:
            self._identity = age.x25519.Identity.from_str(secret)
        except age.IdentityError:
            raise wrong_secret(path) from None
        self._age = age
        self._recipient = self._identity.to_public()
        self.secret = str(self._identity)
        self.recipient = str(self._recipient)
        """What the key is known by; it opens nothing."""

    def seal(self, data: bytes) -> bytes:
        """Data as an age file in letters."""
        return bytes(self._age.encrypt(data, [self._recipient], armored=True))

    def seal_short(self, data: bytes) -> bytes:
        """Data as an age file in bytes: for a part of a file."""
        return bytes(self._age.encrypt(data, [self._recipient]))

    def open(self, data: bytes) -> bytes | None:
        """What was sealed, in letters or bytes; None where another key did it.

        Raises ValueError where it is damaged.
        """
        try:
            return bytes(self._age.decrypt(data, [self._identity]))
        except self._age.DecryptError as error:
            if str(error) == NO_KEY:
                return None
            raise ValueError(str(error)) from None


class LineKey:
    """The key of one journal, quick enough for every line. `secret` stands in its first one."""

    def __init__(self, secret: str, path: Path) -> None:
        """Raises NotInstalled; ValueError where it is no key."""
        self._box = _boxes(path).Aead(b64decode(secret, validate=True))
        self.secret = secret

    def seal(self, data: bytes) -> bytes:
        """Data that nobody reads or changes without this key."""
        return bytes(self._box.encrypt(data))

    def open(self, data: bytes) -> bytes:
        """What was sealed. Raises ValueError where it is not as it was."""
        from nacl.exceptions import CryptoError

        try:
            return bytes(self._box.decrypt(data))
        except CryptoError as error:
            raise ValueError(str(error)) from None


def new_line_key(path: Path) -> LineKey:
    """A key for a journal. Raises NotInstalled."""
    secret = token_bytes(_boxes(path).Aead.KEY_SIZE)
    return LineKey(b64encode(secret).decode("ascii"), path)


def is_sealed(data: bytes) -> bool:
    """Data of a file, or the beginning of it, is of a sealed one."""
    return data.startswith(OPENING)


def new_key(path: Path) -> Key:
    """A key that nobody had before. Raises NotInstalled."""
    return Key(str(_age(path).x25519.Identity.generate()), path)


def wrap(secret: str, passphrase: str, path: Path) -> str:
    """A secret, sealed with a passphrase; takes a second on purpose. Raises NotInstalled."""
    age = _age(path)
    wrapped = age.passphrase.encrypt(secret.encode(), passphrase, armored=True)
    return bytes(wrapped).decode("ascii")


def unwrap(wrapped: str, passphrase: str, path: Path) -> str:
    """The secret in it; takes a second on purpose. Raises NotInstalled, WrongSecret and Damaged."""
    age = _age(path)
    try:
        secret: bytes = age.passphrase.decrypt(wrapped.encode(), passphrase)
        return secret.decode("ascii")
    except age.DecryptError as error:
        if str(error) == "Decryption failed":
            raise wrong_secret(path) from None
        raise damaged_key(path) from None
    except UnicodeDecodeError:
        raise damaged_key(path) from None


def wrong_secret(path: Path) -> WrongSecret:
    """The sentence on a passphrase or recovery key that is another one."""
    return WrongSecret(
        path, _("That is not the passphrase of this team, nor its recovery key. Try again.")
    )


def damaged_key(path: Path) -> Damaged:
    """The sentence on a key file that can't be used."""
    message = _(
        "{path} is damaged, so that the passphrase does not work. Put a copy of it back, or open "
        "the team with its recovery key."
    )
    return Damaged(path, message.format(path=path))


def _age(path: Path) -> Any:
    _boxes(path)  # A team that is switched on with one of the two could not hold its meeting.
    try:
        import pyrage
    except ImportError:
        raise NotInstalled(path) from None
    return pyrage


def _boxes(path: Path) -> Any:
    try:
        from nacl import secret
    except ImportError:
        raise NotInstalled(path) from None
    return secret
