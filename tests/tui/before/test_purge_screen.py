"""What can go: the home screen says so, lines are kept first, and then it is removed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from homes import settled
from textual.widgets import Static

from teamkracht.live.clock import SetClock
from teamkracht.live.playing import begin
from teamkracht.records.script import read_script
from teamkracht.store import cases, kept, minutes, purge, teams
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.home.page import HomePage
from teamkracht.tui.screens.purge import PurgeScreen
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.picks import Picks

NOW = datetime(2028, 1, 10, 9, tzinfo=UTC)


@pytest.fixture
def old_home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home").make()
    name = "2026-W45.toml"
    play = begin(
        home, read_script(read_text(samples_folder() / name), name), name, random.Random(7)
    )
    play.to_end()
    play.close()
    return home


def on(home: Home, now: datetime = NOW) -> TeamkrachtApp:
    return TeamkrachtApp(home=home, language="en", clock=SetClock(now))


async def test_it_is_said_shown_and_done(old_home: Home) -> None:
    held = minutes.load(minutes.listed(old_home).found[0].path)
    app = on(old_home)
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        assert "Something can go" in app.screen.query_one(HomePage).text()
        await pilot.press("e")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, PurgeScreen)
        assert "what is about clients" in str(screen.query_one("#plan", Static).render())
        field = screen.query_one(LineField)
        await pilot.press("tab")
        field.value = f"{held.case[0].client} zingt"
        await pilot.press("enter")
        await settled(pilot)
        assert held.case[0].client in str(screen.query_one("#kept-said", Static).render())
        field.value = "Koor op donderdag"
        await pilot.press("enter")
        await settled(pilot)
        assert kept_lines(old_home) == ["Koor op donderdag"]
        assert "F8 Remove" in screen.query_one(CommandFooter).text()
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not purge.plan(old_home, NOW.date()).is_empty
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert purge.plan(old_home, NOW.date()).is_empty
        assert "nothing to remove" in str(screen.query_one("#plan", Static).render())


async def test_a_case_can_be_kept_on_purpose_before_it_goes(old_home: Home) -> None:
    app = on(old_home)
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        picks = app.screen.query_one("#cases", Picks)
        assert picks.has_focus
        footer = app.screen.query_one(CommandFooter).text()
        assert "Space Keep it" in footer
        assert "F8 Remove" in footer
        first = next(iter(picks.rows))
        team = teams.names(old_home)[0]
        somebody_else = replace(cases.find(old_home, team, first.text), presenter="Wim")
        cases.save(old_home, somebody_else)
        await pilot.press("space")
        await settled(pilot)
        assert [one.chosen for one in picks.rows] == [True, False, False]
        assert cases.find(old_home, team, first.text) == replace(somebody_else, keep=True)
        assert "2 cases go" in str(app.screen.query_one("#plan", Static).render())
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not purge.plan(old_home, NOW.date()).is_empty, (
            "an Enter out of habit changes nothing"
        )
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
    (left,) = cases.listed(old_home, teams.names(old_home)[0]).found
    assert (left.client, left.keep, left.kompas.is_empty) == (first.text, True, False)


async def test_what_was_kept_without_a_case_is_read_and_taken_away_at_the_team(
    old_home: Home,
) -> None:
    (team,) = teams.names(old_home)
    kept.add(old_home, team, "Koor op donderdag", NOW.date())
    app = on(old_home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        lines = app.screen.query_one("#kept-lines", Picks)
        assert "Koor op donderdag" in lines.text()
        app.screen.query_one("#kept-line", LineField).focus()
        await pilot.press(*"Hof", "enter")
        await settled(pilot)
        assert kept_lines(old_home) == ["Koor op donderdag", "Hof"]
        lines.focus()
        await pilot.press("delete")
        await settled(pilot)
    assert kept_lines(old_home) == ["Hof"]


def kept_lines(home: Home) -> list[str]:
    return [one.text for one in kept.find(home, teams.names(home)[0]).line]


async def test_where_nothing_is_due_nothing_is_said(old_home: Home) -> None:
    app = on(old_home, datetime(2026, 11, 6, 9, tzinfo=UTC))
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        assert "Something can go" not in app.screen.query_one(HomePage).text()
        await pilot.press("e")
        await settled(pilot)
        assert not isinstance(app.screen, PurgeScreen)


async def test_a_half_typed_line_is_kept_on_closing_and_said_once_where_it_can_not_be(
    old_home: Home,
) -> None:
    held = minutes.load(minutes.listed(old_home).found[0].path)
    app = on(old_home)
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        field = app.screen.query_one(LineField)
        field.value = f"{held.case[0].client} zingt"
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, PurgeScreen)
        assert app.is_running
        field.value = "Koor op donderdag"
        await pilot.press("ctrl+q")
    assert not app.is_running
    assert [one.text for one in kept.find(old_home, held.meeting.team).line] == [
        "Koor op donderdag"
    ]


async def test_an_answer_is_given_by_the_first_letter_of_its_words(old_home: Home) -> None:
    app = TeamkrachtApp(home=old_home, language="nl", clock=SetClock(NOW))
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        await app.screen.run_action("clear")
        await settled(pilot)
        await pilot.press("tab")
        await app.screen.run_action("purge")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
    assert purge.plan(old_home, NOW.date()).is_empty
