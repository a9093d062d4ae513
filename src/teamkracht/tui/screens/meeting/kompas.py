"""The whole screen full of the krachtkompas."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from teamkracht.i18n import _, mark
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.noted import Noted
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.footer import CommandFooter


class KompasScreen(WithCommands, ModalScreen[None]):
    """The krachtkompas over the whole screen. Enter shows one field large; Escape goes back."""

    OWN_COMMANDS = (
        Command(
            "close", mark("Back to the meeting"), keys=("escape", "ctrl+r", "q"), footer=True,
            palette=False,
        ),
    )  # fmt: skip
    HELP_TITLE = mark("The strengths compass")
    HELP_TEXT = mark("The arrows choose a field, Enter shows it large and small again.")
    DEFAULT_CSS = """
    KompasScreen { background: $background; }
    KompasScreen #whose { margin: 1 3 0 3; color: $foreground; text-style: bold; }
    KompasScreen Compass { margin: 0 2; }
    """

    def __init__(self, conductor: Conductor, client: str) -> None:
        super().__init__()
        self._conductor = conductor
        self._client = client
        self._large: str | None = None

    def compose(self) -> ComposeResult:
        """Show whose kompas it is, the kompas, and how to go back."""
        yield Static(
            _("Strengths compass of {client}").format(client=self._client),
            id="whose",
            markup=False,
        )
        yield Compass()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Fill it, and follow what changes on it."""
        self._stop_listening = self._conductor.listen(self._noted)
        self._show()
        self.query_one(Compass).focus()

    def on_unmount(self) -> None:
        """Let go of the meeting."""
        self._stop_listening()

    def _noted(self, _noted: Noted) -> None:
        self._show()

    def _show(self) -> None:
        from teamkracht.tui.panes.compass_words import picture

        meeting = self._conductor.meeting
        if any(case.client == self._client for case in meeting.cases):
            case = meeting.case(self._client)
            self.query_one(Compass).show(picture(case, self._conductor.saved))

    def on_compass_opened(self, event: Compass.Opened) -> None:
        """Show one field large, or all four again."""
        self._large = None if self._large else event.key
        event.compass.large(self._large)

    def action_close(self) -> None:
        """Go back; from one field to all four first."""
        if self._large:
            self._large = None
            self.query_one(Compass).large(None)
        else:
            self.dismiss(None)
