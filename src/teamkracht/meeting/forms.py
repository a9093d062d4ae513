"""Every kind of event by name, and its plain form: what a journal writes and reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    following_up,
    ideas,
    notes,
    people,
    rounds,
    steps,
)
from teamkracht.meeting.event import Event
from teamkracht.meeting.noted import Redone, Undone
from teamkracht.toml.plain import PLAIN_JSON

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for module in (
        agenda,
        steps,
        clockstops,
        people,
        notes,
        rounds,
        ideas,
        choosing,
        compass,
        following_up,
    )
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind.__module__ == module.__name__
} | {"Undone": Undone, "Redone": Redone}
"""Every kind of event there is."""


def plain(event: Event) -> dict[str, Any]:
    """An event as plain values: its kind, and its fields without those that are None by default."""
    return {"kind": type(event).__name__, **_fields(event)}


def from_plain(values: Mapping[str, Any]) -> Event:
    """The event that plain values stand for.

    Raises ValueError with a sentence for a kind that is not known or values that don't fit it.
    """
    fields = dict(values)
    kind = fields.pop("kind", None)
    if kind not in EVENTS:
        raise ValueError(f"an event of a kind that is not known: {kind!r}")
    return PLAIN_JSON.build(fields, EVENTS[kind]) or _checked(fields, kind)


def _checked(fields: dict[str, Any], kind: str) -> Event:
    from pydantic import ValidationError

    try:
        event = _reader(kind).validate_python(fields)
    except ValidationError as error:
        raise ValueError(
            f"an event {kind} that can't be read: {error.errors()[0]['msg']}"
        ) from None
    assert isinstance(event, Event)
    return event


@cache
def _reader(kind: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(EVENTS[kind])


def _fields(thing: Any) -> dict[str, Any]:
    values = ((field, getattr(thing, field.name)) for field in dataclasses.fields(thing))
    return {
        field.name: _plain(value)
        for field, value in values
        if value is not None or field.default is not None
    }


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
