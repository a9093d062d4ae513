"""Minutes as plain text, to read, to print and to mail."""

from __future__ import annotations

from collections.abc import Mapping

from teamkracht.exports.minutes_page import minutes_page
from teamkracht.exports.page import plain_text
from teamkracht.records.minutes import Minutes

_NONE: Mapping[str, str] = {}


def minutes_text(minutes: Minutes, titles: Mapping[str, str] = _NONE) -> str:
    """Give minutes as plain text in the language in use.

    `titles` are those of the steps, by id; without them the id stands in their place.
    """
    return plain_text(minutes_page(minutes, titles))
