"""What stands before a page with fidelity on it: who may see it, and a button to go on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import wrap


class Curtain(Vertical):
    """`say(who)` once it is known who may see it; the button has the id `show`."""

    DEFAULT_CSS = """
    Curtain { height: 1fr; align: center middle; }
    Curtain Center { height: auto; }
    Curtain Static {
        width: auto; max-width: 72; height: auto; margin-bottom: 2; text-align: center;
    }
    Curtain.-nothing { align: left top; }
    Curtain.-nothing Center { align: left top; }
    Curtain.-nothing Static { width: 1fr; text-align: left; color: $quiet; margin: 0 4; }
    """

    def compose(self) -> ComposeResult:
        """Put a sentence above a button."""
        yield Center(Static("", id="who", markup=False))
        yield Center(Button(Content(_("Show it") + "  Enter"), id="show", disabled=True))

    def say(self, who: str | None) -> None:
        """Say who may see it, and let it be opened."""
        self.query_one("#who", Static).update(for_whom(who))
        button = self.query_one("#show", Button)
        button.disabled = False
        button.focus()

    def nothing(self, words: str) -> None:
        """Say that there is nothing to show, and why, where other pages say so too."""
        self.add_class("-nothing")
        self.query_one("#who", Static).update(words)
        self.query_one("#show").display = False


def for_whom(who: str | None) -> str:
    """Say whom the page is for."""
    if who:
        return _("This is for who may see it: {who}.").format(who=who.rstrip("."))
    return _("Is anyone looking on? Your team has not written down yet who may see this.")


def for_whom_line(who: str | None, width: int) -> list[Line]:
    """Say on the page itself whom it is for; what was asked before it opened is not asked again."""
    return [[Piece(text, "quiet")] for text in wrap(for_whom(who), width)] if who else []
