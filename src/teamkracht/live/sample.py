"""The sample team: a home with last week's meeting in it, and cases ready for today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from teamkracht.i18n import _
from teamkracht.live.playing import begin, days_later
from teamkracht.meeting.kompas import Condition, Kompas
from teamkracht.records.case_file import CaseFile
from teamkracht.records.script import Script, read_script
from teamkracht.store import cases, teams
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

WEEK = 7


def fill(home: Home, today: date, random: Random) -> str:
    """Play last week's meeting of the sample team into an empty home; the name of the team."""
    last_week, this_week = _script("2026-W45.toml"), _script("2026-W46.toml")
    ago = (today - last_week.date).days - WEEK
    play = begin(home, days_later(last_week, ago), "2026-W45.toml", random)
    play.to_end()
    play.close()
    _know_the_team(home, this_week.team)
    for case in _ready(this_week):
        known = cases.find(home, this_week.team, case.client)
        cases.save(home, _prepared(known, case) if known else case)
    return this_week.team


def _script(name: str) -> Script:
    path = samples_folder() / name
    return read_script(read_text(path), name)


def _know_the_team(home: Home, name: str) -> None:
    team = teams.find(home, name)
    if team is not None:
        route = _("Call the team leader, and together decide who calls or visits today.")
        teams.save(home, replace(team, urgent_route=route, who_may_see_scores=_("the team")))


def _prepared(known: CaseFile, case: CaseFile) -> CaseFile:
    return replace(
        known,
        prepared=True,
        help_question=case.help_question,
        goal=case.goal,
        situation=case.situation,
        client_knows=case.client_knows,
    )


def _ready(script: Script) -> tuple[CaseFile, ...]:
    """The cases of a script as their presenters prepare them, and one with a kompas of its own."""
    found = []
    for client in script.clients():
        told = [one for one in script.happening if one.case == client]
        if not told:
            continue
        found.append(
            CaseFile(
                client=client,
                team=script.team,
                presenter=script.presenter_of(client),
                prepared=True,
                client_knows=True,
                help_question=next((one.help_question for one in told if one.help_question), None),
                goal=next((one.goal for one in told if one.goal), None),
                situation=next((one.situation for one in told if one.situation), None),
            )
        )
    return (*found, _lijster(script.team))


def _lijster(team: str) -> CaseFile:
    return CaseFile(
        client="Lijster",
        team=team,
        presenter="Ria",
        prepared=True,
        client_knows=True,
        help_question="Hoe vindt Lijster een plek om muziek te maken, nu het koor gestopt is?",
        goal="Weer elke week zingen.",
        kompas=Kompas(
            belangrijkst=("Zingen",),
            doelen=("Elke week samen muziek maken",),
            confirmed=True,
            jezelf_zijn=Condition(("Rustig", "Hoort alles"), ("Oefent thuis",), ("Minder stil",)),
            ertoe_doen=Condition(("Troost met een lied",), ("Nichtje van zes",), ()),
            meedoen=Condition(("Leest noten", "Altijd op tijd"), ("Bibliotheek",), ("Een koor",)),
            erbij_horen=Condition(("Trouw",), ("Twee vrouwen van het koor",), ("Weer repeteren",)),
        ),
    )
