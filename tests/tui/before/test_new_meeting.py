"""A meeting is put together on one screen, quickly where the team is known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from homes import NAMES, NOW, TEAM, opened, program_on, settled
from textual.events import Paste
from textual.pilot import Pilot
from waiting import words

from teamkracht.records.case_file import CaseFile
from teamkracht.records.settings import Settings
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, settings, teams
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.screens.new_meeting.screen import NewMeetingScreen
from teamkracht.tui.widgets.drawn import width_of
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks
from teamkracht.tui.widgets.plan_bar import PlanBar


async def pressed(pilot: Pilot[Any], *keys: str) -> int:
    await pilot.press(*keys)
    await settled(pilot)
    return len(keys)


def meeting(app: TeamkrachtApp) -> Any:
    shown = next(screen for screen in app.screen_stack if isinstance(screen, MeetingScreen))
    return shown.conductor.meeting


def plan(app: TeamkrachtApp) -> str:
    return app.screen.query_one(PlanBar).text()


async def test_a_known_team_begins_in_a_few_keys(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        keys = await pressed(pilot, "enter")
        keys += await pressed(pilot, "tab", "tab", "tab")
        assert "fits exactly" in plan(pilot.app)
        keys += await pressed(pilot, "f8")
        begun = meeting(pilot.app)
        assert keys < 15
        assert (begun.team, begun.plan, begun.facilitator) == (TEAM, "90", "Anneke")
        assert begun.minutes_taker == "Loes"
        assert [(one.client, one.presenter) for one in begun.cases] == [
            ("Kievit", "Hans"),
            ("Merel", "Yvonne"),
        ]
        assert [person.name for person in begun.people if person.online] == ["Bilal"]
        assert [one.action for one in begun.open_actions] == ["Bellen met de kerk", "Samen fietsen"]
        assert begun.current.step == "opening"
        assert len(pilot.app.screen_stack) > 1
        assert not any(isinstance(one, NewMeetingScreen) for one in pilot.app.screen_stack)


async def test_a_case_that_nobody_brings_in_is_asked_about_once(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        pilot.app.screen.query_one("#client", LineField).focus()
        await pressed(pilot, *"Uil", "enter", "f8")
        said = pilot.app.screen.query_one(Notice).text()
        assert "Uil: nobody brings it in yet." in said
        await pressed(pilot, "f8")
        assert meeting(pilot.app).case("Uil").presenter is None


async def test_the_bar_says_whether_it_fits(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b", "tab", "tab", "tab", "space", "down", "space")
        assert "70 to spare" in plan(pilot.app)
        await pressed(pilot, "space", "up", "space")
        pilot.app.screen.query_one("#client", LineField).focus()
        await pressed(pilot, *"Uil", "enter")
        assert "35 too much" in plan(pilot.app)
        assert pilot.app.screen.query_one("#cases", Picks).cursor_key == "Uil"
        await pressed(pilot, "delete")
        assert "fits exactly" in plan(pilot.app)


async def test_who_is_not_here_and_who_comes_along(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        await pressed(pilot, "space", "down", "down", "right")
        await pressed(pilot, *"olga, Gaby", "enter", "f8")
        people = {one.name: one for one in meeting(pilot.app).people}
        assert not people["Anneke"].present
        assert meeting(pilot.app).facilitator == "Bilal"
        assert people["Hans"].online
        assert people["olga"].guest
        assert people["Gaby"].present


async def test_a_bird_and_a_presenter(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        pilot.app.screen.query_one("#client", LineField).focus()
        await pressed(pilot, "enter", "right")
        pilot.app.screen.query_one("#client", LineField).focus()
        await pressed(pilot, *"zwaluw,ria", "enter", "f8")
        *_ready, bird, zwaluw = meeting(pilot.app).cases
        assert bird.client[0].isupper()
        assert bird.presenter == "Anneke"
        assert (zwaluw.client, zwaluw.presenter) == ("Zwaluw", "Ria [de Vries]")


async def test_a_case_that_is_typed_comes_along_without_enter(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        pilot.app.screen.query_one("#client", LineField).focus()
        await pressed(pilot, *"Zwaluw, ria", "f8")
        *_ready, zwaluw = meeting(pilot.app).cases
        assert (zwaluw.client, zwaluw.presenter) == ("Zwaluw", "Ria [de Vries]")


async def test_the_first_team_of_all(empty_home: Home) -> None:
    async with opened(program_on(empty_home)) as pilot:
        await pressed(pilot, "b")
        await pressed(pilot, "f8")
        assert "Which team" in pilot.app.screen.query_one(Notice).text()
        await pressed(pilot, *"West", "enter", *"Jo,Al", "f8")
        assert "without a case" in pilot.app.screen.query_one(Notice).text()
        await pressed(pilot, "f8")
        assert meeting(pilot.app).facilitator == "Jo"
        assert [one.name for one in meeting(pilot.app).people] == ["Jo", "Al"]
    found = teams.find(empty_home, "West")
    assert found is not None
    assert found.names() == ("Jo", "Al")
    assert settings.glance(empty_home).team == "West"


async def test_when_it_was_planned_and_who_looks_on(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        pilot.app.screen.query_one("#planned", LineField).value = "straks"
        await settled(pilot)
        await pressed(pilot, "f8")
        assert "9:30" in pilot.app.screen.query_one(Notice).text()
        pilot.app.screen.query_one("#planned", LineField).value = "9.15"
        pilot.app.screen.query_one("#observers", LineField).value = "O1, O2"
        await pressed(pilot, "ctrl+n")
        assert meeting(pilot.app).planned_start == NOW - timedelta(minutes=13)
        assert meeting(pilot.app).observers == ("O1", "O2")


async def test_pasted_names_are_all_there(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        field = pilot.app.screen.query_one("#person", LineField)
        field.post_message(LineField.Pasted(field, ("Piet", "Klaas")))
        await settled(pilot)
        names = [row.key for row in pilot.app.screen.query_one("#people", Picks).rows]
        assert names == [*NAMES, "Piet", "Klaas"]


async def test_a_home_that_cannot_be_written_says_so(busy_home: Home) -> None:
    busy_home.live.rmdir()
    busy_home.live.write_text("in the way")
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        await pressed(pilot, "f8")
        assert isinstance(pilot.app.screen, NewMeetingScreen)
        assert "live" in pilot.app.screen.query_one(Notice).text()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_down_goes_through_all_of_it(busy_home: Home, size: tuple[int, int]) -> None:
    async with opened(program_on(busy_home), size) as pilot:
        await pressed(pilot, "b")
        seen = []
        for _each in range(8):
            seen.append(pilot.app.focused.id)
            await pilot.press("tab")
        assert seen == [
            "people",
            "person",
            "roles",
            "cases",
            "client",
            "observers",
            "planned",
            "settings",
        ]


async def test_long_names_fit_in_a_small_window(busy_home: Home) -> None:
    long = ("[b]Zeer lange naam[/b] 🚲 " * 8).strip()
    teams.save(busy_home, Team(name=long, facilitator=long, member=(Member(name=long),)))
    cases.save(busy_home, CaseFile(client=long, team=long, presenter=long, prepared=True))
    settings.save(busy_home, Settings(team=long))
    async with opened(program_on(busy_home), (60, 20)) as pilot:
        await pressed(pilot, "b")
        for name in ("#settings", "#people", "#roles", "#cases"):
            picks = pilot.app.screen.query_one(name, Picks)
            assert "[b]Zeer" in picks.text()
            assert all(width_of(line) <= picks.size.width for line in picks.lines())
        await pressed(pilot, "f8")
        assert meeting(pilot.app).facilitator == long


async def test_a_letter_on_the_list_of_people_begins_a_name(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b", *"olga", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, NewMeetingScreen)
        assert screen.draft is not None
        assert screen.draft.here[-1] == "olga"
        assert "F8" in screen.query_one(CommandFooter).text()


async def test_what_leads_on_is_in_view_on_a_small_screen(busy_home: Home) -> None:
    async with opened(program_on(busy_home), size=(80, 24)) as pilot:
        await pressed(pilot, "b")
        footer = pilot.app.screen.query_one(CommandFooter).text()
        assert "F8 Begin" in footer
        assert "Esc Back" in footer


async def test_what_was_asked_goes_once_something_has_changed(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        screen = pilot.app.screen
        screen.query_one("#cases", Picks).focus()
        await pressed(pilot, "space", "down", "space", "f8")
        assert "without a case" in screen.query_one(Notice).text()
        await pressed(pilot, "space")
        assert "without a case" not in screen.query_one(Notice).text()


async def test_who_brings_a_case_in_and_is_not_here_is_asked_about_once(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b", "down", "down")
        screen = pilot.app.screen
        assert "is not here" not in screen.query_one("#cases", Picks).text()
        await pressed(pilot, "space")
        kievit, merel = screen.query_one("#cases", Picks).text().splitlines()
        assert "is not here" in kievit
        assert "is not here" not in merel
        await pressed(pilot, "f8")
        assert "Kievit: Hans is not here." in screen.query_one(Notice).text()
        await pressed(pilot, "f8")
        assert meeting(pilot.app).cases[0].presenter == "Hans"


async def test_the_name_of_somebody_here_is_asked_about_once(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        screen = pilot.app.screen
        assert isinstance(screen, NewMeetingScreen)
        screen.query_one("#client").focus()
        await pressed(pilot, *"Ria", "enter")
        assert "Ria [de Vries] is in the team" in screen.query_one(Notice).text()
        assert "Ria" not in screen.draft.taken()
        await pressed(pilot, "enter")
        assert "Ria" in screen.draft.taken()


async def test_what_was_filled_in_stays_with_its_team(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        screen = pilot.app.screen
        screen.query_one("#client").focus()
        await pressed(pilot, *"Pauw,Hans", "enter")
        settings_rows = screen.query_one("#settings", Picks)
        settings_rows.focus()
        settings_rows.go_to("team")
        await pressed(pilot, "right")
        screen.query_one("#new-team").focus()
        await pressed(pilot, *"Zuid", "enter", *"Jo", "enter")
        settings_rows.focus()
        await pressed(pilot, "right")
        assert "Pauw" in screen.query_one("#cases", Picks).text()
        assert "Jo" not in screen.query_one("#people", Picks).text()
        await pressed(pilot, "left")
        assert screen.query_one("#new-team", LineField).value == "Zuid"
        await pressed(pilot, "f8", "f8")
        assert meeting(pilot.app).team == "Zuid"
        assert meeting(pilot.app).facilitator == "Jo"


async def test_what_was_typed_is_not_left_by_one_key(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b", "right", "escape")
        assert not isinstance(pilot.app.screen, NewMeetingScreen), "nothing was typed"
        await pressed(pilot, "b")
        pilot.app.screen.query_one("#person").focus()
        await pressed(pilot, *"Olga", "enter", "escape")
        assert isinstance(pilot.app.screen, NewMeetingScreen)
        await pressed(pilot, "escape")
        assert not isinstance(pilot.app.screen, NewMeetingScreen)


async def test_of_pasted_cases_none_is_dropped_without_asking(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        screen = pilot.app.screen
        field = screen.query_one("#client", LineField)
        field.focus()
        field.post_message(Paste("Hans\nPauw\nRia, Loes\nMees"))
        await settled(pilot)
        assert {"Pauw", "Mees"} <= screen.draft.taken()
        assert "Hans is in the team" in screen.query_one(Notice).text()
        await pressed(pilot, "enter")
        assert "Hans" in screen.draft.taken()
        assert "Ria [de Vries] is in the team" in screen.query_one(Notice).text()
        await pressed(pilot, "enter")
        assert "Ria" in screen.draft.taken()
        assert not field.value


async def test_pasted_cases_leave_what_is_half_typed(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "b")
        screen = pilot.app.screen
        field = screen.query_one("#client", LineField)
        field.focus()
        await pressed(pilot, *"Mer")
        field.post_message(Paste("Hans\nPauw\nMees"))
        await settled(pilot)
        assert {"Pauw", "Mees"} <= screen.draft.taken()
        assert field.value == "Mer"
        await pressed(pilot, "e", "l", "enter")
        assert "Merel" in screen.draft.taken()
        assert "Hans is in the team" in screen.query_one(Notice).text()


async def test_pasted_people_leave_what_is_half_typed(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        for open_key, place in (("b", "#person"), ("t", "#member")):
            await pressed(pilot, open_key)
            field = pilot.app.screen.query_one(place, LineField)
            field.focus()
            await pressed(pilot, *"Ol")
            field.post_message(Paste("Gerda\nWim"))
            await settled(pilot)
            assert field.value == "Ol"
            await pressed(pilot, "g", "a", "enter")
            assert {"Olga", "Gerda", "Wim"} <= {*words(pilot).split()}
            await pressed(pilot, "escape", "escape")
