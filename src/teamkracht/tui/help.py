"""Help for the place in focus, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import Command, in_reach, places, shown_keys
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import fit, pad, wrap

KEY_WIDTH = 14
WIDEST_KEYS = 24


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
        rows = [(group, _same_together(commands)) for group, commands in _grouped(ordered)]
        widest = max((cell_len(keys) for _group, row in rows for keys, _one in row), default=0)
        column = max(KEY_WIDTH, min(widest, WIDEST_KEYS) + 2)
        for group, row in rows:
            lines += [[], [Piece(_(group), "group")]] if group else [[]]
            for keys, command in row:
                lines += self._command(keys, command, column, width)
        return lines[1:]

    @staticmethod
    def _command(keys: str, command: Command, column: int, width: int) -> list[Line]:
        said = [Piece(pad(fit(keys, column - 2), column), "key" if command.keys else "help")]
        lines = [[*said, Piece(command.name(), "name")]]
        if command.help:
            texts = wrap(command.explanation(), width - column)
            lines += [[Piece(" " * column), Piece(text, "help")] for text in texts]
        return lines


def _grouped(commands: list[Command]) -> Iterator[tuple[str, list[Command]]]:
    return ((group, list(some)) for group, some in groupby(commands, key=lambda c: c.group))


def _same_together(commands: list[Command]) -> list[tuple[str, Command]]:
    """Each command with its keys; those that say the same of themselves are one row: 1–4."""
    rows: list[tuple[str, Command]] = []
    for _said, some in groupby(commands, key=lambda c: (c.label, c.help)):
        same = list(some)
        keys = shown_keys(same[0]) or _("by name")
        if len(same) > 1:
            keys = f"{shown_keys(same[0])}–{shown_keys(same[-1])}"
        rows.append((keys, same[0]))
    return rows


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
        with Answers(id="choices"):
            yield Button(Content(_("Close") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#help-scroll").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
