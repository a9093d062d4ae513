"""A team and the settings: what is changed is kept at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from homes import NAMES, TEAM, opened, program_on, settled
from textual.pilot import Pilot
from textual.widgets import Static
from waiting import until

from teamkracht import i18n
from teamkracht.records.settings import Settings
from teamkracht.records.team import Team
from teamkracht.store import cases, settings, teams
from teamkracht.store import kept as kept_lines
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder
from teamkracht.tui.chosen_theme import theme_named
from teamkracht.tui.screens.home.page import HomePage
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.screens.settings import SettingsScreen
from teamkracht.tui.screens.team.screen import TeamScreen
from teamkracht.tui.widgets.fields import LineField, MemoField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks


async def pressed(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def kept(home: Home, name: str = TEAM) -> Team:
    team = teams.find(home, name)
    assert team is not None
    return team


async def test_members_come_and_go_and_join_online(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        assert isinstance(pilot.app.screen, TeamScreen)
        await pressed(pilot, "space", "down", "down", "delete", "tab", *"Jo,Al", "enter")
        team = kept(busy_home)
        assert team.names() == ("Anneke", "Bilal", *NAMES[3:], "Jo", "Al")
        assert [one.name for one in team.member if one.online] == ["Anneke", "Bilal"]


async def test_a_member_gets_the_right_name_and_keeps_the_rest(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        footer = pilot.app.screen.query_one(CommandFooter)
        assert "Enter Usually online" in footer.text()
        assert "F2 The right name" in footer.text()
        await pressed(pilot, "enter", "f2")
        await pressed(pilot, "space", *"Smit", "enter")
        team = kept(busy_home)
        assert team.names() == ("Anneke Smit", *NAMES[1:])
        assert team.facilitator == "Anneke Smit"
        assert team.member[0].online
        await pressed(pilot, "down", "f2")
        pilot.app.screen.query_one("#answer", LineField).value = "hans"
        await pressed(pilot, "enter")
        assert "There is a hans in the team already." in pilot.app.screen.query_one(Notice).text()
        assert kept(busy_home) == team


async def test_who_leaves_the_team_leads_no_more(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "delete")
        assert kept(busy_home).facilitator is None
        assert kept(busy_home).minutes_taker == "Loes"


async def test_what_is_usual_is_turned(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "tab", "tab")
        ways = pilot.app.screen.query_one("#ways", Picks)
        for key in [row.key for row in ways.rows]:
            ways.go_to(key)
            await pressed(pilot, "right")
        team = kept(busy_home)
        assert (team.facilitator, team.minutes_taker) == ("Bilal", "Ria [de Vries]")
        assert team.protocol != "teamkrachtbespreking"
        assert team.ask_who_said
        assert team.client_word == "inwoner"
        assert team.retention_weeks == 4


async def test_a_new_case_is_asked_for_in_the_word_of_the_team(busy_home: Home) -> None:
    teams.save(busy_home, replace(kept(busy_home), client_word="inwoner"))
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "c", "n")
        title = pilot.app.screen.query_one("#dialog-title", Static)
        assert str(title.render()) == "What do we call this inhabitant?"


async def test_texts_are_kept_when_one_leaves(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        pilot.app.screen.query_one("#who_may_see_scores", LineField).value = "Het team [zelf]"
        pilot.app.screen.query_one("#urgent_route", MemoField).text = "Bel 0800\nDan Ria"
        await pressed(pilot, "escape")
        team = kept(busy_home)
        assert team.who_may_see_scores == "Het team [zelf]"
        assert team.urgent_route == "Bel 0800\nDan Ria"


async def test_a_new_team_gets_one_file_whatever_it_was_called_first(empty_home: Home) -> None:
    async with opened(program_on(empty_home)) as pilot:
        await pressed(pilot, "t", *"Wst", "enter", *"Jo", "enter")
        assert kept(empty_home, "Wst").names() == ("Jo",)
        assert str(pilot.app.screen.query_one("#team-title", Static).content) == "Wst"
        pilot.app.screen.query_one("#name", LineField).value = "West"
        await pressed(pilot, "escape")
        assert teams.names(empty_home) == ("West",)
        assert "West" in pilot.app.screen.query_one(HomePage).text()


async def test_a_broken_team_is_not_written_over(busy_home: Home) -> None:
    (path,) = busy_home.teams.glob("*.toml")
    path.write_text(path.read_text() + "\nodd = 1\n")
    text = path.read_text()
    app = program_on(busy_home)
    async with opened(app) as pilot:
        app.open_team(TEAM)

        def is_told() -> bool:
            told = [one.text() for one in pilot.app.screen.query(Notice)]
            # The place of the file may be wrapped anywhere.
            return any("teams" in "".join(text.split()) for text in told)

        await until(pilot, is_told)
        await pressed(pilot, "escape")
    assert path.read_text() == text


async def test_another_language_holds_at_once_also_on_the_home_screen(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "s")
        await pressed(pilot, "right")
        assert i18n.current() == "nl"
        assert pilot.app.screen.query_one(Picks).rows[0].text == "Taal"
        await pressed(pilot, "escape")
        said = pilot.app.screen.query_one(HomePage).text()
        assert "Bespreking beginnen" in said
        assert pilot.app.focused is pilot.app.screen.query_one(HomePage)
    assert settings.glance(busy_home).language == "nl"


async def test_colours_and_sound(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "s", "down", "right")
        assert pilot.app.theme == "teamkracht-light"
        await pressed(pilot, "left", "left")
        assert pilot.app.theme == "teamkracht-contrast"
        await pressed(pilot, "down", "space")
    kept_settings = settings.glance(busy_home)
    assert (kept_settings.theme, kept_settings.sound) == ("contrast", True)


async def test_settings_that_cannot_be_kept_say_so(busy_home: Home) -> None:
    busy_home.settings_file.mkdir()
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "s", "right")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "settings.toml" in pilot.app.screen.query_one(Notice).text()


async def test_broken_settings_are_left_alone_as_is_said(busy_home: Home) -> None:
    busy_home.settings_file.write_text('language = "nl\n')
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "s", "down", "right")
        assert "Kept" not in pilot.app.screen.query_one(Notice).text()
    assert busy_home.settings_file.read_text() == 'language = "nl\n'


def test_without_a_choice_the_colours_are_those_of_the_terminal() -> None:
    assert theme_named(None, {"COLORFGBG": "0;15"}) == "teamkracht-light"
    assert theme_named("auto", {"COLORFGBG": "15;0"}) == "teamkracht-dark"
    assert theme_named("gone", {}) == "teamkracht-dark"
    assert theme_named("contrast", {"COLORFGBG": "0;15"}) == "teamkracht-contrast"


async def test_the_next_team_is_the_one_that_home_tells_of(busy_home: Home) -> None:
    teams.save(busy_home, Team(name="West"))
    async with opened(program_on(busy_home)) as pilot:
        assert "2 teams" in pilot.app.screen.query_one(HomePage).text()
        await pressed(pilot, "t", "f8", "escape")
        said = pilot.app.screen.query_one(HomePage).text()
        assert "West" in said
        assert TEAM not in said
        assert "no case is waiting yet" in said


async def test_weeks_off_are_typed_as_people_say_them(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        field = pilot.app.screen.query_one("#planned_off", LineField)
        field.value = "2026-W52, week 1 2027"
        field.focus()
        await pressed(pilot, "enter")
        assert kept(busy_home).planned_off == ("2026-W52", "2027-W01")
        field.value = "Kerst [vrij]"
        field.focus()
        await pressed(pilot, "enter")
        assert "Kerst [vrij]" in pilot.app.screen.query_one(Notice).text()
        assert kept(busy_home).planned_off == ("2026-W52", "2027-W01")
        field.value = ""
        await pressed(pilot, "escape")
        assert kept(busy_home).planned_off == ()


async def test_an_instrument_of_ones_own_can_be_chosen(busy_home: Home) -> None:
    shipped = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
    own = shipped[shipped.index("[instrument]") :].replace(
        'id = "teamkrachtbespreking"', 'id = "eigen"', 1
    )
    head = 'format = "teamkracht/instrument/1"\nprotocol = "teamkrachtbespreking"\n\n'
    busy_home.make()
    (busy_home.instruments / "eigen.toml").write_text(head + own, encoding="utf-8")
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        ways = pilot.app.screen.query_one("#ways", Picks)
        ways.focus()
        ways.go_to("instrument")
        await pressed(pilot, "right")
        assert kept(busy_home).instrument == "eigen"
        await pressed(pilot, "right")
        assert kept(busy_home).instrument is None


async def test_the_telephone_number_of_whom_to_call_is_no_trouble(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        pilot.app.screen.query_one("#urgent_route", MemoField).focus()
        await pressed(pilot, *"bel 0612345678".replace(" ", "_"))
        assert "tell who" not in pilot.app.screen.query_one(Notice).text()
        pilot.app.screen.query_one("#member", LineField).focus()
        await pressed(pilot, *"0612345678")
        assert "telephone" in pilot.app.screen.query_one(Notice).text()


async def test_who_went_by_mistake_comes_back(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        before = kept(busy_home)
        await pressed(pilot, "delete")
        assert "Anneke is out of the team" in pilot.app.screen.query_one(Notice).text()
        await pressed(pilot, "ctrl+z")
        assert kept(busy_home) == before


async def test_nobody_is_in_a_team_twice_in_another_spelling(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        before = kept(busy_home).names()
        await pressed(pilot, "delete")
        pilot.app.screen.query_one("#member", LineField).focus()
        await pressed(pilot, *"anneke,HANS", "enter", "ctrl+z")
        assert [name.casefold() for name in kept(busy_home).names()] == [
            name.casefold() for name in before
        ]


async def test_a_sign_is_no_name_for_a_team(empty_home: Home) -> None:
    async with opened(program_on(empty_home)) as pilot:
        await pressed(pilot, "t", "question_mark", "tab")
        assert "letter" in pilot.app.screen.query_one(Notice).text()
        assert "A new team" in str(pilot.app.screen.query_one("#team-title", Static).content)
        await pressed(pilot, "escape")
        assert not list(empty_home.teams.glob("*"))


async def test_a_new_team_does_not_take_the_place_of_one_that_is_there(busy_home: Home) -> None:
    before = kept(busy_home)
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "f6")
        pilot.app.screen.query_one("#name", LineField).value = TEAM.upper()
        await pressed(pilot, "enter", *"Jo", "enter")
        assert f"There is a team {TEAM} already." in pilot.app.screen.query_one(Notice).text()
    assert kept(busy_home) == before


async def test_what_is_not_kept_is_said_once_before_one_leaves(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "f6", "tab", *"Jo", "enter", "escape")
        assert "Give it a name." in pilot.app.screen.query_one(Notice).text()
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pressed(pilot, "t")
        pilot.app.screen.query_one("#planned_off", LineField).value = "op een keer"
        await pressed(pilot, "escape")
        pilot.app.screen.query_one("#planned_off", LineField).value = "week 52"
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert kept(busy_home).planned_off == ("2026-W52",)
    assert teams.names(busy_home) == (TEAM,)


async def test_what_could_not_be_kept_is_kept_when_one_leaves(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> Path:
        raise StoreError(busy_home.teams, "The disk is full.")

    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        with monkeypatch.context() as disk:
            disk.setattr(teams, "save", full)
            await pressed(pilot, "delete")
            assert "The disk is full." in pilot.app.screen.query_one(Notice).text()
            await pressed(pilot, "escape")
            assert isinstance(pilot.app.screen, TeamScreen)
        await pressed(pilot, "escape")
    assert kept(busy_home).names() == NAMES[1:]


async def test_a_name_and_a_line_that_are_half_typed_come_along(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        pilot.app.screen.query_one("#member", LineField).value = "Jo"
        pilot.app.screen.query_one("#kept-line", LineField).value = "Koor op donderdag"
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert kept(busy_home).names() == (*NAMES, "Jo")
    assert [one.text for one in kept_lines.find(busy_home, TEAM).line] == ["Koor op donderdag"]


async def test_a_team_with_a_typo_in_its_name_gets_another(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "tab", "f2")
        pilot.app.screen.query_one("#answer").value = "Oost"
        await pressed(pilot, "enter")
        await until(pilot, lambda: "Oost" in teams.names(busy_home))
        await settled(pilot)
        assert isinstance(pilot.app.screen, TeamScreen)
        assert str(pilot.app.screen.query_one("#team-title", Static).content) == "Oost"
        await pressed(pilot, "escape")
        await until(pilot, lambda: "Oost" in pilot.app.screen.query_one(HomePage).text())
    assert kept(busy_home, "Oost").names() == NAMES
    assert len(cases.listed(busy_home, "Oost").found) == 3
    assert teams.names(busy_home) == ("Oost",)


async def test_a_name_that_it_does_not_get_keeps_nobody_on_the_screen(busy_home: Home) -> None:
    teams.save(busy_home, Team(name="Aap"))
    settings.save(busy_home, Settings(team=TEAM))
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "tab", "f2")
        pilot.app.screen.query_one("#answer").value = "aap"
        await pressed(pilot, "enter")
        notice = pilot.app.screen.query_one(Notice)
        await until(pilot, lambda: "Aap already" in notice.text())
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_new_team_is_the_one_that_the_home_screen_tells_of(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t", "f6", *"Zuid", "enter", *"Jo", "enter", "escape")
        await until(pilot, lambda: "Zuid" in pilot.app.screen.query_one(HomePage).text())
        assert settings.load(busy_home)[0].team == "Zuid"


async def test_a_team_of_which_nothing_is_kept_is_removed_after_one_question(
    busy_home: Home,
) -> None:
    teams.save(busy_home, Team(name="Aap"))
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "t")
        screen = pilot.app.screen
        if screen.query_one("#team-title", Static).content != "Aap":
            assert screen.check_action("remove_team", ()) is False
            await pressed(pilot, "f8")
        await pressed(pilot, "f9", "enter")
        assert "Aap" in teams.names(busy_home)
        await pressed(pilot, "f9", "r")
        assert teams.names(busy_home) == (TEAM,)
