"""A list of people over a line for one more name: a letter on the list begins that name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.begins_name import BeginsName
from teamkracht.tui.widgets.picks import Pick, Picks

HERE = mark("Who is here")


def over(*commands: Command) -> tuple[Command, ...]:
    """Give the keys of a list, with those that have a word of their own here."""
    ours = {command.id for command in commands}
    return (*commands, *(one for one in Picks.OWN_COMMANDS if one.id not in ours))


ONLINE = Command(
    "turn_on",
    mark("Online"),
    mark("Somebody joins from elsewhere, or comes to the table."),
    ("right",),
    footer=True,
    group=HERE,
)


class PeoplePicks(Picks, BeginsName):
    """People, none of whose keys is a letter: a letter goes to the field for a name.

    Left and right turn how somebody takes part.
    """

    def __init__(self, rows: Iterable[Pick] = (), *, names: str, **options: Any) -> None:
        """`names` selects the field for one more name."""
        super().__init__(rows, **options)
        self.names = names

    def _turn(self, by: int) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.Turned(self, key, by))
