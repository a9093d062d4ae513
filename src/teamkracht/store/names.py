"""Names of people, teams and cases as names of files that every system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

LONGEST = 48
"""Letters of a name that go into the name of a file."""

_TRIES = 8
"""Names that may come to the same file name, one after another."""

_FOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "œ": "oe"}
    | {"Æ": "ae", "Œ": "oe", "þ": "th", "ð": "d", "ı": "i", "'": "", "\u2019": ""}
)
_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def slug(name: str) -> str:
    """A name in small letters, digits and dashes; what can't be told so ends in a short hash."""
    plain = unicodedata.normalize("NFKD", name.translate(_FOLDED)).lower()
    plain = _OTHER.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")
    if not plain:
        return short_hash(name)
    if len(plain) > LONGEST:
        return f"{plain[:LONGEST].rstrip('-')}-{short_hash(name)}"
    return f"{plain}-{short_hash(name)}" if _RESERVED.fullmatch(plain) else plain


def short_hash(name: str) -> str:
    """Six letters and digits that stand for one name, however it is capitalised or spaced."""
    return hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest()[:6]


def folded(name: str) -> str:
    """A name as it is compared: "Merel " and "merel" are one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def same(one: object, other: str) -> bool:
    """What a file calls itself is this name."""
    return isinstance(one, str) and folded(one) == folded(other)


def own_file(folder: Path, name: str, is_ours: Callable[[Path], bool | None]) -> Path:
    """The file of a name, or the one it would get: with a hash behind where another has the first.

    `is_ours` says of a file whether it is of this name, or None where that can't be told: a broken
    file is taken for ours where no other is, so that its fault comes to light.
    """
    plain = slug(name)
    hashes = (short_hash(f"{name} {n}" if n else name) for n in range(_TRIES))
    files = [folder / f"{stem}.toml" for stem in (plain, *(f"{plain}-{one}" for one in hashes))]
    there = {path: is_ours(path) for path in files if path.exists()}
    for answer in (True, None):
        for path, ours in there.items():
            if ours is answer:
                return path
    return next((path for path in files if path not in there), files[-1])
