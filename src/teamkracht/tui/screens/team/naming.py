"""Another name for a team, and removing one of which nothing is kept."""

from __future__ import annotations

from textual import work

from teamkracht.i18n import _, mark
from teamkracht.records.team import Team
from teamkracht.store.files import StoreError
from teamkracht.store.renaming import is_bare, remove_team, rename_team
from teamkracht.toml import Unreadable
from teamkracht.toml.text import clean
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.looking import remember_team
from teamkracht.tui.program import program
from teamkracht.tui.screens.naming import ask_removal, remove_command, rename_command
from teamkracht.tui.screens.team.fields import MemberList
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.notice import Notice

RENAME = rename_command(
    mark("Another name"), mark("Give this team another name, in all that is kept of it.")
)
RENAME_MEMBER = rename_command(mark("The right name"), mark("Put right how somebody is called."))
REMOVE = remove_command(
    "remove_team",
    mark("Remove the team"),
    mark("Remove this team. That can be done as long as it has no minutes and no cases."),
)


class TeamNaming(CommandScreen):
    """The part of the screen of a team that gives it another name, or removes it."""

    name_now: str | None
    """The name of the team as its file has it; None where it is still being made."""
    team: Team | None
    """None where nothing may be kept: it was not read yet, or it is being renamed."""

    def keep_texts(self) -> None:
        """Keep what was typed last."""
        raise NotImplementedError

    def open_again(self, name: str) -> None:
        """Show a team in the place of this one."""
        raise NotImplementedError

    @property
    def on_members(self) -> bool:
        """Tell whether one stands on a member of the team."""
        return isinstance(self.focused, MemberList)

    def own_commands(self) -> tuple[Command, ...]:
        """A name is that of who one stands on, and elsewhere that of the team."""
        rename = RENAME_MEMBER if self.on_members else RENAME
        return tuple(rename if one is RENAME else one for one in self.OWN_COMMANDS)

    def action_rename(self) -> None:
        """Ask for another name."""
        self.keep_texts()
        if isinstance(self.focused, MemberList):
            self.focused.ask_name()
            return
        said = _("Cases, minutes and observations of this team get the new name too.")
        ask = AskText(
            _("What is the team called?"), said, value=self.name_now or "", optional=False
        )
        self.app.push_screen(ask, self._named)

    def _named(self, text: str | None) -> None:
        name = self.name_in(text or "")
        if name and self.name_now is not None and name != self.name_now:
            self.query_one(Notice).say(_("One moment …"))
            # Nothing is kept under the old name from here on.
            team, self.team = self.team, None
            self._rename(team, self.name_now, name)

    def name_in(self, text: str) -> str | None:
        """The name that was typed; None, and a sentence, where nobody could call a team that."""
        notice, name = self.query_one(Notice), " ".join(clean(text).split()) or None
        if name is None or any(map(str.isalpha, name)):
            notice.solved("name")
            return name
        notice.problem("name", _("Give the team a name with at least one letter in it."))
        return None

    @work(thread=True, exclusive=True, group="name")
    def _rename(self, team: Team | None, before: str, name: str) -> None:
        home = program(self).home
        try:
            rename_team(home, before, name)
        except (StoreError, Unreadable) as fault:
            tell(self, self._stays, team, str(fault))
            return
        remember_team(home, name)
        tell(self, self.open_again, name)

    def _stays(self, team: Team | None, fault: str) -> None:
        self.team = team
        self.query_one(Notice).problem("name", fault)

    def may_remove(self) -> bool:
        """Tell whether nothing is kept of the team."""
        return self.name_now is not None and is_bare(program(self).home, self.name_now)

    def action_remove_team(self) -> None:
        """Ask whether the team may go."""
        title = _("Remove the team {team}?").format(team=self.name_now)
        said = _("Nothing but its members and what is usual is kept of it. This can't be undone.")
        ask_removal(program(self), title, said, self._remove_team)

    def _remove_team(self) -> None:
        team, self.team = self.team, None
        try:
            remove_team(program(self).home, self.name_now or "")
        except StoreError as fault:
            self._stays(team, str(fault))
        else:
            self.app.pop_screen()
