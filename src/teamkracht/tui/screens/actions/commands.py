"""What one can do with the open actions of a team."""

from __future__ import annotations

from dataclasses import replace

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.follow_up_words import CHOICES, RESULTS

ACTIONS = mark("Actions")


def _command(action: str, label: str, explained: str, *keys: str, footer: bool = True) -> Command:
    return Command(action, label, explained, keys, footer=footer, group=ACTIONS, palette=footer)


BY_PERSON = _command("turn", mark("By person"), mark("Group by case, or by who does it."), "g")
BY_CASE = replace(BY_PERSON, label=mark("By case"))
"""What the same key does once they are grouped by person."""

ACTION_COMMANDS = (
    *(
        _command(f"result('{name}')", words, mark("What became of this action."), key, footer=False)
        for name, key, words in RESULTS
    ),
    *(
        _command(f"client('{name}')", words, mark("What the client chose."), key, footer=False)
        for name, key, words in CHOICES
    ),
    _command(
        "new_date", mark("Who and when"), mark("Put right who does it, and when."), "w", "enter"
    ),
    _command("remark", mark("Note"), mark("Write a note with this action."), "n"),
    Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    BY_PERSON,
    _command("undo", mark("Undo"), mark("Take back what was just said."), "u", "ctrl+z"),
    _command("open_case", mark("The case"), mark("Open the case of this action."), "c"),
)
