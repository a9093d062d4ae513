"""Help for the place in focus, with its keys."""

from __future__ import annotations

from itertools import groupby
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import Command, in_reach, places, shown_keys
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import pad, wrap

KEY_WIDTH = 14


class KeyTable(Drawn):
    """Commands by group: their keys, their names and what they do."""

    PREFIX = "keys"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--group", "keys--key", "keys--name", "keys--help"}
    DEFAULT_CSS = """
    KeyTable { height: auto; padding: 0 2 0 0; }
    KeyTable > .keys--group { color: $foreground; text-style: bold; }
    KeyTable > .keys--key { color: $here; }
    KeyTable > .keys--name { color: $foreground; }
    KeyTable > .keys--help { color: $quiet; }
    """

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self._commands = commands

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the groups one under another."""
        lines: list[Line] = []
        order = {c.group: n for n, c in reversed(list(enumerate(self._commands)))}
        ordered = sorted(self._commands, key=lambda c: order[c.group])
        for group, commands in groupby(ordered, key=lambda c: c.group):
            lines += [[], [Piece(_(group), "group")]] if group else [[]]
            for command in commands:
                lines += self._command(command, width)
        return lines[1:]

    @staticmethod
    def _command(command: Command, width: int) -> list[Line]:
        keys = shown_keys(command) or _("by name")
        said = [Piece(pad(keys, KEY_WIDTH), "key" if command.keys else "help")]
        lines = [[*said, Piece(command.name(), "name")]]
        if command.help:
            texts = wrap(command.explanation(), width - KEY_WIDTH)
            lines += [[Piece(" " * KEY_WIDTH), Piece(text, "help")] for text in texts]
        return lines


class HelpScreen(Dialog[None]):
    """What one does here and with which keys. Escape, q, Enter or the button close it."""

    OWN_COMMANDS = (
        Command("close", mark("Close"), keys=("q", "enter", "question_mark"), palette=False),
    )
    DEFAULT_CSS = """
    HelpScreen > #dialog { width: 76; height: 90%; }
    HelpScreen #help-scroll { height: 1fr; scrollbar-size-vertical: 1; }
    HelpScreen .place { height: auto; margin-bottom: 1; }
    """

    def __init__(self, screen: Screen[Any]) -> None:
        described = [place for place in places(screen) if place.HELP_TEXT]
        title = next((p.HELP_TITLE for p in described if p.HELP_TITLE), mark("Help"))
        super().__init__(_(title))
        self._texts = [_(place.HELP_TEXT) for place in described]
        self._commands = [reachable.command for reachable in in_reach(screen)]

    def body(self) -> ComposeResult:
        """Give the texts of the places in reach and their keys."""
        with VerticalScroll(id="help-scroll"):
            for text in self._texts:
                yield Static(text, classes="place", markup=False)
            yield KeyTable(self._commands)
        with Horizontal(id="choices"):
            yield Button(Content(_("Close") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#help-scroll").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
