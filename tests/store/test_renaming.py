"""A team and a client get another name everywhere, or nowhere; what has no past can go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from broken_off import can_fork, killed
from sealed_home import OTHER, SECRET, TEAM, bytes_of, filled, marks_in, put_back

from teamkracht.records.case_file import CaseFile
from teamkracht.records.content import ActionRow, CaseRow, FollowUpRow
from teamkracht.records.observation import (
    About,
    NoteRow,
    Observation,
    SeenStep,
    seal_holds,
    sealed,
)
from teamkracht.records.team import Team
from teamkracht.store import cases, converting, kept, minutes, observations, renaming, teams
from teamkracht.store.alone import alone
from teamkracht.store.converting import settle
from teamkracht.store.encrypting import NotNow, switch_on
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.renaming import (
    is_bare,
    remove_case,
    remove_team,
    rename_client,
    rename_team,
)
from teamkracht.store.sealing import Closed
from teamkracht.toml import Unreadable

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NEW = "Oost en West"
REAL = "Annelies"
MEREL = CaseFile(client="Merel", team=TEAM)


def observed(home: Home, team: str = TEAM) -> Observation:
    about = About(
        team=team, date=date(2026, 11, 4), observer="Bo", protocol="p", instrument="i",
        instrument_version="1",
    )  # fmt: skip
    seen = Observation(
        observation=about,
        step=(SeenStep(id="vraag", case=REAL, seen="followed"),),
        note=(NoteRow(text=f"{REAL} wil fietsen"),),
    )
    locked = sealed(seen, AT)
    observations.save(home, locked)
    return locked


@pytest.fixture
def full(tmp_path, minutes_on) -> Home:
    home = filled(tmp_path / "home", minutes_on)
    observed(home)
    return home


def all_renamed(home: Home, secret: str | None = None) -> None:
    """See that all that is kept of the team is kept under its new name, and nothing elsewhere."""
    fresh = Home(home.root)
    if secret is not None:
        assert fresh.keys.closed() == (NEW,)
        fresh.keys.open_team(NEW, secret)
    assert set(teams.names(fresh)) == {NEW, OTHER}
    assert cases.find(fresh, NEW, "Merel").help_question == "vraag-m4rk"
    assert [one.text for one in kept.find(fresh, NEW).line] == ["lijn-m4rk"]
    (heading,) = minutes.listed(fresh, NEW).found
    (older,) = minutes.versions(heading.path)
    assert minutes.load(older, fresh.keys).meeting.team == NEW
    (seen,) = observations.listed(fresh).found
    assert seen.observation.team == NEW
    assert seal_holds(seen)
    assert not minutes.listed(fresh, TEAM).found
    assert not any(TEAM.encode() in data for data in bytes_of(fresh).values())
    assert cases.find(fresh, OTHER, "Kievit").help_question == "van Zuid"


def test_a_team_gets_another_name_in_all_that_is_kept_of_it(full):
    rename_team(full, TEAM, NEW)
    all_renamed(full)
    (heading,) = minutes.listed(full, NEW).found
    assert (full.handouts / heading.path.stem / "lijst.txt").read_text() == "uit-m4rk"


def test_an_encrypted_team_gets_another_name_and_stays_sealed(full, key):
    switch_on(full, TEAM, SECRET)
    rename_team(full, TEAM, NEW)
    assert marks_in(full) == set()
    assert full.keys.closed() == (), "whoever opened it goes on without a passphrase"
    assert cases.find(full, NEW, "Merel").help_question == "vraag-m4rk"
    all_renamed(full, SECRET)
    all_renamed(full, key.secret)


def test_an_encrypted_team_that_is_closed_keeps_its_name(full, key):
    switch_on(full, TEAM, SECRET)
    before = bytes_of(full)
    with pytest.raises(Closed):
        rename_team(Home(full.root), TEAM, NEW)
    assert bytes_of(full) == before


@pytest.mark.skipif(not can_fork, reason="a process of its own that dies is made by fork")
def test_killed_at_any_call_an_encrypted_team_has_the_one_name_or_the_other(full, key):
    switch_on(full, TEAM, SECRET)
    before, at, renamed = bytes_of(full), 1, False

    def rename() -> None:
        home = Home(full.root)
        home.keys.take(TEAM, key)
        rename_team(home, TEAM, NEW)

    while killed(at, rename):
        assert marks_in(full) == set()
        fresh = Home(full.root)
        settle(fresh)
        assert renamed <= (NEW in teams.names(fresh)), "once decided on, it stays so"
        renamed = NEW in teams.names(fresh)
        if renamed:
            all_renamed(full, key.secret)
        else:
            assert bytes_of(full) == before
        put_back(full, before)
        at += 3
    assert renamed


def test_a_name_that_differs_in_capitals_alone_keeps_its_files(full):
    rename_team(full, OTHER, "ZUID")
    assert cases.find(full, "ZUID", "Kievit").help_question == "van Zuid"
    assert "ZUID" in teams.names(full)


def test_a_name_of_another_team_and_a_meeting_under_way_stand_in_the_way(full):
    before = bytes_of(full)
    with pytest.raises(NotNow, match=OTHER):
        rename_team(full, TEAM, OTHER)
    (full.live / "abc.journal").write_text("{}")
    with pytest.raises(NotNow, match="not closed"):
        rename_team(full, OTHER, NEW)
    (full.live / "abc.journal").unlink()
    assert bytes_of(full) == before


def test_a_broken_file_of_the_team_leaves_all_as_it_was(full):
    path = cases.path_of(full, TEAM, "Merel")
    path.write_text(path.read_text() + "\nonzin = 1\n")
    before = bytes_of(full)
    with pytest.raises(Unreadable):
        rename_team(full, TEAM, NEW)
    assert bytes_of(full) == before


def test_broken_off_after_it_was_decided_it_is_brought_to_its_end(full, monkeypatch):
    def power_cut(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(converting, "_put_in_place", power_cut)
    with pytest.raises(KeyboardInterrupt):
        rename_team(full, TEAM, NEW)
    monkeypatch.undo()
    fresh = Home(full.root)
    settle(fresh)
    assert NEW in teams.names(fresh)
    assert cases.find(fresh, NEW, "Merel") is not None
    assert not any(TEAM.encode() in data for data in bytes_of(fresh).values())


def with_real_name(home: Home, minutes_on) -> CaseFile:
    case = CaseFile(client=REAL, team=TEAM, help_question=f"Hoe helpt {REAL} zichzelf?")
    cases.save(home, case)
    row = CaseRow(
        client=REAL,
        help_question=f"Hoe helpen we {REAL.lower()}?",
        action=(ActionRow(text=f"Bellen met {REAL}", who="Hans"),),
    )
    first = replace(
        minutes_on("2026-11-04", team=TEAM, notes=(f"over {REAL}",)),
        case=(row,),
        follow_up=(FollowUpRow(case=REAL, action="Mailen", result="done"),),
    )
    path = minutes.save(home, first)
    minutes.save(home, replace(first, version=9))
    handed = home.handouts / path.stem / "lijst.html"
    handed.write_text(f"<p>{REAL}</p>")
    return case


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("encrypted", [False, True])
def test_a_real_name_goes_from_everything_that_is_kept(full, minutes_on, encrypted):
    if encrypted:
        switch_on(full, TEAM, SECRET)
        (full.handouts).mkdir(exist_ok=True)
        (full.handouts / minutes.listed(full, TEAM).found[0].path.stem).mkdir(exist_ok=True)
    case = with_real_name(full, minutes_on)
    rename_client(full, case, "Reiger", AT)
    fresh = cases.find(full, TEAM, "Reiger")
    assert fresh.help_question == "Hoe helpt Reiger zichzelf?"
    (heading,) = minutes.listed(full, TEAM).found
    found = minutes.load(heading.path, full.keys)
    assert found.case_of("Reiger").action[0].text == "Bellen met Reiger"
    assert found.case_of("Reiger").action[0].who == "Hans"
    assert found.follow_up[0].case == "Reiger"
    assert found.version == 10
    assert len(found.correction) == 1
    everything = [
        cases.path_of(full, TEAM, "Reiger"), heading.path, *minutes.versions(heading.path)
    ]  # fmt: skip
    for path in everything:
        text = cases.read(path, full.keys)
        assert REAL.lower() not in text.lower()
    for place, data in bytes_of(full).items():
        assert REAL.lower() not in place
        assert REAL.lower().encode() not in data.lower()
    (seen,) = observations.listed(full).found
    assert seal_holds(seen)
    assert seen.step[0].case == "Reiger"


@pytest.mark.parametrize(
    ("client", "colleague", "said"),
    [
        pytest.param("Anna", "Anna de Boer", "Anna belt", id="the same name"),
        pytest.param("Han", "Hans", "Hans belt", id="a name that looks like whose it is"),
    ],
)
def test_a_colleague_of_that_name_stays_in_texts(full, minutes_on, client, colleague, said):
    from teamkracht.records.process import Attendance

    who = colleague.split()[0]
    row = CaseRow(client=client, action=(ActionRow(text=said, who=who),))
    told = replace(
        minutes_on("2026-11-06", team=TEAM),
        case=(row,),
        attendance=(Attendance(name=colleague, present=True),),
    )
    path = minutes.save(full, told)
    case = CaseFile(client=client, team=TEAM)
    cases.save(full, case)
    rename_client(full, case, "Reiger", AT)
    (action,) = minutes.load(path).case_of("Reiger").action
    assert (action.text, action.who) == (said, who)


def test_another_case_keeps_its_name(full):
    cases.save(full, CaseFile(client="Uil", team=TEAM))
    case = cases.find(full, TEAM, "Merel")
    with pytest.raises(NotNow, match="Uil"):
        rename_client(full, case, "uil", AT)


def test_a_case_and_a_team_without_a_past_are_removed(full):
    remove_case(full, cases.find(full, TEAM, "Merel"))
    assert cases.find(full, TEAM, "Merel") is None
    with pytest.raises(NotNow):
        remove_team(full, TEAM)
    teams.save(full, Team(name="Tikfout"))
    assert is_bare(full, "Tikfout")
    remove_team(full, "Tikfout")
    assert "Tikfout" not in teams.names(full)


def test_two_cases_whose_names_come_to_one_both_come_along(full):
    for client in ("René", "Rene"):
        cases.save(full, CaseFile(client=client, team=OTHER, goal=f"van {client}"))
    rename_team(full, OTHER, "Noord")
    for client in ("René", "Rene"):
        assert cases.find(full, "Noord", client).goal == f"van {client}"


@pytest.mark.parametrize(
    ("place", "rename"),
    [
        ("teams/noord.toml", lambda home: rename_team(home, TEAM, "Noord")),
        ("cases/oost-en-west/uil.toml", lambda home: rename_client(home, MEREL, "Uil", AT)),
    ],
)
def test_what_can_not_be_read_is_not_written_over(full, place, rename):
    (full.root / place).write_text("goal = een doel dat iemand typte\n")
    before = bytes_of(full)
    with pytest.raises((StoreError, Unreadable), match=(full.root / place).name):
        rename(full)
    assert bytes_of(full) == before


def test_an_old_name_goes_from_other_cases_and_kept_lines_too(full):
    cases.save(full, CaseFile(client="Uil", team=TEAM, situation="Kent Merel. Merels hond, ook."))
    path = kept.path_of(full, TEAM)
    path.write_text(path.read_text().replace("lijn-m4rk", "Merel's buurthuis"))
    rename_client(full, cases.find(full, TEAM, "Merel"), "Reiger", AT)
    assert cases.find(full, TEAM, "Uil").situation == "Kent Reiger. Reigers hond, ook."
    assert [one.text for one in kept.find(full, TEAM).line] == ["Reiger's buurthuis"]


CHANGES = (
    lambda home: rename_team(home, TEAM, NEW),
    lambda home: rename_client(home, MEREL, "Reiger", AT),
    lambda home: remove_case(home, MEREL),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_meeting_that_begins_while_one_waits_for_its_turn_stands_in_the_way(
    full, monkeypatch, change
):
    @contextmanager
    def after_another_copy(home: Home) -> Iterator[None]:
        with alone(home):
            (home.live / "abc.journal").touch()
        with alone(home):
            yield

    monkeypatch.setattr(renaming, "alone", after_another_copy)
    with pytest.raises(NotNow, match="not closed"):
        change(full)
    assert cases.find(full, TEAM, "Merel") is not None


def test_a_team_that_got_a_case_while_it_was_being_removed_stays(full, monkeypatch):
    @contextmanager
    def after_another_copy(home: Home) -> Iterator[None]:
        with alone(home):
            cases.save(home, CaseFile(client="Uil", team="Tikfout"))
        with alone(home):
            yield

    teams.save(full, Team(name="Tikfout"))
    monkeypatch.setattr(renaming, "alone", after_another_copy)
    with pytest.raises(NotNow, match="Tikfout"):
        remove_team(full, "Tikfout")
    assert "Tikfout" in teams.names(full)
