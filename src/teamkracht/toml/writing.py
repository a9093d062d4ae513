"""A dataclass to TOML text that a person can read: one block a table, blank lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from typing import Any

import tomli_w

from teamkracht.toml.shape import toml_key
from teamkracht.toml.text import BIDI, LINE_SEPARATORS

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = re.compile(f"[\x7f-\x9f{LINE_SEPARATORS}{BIDI}\ufeff\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")


def write(record: object) -> str:
    """Write a dataclass as TOML text.

    Values come first, then the tables, both in the order of the fields. Left out are None and
    what is empty ("", false, no rows) where the field's default says the same; a field with
    metadata `{"keep": True}` is left out only where it is None. Characters that can't be seen are
    written as escapes, halves of surrogate pairs as U+FFFD: UTF-8 has no place for them.
    """
    blocks = ["\n".join(block) for block in _blocks(_table(record), ())]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _table(record: object) -> dict[str, Any]:
    """The keys and values of a dataclass or a dict, without what is left out."""
    if isinstance(record, Mapping):
        return {key: value for key, value in record.items() if value is not None}
    if not is_dataclass(record):
        raise TypeError(f"A record is a dataclass or a dict, not {type(record).__name__}.")
    values = ((field, getattr(record, field.name)) for field in fields(record))
    return {toml_key(field.name): value for field, value in values if not _absent(field, value)}


def _absent(field: Field[Any], value: object) -> bool:
    if value is None:
        return True
    if field.metadata.get("keep") or (isinstance(value, int) and not isinstance(value, bool)):
        return False
    return _default(field) == value and (not value or is_dataclass(value))


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or is_dataclass(value)


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_table, value))


def _blocks(
    table: dict[str, Any], path: tuple[str, ...], *, row: bool = False
) -> Iterator[list[str]]:
    """The block of a table, and those of the tables in it."""
    tables = {key: value for key, value in table.items() if _is_table(value) or _is_rows(value)}
    lines = [line for key in table if key not in tables for line in _pair(key, table[key])]
    if row or (path and (lines or not tables)):
        name = ".".join(map(_key, path))
        lines = [f"[[{name}]]" if row else f"[{name}]", *lines]
    if lines:
        yield lines
    for key, value in tables.items():
        if _is_table(value):
            yield from _blocks(_table(value), (*path, key))
            continue
        for one in value:
            yield from _blocks(_table(one), (*path, key), row=True)


def _pair(key: str, value: object) -> list[str]:
    if isinstance(value, datetime):
        return [f"{_key(key)} = {value.isoformat()}"]  # tomli-w has a space for the T.
    return _plain(tomli_w.dumps({key: value})).rstrip("\n").split("\n")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _plain(tomli_w.dumps({key: 0})).removesuffix(" = 0\n")


def _plain(text: str) -> str:
    """The text without halves of pairs, and with escapes for what can't be seen.

    What needs them can only be inside quotes here.
    """
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04X}", _HALVES.sub("\ufffd", text))
