"""A polite word where the window is too small to work in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from teamkracht.i18n import _

LEAST = Size(60, 20)
"""The smallest window in which everything can be done, in columns and rows."""


def is_too_small(size: Size) -> bool:
    """Tell whether a window is smaller than the least."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(ModalScreen[None]):
    """Lies over whatever is there, and goes away by itself when the window is large enough."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; }
    TooSmall > Static { width: auto; max-width: 100%; height: auto; text-align: center; }
    """

    _leaving = False

    def compose(self) -> ComposeResult:
        """Say what is needed."""
        yield Static(self._words(self.app.size), markup=False)

    @staticmethod
    def _words(size: Size) -> str:
        return _(
            "This window is a bit small.\n"
            "Make it {width} wide and {height} high, or more.\n"
            "It is {now_width} by {now_height}.\n"
            "\n"
            "Nothing is lost, and the clock goes on."
        ).format(
            width=LEAST.width, height=LEAST.height, now_width=size.width, now_height=size.height
        )

    def on_resize(self, event: Resize) -> None:
        """Say how far it is, or go away."""
        self._look(event.size)

    def on_screen_resume(self) -> None:
        """Go away where the window grew while something else lay over this."""
        self._look(self.app.size)

    def _look(self, size: Size) -> None:
        if is_too_small(size):
            for words in self.query(Static):
                words.update(self._words(size))
        elif self.is_active and not self._leaving:
            # A window that grows can be told more than once before this is gone.
            self._leaving = True
            self.dismiss(None)
