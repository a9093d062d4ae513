"""Records as plain values, the way their files have them, for output that programs read."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from teamkracht.toml.shape import toml_key


def plain(value: Any) -> Any:
    """A record as dicts, lists, text and numbers, under the keys of its file.

    What is None is left out; moments and dates are ISO text.
    """
    if is_dataclass(value) and not isinstance(value, type):
        values = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {toml_key(name): plain(one) for name, one in values if one is not None}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value
