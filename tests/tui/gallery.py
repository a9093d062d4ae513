"""Every widget in view, to look at while working on it: `python tests/tui/gallery.py [place]`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.meeting_commands import MEETING_COMMANDS
from teamkracht.tui.widgets import rail as r
from teamkracht.tui.widgets.clock import ClockFace, StepClock
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.compass_picture import CompassField, CompassPicture, Entry, Section
from teamkracht.tui.widgets.dialog import Ask, AskText, Choice
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.plan_bar import PlanBar, PlanPart
from teamkracht.tui.widgets.row import Row

IDEAS = (
    "Kerk: bloemen verzorgen op vrijdag",
    "Na elke keer tien minuten bellen: hoe was het",
    "Drie plekken bekijken en dan pas kiezen",
    (
        "Een dag meelopen met [Ria] van de kringloop, en daarna samen koffie drinken om te horen "
        "wat haar energie gaf en wat te veel was"
    ),
    "Buurvrouw vragen of ze samen heen fietsen 🚲",
)


def rail_picture() -> r.RailPicture:
    """A meeting half way its first case."""
    case = (
        r.RailStep("m1", "Krachtkompas", r.DONE, "3:00"),
        r.RailStep("m2", "Vraag", r.DONE, "1:00"),
        r.RailStep("m3", "Schets", r.SKIPPED),
        r.RailStep("m4", "Vragenronde", r.DONE, "10:00"),
        r.RailStep("m5", "Brainstorm", r.NOW, "12"),
        r.RailStep("m6", "Kiezen", r.TODO, "5"),
    )
    later = tuple(r.RailStep(f"k{n}", step.name, r.TODO, "5") for n, step in enumerate(case))
    return r.RailPicture(
        (
            r.RailGroup(
                (
                    r.RailStep("opening", "Opening", r.DONE, "6:30"),
                    r.RailStep("review", "Terugblik", r.DONE, "1:30"),
                )
            ),
            r.RailGroup(case, "Merel", "Yvonne"),
            r.RailGroup(later, "Kievit", "Hans"),
            r.RailGroup(later, "Zwaluw", "Ria"),
            r.RailGroup((r.RailStep("closing", "Afsluiting", r.TODO, "5"),)),
        ),
        short="Brainstorm 5/6 · Merel 1/3",
    )


def kompas(*, filled: bool = True) -> CompassPicture:
    """A krachtkompas as it could lie on the table."""
    entries = {
        "self": (("tekenen", "zorgvuldig", "humor"), ("eigen kamer",), ("weer exposeren",)),
        "matter": (("zorgt voor de hond", "kan goed luisteren"), ("buurtmoestuin",), ()),
        "take": (("was jaren verkoopster",), ("fiets", "OV-kaart"), ("vrijwilligerswerk, klein",)),
        "belong": (("houdt contact met zus",), ("zus Anja", "koor [vroeger]"), ("een vriendin",)),
    }
    titles = {
        "self": "jezelf zijn",
        "matter": "ertoe doen",
        "take": "meedoen",
        "belong": "erbij horen",
    }
    fields = tuple(
        CompassField(
            key,
            titles[key],
            tuple(
                Section(
                    title,
                    tuple(Entry(t, added=t in {"humor", "fiets"}) for t in texts) if filled else (),
                )
                for title, texts in zip(
                    ("Krachten", "Hulpbronnen", "Wensen"), entries[key], strict=True
                )
            ),
            prompt="Waar word je blij van? Wat gaat vanzelf?",
        )
        for key in titles
    )
    return CompassPicture(
        ("Rust in huis en weer iets te vertellen hebben",) if filled else (),
        ("In mei twee ochtenden vrijwilligerswerk",) if filled else (),
        fields,
        "Wat telt het meest",
        "Doelen",
        "+ gehoord of toegevoegd sinds de vorige keer",
    )


class Table(CommandScreen):
    """A screen with the commands of a meeting; they do nothing here."""

    OWN_COMMANDS: tuple[Command, ...] = MEETING_COMMANDS
    CSS = """
    Table #head { height: 1; margin: 1 2 1 2; }
    Table #head Static { width: auto; }
    Table Rail { margin: 0 2; }
    Table #main { margin: 0 2 1 2; }
    Table #top { height: 8; }
    Table #title { width: 1fr; height: auto; }
    Table.-short #top { height: 5; }
    Table.-short StepClock { height: 4; }
    Table.-narrow Rail { width: 22; margin: 0 1; }
    Table PlanBar { margin: 1 0; }
    """

    def __init__(self, dialog: Screen[Any] | None = None) -> None:
        super().__init__()
        self._dialog = dialog

    def compose(self) -> ComposeResult:
        """Lay out the widgets as a meeting screen would."""
        with Horizontal(id="head"):
            yield Static("Teamkrachtbespreking   ")
            yield Notice()
        with Horizontal():
            yield Rail()
            with Vertical(id="main"):
                with Horizontal(id="top"):
                    yield Static(
                        "Brainstorm\n\nHoe help ik Merel om klein te beginnen?", id="title"
                    )
                    yield StepClock()
                yield Lines()
                yield LineField(placeholder="een idee")
                yield PlanBar()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Fill the widgets."""
        self.query_one(r.Rail).show(rail_picture())
        self.query_one(StepClock).show(
            ClockFace(462, 720, ends_at="11:26", schedule="4 min voor op schema")
        )
        self.query_one(Lines).set_rows(
            Row(str(n), text, str(n), "Ria" if n % 2 else "", saved=n != 5, chosen=n == 2)
            for n, text in enumerate(IDEAS, 1)
        )
        self.query_one(Notice).say("opgeslagen 09:58")
        parts = (
            PlanPart("Opening", 4),
            PlanPart("Terugblik", 6),
            PlanPart("Merel", 35),
            PlanPart("Kievit", 35),
            PlanPart("Afsluiting", 5),
        )
        self.query_one(PlanBar).show(parts, 90)
        self.query_one(LineField).focus()
        if self._dialog is not None:
            self.call_after_refresh(self.app.push_screen, self._dialog)


Rail = r.Rail


class KompasTable(CommandScreen):
    """The krachtkompas alone."""

    HELP_TITLE = "Krachtkompas"
    HELP_TEXT = "Hier zie je het krachtkompas. Kies een veld met de pijlen; Enter opent het."

    def __init__(self, *, filled: bool = True, large: str | None = None) -> None:
        super().__init__()
        self._filled = filled
        self._large = large

    def compose(self) -> ComposeResult:
        """Show the kompas and the footer."""
        yield Compass()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Fill the kompas."""
        self.query_one(Compass).show(kompas(filled=self._filled))
        self.query_one(Compass).large(self._large)
        self.query_one(Compass).focus()


PLACES: dict[str, Any] = {
    "table": Table,
    "kompas": KompasTable,
    "kompas-empty": lambda: KompasTable(filled=False),
    "kompas-large": lambda: KompasTable(large="take"),
    "ask": lambda: Table(
        Ask("Stap overslaan?", "De stap Schets.", [Choice("yes", "Ja", "j", strong=True)])
    ),
    "ask-text": lambda: Table(
        AskText("Waarom sla je de stap over?", "Mag leeg blijven.", hint="reden")
    ),
}


def gallery(place: str, theme: str = "teamkracht-dark", language: str = "nl") -> TeamkrachtApp:
    """Make a program that shows one place of the gallery."""
    return TeamkrachtApp(
        home=Path(gettempdir()), language=language, theme=theme, first_screen=PLACES[place]
    )


if __name__ == "__main__":
    gallery(sys.argv[1] if len(sys.argv) > 1 else "table").run()
