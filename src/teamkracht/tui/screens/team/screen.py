"""A team: who is in it, and how it wants its meetings. What is changed is kept at once."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.widgets import Static

from teamkracht.fidelity.weeks_typed import meant, typed, weeks_typed
from teamkracht.i18n import _, mark
from teamkracht.records.team import Team
from teamkracht.store import teams
from teamkracht.store.files import StoreError, remove
from teamkracht.toml import Unreadable
from teamkracht.tui.agenda_draft import names_in
from teamkracht.tui.commands import shown
from teamkracht.tui.looking import Known, KnownRead, known_at, remember_team
from teamkracht.tui.program import program
from teamkracht.tui.screens.kept_lines import KeptLinesPart
from teamkracht.tui.screens.team import rows as team_rows
from teamkracht.tui.screens.team.commands import TEAM_COMMANDS
from teamkracht.tui.screens.team.encryption import Encryption
from teamkracht.tui.screens.team.fields import MemberList, UrgentRoute, text_or_none
from teamkracht.tui.screens.team.naming import TeamNaming
from teamkracht.tui.widgets.fields import LineField, MemoField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks


class TeamScreen(TeamNaming):
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
        super().__init__()
        self.name_now = name
        self._saved_as, self._bare = name, False
        self._team: Team | None = None
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
        self._team = team
        self.query_one("#who_may_see_scores", LineField).value = team.who_may_see_scores or ""
        self.query_one("#urgent_route", MemoField).text = team.urgent_route or ""
        self.query_one("#planned_off", LineField).value = typed(team.planned_off)
        self._show()
        first = "#name" if self.name_now is None else "#members" if team.member else "#member"
        self.query_one(first).focus()
        self.refresh_bindings()

    def _show(self) -> None:
        if self._team is not None and self._known is not None:
            self.query_one("#members", Picks).show(team_rows.member_rows(self._team))
            rows = team_rows.way_rows(self._team, self._known.methods)
            self.query_one("#planned-meant", Static).update(meant(self._team.planned_off))
            self.query_one("#ways", Picks).show(rows)

    def _change(self, team: Team) -> None:
        """Show a changed team, and keep it."""
        if team == self._team:
            return
        self._team = team
        self._show()
        self._save()

    def _save(self) -> None:
        """Keep the team. One that got another name on this screen leaves no file behind."""
        if self._team is None or not self._team.name:
            return
        home, notice = program(self).home, self.query_one(Notice)
        try:
            path = teams.save(home, self._team)
            if self.name_now is None and self._saved_as not in {None, self._team.name}:
                before = teams.path_of(home, self._saved_as or "")
                if before != path:
                    remove(before)
        except (StoreError, Unreadable) as fault:
            notice.problem("saved", str(fault))
        else:
            self._saved_as = self._team.name
            self.query_one("#team-title", Static).update(self._team.name)
            notice.solved("saved")
            notice.say(_("Kept."))

    @on(Picks.Turned, "#ways")
    @on(Picks.Switched, "#ways")
    def _turn(self, event: Picks.RowMessage) -> None:
        if self._team is not None and self._known is not None:
            by = event.by if isinstance(event, Picks.Turned) else 1
            methods, instruments = self._known.methods, self._known.instruments
            self._change(team_rows.turned(self._team, event.key, by, methods, instruments))

    @on(Picks.Turned, "#members")
    @on(Picks.Switched, "#members")
    def _switch_online(self, event: Picks.RowMessage) -> None:
        if self._team is not None:
            self._change(team_rows.online_turned(self._team, event.key))

    @on(MemberList.Named)
    def _name_member(self, event: MemberList.Named) -> None:
        if self._team is None or not event.name:
            return
        try:
            team = team_rows.renamed(self._team, event.key, event.name)
        except ValueError as wrong:
            self.query_one(Notice).say(str(wrong))
            return
        self._before_removal = None
        self._change(team)
        self.query_one("#members", Picks).go_to(event.name)
        self.refresh_bindings()

    @on(Picks.Removed, "#members")
    def _remove(self, event: Picks.Removed) -> None:
        team = self._team
        if team is not None:
            self._change(team_rows.without(team, event.key))
            self._before_removal = team
            gone = _("{name} is out of the team. {key} puts it back.")
            self.query_one(Notice).say(gone.format(name=event.key, key=shown("ctrl+z")))
            self.refresh_bindings()

    def action_put_back(self) -> None:
        """Take in again who was put out of the team last."""
        if self._team is not None and self._before_removal is not None:
            self._change(team_rows.put_back(self._team, self._before_removal))
            self._before_removal = None
            self.refresh_bindings()

    @on(LineField.Submitted, "#member")
    def _submit_member(self, event: LineField.Submitted) -> None:
        self._add(event.value)

    @on(LineField.Pasted, "#member")
    def _paste_members(self, event: LineField.Pasted) -> None:
        self._add("\n".join(event.lines))

    def _add(self, text: str) -> None:
        if self._team is not None:
            self._change(team_rows.added(self._team, names_in(text)))
            self.query_one("#member", LineField).clear()

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

    def keep_texts(self) -> None:
        """Take in the texts as they stand in their fields."""
        if self._team is None:
            return
        scores = self.query_one("#who_may_see_scores", LineField).value
        changes: dict[str, str | tuple[str, ...] | None] = {
            "planned_off": self._planned_off(self._team.planned_off),
            "who_may_see_scores": text_or_none(scores),
            "urgent_route": text_or_none(self.query_one("#urgent_route", MemoField).text),
        }
        if self.name_now is None:
            typed_name = self.query_one("#name", LineField).value
            changes["name"] = self.name_in(typed_name) or self._team.name
        self._change(replace(self._team, **changes))  # type: ignore[arg-type]

    def _planned_off(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The weeks that were typed; those of before, and a sentence, where they are not clear."""
        notice, text = self.query_one(Notice), self.query_one("#planned_off", LineField).value
        try:
            found = weeks_typed(text, program(self).clock.read().wall.date())
        except ValueError as wrong:
            notice.problem("planned_off", str(wrong))
            return before
        notice.solved("planned_off")
        return found

    async def may_leave(self) -> bool:
        """Keep what was typed last."""
        self.keep_texts()
        return True

    def action_back(self) -> None:
        """Keep what was typed last, and go back; the home screen tells of a team made here."""
        self.keep_texts()
        if self.name_now is None and self._saved_as is not None:
            remember_team(program(self).home, self._saved_as)
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The next team is there only where there are more."""
        if action == "put_back":
            return self._before_removal is not None
        if action == "rename":
            return self._team is not None and (self.name_now is not None or self.on_members)
        if action == "remove_team":
            return self._bare
        if action == "next_team":
            return self._known is not None and len(self._known.teams) > 1
        return super().check_action(action, parameters)

    def action_next_team(self) -> None:
        """Go to the next team, and let that be the one that the home screen tells of."""
        self.keep_texts()
        if self._known is not None and self.name_now is not None:
            name = team_rows.after(self._known.names(), self.name_now, 1)
            remember_team(program(self).home, name)
            self.open_again(name)

    def open_again(self, name: str) -> None:
        """Show a team in the place of this one."""
        self.app.switch_screen(TeamScreen(name))

    def action_another(self) -> None:
        """Make one more team, in the place of this one."""
        self.keep_texts()
        self.app.switch_screen(TeamScreen())
