"""The list and the field that only the screen of a team has."""

from __future__ import annotations

from teamkracht.i18n import _, mark
from teamkracht.toml.text import clean
from teamkracht.tui.agenda_draft import names_in
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.fields import MemoField
from teamkracht.tui.widgets.people_picks import PeoplePicks, over


class MemberList(PeoplePicks):
    """The members; space or Enter switches who usually joins online, a letter begins a name."""

    OWN_COMMANDS = over(
        Command("mark", mark("Usually online"), keys=("enter", "space"), footer=True),
        Command("turn_on", mark("Usually online"), keys=("right",)),
        Command("remove", mark("Out of the team"), keys=("delete",), footer=True),
    )

    class Named(PeoplePicks.RowMessage):
        """Somebody got another name."""

        def __init__(self, members: MemberList, key: str, name: str) -> None:
            super().__init__(members, key)
            self.name = name

    def ask_name(self) -> None:
        """Ask how the member of this row is called."""
        if (member := self.cursor_key) is None:
            return

        def answered(text: str | None) -> None:
            if text is not None:
                self.post_message(self.Named(self, member, " ".join(names_in(text))))

        said = _("Cases and minutes that are there keep the name as it was.")
        title = _("What is {name} called?").format(name=member)
        self.app.push_screen(AskText(title, said, value=member, optional=False), answered)


class UrgentRoute(MemoField):
    """Whom to call when it can't wait: there a telephone number belongs."""

    belongs = frozenset({"phone"})


def text_or_none(value: str) -> str | None:
    """Give what was typed, None where that is nothing."""
    return "\n".join(clean(line) for line in value.splitlines()).strip() or None
