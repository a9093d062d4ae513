"""The open actions of a team: what is due first, and one key for what became of it."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from teamkracht.i18n import _, mark, ngettext
from teamkracht.meeting.meeting import ClientChoice
from teamkracht.records.bringing_together import together
from teamkracht.records.case_file import ActionStatus, CaseFile
from teamkracht.store import cases, teams
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.panes.follow_up_words import CHOICES, RESULTS
from teamkracht.tui.panes.key_line import Key, KeyLine
from teamkracht.tui.program import program
from teamkracht.tui.screens.actions import changes as action_changes
from teamkracht.tui.screens.actions.changes import By, Listed
from teamkracht.tui.screens.actions.commands import ACTION_COMMANDS, ACTIONS, BY_CASE, BY_PERSON
from teamkracht.tui.screens.case.keeping import changed_by_two
from teamkracht.tui.screens.who_when import AskWhoWhen, WhoWhen
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.notice import Notice

NAME_WIDTH = 14
"""Cells for a pseudonym before what a client chose."""


class ActionRows(Groups, inherit_bindings=False):
    """The actions; Enter is a key of the screen."""

    OWN_COMMANDS = tuple(one for one in Groups.OWN_COMMANDS if one.id != "choose")


class ActionsScreen(CommandScreen):
    """What is said here stands in the files of the cases at once."""

    CSS_PATH = "actions.tcss"
    HELP_TITLE = ACTIONS
    HELP_TEXT = mark(
        "What was agreed in earlier meetings, what is due first. One key says what became of an "
        "action, another what the client chose; the same key again takes that back. Numbers of "
        "actions that are done are no target."
    )
    OWN_COMMANDS = ACTION_COMMANDS

    def __init__(self, team: str) -> None:
        super().__init__()
        self._team = team
        self._by: By = "case"
        self._cases: dict[str, CaseFile] = {}
        self._names: tuple[str, ...] = ()
        self._said: frozenset[str] = frozenset()
        self._changes: list[tuple[CaseFile, CaseFile]] = []
        """The case before and after each thing that was said here."""
        self._faults: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Put the keys for the action with the cursor under the list."""
        with Horizontal(id="head"):
            yield Static(_("Actions"), id="head-title", markup=False)
            yield Static("", id="head-state", markup=False)
            yield Notice()
        with VerticalScroll(id="list", can_focus=False):
            yield Static("", id="empty", markup=False)
            yield ActionRows()
        yield KeyLine(id="results")
        yield KeyLine(id="choices")
        yield CommandFooter()

    def on_screen_resume(self) -> None:
        """Read the cases, again after one was opened."""
        self._load()

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        app = program(self)
        faults: tuple[str, ...] = ()
        found: tuple[CaseFile, ...] = ()
        names: tuple[str, ...] = ()
        try:
            kept = cases.listed(app.home, self._team)
            found, faults = kept.found, kept.broken
            team = teams.find(app.home, self._team)
            names = team.names() if team else ()
        except (StoreError, Unreadable) as fault:
            faults = (*faults, str(fault))
        tell(self, self._loaded, found, faults, names)

    def _loaded(
        self, found: tuple[CaseFile, ...], faults: tuple[str, ...], names: tuple[str, ...]
    ) -> None:
        self._cases = {case.client: case for case in found}
        self._names = names
        for mended in self._faults.difference(faults):
            self.query_one(Notice).solved(mended)
        self._faults = frozenset(faults)
        for fault in faults:
            gone = _("Actions of one case are not shown until its file is mended: {fault}")
            self.query_one(Notice).problem(fault, gone.format(fault=fault))
        self.show()
        self.query_one(Groups).focus()

    def show(self) -> None:
        """Show the actions as they stand."""
        found = self._listed()
        today = program(self).clock.read().wall.date()
        self.query_one(Groups).show(action_changes.grouped(found, self._by, today))
        self.query_one(Groups).display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found and not self._faults
        empty.update(
            _("There is nothing open. Actions come here from the step in which you choose ideas.")
        )
        due = action_changes.due(found, today)
        words = ngettext("{count} is due", "{count} are due", due).format(count=due)
        self.query_one("#head-state", Static).update(
            f"{self._team} · {words}" if due else self._team
        )
        self._show_keys()
        self.refresh_bindings()

    def _show_keys(self) -> None:
        one = self._one()
        results, choices = self.query_one("#results", KeyLine), self.query_one("#choices", KeyLine)
        results.display = choices.display = one is not None
        if one is None:
            return
        action, client = one.action, fit(one.case.client, NAME_WIDTH)
        indent = max(len(_("The action")), len(client)) + 3
        results.show(
            [Key(f"result('{n}')", k, _(words), action.status == n) for n, k, words in RESULTS],
            _("The action"),
            indent,
        )
        choices.show(
            [Key(f"client('{n}')", k, _(words), action.client == n) for n, k, words in CHOICES],
            client,
            indent,
        )

    def _listed(self) -> tuple[Listed, ...]:
        return action_changes.listed(self._cases.values(), self._said)

    def _one(self) -> Listed | None:
        """The action with the cursor."""
        key = self.query_one(Groups).cursor_key
        return next((one for one in self._listed() if one.key == key), None)

    @on(Groups.Moved)
    def _moved(self, event: Groups.Moved) -> None:
        event.stop()
        self._show_keys()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        self._show_keys()

    # What is said of an action

    def _keep(self, one: Listed, case: CaseFile) -> str:
        """Take in a change and save it; the sentence says why it could not be saved."""
        self._said |= {one.key}
        fault = self._put(one.case, case)
        if not fault:
            self._changes.append((one.case, case))
            self.refresh_bindings()
        return fault

    def _put(self, before: CaseFile, after: CaseFile) -> str:
        """Save what changed from one to the other, whatever else has changed since."""
        notice, shown = self.query_one(Notice), self._cases.get(after.client)
        try:
            kept = cases.change(
                program(self).home,
                after.team,
                after.client,
                lambda there: together(before, after, there),
            )
        except (StoreError, Unreadable) as fault:
            notice.problem("save", str(fault))
            return str(fault)
        notice.solved("save")
        self._cases[after.client] = kept
        self.show()
        if kept != together(before, after, shown):
            notice.say(changed_by_two(after.client))
        return ""

    def own_commands(self) -> tuple[Command, ...]:
        """Say of the key that groups what it would group by."""
        if self._by == "case":
            return ACTION_COMMANDS
        return tuple(BY_CASE if one is BY_PERSON else one for one in ACTION_COMMANDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        name = action.partition("(")[0]
        if name == "undo":
            return bool(self._changes)
        if name in {"result", "client", "new_date", "remark", "turn", "open_case"}:
            return bool(self._listed()) if self.is_mounted else False
        return super().check_action(action, parameters)

    def action_result(self, result: ActionStatus) -> None:
        """Say what became of the action."""
        if (one := self._one()) is not None:
            today = program(self).clock.read().wall.date()
            self._keep(one, action_changes.with_result(one, result, today))

    def action_client(self, choice: ClientChoice) -> None:
        """Say what the client chose."""
        if (one := self._one()) is not None:
            today = program(self).clock.read().wall.date()
            self._keep(one, action_changes.with_choice(one, choice, today))

    def action_new_date(self) -> None:
        """Put right who and when."""
        if (one := self._one()) is None:
            return
        said = WhoWhen(one.action.who, one.action.when)
        today = program(self).clock.read().wall.date()

        def answered(answer: WhoWhen | None) -> None:
            if answer is not None and answer != said:
                self._keep(one, action_changes.with_action(one, **answer._asdict()))

        ask = AskWhoWhen(one.action.text, one.case.client, self._names, said, today)
        self.app.push_screen(ask, answered)

    def action_remark(self) -> None:
        """Write a note."""
        if (one := self._one()) is not None:
            self._ask_note(one)

    def _ask_note(self, one: Listed, value: str = "", fault: str = "") -> None:
        """Ask for a note; what was typed stands there again where it could not be saved."""

        def answered(text: str | None) -> None:
            if not text:
                return
            notes = (*one.action.notes, text)
            if wrong := self._keep(one, action_changes.with_action(one, notes=notes)):
                self._ask_note(one, text, wrong)

        said = fault or one.action.text
        hint = _("what you want to remember")
        ask = AskText(_("A note with this action"), said, value=value, hint=hint, optional=False)
        self.app.push_screen(ask, answered)

    def action_turn(self) -> None:
        """Group the other way."""
        self._by = "who" if self._by == "case" else "case"
        self.show()

    def action_undo(self) -> None:
        """Take back what was said last."""
        if self._changes:
            before, after = self._changes[-1]
            if not self._put(after, before):
                self._changes.pop()
                self.refresh_bindings()

    def action_open_case(self) -> None:
        """Open the case."""
        if (one := self._one()) is not None:
            self._changes.clear()
            program(self).open_case(self._team, one.case.client)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
