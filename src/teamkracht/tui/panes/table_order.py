"""The order of the table: who had a turn, whose turn it is; every name can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual.events import Click

from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, spread, width_of
from teamkracht.tui.widgets.fitting import fit

LONGEST = 16


class TableOrder(Drawn):
    """Names one after another, over as many lines as they need."""

    PREFIX = "order"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"order--had", "order--now", "order--wait"}
    DEFAULT_CSS = """
    TableOrder { height: auto; max-height: 3; padding: 0 1; }
    TableOrder > .order--had { color: $quiet; }
    TableOrder > .order--now { color: $here; text-style: bold; }
    TableOrder > .order--wait { color: $foreground; }
    """

    _picture: tuple[tuple[tuple[str, str, str], ...], str] = ((), "")

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose

    def show(
        self, names: Sequence[str], had: Collection[str], now: str | None, right: str = ""
    ) -> None:
        """Show who sits here; `right` stands at the end of the first line."""
        picture = (tuple(_shown(name, name in had, name == now) for name in names), right)
        if picture != self._picture:
            self._picture = picture
            self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the names."""
        names, right = self._picture
        lines: list[Line] = [[]]
        for name, text, style in names:
            room = width - (len(right) + 2 if len(lines) == 1 else 0)
            piece = Piece(text, style, name)
            if lines[-1] and width_of([*lines[-1], piece]) > room:
                lines.append([])
            lines[-1] += [piece, Piece("  ")]
        lines = [line[:-1] for line in lines]
        lines[0] = spread(lines[0], [Piece(right, "had")] if right else [], width)
        return [cut(line, width) for line in lines]

    def on_click(self, event: Click) -> None:
        """Choose who was clicked."""
        name = self.target_at(event)
        if isinstance(name, str):
            event.stop()
            self._choose(name)


def _shown(name: str, had: bool, now: bool) -> tuple[str, str, str]:
    sign = "▸ " if now else "✓ " if had else "  "
    style = "now" if now else "had" if had else "wait"
    return name, sign + fit(name, LONGEST), style
