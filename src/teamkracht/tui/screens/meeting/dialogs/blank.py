"""Nothing for the room to see, but for one quiet line."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from teamkracht.i18n import _


class Blank(ModalScreen[None]):
    """An empty screen over everything. Any key or a click brings the meeting back."""

    DEFAULT_CSS = """
    Blank { background: $background; align: center bottom; }
    Blank Static { width: auto; color: $quiet; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Say how to come back."""
        yield Static(_("Press any key to come back"), markup=False)

    def on_key(self, event: Key) -> None:
        """Come back; the key does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Come back."""
        event.stop()
        self.dismiss(None)
