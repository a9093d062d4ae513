"""A home with a team, and a meeting in it that has ended, for the screens that come after one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from textual.screen import Screen

from teamkracht import i18n
from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.live.opening import start
from teamkracht.meeting import choosing, ideas, notes, people, rounds, steps
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.kompas import Condition, Kompas
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.case_file import CaseAction, CaseFile, DatedChange
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, protocols, teams
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp

AMSTERDAM = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 4, 9, 30, tzinfo=AMSTERDAM)
TEAM = "Participatiecoaches Oost"
NAMES = ("Marga", "Hans", "Yvonne", "Fatima", "Ria", "Loes")
KOMPAS = Kompas(
    belangrijkst=("Onder de mensen zijn",),
    doelen=("Een vaste plek waar ik iets kan leren",),
    jezelf_zijn=Condition(("Humor", "Houdt vol, ook na een terugval"), ("Wandelt elke ochtend",)),
    ertoe_doen=Condition(("Zorgde jaren voor haar moeder",), ("Buurvrouw die om hulp vraagt",)),
    meedoen=Condition(("Werkte in een bloemenzaak",), ("Fiets",), ("Vrijwilligerswerk [klein]",)),
    erbij_horen=Condition(("Maakt makkelijk een praatje",), ("Zus in Arnhem",), ("Collega's",)),
)
IDEAS = (
    "Kerk: bloemen verzorgen op vrijdag",
    "Na elke keer tien minuten bellen: hoe was het",
    "Drie plekken bekijken en dan pas kiezen",
    "Buurvrouw vragen of ze samen heen fietsen [echt] 🚲",
)


def make_home(root: Path) -> Home:
    """A home with one team and its cases."""
    home = Home(root).make()
    teams.save(
        home,
        Team(name=TEAM, facilitator="Marga", member=tuple(Member(name=name) for name in NAMES)),
    )
    return home


def make_cases(home: Home) -> None:
    """A prepared case, a postponed one and one that was discussed."""
    cases.save(
        home,
        CaseFile(
            client="Merel",
            team=TEAM,
            presenter="Yvonne",
            prepared=True,
            client_knows=True,
            help_question="Hoe help ik Merel om klein te beginnen met vrijwilligerswerk?",
            discussed=(date(2026, 10, 28),),
            kompas=KOMPAS,
            kompas_change=(
                DatedChange(
                    date=date(2026, 10, 28),
                    condition="meedoen",
                    section="hulpbronnen",
                    text="Fiets",
                    where="schets",
                ),
            ),
            action=(
                CaseAction(
                    text="Drie plekken uitzoeken",
                    who="Yvonne",
                    when=date(2026, 11, 2),
                    agreed=date(2026, 10, 28),
                ),
                CaseAction(text="Bellen met de kerk", who="Hans", when=date(2026, 11, 20)),
            ),
        ),
    )
    cases.save(home, CaseFile(client="Kievit", team=TEAM, presenter="Hans", postponed=True))
    cases.save(
        home,
        CaseFile(
            client="Zwaluw",
            team=TEAM,
            presenter="Ria",
            discussed=(date(2026, 10, 21),),
            action=(CaseAction(text="Kaartje sturen", who="Ria", when=date(2026, 11, 4)),),
        ),
    )


def ended_meeting(home: Home, clock: SetClock, *, ended: bool = True) -> Conductor:
    """A meeting of an hour with two cases: one went well, of the other a step was skipped."""
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    started = MeetingStarted(
        id="abcdefghjk",
        code="AB23",
        team=TEAM,
        plan="90",
        language="nl",
        facilitator="Marga",
        minutes_taker="Hans",
        people=tuple(Expected(one, present=one != "Loes") for one in NAMES),
        cases=(Brought("Merel", "Yvonne", kompas=KOMPAS), Brought("Kievit", None)),
        open_actions=(OpenAction("Merel", "Drie plekken uitzoeken", "Yvonne"),),
    )
    conductor = start(home, text, name, started, clock)
    _play(conductor, clock)
    if ended:
        conductor.do(steps.end)
    return conductor


def _play(conductor: Conductor, clock: SetClock) -> None:
    """Go through the steps; the question round of Kievit is skipped."""

    def after(minutes: float) -> None:
        for _second in range(round(60 * minutes)):
            clock.advance(1)
            conductor.tick()

    after(6.5)
    conductor.do(steps.go_next)
    after(2)
    conductor.do(steps.jump, StepRef("krachtkompas", "Merel"))
    for client, brought in (("Merel", IDEAS), ("Kievit", IDEAS[:1])):
        after(3)
        conductor.do(steps.go_next)
        conductor.do(notes.set_field, client, "help_question", f"Hoe helpen we {client} op weg?")
        after(2)
        conductor.do(steps.go_next)
        after(5)
        conductor.do(steps.go_next)
        if client == "Merel":
            conductor.do(rounds.take_turn, conductor.meeting.current, "Hans", "Wat geeft energie?")
            after(10)
            conductor.do(steps.go_next)
        else:
            conductor.do(steps.skip, None, "geen tijd")
        conductor.do(ideas.add_ideas, client, list(brought))
        after(12)
        conductor.do(steps.go_next)
        conductor.do(choosing.make_action, client, f"Bellen over {client}", idea=1)
        after(4)
        conductor.do(steps.go_next)
    after(3)
    conductor.do(people.leave, "Ria")


def program(
    home: Home,
    clock: SetClock,
    first: Callable[[], Screen[Any]],
    *,
    language: str = "nl",
    theme: str = "teamkracht-dark",
) -> TeamkrachtApp:
    """A program that begins with one screen."""
    i18n.use(language)
    return TeamkrachtApp(
        home=home,
        language=language,
        theme=theme,
        clock=clock,
        random=Random(7),
        first_screen=first,
    )
