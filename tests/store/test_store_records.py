from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from teamkracht.meeting.event import Refused
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.minutes import corrected
from teamkracht.records.observation import About, observed, sealed
from teamkracht.records.settings import Settings
from teamkracht.records.team import Team
from teamkracht.store import cases, minutes, observations, protocols, settings, teams
from teamkracht.store.files import StoreError
from teamkracht.store.overview import overview
from teamkracht.store.shipped import protocols_folder
from teamkracht.toml import Unreadable


def test_minutes_are_listed_newest_first(home, minutes_on):
    for day in ("2026-11-04", "2026-11-18", "2026-11-11"):
        minutes.save(home, minutes_on(day))
    early = minutes_on("2026-11-18", id="a-first")
    held = early.meeting
    early = replace(early, meeting=replace(held, start=held.start - timedelta(hours=2)))
    minutes.save(home, early)
    minutes.save(home, minutes_on("2026-11-25", team="West"))
    listed = minutes.listed(home, "Oost")
    assert [one.id for one in listed.found] == [
        "id2026-11-18", "a-first", "id2026-11-11", "id2026-11-04",
    ]  # fmt: skip
    assert listed.broken == ()
    assert len(minutes.listed(home).found) == 5
    latest = minutes.latest(home, "oost")
    assert latest is not None
    assert (latest.id, latest.date, latest.duration_s) == (
        "id2026-11-18", date(2026, 11, 18), 3600,
    )  # fmt: skip


def test_minutes_are_found_by_id_by_its_beginning_and_by_file(home, minutes_on):
    path = minutes.save(home, minutes_on("2026-11-04", id="k3f9", code="AB12"))
    minutes.save(home, minutes_on("2026-11-11", id="k7aa"))
    minutes.save(home, minutes_on("2026-11-18", id="k7aaa"))
    for which in ("k3f9", "k3", "AB12", str(path), path.name, path.stem):
        assert minutes.find(home, which) == path
    assert minutes.load(minutes.find(home, "k7aa")).meeting.id == "k7aa"
    with pytest.raises(StoreError, match="More than one"):
        minutes.find(home, "k7")
    for nothing in ("zz", ""):
        with pytest.raises(StoreError, match="no minutes"):
            minutes.find(home, nothing)


def test_a_correction_keeps_the_version_before(home, minutes_on):
    first = minutes_on("2026-11-04")
    path = minutes.save(home, first)
    changed = replace(first, meeting=replace(first.meeting, facilitator="Marga"))
    at = datetime(2026, 11, 5, 10, 0, 0, 600_000, tzinfo=UTC)
    second = corrected(first, changed, at=at, what="gespreksleider", reason="verkeerd gekozen")
    assert minutes.save(home, second) == path
    assert minutes.load(path) == second
    (older,) = minutes.versions(path)
    assert older.name == f"{path.stem}.v1.toml"
    assert minutes.load(older) == first
    assert [one.version for one in minutes.listed(home).found] == [2]
    with pytest.raises(StoreError, match="later version"):
        minutes.save(home, first)


def test_saving_the_same_minutes_again_changes_nothing(home, minutes_on):
    path = minutes.save(home, minutes_on("2026-11-04"))
    assert minutes.save(home, minutes_on("2026-11-04")) == path
    assert minutes.versions(path) == ()


def test_minutes_that_were_written_before_a_crash_stay_beside_those_after(home, minutes_on):
    path = minutes.save(home, minutes_on("2026-11-04"))
    minutes.save(home, minutes_on("2026-11-04", facilitator="Ria"))
    minutes.save(home, minutes_on("2026-11-04", facilitator="Loes"))
    names = [minutes.load(one).meeting.facilitator for one in minutes.versions(path)]
    assert sorted(names) == ["Anneke", "Ria"]


def test_a_correction_says_what_and_why(minutes_on):
    first = minutes_on("2026-11-04")
    at = datetime(2026, 11, 5, tzinfo=UTC)
    changed = replace(first, meeting=replace(first.meeting, facilitator="Marga"))
    with pytest.raises(Refused, match="why"):
        corrected(first, changed, at=at, what="naam", reason=" ")
    with pytest.raises(Refused, match="Nothing"):
        corrected(first, first, at=at, what="naam", reason="fout")
    other = replace(first, meeting=replace(first.meeting, id="other"))
    with pytest.raises(Refused, match="another meeting"):
        corrected(first, other, at=at, what="naam", reason="fout")


def test_one_broken_file_hides_none_of_the_others(home, minutes_on):
    minutes.save(home, minutes_on("2026-11-04"))
    (home.minutes / "2026-11-05-oost-x.toml").write_text("format = \n")
    (home.minutes / "2026-11-06-oost-y.toml").write_text('[meeting]\nid = "y"\n')
    listed = minutes.listed(home)
    assert [one.id for one in listed.found] == ["id2026-11-04"]
    assert len(listed.broken) == 2
    assert "line 1" in listed.broken[1]
    assert "meeting.start" in listed.broken[0]


def test_a_length_that_no_meeting_has_hides_none_of_the_others(home, minutes_on):
    minutes.save(home, minutes_on("2026-11-04"))
    odd = home.minutes / "2026-11-05-oost-y.toml"
    odd.write_text(f'[meeting]\nid = "y"\nstart = 2026-11-05T09:30:00Z\nduration_s = {10**30}\n')
    os.utime(odd, (0, 0))
    assert [one.duration_s for one in minutes.listed(home).found] == [0, 3600]


def test_open_actions_of_cases(home):
    action = CaseAction(text="Bellen", who="Hans", when=date(2026, 11, 19))
    cases.save(
        home,
        CaseFile(
            client="Merel", team="Oost", action=(action, replace(action, status="done", text="x"))
        ),
    )
    (home.cases / "oost" / "uil.toml").write_text('format = "teamkracht/case/1"\nclient = 5\n')
    assert [one.action for one in cases.open_actions(home, "Oost")] == ["Bellen"]
    assert "client" in cases.listed(home, "Oost").broken[0]
    assert cases.open_actions(home, "West") == ()


def test_a_broken_case_is_not_written_over(home):
    path = cases.save(home, CaseFile(client="Merel", team="Oost"))
    path.write_text("goal = een doel dat iemand typte\n")
    with pytest.raises(Unreadable):
        cases.save(home, CaseFile(client="Merel", team="Oost"))
    assert "een doel" in path.read_text()


def test_a_broken_team_is_not_written_over(home):
    path = teams.save(home, Team(name="Oost"))
    path.write_text("urgent_route = bel eerst Ria\n")
    with pytest.raises(Unreadable):
        teams.save(home, Team(name="Oost"))
    assert "bel eerst Ria" in path.read_text()


def test_the_home_screen_hears_what_there_is_to_do(home, minutes_on):
    today = date(2026, 11, 18)
    days = (today, today + timedelta(days=1), None)
    actions = tuple(CaseAction(text=str(day), when=day) for day in days)
    cases.save(home, CaseFile(client="Merel", team="Oost", action=actions))
    cases.save(home, CaseFile(client="Zwaluw", team="Oost", prepared=True, presenter="Ria"))
    (home.cases / "oost" / "uil.toml").write_text("= 5\n")
    minutes.save(home, minutes_on("2026-11-11"))
    for name, at in (("m1", 100), ("m2", 200)):
        (home.live / f"{name}.journal").write_text("")
        os.utime(home.live / f"{name}.journal", (at, at))
    seen = overview(home, "Oost", today)
    assert (seen.actions_due, seen.actions_open) == (2, 3)
    assert [(one.client, one.presenter, one.prepared) for one in seen.waiting] == [
        ("Zwaluw", "Ria", True)
    ]
    assert seen.last is not None
    assert seen.last.id == "id2026-11-11"
    assert [one.id for one in seen.unfinished] == ["m2", "m1"]
    assert len(seen.broken) == 1
    assert "uil.toml, line 1" in seen.broken[0]


def test_an_empty_home_has_nothing_to_do(home):
    assert overview(home, None, date(2026, 11, 18)) == overview(home, "Oost", date(2026, 11, 18))


def test_the_home_screen_needs_no_pydantic():
    code = "import teamkracht.store.overview, teamkracht.store.settings, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "textual", "click", "jinja2"} & set(run.stdout.split())


def test_settings_that_are_wrong_stop_nothing(home):
    assert settings.load(home) == (Settings(), ())
    settings.save(home, Settings(language="en", team="Zoë"))
    assert settings.glance(home) == Settings(language="en", team="Zoë")
    home.settings_file.write_text("language = 'de'\nteam = 'Oost'\n")
    found, said = settings.load(home)
    assert (found.language, found.team) == (None, "Oost")
    assert len(said) == 1
    assert "settings.toml, line 1" in said[0]
    home.settings_file.write_bytes(b"\xff")
    assert settings.load(home)[0] == settings.glance(home) == Settings()


def test_a_locked_observation_stays(home):
    about = About(
        meeting="m", team="Oost", date=date(2026, 11, 4), observer="Onderzoeker 1",
        protocol="p", instrument="p", instrument_version="1",
    )  # fmt: skip
    at = datetime(2026, 11, 4, 12, tzinfo=UTC)
    path = observations.save(home, observed(about, {"a": 3}))
    assert path.name == "2026-11-04-oost-onderzoeker-1-m.toml"
    observations.save(home, sealed(observed(about, {"a": 4}), at))
    with pytest.raises(StoreError, match="locked"):
        observations.save(home, observed(about, {"a": 5}))
    assert [one.scores() for one in observations.listed(home).found] == [{"a": 4}]
    both = replace(about, observer=None, observers=("Onderzoeker 1", "Onderzoeker 2"))
    other = observations.save(home, observed(both, {"a": 4}))
    assert "consensus" in other.name
    assert len(observations.of_meeting(home, "m").found) == 2
    assert observations.of_meeting(home, "x").found == ()


def test_a_protocol_of_ones_own_wins(home):
    shipped = protocols_folder() / "teamkrachtbespreking.toml"
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    assert name == str(shipped)
    own = text.replace('version = "1"', 'version = "1-oost"', 1)
    (home.protocols / "mijn.toml").write_text(own, encoding="utf-8")
    (home.protocols / "kapot.toml").write_text("id = \n")
    assert protocols.text_of(home, "teamkrachtbespreking")[0] == own
    listed = protocols.listed(home)
    found = [one for one in listed.found if one.protocol.id == "teamkrachtbespreking"]
    assert [(one.own, one.protocol.version) for one in found] == [(True, "1-oost")]
    assert len(listed.broken) == 1
    with pytest.raises(StoreError, match="teamkrachtbespreking"):
        protocols.text_of(home, "bestaat-niet")
    kept = protocols.keep_used(home, own)
    assert protocols.used(home, kept)[0] == own
    assert len(protocols.listed(home).found) == len(listed.found)
