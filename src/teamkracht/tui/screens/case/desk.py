"""Preparing one case: its facts and its question at one side, its kompas at the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.widgets import Static, TextArea

from teamkracht.exports.words import FIELD
from teamkracht.i18n import _, current, long_date, mark, near_date
from teamkracht.meeting.days import day, example
from teamkracht.meeting.meeting import OpenAction
from teamkracht.protocol.steps import FieldName
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases, teams
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.compass_words import place_name
from teamkracht.tui.program import program
from teamkracht.tui.screens.case import changes as case_changes
from teamkracht.tui.screens.case.kompas import KompasPart
from teamkracht.tui.screens.case.naming import REMOVE, RENAME, CaseNaming
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.fields import MemoField
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks

SAVE_EVERY = 0.8
"""Seconds between two looks at whether something has to be saved."""
HINTS: dict[FieldName, str] = {
    "help_question": mark("How can we …?"),
    "goal": mark("What does {client} want?"),
    "situation": mark("What does the team have to know? Keep it short."),
}


class CaseDesk(CaseNaming):
    """One case. What is changed is saved at once; what is half typed every few seconds."""

    HELP_TITLE = mark("Preparing a case")
    HELP_TEXT = mark(
        "Write down the question for the team, and fill in the strengths compass as far as you "
        "can. Nothing has to be filled in. Left and right choose another value. All is kept by "
        "itself."
    )
    OWN_COMMANDS = (
        Command(
            "kompas",
            mark("Compass"),
            mark("Go to the compass, or back to the question."),
            ("ctrl+r", "f6"),
            footer=True,
            priority=True,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
        Command(
            "actions",
            mark("Actions"),
            mark("See what was agreed, and say what became of it."),
            ("a", "f5"),
            footer=True,
        ),
        RENAME,
        REMOVE,
    )

    def __init__(self, team: str, client: str) -> None:
        super().__init__()
        self.team = team
        self.client = client

    def compose(self) -> ComposeResult:
        """Lay out the form and the kompas."""
        with Horizontal(id="head"):
            yield Static(self.client, id="head-title", markup=False)
            yield Static("", id="head-state", markup=False)
            yield Notice()
        yield Static("", id="fault", markup=False)
        with Horizontal(id="desk"):
            with VerticalScroll(id="form", can_focus=False):
                yield Picks(id="facts", text_width=17)
                for name, label in FIELD.items():
                    yield Static(_(label), classes="heading", markup=False)
                    hint = _(HINTS[name]).format(client=self.client)  # type: ignore[index]
                    yield MemoField(id=name, placeholder=hint)
                yield Static("", id="agreed", markup=False)
                yield Static("", id="added", markup=False)
            yield self.kompas

    def on_mount(self) -> None:
        """Read the case; one can type at once."""
        self.set_interval(SAVE_EVERY, self.save)
        self.query_one("#help_question").focus(scroll_visible=False)
        self._load()

    @work(thread=True, exclusive=True, group="load")
    def _load(self) -> None:
        app = program(self)
        try:
            team = teams.find(app.home, self.team)
            case = cases.find(app.home, self.team, self.client)
        except (StoreError, Unreadable) as fault:
            tell(self, self._broken, str(fault))
            return
        fresh = CaseFile(client=self.client, team=self.team, prepared=True)
        names = team.names() if team else ()
        self.on_disk = self.there = case
        tell(self, self._loaded, case or fresh, names)

    def _broken(self, fault: str) -> None:
        self.query_one("#fault", Static).update(fault)
        self.query_one("#fault").display = True
        self.query_one("#desk").display = False

    def _loaded(self, case: CaseFile, members: tuple[str, ...]) -> None:
        # Who was quicker than the disk keeps what was typed, before what stood there.
        fields = [self.query_one(f"#{name}", MemoField) for name in FIELD]
        typed = [(field, field.text) for field in fields if field.text]
        self.case = self.saved = case
        self.members = members
        self.take_in(case)
        for field, text in typed:
            field.insert(text, (0, 0))

    def take_in(self, case: CaseFile) -> None:
        """Show a case with its texts; one that reads so already keeps its cursor."""
        for name in FIELD:
            field, text = self.query_one(f"#{name}", MemoField), getattr(case, name) or ""
            if case_changes.with_field(case, name, field.text) != case:  # type: ignore[arg-type]
                before, (_row, at) = field.text, field.cursor_location
                with field.prevent(TextArea.Changed):
                    field.load_text(text)
                # One types on where one was, whatever came before or behind it.
                came = text.index(before) if before and before in text else 0
                field.move_cursor((0, min(came + at, len(text))))
        self.show()

    def as_typed(self, case: CaseFile) -> CaseFile:
        """The case with the texts as they stand in the fields."""
        for name in FIELD:
            case = case_changes.with_field(case, name, self.query_one(f"#{name}", MemoField).text)  # type: ignore[arg-type]
        return case

    def with_own_field(self, case: CaseFile, own: CaseFile) -> CaseFile:
        """The case with the field in use as it is in `own`."""
        focused = self.screen.focused
        name = focused.id if isinstance(focused, MemoField) else None
        return replace(case, **{name: getattr(own, name)}) if name in FIELD else case  # type: ignore[arg-type]

    def show(self) -> None:
        """Show the case as it stands."""
        case = self.case
        if case is None:
            return
        self._show_state(case)
        self.query_one("#facts", Picks).show(case_changes.facts(case, self.today))
        added = case_changes.since_last(case)
        since = long_date(case.discussed[-1]) if case.discussed else ""
        legend = _("+ came to it since {date}").format(date=since) if since else ""
        self.kompas.show(case.kompas, case.client, added, legend)
        came = [f"+ {text}   {place_name(place)}" for place, text in added]
        self._list("#added", _("Came to the compass since last time"), came)
        agreed = [_agreed(one, self.today) for one in case.open_actions()]
        self._list("#agreed", _("Still open"), agreed)

    def _show_state(self, case: CaseFile) -> None:
        self.query_one("#head-state", Static).update(case_changes.where_it_stands(case))

    def _list(self, place: str, title: str, lines: list[str]) -> None:
        shown = self.query_one(place, Static)
        shown.display = bool(lines)
        shown.update("\n".join((title, *lines)))

    def keep(self, case: CaseFile, *, typed: bool = False) -> None:
        """Take in a change, and save it; of what is being typed only after a moment."""
        self.case = case
        if typed:
            self.query_one(Notice).say("")
            self._show_state(case)
        else:
            self.show()
            self.save()

    # What is filled in

    @on(Picks.Turned, "#facts")
    def _turned(self, event: Picks.Turned) -> None:
        event.stop()
        self._turn(event.key, event.by)

    @on(Picks.Switched, "#facts")
    def _switched(self, event: Picks.Switched) -> None:
        event.stop()
        self._turn(event.key, 1)

    def _turn(self, key: str, by: int) -> None:
        if self.case is None:
            return
        if key == "next_contact":
            when = self.case.next_contact
            self._ask_day(near_date(when, self.today) if when else "")
        else:
            self.keep(case_changes.turned(self.case, key, by, self.members))

    @on(Picks.Begun, "#facts")
    def _day_begun(self, event: Picks.Begun) -> None:
        event.stop()
        self._ask_day(event.character, over=False)

    def _ask_day(self, value: str, fault: str = "", *, over: bool = True) -> None:
        title = _("When do you see {client} again?").format(client=self.client)
        hint = _("fri, {day}, in a week").format(day=example(self.today))
        ask = AskText(title, fault, value=value, over=over, hint=hint)
        self.app.push_screen(ask, self._day_said)

    def _day_said(self, text: str | None) -> None:
        if text is None or self.case is None:
            return
        when = self.case.next_contact
        if when is not None and text == near_date(when, self.today):
            return
        try:
            found = day(text, self.today, current()) if text else None
        except ValueError as wrong:
            self._ask_day(text, str(wrong), over=False)
            return
        self.keep(replace(self.case, next_contact=found))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        name = event.text_area.id
        if self.case is not None and name in FIELD:
            text = event.text_area.text
            self.keep(case_changes.with_field(self.case, name, text), typed=True)  # type: ignore[arg-type]

    @on(DescendantBlur)
    def _left_field(self) -> None:
        self.bring_in_rest()
        self.save()

    @on(KompasPart.Changed)
    def _kompas_changed(self, event: KompasPart.Changed) -> None:
        event.stop()
        if self.case is not None and event.kompas != self.case.kompas:
            self.keep(case_changes.with_kompas(self.case, event.kompas, self.today))

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions where there are any; Escape closes the line of the kompas first."""
        if action == "back":
            return not self.kompas.is_open
        if action in {"rename", "remove_case"}:
            return self.case is not None and not self.kompas.is_open
        if action == "actions":
            return self.case is not None and bool(self.case.open_actions())
        return super().check_action(action, parameters)

    def own_commands(self) -> tuple[Command, ...]:
        """From the kompas the same key leads back to the question."""
        if not self._is_at_kompas():
            return self.OWN_COMMANDS
        first, *rest = self.OWN_COMMANDS
        return (replace(first, label=mark("The question")), *rest)

    def _is_at_kompas(self) -> bool:
        return self.kompas in (self.screen.focused or self).ancestors_with_self

    def action_kompas(self) -> None:
        """Go to the kompas, or back."""
        at_kompas = self._is_at_kompas()
        self.set_class(not at_kompas, "-kompas")
        (self.query_one("#help_question") if at_kompas else self.kompas.compass).focus()

    async def action_back(self) -> None:
        """Save, and go back."""
        if await self.leave():
            self.app.pop_screen()

    async def action_actions(self) -> None:
        """See the actions of the team."""
        if await self.leave():
            program(self).open_actions(self.team)


def _agreed(action: OpenAction, today: date) -> str:
    """One line for an open action: what, who, when."""
    when = near_date(action.when, today) if action.when else None
    return " · ".join(filter(None, (action.action, action.who, when)))
