"""What was noted as plain values, for a journal; and back, checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from teamkracht.fidelity.observing import events
from teamkracht.fidelity.observing.events import Event
from teamkracht.fidelity.observing.history import Noted
from teamkracht.toml.plain import PLAIN_JSON

KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
"""Every kind there is."""


def plain(noted: Noted) -> dict[str, Any]:
    """As a line of a journal holds it."""
    fields = {key: _plain(value) for key, value in vars(noted.event).items() if value is not None}
    event = {"kind": type(noted.event).__name__, **fields}
    return {"n": noted.number, "at": noted.at.isoformat(), "event": event}


def from_plain(values: Mapping[str, Any]) -> Noted:
    """What a line of a journal holds. Raises ValueError for what is not known or does not fit."""
    try:
        fields = dict(values["event"])
        kind = fields.pop("kind")
        at = datetime.fromisoformat(values["at"])
        missing = {
            one.name: None
            for one in dataclasses.fields(KINDS[kind])
            if one.default is dataclasses.MISSING
        }
        event = _event(kind, {**missing, **fields})
        number = int(values["n"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"a line that can't be read: {error}") from None
    if at.tzinfo is None:
        raise ValueError("a moment without an offset")
    return Noted(number, at, event)


def _event(kind: str, fields: dict[str, Any]) -> Event:
    return PLAIN_JSON.build(fields, KINDS[kind]) or _checked(kind, fields)


def _checked(kind: str, fields: dict[str, Any]) -> Event:
    from pydantic import ValidationError

    try:
        return cast("Event", _reader(kind).validate_python(fields))
    except ValidationError as error:
        raise ValueError(f"a line that can't be read: {error}") from None


@cache
def _reader(kind: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(KINDS[kind])


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
