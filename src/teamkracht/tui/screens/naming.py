"""Another name for a case or a team, and removing one: the same keys, the same question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen

from teamkracht.i18n import _
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.dialog import Ask, lettered


def rename_command(label: str, explained: str) -> Command:
    """The command that gives another name. Both texts are marked for translation."""
    return Command("rename", label, explained, ("f2",), footer=True, priority=True)


def remove_command(name: str, label: str, explained: str) -> Command:
    """The command that removes what `name` says. Both texts are marked for translation."""
    return Command(name, label, explained, ("f9",), footer=True, priority=True)


def ask_removal(app: App[str], title: str, said: str, remove: Callable[[], None]) -> None:
    """Ask whether it may go; an Enter out of habit removes nothing."""

    def answered(answer: str | None) -> None:
        if answer is not None:
            remove()

    yes = lettered("yes", _("Remove"))
    app.push_screen(Ask(title, said, [yes], careful=True), answered)


def back_to(screen: Screen[Any]) -> None:
    """Close what was opened over a screen while it was busy, such as the help."""
    while screen.app.screen is not screen:
        screen.app.pop_screen()
