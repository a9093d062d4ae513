"""A meeting is put together on one screen: who is here, which cases, and does it fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from teamkracht import i18n
from teamkracht.i18n import _, mark
from teamkracht.live.identity import new_code, new_id
from teamkracht.meeting.event import Refused
from teamkracht.tui.agenda_draft import AgendaDraft, draft_for, names_in
from teamkracht.tui.leaving import SaidOnce
from teamkracht.tui.looking import Known, KnownRead, begin, known_at
from teamkracht.tui.program import program
from teamkracht.tui.screens.new_meeting import parts
from teamkracht.tui.screens.new_meeting.adding_cases import AddingCases
from teamkracht.tui.screens.new_meeting.asking import planned_at
from teamkracht.tui.screens.new_meeting.commands import BACK, START
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Pick, Picks
from teamkracht.tui.widgets.plan_bar import PlanBar, PlanPart


class NewMeetingScreen(AddingCases):
    """Everything usual is filled in; what stands on the screen is one `AgendaDraft`."""

    OWN_COMMANDS = (START, BACK)
    CSS_PATH = "new_meeting.tcss"
    HELP_TITLE = mark("Start a meeting")
    HELP_TEXT = mark(
        "Say who is here and which cases there are. What is usual in your team is filled in. Space "
        "switches a row on or off, left and right choose another value, Tab goes on. On the list "
        "of people a letter begins a name; → says that somebody is online, ← that somebody is a "
        "guest. The bar below shows whether it fits. F8 begins."
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._team: str | None = None
        """The team that is chosen; None is one that is not there yet."""
        self._drafts: dict[str | None, AgendaDraft] = {}
        """Of the teams that were turned past: what was filled in there stays."""
        self._said = SaidOnce()

    def compose(self) -> ComposeResult:
        """Lay out the sections; they are filled once the home folder was read."""
        yield Static(_("Start a meeting"), id="new-title")
        with VerticalScroll(id="new-scroll", can_focus=False), Horizontal(id="new-columns"):
            with Vertical(id="new-left", classes="column"):
                yield Static(_("Team and plan"), classes="section")
                yield parts.Choices(id="settings", text_width=14)
                yield LineField(placeholder=_("name of the team"), id="new-team")
                yield Static(_("Who is here"), classes="section")
                yield parts.PeopleList(names="#person", id="people", text_width=20)
                yield LineField(placeholder=_("a name; more names with commas"), id="person")
                yield Static(_("Who does what"), classes="section")
                yield parts.Choices(id="roles", text_width=14)
            with Vertical(id="new-right", classes="column"):
                yield Static(_("Which cases"), classes="section")
                yield parts.CaseList(id="cases", text_width=22)
                yield LineField(id="client")
                yield parts.BirdRow()
                yield Static(_("May stay empty"), classes="section")
                yield from parts.labelled(_("Observers"), _("names with commas"), "observers")
                yield from parts.labelled(_("Planned start"), _("for instance 9:30"), "planned")
        with Vertical(id="new-plan"):
            yield PlanBar()
        yield Notice()
        yield CommandFooter()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Read what is known."""
        self.post_message(KnownRead(known_at(program(self).home)))

    @on(KnownRead)
    def _read_done(self, event: KnownRead) -> None:
        self._known = known = event.known
        for number, problem in enumerate(known.problems):
            self.query_one(Notice).problem(str(number), problem)
        if self.draft is not None:
            self._choose_team(self._team)
        elif known.methods:
            self.query_one("#people" if known.team else "#new-team").focus()
            self._choose_team(known.team)

    def _choose_team(self, name: str | None) -> None:
        """Fill in all that is usual for a team; None is one that is not there yet."""
        known = self._known
        if known is None:
            return
        if self.draft is not None:
            self._drafts[self._team] = self.draft
        self._team, team = name, next((one for one in known.teams if one.name == name), None)
        files = known.cases_of(name) if name else ()
        draft = self._drafts.get(name) or draft_for(team, known.methods, files)
        if draft.known != files:
            draft = draft.with_files(files)
        self.query_one("#new-team").set_class(team is not None, "-known")
        self.show(draft)
        self.offer_birds()
        self.tell_closed(name if name in known.closed else None)

    def show(self, draft: AgendaDraft) -> None:
        """Show a draft: every section, and whether it fits."""
        self.draft = draft
        self._changed()
        known = self._known
        is_known = known is not None and draft.team in known.names()
        title = draft.method.protocol.title.in_(i18n.current())
        rows = [
            Pick("team", _("Team"), value=draft.team if is_known else _("a new team")),
            Pick("method", _("Method"), value=title),
            Pick("plan", _("Plan"), value=parts.plan_words(draft)),
        ]
        if known is not None and len(known.methods) < 2:
            del rows[1]
        self.query_one("#settings", Picks).show(rows)
        self.query_one("#people", Picks).show(parts.people_rows(draft))
        self.query_one("#roles", Picks).show(parts.role_rows(draft))
        cases = self.query_one("#cases", Picks)
        cases.show(parts.case_rows(draft))
        cases.display = bool(draft.cases)
        bar = tuple(PlanPart(name, minutes) for name, minutes in draft.parts())
        self.query_one(PlanBar).show(bar, draft.timing.minutes)

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        if event.value:
            self._changed()

    def _changed(self) -> None:
        """What was asked, or lacked, at the start is asked anew after a change."""
        self.asked.anew()
        self.query_one(Notice).solved("start")

    @on(Picks.Turned, "#settings")
    def _turn_setting(self, event: Picks.Turned) -> None:
        if self.draft is None or self._known is None:
            return
        if event.key == "team":
            self._choose_team(self._known.next_team(self._team, event.by))
        elif event.key == "plan":
            self.show(self.draft.turn_plan(event.by))
        else:
            method = self._known.next_method(self.draft.method, event.by)
            plan = method.protocol.default_plan
            self.show(replace(self.draft, method=method, plan=plan))

    @on(Picks.Turned, "#roles")
    def _turn_role(self, event: Picks.Turned) -> None:
        if self.draft is not None:
            leads = event.key == "facilitator"
            turn = self.draft.turn_facilitator if leads else self.draft.turn_minutes_taker
            self.show(turn(event.by))

    @on(Picks.Switched, "#people")
    def _switch_person(self, event: Picks.Switched) -> None:
        if self.draft is not None:
            here = event.key not in self.draft.here
            self.show(self.draft.change_person(event.key, present=here))

    @on(Picks.Turned, "#people")
    def _turn_person(self, event: Picks.Turned) -> None:
        if self.draft is not None:
            person = next(one for one in self.draft.people if one.name == event.key)
            what = "online" if event.by > 0 else "guest"
            so = not getattr(person, what)
            self.show(self.draft.change_person(event.key, **{what: so}))

    @on(Picks.Switched, "#cases")
    def _switch_case(self, event: Picks.Switched) -> None:
        if self.draft is not None:
            self.show(self.draft.switch_case(event.key))

    @on(Picks.Turned, "#cases")
    def _turn_case(self, event: Picks.Turned) -> None:
        if self.draft is not None:
            self.show(self.draft.turn_presenter(event.key, event.by))

    @on(Picks.Removed, "#cases")
    def _remove_case(self, event: Picks.Removed) -> None:
        if self.draft is not None:
            self.show(self.draft.without_case(event.key))

    @on(LineField.Changed, "#new-team")
    def _name_team(self, event: LineField.Changed) -> None:
        if self.draft is not None and not event.input.has_class("-known"):
            self.draft = replace(self.draft, team=event.value)

    @on(LineField.Submitted, "#new-team")
    def _team_named(self) -> None:
        self.query_one("#person").focus()

    @on(LineField.Submitted, "#person")
    def _submit_person(self, event: LineField.Submitted) -> None:
        self._add_people(event.value)

    @on(LineField.Pasted, "#person")
    def _paste_people(self, event: LineField.Pasted) -> None:
        event.stop()
        half_typed = event.field.value
        self._add_people("\n".join(event.lines))
        event.field.insert_text_at_cursor(half_typed)

    def _add_people(self, text: str) -> None:
        if self.draft is None:
            return
        if not names_in(text):
            self.screen.focus_next()
            return
        guests = self.draft.team in (self._known.names() if self._known else ())
        self.show(self.draft.with_people(names_in(text), guests=guests))
        self.query_one("#person", LineField).clear()

    def action_start(self) -> None:
        """Begin the meeting."""
        if self.asks_first():
            return
        try:
            app, draft = program(self), self._whole_draft()
            self.asked.at_start(draft)
            planned = planned_at(self.query_one("#planned", LineField).value, app.clock.read().wall)
            started = draft.started(
                new_id(app.random), new_code(app.random), i18n.current(), planned
            )
            conductor = begin(app.home, draft, started, app.clock)
        except Refused as refusal:
            self.query_one(Notice).problem("start", str(refusal))
        else:
            app.open_meeting(conductor)

    def _whole_draft(self) -> AgendaDraft:
        """The draft with what was typed last. Raises Refused where there is none yet."""
        if self.draft is None:
            raise Refused(_("One moment: your team is still being read."))
        self._add_what_is_typed()
        observers = names_in(self.query_one("#observers", LineField).value)
        return replace(self.draft, observers=observers)

    def _add_what_is_typed(self) -> None:
        for field, add in (("#person", self._add_people), ("#client", self.add_case)):
            if names_in(typed := self.query_one(field, LineField).value):
                add(typed)
        if client := self.query_one("#client", LineField).value.strip():
            raise Refused(_("Is {client} a pseudonym?").format(client=client))

    def action_back(self) -> None:
        """Back to where this was opened."""
        if self._lets_go():
            self.app.pop_screen()

    async def may_leave(self) -> bool:
        """Not before it was said that nothing of this is kept."""
        return self._lets_go()

    def _lets_go(self) -> bool:
        return self._said.lets_go(self.app, tuple(self._typed_here()))

    def _typed_here(self) -> Iterator[str]:
        """The names, cases and texts that somebody typed on this screen."""
        members = {one.name: one.names() for one in self._known.teams} if self._known else {}
        drafts = {**self._drafts, **({self._team: self.draft} if self.draft else {})}
        for team, draft in drafts.items():
            known = members.get(team or "", ())
            yield from (one.name for one in draft.people if one.name not in known)
            yield from (one.client for one in draft.cases if one.file is None)
        yield from filter(None, (one.value.strip() for one in self.query(LineField)))
