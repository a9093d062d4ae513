"""No record keeps a BSN, whichever way it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.privacy import bsn_sentence, has_bsn, without_bsn
from teamkracht.toml import Problem, Unreadable, read
from teamkracht.toml.places import Places
from teamkracht.toml.problem import Path, dotted

T = TypeVar("T")

MADE_HERE = frozenset({"id", "meetings", "protocol_hash", "seal", "format"})
"""Fields that the program fills in: what they hold says nothing, however it looks."""


def refuse_bsn(record: Any) -> None:
    """Raise Refused where a text in a record passes for a BSN."""
    if next(places_of_bsn(record), None) is not None:
        raise Refused(bsn_sentence())


def places_of_bsn(record: Any, at: Path = ()) -> Iterator[Path]:
    """Where in a record a text stands that passes for a BSN, as its file has it."""
    if isinstance(record, str):
        if has_bsn(record):
            yield at
        return
    for key, part in _parts(record):
        yield from places_of_bsn(part, (*at, key))


def faults_of_bsn(record: Any) -> Iterator[tuple[Path, str]]:
    """A sentence for each place in a file where a BSN stands."""
    for place in places_of_bsn(record):
        yield place, _("this looks like a BSN, and a BSN is never kept here. Take it out.")


def read_without_bsn(text: str, model: type[T], *, name: str) -> T:
    """Check TOML text against a frozen dataclass, as `read` does, and let no BSN in.

    Raises Unreadable with every fault, by line.
    """
    record = read(text, model, name=name)
    if found := tuple(faults_of_bsn(record)):
        places = Places(text)
        raise Unreadable(Problem(name, places.line(at), dotted(at), said) for at, said in found)
    return record


def cleared(record: T) -> T:
    """A record without any BSN in its texts."""
    if isinstance(record, str):
        return (without_bsn(record).strip() or "–") if has_bsn(record) else record  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(cleared(one) for one in record)  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{str(name): cleared(part) for name, part in _named(record)})
    return record


def _parts(record: Any) -> Iterator[tuple[str | int, Any]]:
    """The parts of a record with the keys that its file has for them."""
    if isinstance(record, tuple):
        yield from enumerate(record)
    elif isinstance(record, Mapping):
        yield from record.items()
    elif is_dataclass(record) and not isinstance(record, type):
        yield from ((name.rstrip("_"), part) for name, part in _named(record))


def _named(record: Any) -> Iterator[tuple[str, Any]]:
    names = (one.name for one in fields(record) if one.name not in MADE_HERE)
    return ((name, getattr(record, name)) for name in names)
