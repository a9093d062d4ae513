"""Looking into a file without checking all of it: quick, and forgiving about what is not asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from teamkracht.i18n import _
from teamkracht.store.files import StoreError, read_text
from teamkracht.toml import Unreadable
from teamkracht.toml.syntax import parse

T = TypeVar("T")


@dataclass(frozen=True)
class Listed(Generic[T]):
    """What was found in a folder, and a sentence for each file that could not be used.

    Of what is encrypted there is one sentence a team.
    """

    found: tuple[T, ...] = ()
    broken: tuple[str, ...] = ()


def each(paths: Iterable[Path], load: Callable[[Path], T]) -> Listed[T]:
    """Load files one by one; one that is broken hides none of the others."""
    found: list[T] = []
    broken: list[str] = []
    for path in paths:
        try:
            found.append(load(path))
        except (StoreError, Unreadable) as fault:
            broken.append(str(fault))
    return Listed(tuple(found), tuple(dict.fromkeys(broken)))


def document(path: Path) -> dict[str, Any]:
    """A TOML file as plain values. Raises StoreError and Unreadable."""
    return parse(read_text(path), str(path))


def told(path: Path, *keys: str) -> tuple[object, ...]:
    """What a file says under some keys at its top; None for each where it can't be read."""
    try:
        values = document(path)
    except (StoreError, Unreadable):
        return tuple(None for _key in keys)
    return tuple(values.get(key) for key in keys)


def table(values: dict[str, Any], key: str) -> dict[str, Any]:
    """A table of a document, or an empty one."""
    found = values.get(key)
    return found if isinstance(found, dict) else {}


def rows(values: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The rows of a table of a document."""
    found = values.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def missing(path: Path, what: str) -> StoreError:
    """A StoreError for a file in which a key lacks."""
    return StoreError(
        path, _("{path} can't be used: {key} is missing or wrong.").format(path=path, key=what)
    )
