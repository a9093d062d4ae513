"""Screens that are laid out for the width of the terminal from their first paint on.

Textual gives a screen the classes of its width once it has been painted and heard of its size.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen


class SizedAtOnce(App[str]):
    """An app that gives a screen the classes of its width before it is shown."""

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Lay a screen over the others."""
        return super().push_screen(self.sized(screen), *args, **options)

    def switch_screen(self, screen: Any) -> Any:
        """Put a screen in the place of another."""
        return super().switch_screen(self.sized(screen))

    def sized(self, screen: Any) -> Any:
        """Give a screen the classes of the terminal's width and height."""
        if isinstance(screen, Screen):
            width, height = self.size
            for size, classes in (
                (width, self.HORIZONTAL_BREAKPOINTS or ()),
                (height, self.VERTICAL_BREAKPOINTS or ()),
            ):
                fits = max((start for start, _name in classes if size >= start), default=None)
                for start, name in classes:
                    screen.set_class(start == fits, name)
        return screen
