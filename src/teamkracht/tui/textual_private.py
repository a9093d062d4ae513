"""What we use of Textual that is not its public API, in one place.

Written for Textual 8.2; `tests/tui/test_textual_private.py` tells when a name is gone.
"""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from rich.align import Align
from rich.text import Text
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.driver import Driver
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets.option_list import Option

NAMES = {
    App: ("_fatal_error", "_handle_exception", "_close_messages_no_wait", "_unnotify"),
    CommandPalette: ("_start_no_matches_countdown", "_stop_no_matches_countdown", "_NO_MATCHES"),
}
"""The private names, by their class."""


class OneToast:
    """A toast that takes the place of the one before, and goes with its screen (Textual 8.2)."""

    _shown: ClassVar[WeakKeyDictionary[App[Any], tuple[Notification, Screen[Any]]]] = (
        WeakKeyDictionary()
    )

    @classmethod
    def show(cls, of: Widget, text: str, timeout: float = 8) -> None:
        """Show a text on the screen of a widget."""
        cls.hide(of.app)
        toast = Notification(text, timeout=timeout, markup=False)
        cls._shown[of.app] = toast, of.screen
        of.app.post_message(Notify(toast))

    @classmethod
    def hide(cls, app: App[Any], leaving: Screen[Any] | None = None) -> None:
        """Take the toast away; where a screen is left, only the one of that screen."""
        toast, screen = cls._shown.get(app, (None, None))
        if toast is None or leaving not in (None, screen):
            return
        del cls._shown[app]
        if toast in app._notifications:  # noqa: SLF001 - see above
            app._unnotify(toast)  # noqa: SLF001


class CalmApp(App[str]):
    """An app that shows nothing of its insides when something unforeseen happens (Textual 8.2)."""

    def unforeseen_error(self, error: Exception) -> None:
        """Keep what went wrong, and have a sentence ready for after the end."""
        raise NotImplementedError

    def clear_selection(self) -> None:
        """Select nothing; from Python 3.12 on a field asks for it before its screen stands."""
        if self.screen_stack:
            super().clear_selection()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - they show its insides
        """End as after any error."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End; Textual would print a traceback with the values in it."""
        if self._exception is not None:
            self.unforeseen_error(self._exception)
        self._close_messages_no_wait()

    def get_driver_class(self) -> type[Driver]:
        """Choose what drives the terminal."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from teamkracht.tui.textual_driver import SteadyDriver

        return SteadyDriver


class QuietPalette(CommandPalette):
    """The palette with a word of ours where nothing matches, said at once (Textual 8.2)."""

    nothing_found = "No matches found"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that nothing matches, in the language in use."""
        self._stop_no_matches_countdown()
        if search_value:
            words = Align.center(Text(self.nothing_found, style="not bold"))
            commands = self.query_one(CommandList)
            commands.add_option(Option(words, disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(search_value)
