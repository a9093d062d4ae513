"""Names: the one that somebody began to type, and one to be read from afar."""

from __future__ import annotations

from collections.abc import Sequence

from teamkracht.tui.widgets.fitting import fit


def beginning(typed: str, names: Sequence[str]) -> str | None:
    """The name that is meant: the one that is whole, else the first that begins like this."""
    typed = typed.casefold()
    if not typed:
        return None
    whole = next((name for name in names if name.casefold() == typed), None)
    return whole or next((name for name in names if name.casefold().startswith(typed)), None)


def large(name: str) -> str:
    """A name to be read across the table."""
    if len(name) <= 20 and all(letter.isalpha() or letter in " -'" for letter in name):
        return " ".join(name.upper())
    return fit(name, 60)
