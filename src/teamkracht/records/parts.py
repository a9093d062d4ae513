"""A part of a record by its place: found, put, added, taken away. Records stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from teamkracht.records.content import CaseRow
from teamkracht.records.kompas_lines import kompas_lines, with_kompas_lines
from teamkracht.records.minutes import Minutes
from teamkracht.records.note_lines import note_lines, with_note_lines
from teamkracht.toml.problem import Path

T = TypeVar("T")

VIEWS: Mapping[tuple[type, str], tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]] = {
    (Minutes, "note_line"): (note_lines, with_note_lines),
    (CaseRow, "kompas_line"): (kompas_lines, with_kompas_lines),
}
"""What a file keeps in several places and people see as one list: how to see it, how to put it."""


def part(record: Any, at: Path) -> Any:
    """What stands at a place."""
    for key in at:
        record = record[key] if isinstance(key, int) else _named(record, key)
    return record


def with_part(record: T, at: Path, value: Any) -> T:
    """The record with something else at a place; behind the last row of a list it is added."""
    if not at:
        return cast("T", value)
    key, *rest = at
    if isinstance(key, int):
        rows: list[Any] = list(record)  # type: ignore[call-overload]
        rows[key : key + 1] = [with_part(rows[key], tuple(rest), value) if rest else value]
        return tuple(rows)  # type: ignore[return-value]
    return cast("T", _put(record, key, with_part(_named(record, key), tuple(rest), value)))


def without_row(record: T, at: Path) -> T:
    """The record without one row of a list."""
    *holder, row = at
    rows = part(record, tuple(holder))
    return with_part(record, tuple(holder), tuple(one for n, one in enumerate(rows) if n != row))


def _named(record: Any, name: str) -> Any:
    view = VIEWS.get((type(record), name))
    return view[0](record) if view else getattr(record, name)


def _put(record: Any, name: str, value: Any) -> Any:
    view = VIEWS.get((type(record), name))
    return view[1](record, value) if view else replace(record, **{name: value})
