"""The list and the field that only the screen of a team has."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.toml.text import clean
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.fields import MemoField
from teamkracht.tui.widgets.people_picks import PeoplePicks, over


class MemberList(PeoplePicks):
    """The members; space or Enter switches who usually joins online, a letter begins a name."""

    OWN_COMMANDS = over(
        Command("mark", mark("Usually online"), keys=("space", "enter"), footer=True),
        Command("turn_on", mark("Usually online"), keys=("right",)),
        Command("remove", mark("Out of the team"), keys=("delete",), footer=True),
    )


class UrgentRoute(MemoField):
    """Whom to call when it can't wait: there a telephone number belongs."""

    belongs = frozenset({"phone"})


def text_or_none(value: str) -> str | None:
    """Give what was typed, None where that is nothing."""
    return "\n".join(clean(line) for line in value.splitlines()).strip() or None
