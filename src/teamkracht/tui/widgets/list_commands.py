"""The keys of a list."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command

LIST = mark("The list")


def _move(action: str, label: str, key: str) -> Command:
    return Command(action, label, keys=(key,), group=LIST, palette=False)


EDIT = _move("edit", mark("Change this one"), "e")
REMOVE = _move("remove", mark("Remove this one"), "delete")
LIST_COMMANDS = (
    _move("cursor_up", mark("Up"), "up"),
    _move("cursor_down", mark("Down"), "down"),
    _move("page_up", mark("Page up"), "pageup"),
    _move("page_down", mark("Page down"), "pagedown"),
    _move("first", mark("First"), "home"),
    _move("last", mark("Last"), "end"),
    _move("pick", mark("Choose this one"), "enter"),
    _move("mark", mark("Mark this one"), "space"),
    _move("edit", mark("Change this one"), "e"),
    _move("remove", mark("Remove this one"), "delete"),
)
