"""The open actions of a team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import after_table
import pytest
from waiting import until, words

from teamkracht.live.clock import SetClock
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.store import cases
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.actions.screen import ActionsScreen
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Groups


def actions(home: Home, clock: SetClock) -> TeamkrachtApp:
    return after_table.program(home, clock, lambda: ActionsScreen(after_table.TEAM), language="en")


def first(home: Home) -> CaseAction:
    case = cases.find(home, after_table.TEAM, "Merel")
    assert case is not None
    return case.action[0]


async def test_what_is_due_comes_first_by_case_or_by_name(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        groups = app.screen.query_one(Groups)
        await until(pilot, lambda: groups.items)
        assert [one.text for one in groups.items] == [
            "Drie plekken uitzoeken",
            "Bellen met de kerk",
            "Kaartje sturen",
        ]
        assert "2 days ago" in groups.text()
        assert "today" in groups.text()
        assert "g By person" in app.screen.query_one(CommandFooter).text()
        await pilot.press("g")
        assert [one.text for one in groups.items][1] == "Kaartje sturen"
        assert "g By case" in app.screen.query_one(CommandFooter).text()


async def test_one_key_says_what_became_of_it_and_undo_takes_it_back(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("1", "5")
        assert (first(home).status, first(home).client) == ("done", "chose_this")
        assert first(home).told == date(2026, 11, 4)
        assert "Drie plekken uitzoeken" in app.screen.query_one(Groups).text()
        await pilot.press("u", "u")
        assert (first(home).status, first(home).client) == ("open", None)


async def test_a_note_and_another_day(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("n", *"ja", "enter")
        await pilot.press("w", "ctrl+u", *"9-11")
        await until(pilot, lambda: "Mon 9 Nov" in words(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: first(home).when == date(2026, 11, 9))
        await pilot.press("enter", "ctrl+u", *"10-11", "enter")
        await until(pilot, lambda: first(home).when == date(2026, 11, 10))
        await pilot.press("w")
        app.screen.query_one("#who").value = "Hans en merel"
        app.screen.query_one("#who").focus()
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "not for Merel" in words(pilot))
        await pilot.press("escape")
    assert first(home).who == "Yvonne"
    assert first(home).notes == ("ja",)


async def test_undo_takes_back_nothing_of_somebody_else(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("1")
        there = cases.find(home, after_table.TEAM, "Merel")
        cases.save(home, replace(there, goal="Van iemand anders"))
        await pilot.press("n", "escape")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("u")
        await until(pilot, lambda: first(home).status == "open")
        assert cases.find(home, after_table.TEAM, "Merel").goal == "Van iemand anders"


async def test_a_note_that_could_not_be_saved_stands_there_again(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> CaseFile:
        raise StoreError(home.cases, "The disk is full.")

    after_table.make_cases(home)
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("n", *"ja")
        with monkeypatch.context() as disk:
            disk.setattr(cases, "change", full)
            await pilot.press("enter")
            await until(pilot, lambda: "The disk is full." in words(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: first(home).notes == ("ja",))


async def test_nothing_open_says_where_actions_come_from(home: Home, clock: SetClock) -> None:
    app = actions(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "nothing open" in words(pilot))
