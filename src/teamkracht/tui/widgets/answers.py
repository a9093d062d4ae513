"""The buttons at the foot of a question."""

from __future__ import annotations

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Button

BESIDE = 8
"""The cells within a button and beside it."""


class Answers(Horizontal):
    """Buttons beside each other, or under each other where they don't fit."""

    DEFAULT_CSS = """
    Answers { height: auto; }
    Answers.-stacked { layout: vertical; }
    """

    def room(self) -> int:
        """The cells that they take beside each other."""
        return sum(cell_len(str(one.label)) + BESIDE for one in self.query(Button))

    def on_resize(self, event: Resize) -> None:
        """Put them under each other where there is too little room."""
        self.set_class(self.room() > event.size.width + 2, "-stacked")
