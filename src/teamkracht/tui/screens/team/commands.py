"""The commands of the screen of a team."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.team.naming import REMOVE, RENAME

TEAM_COMMANDS = (
    Command(
        "back",
        mark("Back"),
        mark("Back to where you were."),
        ("escape",),
        footer=True,
        leads_on=True,
    ),
    Command(
        "another",
        mark("A new team"),
        mark("Make one more team."),
        ("f6", "ctrl+g"),
        footer=True,
        priority=True,
    ),
    Command(
        "next_team",
        mark("Next team"),
        mark("Go to your next team. The home screen then tells of that one."),
        ("f8", "ctrl+n"),
        footer=True,
        priority=True,
    ),
    Command(
        "put_back",
        mark("Put back"),
        mark("Take in again who was put out of the team last."),
        ("ctrl+z",),
        footer=True,
    ),
    RENAME,
    REMOVE,
)
