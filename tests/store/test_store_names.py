from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamkracht.records.case_file import CaseFile
from teamkracht.records.team import Team
from teamkracht.store import cases, teams
from teamkracht.store.names import slug

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Participatiecoaches Oost", "participatiecoaches-oost"),
        ("Zoë's [team] / '90", "zoes-team-90"),
        ("Øst & Łódź, straße", "ost-lodz-strasse"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_name_as_a_file(name, wanted):
    assert slug(name) == wanted


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "🦊", "Ёж", "", "x" * 200, "éé" * 99])
def test_names_that_need_more_care(name):
    assert SAFE.fullmatch(slug(name))
    assert len(slug(name)) < 60
    assert slug(name) not in {"con", "nul", "com1"}


@given(st.text() | st.text("ab -", min_size=60))
def test_every_name_gives_a_safe_one(name):
    assert SAFE.fullmatch(slug(name))
    assert len(slug(name)) < 60


def test_long_names_that_begin_the_same_differ():
    assert slug("x" * 200) != slug("x" * 201)


def test_two_teams_with_names_alike_don_t_clash(home):
    for name in ("Zoë", "Zoe", "zoe!"):
        teams.save(home, Team(name=name))
    assert {team.name for team in teams.listed(home).found} == {"Zoë", "Zoe", "zoe!"}
    for name in ("Zoë", "Zoe", "zoe!"):
        found = teams.find(home, name)
        assert found is not None
        assert found.name == name


def test_a_name_typed_in_small_letters_is_the_same(home):
    teams.save(home, Team(name="Oost"))
    found = teams.find(home, " oost")
    assert found is not None
    assert teams.names(home) == ("Oost",)
    assert teams.find(home, "West") is None


def test_two_clients_and_two_teams_with_names_alike_don_t_clash(home):
    told = [("Oost", "Mérel"), ("Oost", "Merel"), ("Óost", "Merel"), ("Óost", "Mérel")]
    for team, client in told:
        cases.save(home, CaseFile(client=client, team=team, goal=f"{team}/{client}"))
    for team, client in told:
        found = cases.find(home, team, client)
        assert found is not None
        assert found.goal == f"{team}/{client}"
    assert {one.client for one in cases.listed(home, "Óost").found} == {"Merel", "Mérel"}
