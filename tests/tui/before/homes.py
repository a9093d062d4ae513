"""Homes to begin from: an empty one, and one of a team with something to do."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from textual.pilot import Pilot

from teamkracht.live.clock import SetClock
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, teams
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp

NOW = datetime(2026, 11, 4, 9, 28, tzinfo=timezone(timedelta(hours=1)))
TEAM = "Participatiecoaches [Oost] 🚲"
NAMES = ("Anneke", "Bilal", "Hans", "Loes", "Ria [de Vries]", "Yvonne")


def busy(root: Path) -> Home:
    """A team with two cases that wait and two open actions, one of them due."""
    home = Home(root).make()
    members = tuple(Member(name=name, online=name == "Bilal") for name in NAMES)
    teams.save(
        home,
        Team(name=TEAM, facilitator="Anneke", minutes_taker="Loes", plan="90", member=members),
    )
    actions = (
        CaseAction(text="Bellen met de kerk", who="Yvonne", when=date(2026, 11, 3)),
        CaseAction(text="Samen fietsen", who="Yvonne", when=date(2026, 12, 1)),
        CaseAction(text="Gedaan", status="done"),
    )
    cases.save(
        home,
        CaseFile(client="Merel", team=TEAM, presenter="Yvonne", prepared=True, action=actions),
    )
    cases.save(home, CaseFile(client="Kievit", team=TEAM, presenter="Hans", postponed=True))
    cases.save(home, CaseFile(client="Zwaluw", team=TEAM, presenter="Loes"))
    return home


def program_on(home: Home, **options: Any) -> TeamkrachtApp:
    """The program on a home, its clock standing still on a Wednesday morning."""
    ways: dict[str, Any] = {"language": "en", "clock": SetClock(NOW), "random": Random(4)}
    return TeamkrachtApp(home=home, **{**ways, **options})


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the home folder was read and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def opened(app: TeamkrachtApp, size: tuple[int, int] = (120, 36)) -> Any:
    """The program, running, with what it has to say about its home."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
