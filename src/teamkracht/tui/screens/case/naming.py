"""A case under another pseudonym, or out of the way: how a real name that slipped in gets out."""

from __future__ import annotations

from dataclasses import replace

from textual import work

from teamkracht.i18n import _, mark
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store.files import StoreError
from teamkracht.store.renaming import remove_case, rename_client
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import WithCommands
from teamkracht.tui.program import program
from teamkracht.tui.screens.case.keeping import CaseKeeping
from teamkracht.tui.screens.case.new_case import NewCase
from teamkracht.tui.screens.naming import (
    ask_removal,
    back_to,
    remove_command,
    rename_command,
)
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.wishes import client_word

RENAME = rename_command(
    mark("Another pseudonym"),
    mark("Give this client another pseudonym; the old one goes from all that the team keeps."),
)
REMOVE = remove_command(
    "remove_case",
    mark("Remove the case"),
    mark("Remove the file of this case. What minutes tell of it stays."),
)


class CaseNaming(WithCommands, CaseKeeping):
    """The part of the desk that gives a case another name, or removes it."""

    members: tuple[str, ...] = ()

    async def action_rename(self) -> None:
        """Ask for another pseudonym."""
        if self.case is None or not await self.leave():
            return
        app, case = program(self), self.case
        try:
            known = tuple(one.client for one in cases.listed(app.home, case.team).found)
        except StoreError as fault:
            self.query_one(Notice).problem("name", str(fault))
            return
        word = client_word(app.home, case.team)
        app.push_screen(NewCase(app.random, known, word, self.members), self._named)

    def _named(self, name: str | None) -> None:
        if name and self.case is not None and name != self.case.client:
            # Nothing is saved under the old name from here on.
            case, self.case = self.case, None
            self.query_one(Notice).say(_("One moment …"))
            self._rename(case, name)

    @work(thread=True, exclusive=True, group="name")
    def _rename(self, case: CaseFile, name: str) -> None:
        app = program(self)
        try:
            rename_client(app.home, case, name, app.clock.read().wall)
        except (StoreError, Unreadable) as fault:
            tell(self, self._stays, case, str(fault))
            return
        tell(self, self._renamed, replace(case, client=name))

    def _stays(self, case: CaseFile, fault: str) -> None:
        self.case = case
        self.query_one(Notice).problem("name", fault)

    def _renamed(self, case: CaseFile) -> None:
        app = program(self)
        back_to(self.screen)
        app.pop_screen()
        app.open_case(case.team, case.client)

    def action_remove_case(self) -> None:
        """Ask whether this case may go."""
        if self.case is None:
            return
        said = _("Its question, its compass and its actions go. This can't be undone.")
        if self.case.discussed:
            said += " " + _(
                "What minutes tell of it stays: for a real name in there, choose another pseudonym "
                "first."
            )
        title = _("Remove the case of {client}?").format(client=self.case.client)
        ask_removal(program(self), title, said, self._remove)

    def _remove(self) -> None:
        case, self.case = self.case, None
        if case is None:
            return
        try:
            with self.alone():
                remove_case(program(self).home, case)
        except StoreError as fault:
            self._stays(case, str(fault))
        else:
            self.app.pop_screen()
