"""No record keeps a BSN, whichever way it came in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from teamkracht.meeting.event import Refused
from teamkracht.privacy import bsn_sentence, has_bsn, without_bsn

T = TypeVar("T")

MADE_HERE = frozenset({"id", "meetings", "code", "protocol_hash", "seal", "format"})
"""Fields that the program fills in: what they hold says nothing, however it looks."""


def refuse_bsn(record: Any) -> None:
    """Raise Refused where a text in a record passes for a BSN."""
    if cleared(record) != record:
        raise Refused(bsn_sentence())


def cleared(record: T) -> T:
    """A record without any BSN in its texts."""
    if isinstance(record, str):
        return (without_bsn(record).strip() or "–") if has_bsn(record) else record  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(cleared(one) for one in record)  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        parts = {
            one.name: cleared(getattr(record, one.name))
            for one in fields(record)
            if one.name not in MADE_HERE
        }
        return replace(record, **parts)
    return record
