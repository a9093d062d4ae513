"""The cases of a team: ready for the next meeting, put off, discussed before."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from teamkracht.i18n import _, mark, ngettext, short_date
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store.files import StoreError
from teamkracht.store.light import Listed
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.program import program
from teamkracht.tui.screens.case.changes import lacks
from teamkracht.tui.screens.case.new_case import NewCase
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.groups import Group, Groups, Item
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.wishes import client_word, team_people


class CaseList(WithCommands, Widget):
    """The list; Enter opens a case, and there is always a way to a new one."""

    HELP_TITLE = mark("Cases")
    HELP_TEXT = mark(
        "Choose the case that you want to prepare, or begin a new one. A case goes by the name of "
        "a bird; its strengths compass comes back the next time that it is discussed."
    )
    OWN_COMMANDS = (
        Command(
            "new_case",
            mark("A new case"),
            mark("Prepare a case that is not in the list yet."),
            ("n", "f6"),
            footer=True,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )

    def __init__(self, team: str) -> None:
        super().__init__()
        self.team = team
        self._clients: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Horizontal(id="head"):
            yield Static(_("Prepare a case"), id="head-title", markup=False)
            yield Static(self.team, id="head-state", markup=False)
            yield Notice()
        with VerticalScroll(id="list", can_focus=False):
            yield Static("", id="empty", markup=False)
            yield Groups(id="cases")

    def look(self) -> None:
        """Read the cases, again where the list was left."""
        self._load()

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        app = program(self)
        try:
            listed = cases.listed(app.home, self.team)
        except StoreError as fault:
            listed = Listed((), (str(fault),))
        tell(self, self._show, listed)

    def _show(self, listed: Listed[CaseFile]) -> None:
        self._clients = tuple(case.client for case in listed.found)
        groups = grouped(listed.found)
        listing = self.query_one(Groups)
        listing.show(groups)
        empty = self.query_one("#empty", Static)
        empty.display = not (listed.found or listed.broken)
        empty.update(
            _("There are no cases yet. Press n to prepare the first one; it takes a few minutes.")
        )
        for fault in listed.broken:
            self.query_one(Notice).problem(fault, fault)
        listing.focus()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        program(self).open_case(self.team, event.key)

    def action_new_case(self) -> None:
        """Choose a name for a new case."""
        app = program(self)
        word = client_word(app.home, self.team)
        people = team_people(app.home, self.team)
        app.push_screen(NewCase(app.random, self._clients, word, people), self._named)

    def _named(self, client: str | None) -> None:
        if client:
            program(self).open_case(self.team, client)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


def grouped(found: tuple[CaseFile, ...]) -> tuple[Group, ...]:
    """The cases under their headings: for next time, put off, discussed (latest first), begun."""
    ready = [case for case in found if case.prepared]
    put_off = [case for case in found if case.postponed and not case.prepared]
    rest = [case for case in found if not case.is_waiting]
    discussed = sorted(
        (case for case in rest if case.discussed), key=lambda case: case.discussed[-1], reverse=True
    )
    begun = [case for case in rest if not case.discussed]
    groups = (
        (_("For the next meeting"), ready),
        (_("Put off last time"), put_off),
        (_("Begun"), begun),
        (_("Discussed before"), discussed),
    )
    return tuple(Group(title, tuple(map(_item, some))) for title, some in groups if some)


def _item(case: CaseFile) -> Item:
    count = len(case.open_actions())
    actions = ngettext("{count} open action", "{count} open actions", count).format(count=count)
    still = lacks(case) if case.is_waiting else ""
    right = ", ".join(filter(None, (still, actions if count else "")))
    day = short_date(case.discussed[-1]) if case.discussed and not case.is_waiting else ""
    text = " · ".join(filter(None, (case.client, case.presenter, day)))
    return Item(case.client, text, right, case.help_question or "")
