"""The commands that work everywhere."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command

EVERYWHERE = mark("Everywhere")

HELP = Command(
    "help",
    mark("Help"),
    mark("What can I do here, and with which key?"),
    ("question_mark", "f12"),
    footer=True,
    priority=True,
    group=EVERYWHERE,
    palette=False,
)
QUIT = Command(
    "quit",
    mark("Quit"),
    mark("Close the program. Everything that was typed is kept."),
    ("ctrl+q",),
    footer=True,
    group=EVERYWHERE,
    priority=True,
)
PALETTE = Command(
    "command_palette",
    mark("Search"),
    mark("Search all that can be done here by name."),
    ("ctrl+k", "slash"),
    footer=True,
    group=EVERYWHERE,
    priority=True,
    palette=False,
)
THEME = Command(
    "next_theme",
    mark("Light, dark or high contrast"),
    mark("Change the colours of the screen."),
    group=EVERYWHERE,
)

APP_COMMANDS = (HELP, QUIT, PALETTE, THEME)
