"""A line of things one can do, each with its key; every one can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click, MouseMove

from teamkracht.tui.commands import WithCommands
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, spread, width_of


@dataclass(frozen=True)
class Key:
    """One thing to do. `on` says whether it holds, None where it is no choice."""

    action: str
    key: str
    label: str
    on: bool | None = None
    tip: str = ""
    place: DOMNode | None = None
    """What carries it out; the nearest place with commands where nothing is said."""


class KeyLine(Drawn):
    """Keys with their words, over as many lines as they need. `show(keys, title)`.

    A click runs the action on the nearest place with commands.
    """

    PREFIX = "keyline"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "keyline--key",
        "keyline--label",
        "keyline--on",
        "keyline--title",
    }
    DEFAULT_CSS = """
    KeyLine { height: auto; padding: 0 1; }
    KeyLine > .keyline--key { color: $here; }
    KeyLine > .keyline--label { color: $quiet; }
    KeyLine > .keyline--on { color: $foreground; text-style: bold; }
    KeyLine > .keyline--title { color: $quiet; }
    """

    _keys: tuple[Key, ...] = ()
    _title = ""
    _indent = 0
    _right = ""

    def show(self, keys: Sequence[Key], title: str = "", indent: int = 0, right: str = "") -> None:
        """Show other keys. The title takes `indent` cells, so that lines stand under each other.

        `right` is said at the end of the line, where there is room.
        """
        asked = (tuple(keys), title, indent, right)
        if asked != (self._keys, self._title, self._indent, self._right):
            self._keys, self._title, self._indent, self._right = asked
            self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the keys one after another, closer together where that saves a line."""
        lines = self._laid_out(width, "   ")
        if len(lines) > 1:
            lines = self._laid_out(width, "  ")
        if self._right and width_of(lines[0]) + 3 + cell_len(self._right) <= width:
            lines[0] = spread(lines[0], [Piece(self._right, "title")], width)
        return [cut(line, width) for line in lines]

    def _laid_out(self, width: int, gap: str) -> list[Line]:
        start: Line = [Piece(self._title.ljust(self._indent), "title")] if self._title else []
        lines: list[Line] = [start]
        fresh = True
        for key in self._keys:
            pieces = _pieces(key) if fresh else [Piece(gap), *_pieces(key)]
            if not fresh and width_of([*lines[-1], *pieces]) > width:
                lines.append([Piece(" " * self._indent)] if self._indent else [])
                pieces = _pieces(key)
            lines[-1] = [*lines[-1], *pieces]
            fresh = False
        return lines

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        target = self.target_at(event)
        if isinstance(target, Key):
            event.stop()
            await self.app.run_action(target.action, target.place or self._place())

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain what is under the mouse."""
        target = self.target_at(event)
        tip = target.tip if isinstance(target, Key) and target.tip else None
        shown = Content(tip) if tip else None
        if shown != self.tooltip:
            self.tooltip = shown

    def _place(self) -> DOMNode:
        places = (node for node in self.ancestors if isinstance(node, WithCommands))
        return next(places, self)


def _pieces(key: Key) -> Line:
    """Draw one key: its sign where it is a choice, the key, the word."""
    sign = {True: "● ", False: "○ ", None: ""}[key.on]
    word = "on" if key.on else "label"
    return [
        Piece(f"{key.key} ", "key", key),
        Piece(f"{sign}{key.label}", word, key),
    ]
