"""A few plain words that change now and then."""

from __future__ import annotations

from typing import Any

from textual.widgets import Static


class Words(Static):
    """Text, never markup. Where it stays as it is nothing is laid out or drawn again."""

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, markup=False, **options)
        self._said = text

    def say(self, text: str) -> None:
        """Show other words."""
        if text != self._said:
            self._said = text
            self.update(text)
