"""The commands of scoring."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.observe.desk import BACK, REDO, UNDO

SCORING = mark("Scoring")

SCORE_COMMANDS = (
    Command(
        "lock",
        mark("Lock"),
        mark("Lock your scores. From then on they do not change."),
        ("f8", "ctrl+n"),
        footer=True,
        group=SCORING,
        priority=True,
    ),
    Command(
        "next",
        mark("Next"),
        mark("To the next requirement."),
        ("right", "down", "space"),
        footer=True,
        group=SCORING,
    ),
    Command(
        "previous",
        mark("Previous"),
        mark("To the requirement before."),
        ("left", "up"),
        footer=True,
        group=SCORING,
    ),
    Command(
        "note",
        mark("Note"),
        mark("A few words beside this score."),
        ("enter",),
        footer=True,
        group=SCORING,
    ),
    Command(
        "open_again",
        mark("Open again"),
        mark("Take the score of this requirement away."),
        ("delete", "backspace"),
        group=SCORING,
    ),
    UNDO,
    REDO,
    BACK,
)
