"""The two sample weeks in a home, and a year of meetings made of the first of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from teamkracht.live.playing import begin
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import About, Observation, observed, sealed
from teamkracht.records.script import read_script
from teamkracht.records.team import Team
from teamkracht.store import minutes, observations, teams
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

TEAM = "Participatiecoaches Oost"
REQUIREMENTS = (
    "frequentie_en_duur", "krachtkompas_als_start", "stappen_gevolgd", "vragen_zonder_advies",
    "brainstorm_zonder_oordeel", "ideeen_kiezen_en_afspraken", "krachtgerichte_taal",
)  # fmt: skip


def play(home: Home, name: str) -> Minutes:
    script = read_script((samples_folder() / name).read_text(encoding="utf-8"), name)
    played = begin(home, script, name, Random(name))
    played.to_end()
    return minutes.load(played.close())


def two_weeks(folder: Path) -> tuple[Home, Minutes, Minutes]:
    home = Home(folder).make()
    return home, play(home, "2026-W45.toml"), play(home, "2026-W46.toml")


def later(taken: Minutes, weeks: int, **held: object) -> Minutes:
    """The same meeting so many weeks later, under another id."""
    by = timedelta(weeks=weeks)
    meeting = taken.meeting
    return replace(
        taken,
        meeting=replace(
            meeting,
            **{
                "id": f"{meeting.id}-{weeks}",
                "code": f"W{weeks}",
                "start": meeting.start + by,
                "end": meeting.end + by,
                **held,
            },
        ),
    )


def an_observation(taken: Minutes, scores: list[int], who: str, **about: object) -> Observation:
    """A locked observation of a meeting, with scores in the order of the requirements."""
    held = taken.meeting
    given = {
        "meeting": held.id,
        "team": held.team,
        "date": held.start.date(),
        "start": held.start,
        "observer": who or None,
        "observers": () if who else ("Onderzoeker 1", "Onderzoeker 2"),
        "protocol": held.protocol,
        "instrument": "teamkrachtbespreking",
        "instrument_version": "1",
    }
    made = observed(About(**(given | about)), dict(zip(REQUIREMENTS, scores, strict=False)))
    return sealed(made, held.end)


def a_year(folder: Path) -> Home:
    """Most weeks with a meeting, some missed, some planned off, some too short; some observed."""
    home, first, second = two_weeks(folder)
    teams.save(
        home,
        Team(
            name=TEAM,
            who_may_see_scores="het team en de Krachtwerkcoach",
            planned_off=("2026-W52", "2026-W53", "2027-W18", "2027-07-19/2027-08-08"),
        ),
    )
    for week in range(2, 52):
        if week in (7, 8, 9, 25, 37, 38, 39, 46):
            continue
        short = week % 6 == 0
        taken = later(second if short else first, week - 1 if short else week)
        minutes.save(home, taken)
        if week % 5 == 2:
            a = [4, 3 + week % 2, 4, 4, 4, 5, 4 if week < 30 else 5]
            b = [4, 4, 5, 4, 3, 4, 4]
            observations.save(home, an_observation(taken, a, "Onderzoeker 1"))
            observations.save(home, an_observation(taken, b, "Onderzoeker 2"))
        if week in (12, 13, 14, 32, 33):
            scores = [4, 4, 5, 4, 4 if week < 30 else 5, 5, 4]
            observations.save(home, an_observation(taken, scores, ""))
    return home
