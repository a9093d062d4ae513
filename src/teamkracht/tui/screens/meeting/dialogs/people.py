"""Who is here: coming, leaving, online, guests, and who types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Button, Static

from teamkracht.i18n import _, clock_time, mark
from teamkracht.meeting import people, times
from teamkracht.meeting.meeting import Meeting, Person
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.meeting.talk import case_of, typist
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.fitting import fit, pad
from teamkracht.tui.widgets.people_picks import ONLINE, PeoplePicks, over
from teamkracht.tui.widgets.picks import Pick, Picks

BESIDE = 15
"""Lines of the dialog and around it that are not of the list."""

GUEST = "guest"
"""The button for somebody who is no member of the team."""


class Here(PeoplePicks):
    """Who is here; a letter begins the name of somebody else."""

    OWN_COMMANDS = over(ONLINE)


class PeopleDialog(Dialog[None]):
    """The people of this meeting. Enter: comes or leaves; →: online; F5: types; F6: leads."""

    OWN_COMMANDS = (
        Command("types", mark("Types"), keys=("f5",), palette=False),
        Command("leads", mark("Leads"), keys=("f6",), palette=False),
    )
    DEFAULT_CSS = """
    PeopleDialog > #dialog { width: 72; }
    PeopleDialog #rows { height: auto; scrollbar-size-vertical: 1; }
    PeopleDialog .keys { color: $quiet; height: auto; margin-top: 1; }
    PeopleDialog #name { margin-top: 1; }
    """

    def __init__(self, meeting: Callable[[], Meeting], ask: Callable[..., Any]) -> None:
        """`meeting` gives the meeting as it stands; `ask` asks it for something."""
        super().__init__(_("Who is here"))
        self._meeting = meeting
        self._ask = ask

    def body(self) -> ComposeResult:
        """Give the list and a line for somebody else."""
        with VerticalScroll(id="rows", can_focus=False):
            yield Here(people_rows(self._meeting()), names="#name", text_width=24)
        ref = self._meeting().current
        types = (
            _("types while {client} is on").format(client=fit(ref.case, 16))
            if ref and ref.case
            else _("types from here on")
        )
        keys = (
            ("Enter", _("comes or leaves"), "F5", types),
            ("→", _("online, or at the table"), "F6", _("leads")),
        )
        lines = (
            Content.assemble((pad(a, 7), "$here"), pad(b, 27), (pad(c, 4), "$here"), d)
            for a, b, c, d in keys
        )
        yield Static(Content("\n").join(lines), classes="keys")
        yield LineField(id="name", placeholder=_("somebody else comes in: the name"))
        with Answers(id="choices"):
            yield Button(Content(_("Joins the team")), id="member")
            yield Button(Content(_("Is a guest")), id=GUEST)
            yield Button(Content(_("Close") + "  Esc"), id="cancel")

    def on_resize(self, event: Resize) -> None:
        """Give the list the room that is left."""
        self.query_one("#rows").styles.max_height = event.size.height - BESIDE

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Picks).focus()

    @on(Picks.Switched)
    def _come_or_go(self, event: Picks.Switched) -> None:
        event.stop()
        person = self._meeting().person(event.key)
        if person is not None and person.here:
            self._do(people.leave, person.name)
        else:
            self._do(people.arrive, event.key)

    @on(Picks.Turned)
    def _online_or_at_table(self, event: Picks.Turned) -> None:
        event.stop()
        person = self._meeting().person(event.key)
        if person is not None and person.arrived is None and person.left is None:
            self._do(
                people.set_attendance, person.name, True, online=not person.online,
                guest=person.guest,
            )  # fmt: skip
        elif person is not None and not person.here:
            self._do(people.arrive, person.name, online=True, guest=person.guest)

    def action_types(self) -> None:
        """Somebody types: for this case, or for the meeting where no case is on."""
        if (person := self._person()) is not None:
            ref = self._meeting().current
            self._do(people.set_typist, person.name, ref.case if ref else None)

    def action_leads(self) -> None:
        """Somebody leads from here on."""
        if (person := self._person()) is not None:
            self._do(people.hand_over, person.name)

    @on(LineField.Submitted)
    def _named(self, event: LineField.Submitted) -> None:
        event.stop()
        self._comes_in(guest=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "cancel":
            self.dismiss(None)
        else:
            self._comes_in(guest=event.button.id == GUEST)

    def _comes_in(self, *, guest: bool) -> None:
        field = self.query_one("#name", LineField)
        if field.value.strip() and self._do(people.arrive, field.value, guest=guest):
            field.value = ""

    def _person(self) -> Person | None:
        key = self.query_one(Picks).cursor_key
        return self._meeting().person(key) if key is not None else None

    def _do(self, command: Callable[..., Any], *args: Any, **options: Any) -> bool:
        noted = self._ask(command, *args, **options)
        self.query_one(Picks).show(people_rows(self._meeting()))
        return noted is not None


def people_rows(meeting: Meeting) -> list[Pick]:
    """Give everybody with what they do and since when they are here."""
    return [
        Pick(person.name, person.name, chosen=person.here, detail=_detail(meeting, person))
        for person in meeting.people
    ]


def _detail(meeting: Meeting, person: Person) -> str:
    case = case_of(meeting, meeting.current) if meeting.current else None
    said = {
        _("leads"): person.name == meeting.facilitator,
        _("presents"): case is not None and case.presenter == person.name,
        _("types"): typist(meeting, case) == person.name,
        _("online"): person.online,
        _("guest"): person.guest,
        _("absent"): not person.present,
    }
    words = [word for word, holds in said.items() if holds]
    if person.left:
        time = clock_time(times.instant(meeting, person.left))
        words.append(_("left at {time}").format(time=time))
    elif person.arrived:
        time = clock_time(times.instant(meeting, person.arrived))
        words.append(_("came at {time}").format(time=time))
    return " · ".join(words)
