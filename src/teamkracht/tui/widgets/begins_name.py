"""A list above a line for a name of one's own: a letter on the list begins that name."""

from __future__ import annotations

from textual.events import Key
from textual.widget import Widget

from teamkracht.tui.widgets.fields import LineField


class BeginsName(Widget):
    """What such a list is besides: named after the list it is, whose looks it keeps."""

    names = ""
    """Selects the line for a name."""

    def on_key(self, event: Key) -> None:
        """Begin a name with a letter."""
        if event.character is not None and event.character.isalpha():
            event.stop()
            event.prevent_default()
            field = self.screen.query_one(self.names, LineField)
            field.focus()
            field.insert_text_at_cursor(event.character)
