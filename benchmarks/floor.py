"""The floor: the least that a Textual program with a header, a field and a footer costs.

With the word `panes` its two panes are as full as a list of ideas is; without it they hold a line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Footer, Header, Input, Static


class Floor(App[None]):
    """Two panes that stand ready; F8 switches between them."""

    CSS = "ContentSwitcher { height: 1fr; }"
    BINDINGS = [("f8", "switch", "Switch")]  # noqa: RUF012 - as Textual has it

    full = False

    def compose(self) -> ComposeResult:
        """Make the least that a program has."""
        yield Header()
        with ContentSwitcher(initial="first"):
            for name in ("first", "second"):
                with Vertical(id=name):
                    yield Static(f"FLOOR {name}")
                    yield from self._rows(name)
        yield Input(placeholder="floor")
        yield Footer()

    def _rows(self, name: str) -> Iterator[Static]:
        if self.full:
            for number in range(28):
                row = (
                    f"[b]{number}[/b]  row {number} of the {name} pane, with [dim]words[/dim] in it"
                )
                yield Static(row)

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Input).focus()

    def action_switch(self) -> None:
        """Show the other pane."""
        switcher = self.query_one(ContentSwitcher)
        switcher.current = "second" if switcher.current == "first" else "first"


if __name__ == "__main__":
    floor = Floor()
    floor.full = "panes" in sys.argv
    floor.run()
