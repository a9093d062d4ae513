"""Moments as files keep them: whole seconds, with their offset."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Annotated, Any


class WithOffset:
    """A mark that refuses a moment without an offset."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Say so to pydantic, when it is there."""
        from pydantic_core import core_schema

        return core_schema.datetime_schema(tz_constraint="aware")

    def fits(self, value: datetime) -> bool:
        """Say the same without it."""
        return value.utcoffset() is not None


Instant = Annotated[datetime, WithOffset()]
"""A moment with its offset, in whole seconds."""


def kept(moment: datetime) -> datetime:
    """A moment as a file keeps it: a half second goes up, and the offset is one of whole minutes.

    Before 1940 clocks in Amsterdam were 19 minutes and 32 seconds ahead, which no file can say.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no offset")
    rounded = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    minutes = timedelta(minutes=round(offset / timedelta(minutes=1)))
    return (rounded + minutes - offset).replace(tzinfo=timezone(minutes))
