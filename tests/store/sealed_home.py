"""A home of a team with something in every place, and what tells whether it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.team import Team
from teamkracht.store import cases, kept, minutes, teams
from teamkracht.store.home import Home

TEAM = "Oost [en 'West'] 🚲"
OTHER = "Zuid"
SECRET = "fiets kaas regen tulp"
MARKS = ("vraag-m4rk", "act-m4rk", "lijn-m4rk", "oud-m4rk", "nieuw-m4rk", "rest-m4rk", "uit-m4rk")


def filled(root: Path, minutes_on) -> Home:
    """Two teams; the first with a case, a kept line, two versions of minutes, lists, leftovers."""
    home = Home(root).make()
    for name in (TEAM, OTHER):
        teams.save(home, Team(name=name))
    cases.save(
        home,
        CaseFile(
            client="Merel",
            team=TEAM,
            help_question="vraag-m4rk",
            action=(CaseAction(text="act-m4rk", who="Hans"),),
        ),
    )
    cases.save(home, CaseFile(client="Kievit", team=OTHER, help_question="van Zuid"))
    kept.add(home, TEAM, "lijn-m4rk", date(2026, 11, 4))
    minutes.save(home, minutes_on("2026-11-04", team=TEAM, notes=("oud-m4rk",)))
    path = minutes.save(home, minutes_on("2026-11-04", team=TEAM, notes=("nieuw-m4rk",)))
    minutes.save(home, minutes_on("2026-11-05", team=OTHER))
    (home.live / "weg.journal.rest").write_text("rest-m4rk")
    handed = home.handouts / path.stem / "lijst.txt"
    handed.parent.mkdir(parents=True)
    handed.write_text("uit-m4rk")
    return home


def bytes_of(home: Home) -> dict[str, bytes]:
    """Every file in a home, by its place."""
    return {
        one.relative_to(home.root).as_posix(): one.read_bytes()
        for one in sorted(home.root.rglob("*"))
        if one.is_file()
    }


def put_back(home: Home, before: dict[str, bytes]) -> None:
    """Have a home hold these files and no others."""
    for one in [*home.root.rglob("*")]:
        if one.is_file():
            one.unlink()
    for name, data in before.items():
        (home.root / name).parent.mkdir(parents=True, exist_ok=True)
        (home.root / name).write_bytes(data)


def marks_in(home: Home) -> set[str]:
    """The marks that anybody can read in a home."""
    return {mark for mark in MARKS for data in bytes_of(home).values() if mark.encode() in data}


def all_said(home: Home) -> Iterator[str]:
    """What the program reads of the team."""
    case = cases.find(home, TEAM, "Merel")
    assert case is not None
    yield case.help_question or ""
    yield from (one.text for one in case.action)
    yield from (one.text for one in kept.find(home, TEAM).line)
    (heading,) = minutes.listed(home, TEAM).found
    for path in (*minutes.versions(heading.path), heading.path):
        yield from minutes.load(path, home.keys).meeting.notes


SAID = list(MARKS[:5])


def again(home: Home, secret: str | None = None) -> Home:
    """The home as a program finds it that was just started."""
    fresh = Home(home.root)
    if secret is not None:
        fresh.keys.open_team(TEAM, secret)
    return fresh
