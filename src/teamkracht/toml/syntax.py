"""TOML text to a plain document, and what is wrong where it is no TOML."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from teamkracht.i18n import _, mark
from teamkracht.toml.problem import Problem, Unreadable

_CAUSES = (
    ("Expected '=' after a key", mark("after a key comes =, and then its value")),
    ("Invalid statement", mark("a line must be a [table], a key = value, or a # comment")),
    (
        "Invalid initial character for a key",
        mark("a key with anything but letters, digits, - and _ needs quotes"),
    ),
    ("Illegal character '\\n'", mark("a quote that is opened is not closed on the same line")),
    (
        "Illegal character",
        mark("there is a character here that TOML does not allow"),
    ),
    ("Unterminated string", mark("a quote that is opened is not closed")),
    ("Expected \"'''\"", mark("a quote that is opened is not closed")),
    ('Expected "\'"', mark("a quote that is opened is not closed")),
    (
        "Unescaped",
        mark("a backslash in text is written twice"),
    ),
    ("Unclosed array", mark("a list misses a comma or its closing ]")),
    ("Unclosed inline table", mark("a table between braces misses a comma or its end")),
    ("Expected ']' at the end", mark("a [table] misses its closing ]")),
    ("Expected ']]' at the end", mark("a [[table]] misses its closing ]]")),
    (
        "Expected newline or end of document",
        mark("there is something behind a value"),
    ),
    ("Cannot overwrite a value", mark("this key is there twice")),
    ("Duplicate inline table key", mark("this key is there twice")),
    ("Cannot declare", mark("this table is there twice")),
    ("Cannot mutate immutable namespace", mark("this table is there twice")),
    ("Exceeds the limit", mark("a number has too many digits")),
    ("Invalid date or datetime", mark("this date does not exist")),
    ("Invalid value", mark("a value is missing or not understood; text goes between quotes")),
)
_OTHERWISE = mark("this line can't be read; look for a quote, a bracket or = that is missing")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def parse(text: str, name: str) -> dict[str, Any]:
    """Read TOML text. Raises Unreadable with one Problem where it is no TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise Unreadable(
            [Problem(name, None, "", _("lists or tables lie too deep in each other."))]
        ) from None
    except ValueError as error:
        raise Unreadable([_not_toml(str(error), text, name)]) from None


def _not_toml(fault: str, text: str, name: str) -> Problem:
    place = _PLACE.search(fault)
    line = _line(place, text) if place else None
    fault = _PLACE.sub("", fault)
    cause = next((ours for theirs, ours in _CAUSES if fault.startswith(theirs)), _OTHERWISE)
    return Problem(name, line, "", f"{_(cause)}.")


def _line(place: re.Match[str], text: str) -> int:
    """The line that tomllib names; for the end of the document the last that holds anything."""
    return int(place[1]) if place[1] else text.rstrip().count("\n") + 1
