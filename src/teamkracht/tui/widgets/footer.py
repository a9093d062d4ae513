"""The footer: what can be done at this moment, with its keys; every word can be clicked."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.events import Click, MouseMove
from textual.screen import Screen

from teamkracht.tui.commands import Reachable, give, in_reach, is_typing, shown, shown_keys
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, width_of

GAP, CLOSE = "   ", "  "


class CommandFooter(Drawn):
    """One line. What leads to all else comes first, for a narrow screen cuts at the right."""

    PREFIX = "footer"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--label", "footer--off"}
    FIRST = ("help", "quit", "command_palette")
    DEFAULT_CSS = """
    CommandFooter { dock: bottom; height: 1; padding: 0 1; background: $raised; }
    CommandFooter > .footer--key { color: $here; text-style: bold; }
    CommandFooter > .footer--label { color: $foreground; }
    CommandFooter > .footer--off { color: $quiet; }
    """

    _due = False
    """What can be done has changed since the footer was drawn."""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._redraw_soon, immediate=True)

    def _redraw_soon(self, _screen: Screen[Any]) -> None:
        """Draw it once, after what one looks at: a step that changes says it three times."""
        if not self._due:
            self._due = True
            self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        self._due = False
        if self.is_attached:
            self.redraw()

    def commands(self) -> list[Reachable]:
        """Give the commands of the footer in their order."""
        offered = [r for r in in_reach(self.screen) if r.command.footer]
        first = [r for name in self.FIRST for r in offered if r.command.id == name]
        near = [r for r in offered if r.command.id not in self.FIRST and r.node is not self.app]
        near.sort(key=lambda r: not r.command.leads_on)
        far = [r for r in offered if r.command.id not in self.FIRST and r.node is self.app]
        return [*first, *near, *far]

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - one line
        """Draw the commands that fit, closer together where not all do; none is shown in part."""
        typing = is_typing(self.screen)
        words = [_pieces(reachable, typing=typing) for reachable in self.commands()]
        line, left_out = _fitted(words, width, GAP)
        return [_fitted(words, width, CLOSE)[0] if left_out else line]

    async def on_click(self, event: Click) -> None:
        """Carry out what was clicked."""
        target = self.target_at(event)
        if isinstance(target, Reachable):
            event.stop()
            await give(target)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain what is under the mouse."""
        target = self.target_at(event)
        tooltip = None
        if isinstance(target, Reachable):
            keys = shown_keys(target.command, typing=is_typing(self.screen))
            tooltip = f"{target.command.explanation()}  {keys}"
        if tooltip != self.tooltip:
            self.tooltip = tooltip


def _pieces(reachable: Reachable, *, typing: bool) -> Line:
    key = shown(reachable.command.key(typing=typing))
    on = reachable.enabled
    return [
        Piece(key, "key" if on else "off", reachable),
        Piece(f" {reachable.command.name()}", "label" if on else "off", reachable),
    ]


def _fitted(words: list[Line], width: int, gap: str) -> tuple[Line, int]:
    """Give the first commands that fit on a line, and how many do not."""
    line: Line = []
    used = 0
    for n, pieces in enumerate(words):
        added = [Piece(gap), *pieces] if line else pieces
        used += width_of(added)
        if used > width:
            return line, len(words) - n
        line += added
    return line, 0
