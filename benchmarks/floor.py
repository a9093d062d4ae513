"""The floor: the least that a Textual program with a header, a field and a footer costs."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Footer, Header, Input, Static


class Floor(App[None]):
    """Two panes that stand ready; F8 switches between them."""

    CSS = "ContentSwitcher { height: 1fr; }"
    BINDINGS = [("f8", "switch", "Switch")]  # noqa: RUF012 - as Textual has it

    def compose(self) -> ComposeResult:
        """Make the least that a program has."""
        yield Header()
        with ContentSwitcher(initial="first"):
            with Vertical(id="first"):
                yield Static("FLOOR first")
            with Vertical(id="second"):
                yield Static("FLOOR second")
        yield Input(placeholder="floor")
        yield Footer()

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Input).focus()

    def action_switch(self) -> None:
        """Show the other pane."""
        switcher = self.query_one(ContentSwitcher)
        switcher.current = "second" if switcher.current == "first" else "first"


if __name__ == "__main__":
    Floor().run()
