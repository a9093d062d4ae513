"""The commands of comparing."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.observe.desk import REDO, UNDO

AGREE = mark("The consensus")

COMPARE_COMMANDS = (
    Command(
        "agree",
        mark("Agree"),
        mark("Agree a score for each requirement, with the reason."),
        ("c",),
        footer=True,
        group=AGREE,
    ),
    Command(
        "take_equal",
        mark("Take over what is equal"),
        mark("Take over the scores that all observers gave alike."),
        ("g",),
        footer=True,
        group=AGREE,
    ),
    Command(
        "reason", mark("Reason"), mark("Why this score."), ("enter",), footer=True, group=AGREE
    ),
    Command(
        "lock",
        mark("Lock"),
        mark("Lock the consensus. From then on it does not change."),
        ("f8", "ctrl+n"),
        footer=True,
        group=AGREE,
        priority=True,
    ),
    Command(
        "figures",
        mark("More figures"),
        mark("Coefficients with intervals, and what they rest on."),
        ("m",),
        footer=True,
    ),
    UNDO,
    REDO,
    Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
)
