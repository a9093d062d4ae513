"""What can go: said first, with room to keep lines without a case, and then removed for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from teamkracht.exports.purge_words import told
from teamkracht.i18n import _, mark, ngettext
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store import purge as purging
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.leaving import SaidOnce
from teamkracht.tui.program import program
from teamkracht.tui.screens.kept_lines import KeptLinesPart
from teamkracht.tui.screens.naming import ask_removal
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks

Cases = dict[Path, CaseFile]


class CasesToKeep(Picks):
    """The cases that would go; space or Enter keeps one."""

    OWN_COMMANDS = (
        Command("mark", mark("Keep it"), keys=("space", "enter"), footer=True),
        *(one for one in Picks.OWN_COMMANDS if one.id in {"up", "down"}),
    )


class PurgeScreen(CommandScreen):
    """Says what a purge would do; `purge` asks once and does it. `team` keeps the lines."""

    OWN_COMMANDS = (
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
        Command(
            "purge",
            mark("Remove"),
            mark("Remove what is said here. It can't be undone."),
            ("f8", "ctrl+n"),
            footer=True,
        ),
    )
    CSS_PATH = "purge.tcss"
    HELP_TITLE = mark("What can go")
    HELP_TEXT = mark(
        "What is about clients goes when its time has passed. How meetings went stays. Keep first "
        "what you want to remember without a case: what worked, places and contacts."
    )

    class Planned(Message):
        """The folder was looked through."""

        def __init__(
            self, plan: purging.Plan | None, fault: str = "", found: Cases | None = None
        ) -> None:
            super().__init__()
            self.plan = plan
            self.fault = fault
            self.cases = found or {}

    class Removed(Message):
        """It was removed; or that broke off, in a sentence."""

        def __init__(self, fault: str = "") -> None:
            super().__init__()
            self.fault = fault

    def __init__(self, team: str | None) -> None:
        super().__init__()
        self._team = team
        self._said = SaidOnce()
        self._plan: purging.Plan | None = None
        self._removing = False
        self._cases: Cases = {}
        """Of which the time has passed, with those that were kept here just now."""

    def compose(self) -> ComposeResult:
        """Lay out what goes, and the lines that stay."""
        yield Static(_("What can go"), id="purge-title")
        with VerticalScroll(id="purge-scroll", can_focus=False):
            yield Static(_("One moment: looking through the folder."), id="plan", markup=False)
            yield Static(
                _("Mark a case to keep its compass and its open actions:"), id="which", markup=False
            )
            yield CasesToKeep(id="cases", text_width=24)
            if self._team is not None:
                yield Static(
                    _("Keep first what you want to remember without a case:"),
                    id="ask",
                    markup=False,
                )
                yield KeptLinesPart(self._team)
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Look what can go."""
        self.query_one("#which").display = self.query_one("#cases").display = False
        if self._team is not None:
            self.query_one(LineField).focus()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        app = program(self)
        try:
            plan = purging.plan(app.home, app.clock.read().wall.date())
            there = dict.fromkeys((*self._cases, *plan.cases, *plan.kept_cases))
            found = {path: cases.load(path, app.home.keys) for path in there if path.exists()}
        except (StoreError, Unreadable) as fault:
            self.post_message(self.Planned(None, str(fault)))
        else:
            self.post_message(self.Planned(plan, "\n".join(plan.broken), found))

    @on(Planned)
    def _planned(self, event: Planned) -> None:
        first, self._plan, self._cases = self._plan is None, event.plan, event.cases
        self._show_cases()
        if first and self._cases and not any(one.value for one in self.query(LineField)):
            self.query_one("#cases").focus()
        words = "\n".join(told(event.plan)) if event.plan is not None else ""
        self.query_one("#plan", Static).update(words)
        if event.fault:
            self.query_one(Notice).problem("read", event.fault)
        else:
            self.query_one(Notice).solved("read")
        self.refresh_bindings()

    def _show_cases(self) -> None:
        rows = [_row(path, case) for path, case in self._cases.items()]
        self.query_one("#cases", Picks).show(rows)
        self.query_one("#which").display = self.query_one("#cases").display = bool(rows)

    @on(Picks.Switched, "#cases")
    def _switch(self, event: Picks.Switched) -> None:
        event.stop()
        if self._removing:
            return
        case, notice = self._cases[Path(event.key)], self.query_one(Notice)

        def kept(there: CaseFile | None) -> CaseFile:
            return replace(there or case, keep=not case.keep)

        try:
            cases.change(program(self).home, case.team, case.client, kept)
        except (StoreError, Unreadable) as fault:
            notice.problem("keep", str(fault))
        else:
            notice.solved("keep")
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Removing is there where something can go."""
        if action == "purge":
            return self._plan is not None and not self._plan.is_empty
        return super().check_action(action, parameters)

    def action_purge(self) -> None:
        """Ask once, and remove."""
        words = "\n".join(told(self._plan)) if self._plan else ""
        ask_removal(program(self), _("It can't be undone. Remove it?"), words, self._remove)

    def _remove(self) -> None:
        if self._plan is None:
            return
        asked, self._plan = self._plan, None
        self._removing = True
        self.query_one(Notice).say(_("Removing it."))
        self.refresh_bindings()
        self._purge(asked)

    @work(thread=True, exclusive=True)
    def _purge(self, asked: purging.Plan) -> None:
        app = program(self)
        try:
            purging.carry_out(app.home, asked, app.clock.read().wall)
        except (StoreError, Unreadable) as fault:
            self.post_message(self.Removed(str(fault)))
        else:
            self.post_message(self.Removed())

    @on(Removed)
    def _removed(self, event: Removed) -> None:
        self._removing = False
        notice = self.query_one(Notice)
        if event.fault:
            notice.problem("purge", event.fault)
        else:
            notice.solved("purge")
            notice.say(_("Removed."))
            self.set_focus(next(iter(self.query(LineField)), None))
        self._look()

    def action_back(self) -> None:
        """Keep the line that is half typed, and go back to where this was opened."""
        if self._lets_go():
            self.app.pop_screen()

    async def may_leave(self) -> bool:
        """Keep the line that is half typed."""
        return self._lets_go()

    def _lets_go(self) -> bool:
        lines = (part.keep_typed() for part in self.query(KeptLinesPart))
        return self._said.lets_go(self.app, tuple(filter(None, lines)))


def _row(path: Path, case: CaseFile) -> Pick:
    """A case, with how much would be gone."""
    count = len(case.open_actions())
    said = ngettext("{count} open action", "{count} open actions", count).format(count=count)
    return Pick(str(path), case.client, chosen=case.keep, detail=said if count else "")
