"""A team: who is in it, and how it wants its meetings. What is changed is kept at once."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.widgets import Static

from teamkracht.fidelity.weeks_typed import meant, typed
from teamkracht.i18n import _, mark
from teamkracht.records.team import Team
from teamkracht.tui.commands import shown
from teamkracht.tui.looking import Known, KnownRead, known_at, remember_team
from teamkracht.tui.program import program
from teamkracht.tui.screens.kept_lines import KeptLinesPart
from teamkracht.tui.screens.naming import back_to
from teamkracht.tui.screens.team import rows as team_rows
from teamkracht.tui.screens.team.commands import TEAM_COMMANDS
from teamkracht.tui.screens.team.encryption import Encryption
from teamkracht.tui.screens.team.fields import MemberList, UrgentRoute
from teamkracht.tui.screens.team.keeping import TeamKeeping
from teamkracht.tui.widgets.fields import LineField, MemoField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks


class TeamScreen(TeamKeeping):
    """The team with this name; None makes a new one."""

    OWN_COMMANDS = TEAM_COMMANDS
    CSS_PATH = "team.tcss"
    HELP_TITLE = mark("Team")
    HELP_TEXT = mark(
        "Who is in the team and what is usual, so that a meeting begins with it filled in. "
        "Tab goes on, left and right choose another value. What you change is kept at once. "
        "On somebody's row F2 puts right that name; elsewhere it gives the team another one."
    )

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name)
        self._bare = False
        self._known: Known | None = None
        self._before_removal: Team | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sections; they are filled once the home folder was read."""
        yield Static(self.name_now or _("A new team"), id="team-title", markup=False)
        with VerticalScroll(id="team-scroll", can_focus=False):
            if self.name_now is None:
                yield Static(_("Name"), classes="section")
                yield LineField(placeholder=_("name of the team"), id="name", classes="alone")
            yield Static(_("Members"), classes="section")
            yield MemberList(names="#member", id="members", text_width=26)
            hint = _("a name; more names with commas")
            yield LineField(placeholder=hint, id="member", classes="alone")
            yield Static(_("What is usual"), classes="section")
            yield Picks(id="ways", text_width=24)
            yield Static(_("Agreed in the team"), classes="section")
            with Horizontal(classes="labelled"):
                yield Static(_("May see scores"))
                yield LineField(placeholder=_("who, and what for"), id="who_may_see_scores")
            with Horizontal(classes="labelled"):
                yield Static(_("When it can't wait"))
                yield UrgentRoute(placeholder=_("whom you call, and when"), id="urgent_route")
            with Horizontal(classes="labelled"):
                yield Static(_("Weeks without a meeting"))
                yield LineField(placeholder=_("week 52, week 1, 6 May"), id="planned_off")
            yield Static("", id="planned-meant", markup=False)
            if self.name_now is not None:
                yield Static(_("Kept without a case"), classes="section")
                yield KeptLinesPart(self.name_now)
                yield Encryption(self.name_now)
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Read what is known."""
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        self.post_message(KnownRead(known_at(program(self).home)))

    @on(KnownRead)
    def _read_done(self, event: KnownRead) -> None:
        self._known = known = event.known
        found = next((one for one in known.teams if one.name == self.name_now), None)
        for number, problem in enumerate(known.problems):
            self.query_one(Notice).problem(str(number), problem)
        if self.name_now is not None and found is None:
            self.query_one("#team-scroll", VerticalScroll).disabled = True
            return
        self._bare = self.may_remove()
        team = found or Team(name="")
        self.team = self.kept = team
        self.query_one("#who_may_see_scores", LineField).value = team.who_may_see_scores or ""
        self.query_one("#urgent_route", MemoField).text = team.urgent_route or ""
        self.query_one("#planned_off", LineField).value = typed(team.planned_off)
        self.show()
        first = "#name" if self.name_now is None else "#members" if team.member else "#member"
        self.query_one(first).focus()
        self.refresh_bindings()

    def show(self) -> None:
        """Show the members, what is usual, and what the weeks mean."""
        if self.team is not None and self._known is not None:
            self.query_one("#members", Picks).show(team_rows.member_rows(self.team))
            rows = team_rows.way_rows(self.team, self._known.methods)
            self.query_one("#planned-meant", Static).update(meant(self.team.planned_off))
            self.query_one("#ways", Picks).show(rows)

    @on(Picks.Turned, "#ways")
    @on(Picks.Switched, "#ways")
    def _turn(self, event: Picks.RowMessage) -> None:
        if self.team is not None and self._known is not None:
            by = event.by if isinstance(event, Picks.Turned) else 1
            methods, instruments = self._known.methods, self._known.instruments
            self.change(team_rows.turned(self.team, event.key, by, methods, instruments))

    @on(Picks.Turned, "#members")
    @on(Picks.Switched, "#members")
    def _switch_online(self, event: Picks.RowMessage) -> None:
        if self.team is not None:
            self.change(team_rows.online_turned(self.team, event.key))

    @on(MemberList.Named)
    def _name_member(self, event: MemberList.Named) -> None:
        if self.team is None or not event.name:
            return
        try:
            team = team_rows.renamed(self.team, event.key, event.name)
        except ValueError as wrong:
            self.query_one(Notice).say(str(wrong))
            return
        self._before_removal = None
        self.change(team)
        self.query_one("#members", Picks).go_to(event.name)
        self.refresh_bindings()

    @on(Picks.Removed, "#members")
    def _remove(self, event: Picks.Removed) -> None:
        team = self.team
        if team is not None:
            self.change(team_rows.without(team, event.key))
            self._before_removal = team
            gone = _("{name} is out of the team. {key} puts it back.")
            self.query_one(Notice).say(gone.format(name=event.key, key=shown("ctrl+z")))
            self.refresh_bindings()

    def action_put_back(self) -> None:
        """Take in again who was put out of the team last."""
        if self.team is not None and self._before_removal is not None:
            self.change(team_rows.put_back(self.team, self._before_removal))
            self._before_removal = None
            self.refresh_bindings()

    @on(LineField.Submitted, "#member")
    def _submit_member(self, event: LineField.Submitted) -> None:
        self.add_members(event.value)

    @on(LineField.Pasted, "#member")
    def _paste_members(self, event: LineField.Pasted) -> None:
        event.stop()
        half_typed = event.field.value
        self.add_members("\n".join(event.lines))
        event.field.insert_text_at_cursor(half_typed)

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        self.keep_texts()
        if event.input.id == "name":
            self.query_one("#member").focus()
        elif event.input.id != "member":
            self.focus_next()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Keep what was typed once its field is left."""
        if isinstance(event.widget, LineField | MemoField):
            self.keep_texts()

    async def may_leave(self) -> bool:
        """Keep what was typed last."""
        return self.lets_go()

    def action_back(self) -> None:
        """Keep what was typed last, and go back; the home screen tells of a team made here."""
        if not self.lets_go():
            return
        if self.name_now is None and self.saved_as is not None:
            remember_team(program(self).home, self.saved_as)
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The next team is there only where there are more."""
        if action == "put_back":
            return self._before_removal is not None
        if action == "rename":
            return self.team is not None and (self.name_now is not None or self.on_members)
        if action == "remove_team":
            return self._bare
        if action == "next_team":
            return self._known is not None and len(self._known.teams) > 1
        return super().check_action(action, parameters)

    def action_next_team(self) -> None:
        """Go to the next team, and let that be the one that the home screen tells of."""
        if self._known is not None and self.name_now is not None and self.lets_go():
            name = team_rows.after(self._known.names(), self.name_now, 1)
            remember_team(program(self).home, name)
            self.open_again(name)

    def open_again(self, name: str) -> None:
        """Show a team in the place of this one."""
        back_to(self)
        self.app.switch_screen(TeamScreen(name))

    def action_another(self) -> None:
        """Make one more team, in the place of this one."""
        if self.lets_go():
            self.app.switch_screen(TeamScreen())
