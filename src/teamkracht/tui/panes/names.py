"""Names: the one that somebody began to type, and one to be read from afar."""

from __future__ import annotations

from collections.abc import Sequence

from teamkracht.meeting.naming import all_known_as, known_as, plainly
from teamkracht.tui.widgets.fitting import fit


def beginning(typed: str, names: Sequence[str]) -> str | None:
    """The name that is meant: the one that is whole, else the first that begins like this."""
    if not typed:
        return None
    whole = known_as(typed, names)
    if whole in names:
        return whole
    start = plainly(typed)
    return next((name for name in names if plainly(name).startswith(start)), None)


def meant(typed: str, names: Sequence[str]) -> str:
    """One name that was begun, or several that are whole; what is nobody's as it was typed."""
    return beginning(typed, names) or all_known_as(typed, names)


def large(name: str) -> str:
    """A name to be read across the table."""
    if len(name) <= 20 and all(letter.isalpha() or letter in " -'" for letter in name):
        return " ".join(name.upper())
    return fit(name, 60)
