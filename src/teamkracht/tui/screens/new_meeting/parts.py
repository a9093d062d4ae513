"""The parts of the screen on which a meeting is put together."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from teamkracht.i18n import _, mark, ngettext
from teamkracht.tui.agenda_draft import AgendaDraft, Offered, is_waiting
from teamkracht.tui.birds import with_english
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.new_meeting.asking import is_away
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, width_of
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.people_picks import HERE, ONLINE, PeoplePicks, over
from teamkracht.tui.widgets.picks import Pick, Picks

CASES = mark("Cases")


class Choices(Picks):
    """Rows that are only turned: the team, the plan, who does what."""

    OWN_COMMANDS = over(
        Command("turn_on", mark("Another"), keys=("right",), footer=True, palette=False),
    )

    def action_mark(self) -> None:
        """Turn on, for there is nothing to switch."""
        self.action_turn_on()


class PeopleList(PeoplePicks):
    """Who is here; right turns online, left turns guest."""

    OWN_COMMANDS = over(
        Command(
            "mark",
            mark("Here or not"),
            mark("Somebody is here, or is not."),
            ("space", "enter"),
            footer=True,
            group=HERE,
        ),
        ONLINE,
        Command(
            "turn_back",
            mark("Guest"),
            mark("Somebody from outside the team."),
            ("left",),
            footer=True,
            group=HERE,
        ),
    )


class CaseList(Picks):
    """The cases that can be on the agenda, and who brings them in."""

    OWN_COMMANDS = over(
        Command(
            "mark",
            mark("On the agenda"),
            mark("Put this case on the agenda, or take it off."),
            ("space", "enter"),
            footer=True,
            group=CASES,
        ),
        Command(
            "turn_on",
            mark("Who brings it in"),
            mark("Let somebody else bring this case in."),
            ("right",),
            footer=True,
            group=CASES,
        ),
    )


class BirdRow(Drawn):
    """Names of birds to choose from with the mouse. Posts `Chosen`."""

    PREFIX = "birds"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"birds--quiet", "birds--name"}
    DEFAULT_CSS = """
    BirdRow { height: 1; }
    BirdRow > .birds--quiet { color: $quiet; }
    BirdRow > .birds--name { color: $here; }
    """
    birds: tuple[str, ...] = ()

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, bird: str) -> None:
            super().__init__()
            self.bird = bird

    def show(self, birds: tuple[str, ...]) -> None:
        """Offer these names."""
        self.birds = birds
        self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - one line
        """Draw the names."""
        line: Line = [Piece("  " + _("or"), "quiet")] if self.birds else []
        for bird in self.birds:
            name = [Piece("   "), Piece(with_english(bird), "name", bird)]
            if width_of([*line, *name]) <= width:
                line += name
        return [cut(line, width)]

    def on_click(self, event: Click) -> None:
        """Take the name that was clicked."""
        target = self.target_at(event)
        if isinstance(target, str):
            event.stop()
            self.post_message(self.Chosen(target))


def people_rows(draft: AgendaDraft) -> list[Pick]:
    """Give a row for each person."""
    return [
        Pick(
            person.name,
            person.name,
            chosen=person.present,
            detail=" · ".join(
                word
                for word, so in (
                    (_("leads"), person.name == draft.facilitator),
                    (_("types"), person.name == draft.minutes_taker),
                    (_("online"), person.online),
                    (_("guest"), person.guest),
                )
                if so and (person.present or word != _("online"))
            ),
        )
        for person in draft.people
    ]


def case_rows(draft: AgendaDraft) -> list[Pick]:
    """Give a row for each case that can be on the agenda."""
    return [
        Pick(
            one.client,
            with_english(one.client),
            chosen=one.chosen,
            value=one.presenter or _("nobody yet"),
            detail=_("is not here") if is_away(one, draft) else _case_detail(one),
            attention=is_away(one, draft),
            removable=True,
        )
        for one in draft.cases
    ]


def _case_detail(one: Offered) -> str:
    if one.file is None:
        return ""
    if not is_waiting(one):
        return _("known")
    return _("postponed") if one.file.postponed else _("prepared")


def role_rows(draft: AgendaDraft) -> list[Pick]:
    """Give a row for who leads and who types."""
    return [
        Pick("facilitator", _("Leads"), value=draft.facilitator or _("nobody yet")),
        Pick("minutes_taker", _("Types"), value=draft.minutes_taker or _("nobody yet")),
    ]


def plan_words(draft: AgendaDraft) -> str:
    """Say which plan it is: its minutes, and for how many cases it was made."""
    plan = draft.timing
    minutes = ngettext("{count} minute", "{count} minutes", plan.minutes)
    said = minutes.format(count=plan.minutes)
    if not plan.cases:
        return said
    cases = ngettext("{count} case", "{count} cases", plan.cases).format(count=plan.cases)
    return f"{said}, {cases}"


def labelled(label: str, hint: str, name: str) -> ComposeResult:
    """A field with its label before it."""
    with Horizontal(classes="labelled"):
        yield Static(label)
        yield LineField(placeholder=hint, id=name)
