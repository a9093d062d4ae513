"""The first line of a pane: what there is at the left, how far it is at the right."""

from __future__ import annotations

from typing import ClassVar

from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, spread


class Heading(Drawn):
    """One line. `show(strong, quiet, right)`."""

    PREFIX = "heading"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--strong", "heading--quiet"}
    DEFAULT_CSS = """
    Heading { height: 1; padding: 0 1; margin-bottom: 1; }
    Heading > .heading--strong { color: $foreground; text-style: bold; }
    Heading > .heading--quiet { color: $quiet; }
    """

    _said = ("", "", "")

    def show(self, strong: str, quiet: str = "", right: str = "") -> None:
        """Show other words; nothing is drawn where nothing changed."""
        if (strong, quiet, right) != self._said:
            self._said = (strong, quiet, right)
            self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - one line
        """Draw the line; the strong words give way last."""
        strong, quiet, right = self._said
        left: Line = [
            Piece(strong, "strong"),
            Piece("   " if strong else ""),
            Piece(quiet, "quiet"),
        ]
        return [spread(left, [Piece(right, "quiet")] if right else [], width)]
