"""A screen that closes before it was painted takes nothing down with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from teamkracht.live.sample import fill
from teamkracht.store import minutes
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.widgets.footer import CommandFooter

TEAM = "Participatiecoaches Oost"
OPENED: dict[str, Callable[[TeamkrachtApp, Path], None]] = {
    "new meeting": lambda app, _last: app.open_new_meeting(),
    "case": lambda app, _last: app.open_case(TEAM),
    "actions": lambda app, _last: app.open_actions(TEAM),
    "minutes": lambda app, _last: app.open_minutes(TEAM),
    "minutes of a meeting": lambda app, last: app.open_minutes_file(last),
    "adherence": lambda app, last: app.open_adherence(last),
    "trend": lambda app, _last: app.open_trend(TEAM),
    "team": lambda app, _last: app.open_team(TEAM),
    "settings": lambda app, _last: app.open_settings(),
    "observe": lambda app, last: app.open_observe(last),
    "compare": lambda app, _last: app.open_compare(),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home")).make()
    assert fill(home, date(2026, 11, 26), Random(1)) == TEAM
    return home


@pytest.mark.parametrize("screen", OPENED)
async def test_a_screen_that_closes_at_once_is_no_fault(screen: str, home: Home) -> None:
    last = minutes.latest(home)
    assert last is not None
    app = TeamkrachtApp(home=home, language="nl")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for turns in range(4):
            there = len(app.screen_stack)
            OPENED[screen](app, last.path)
            await _painted_almost(app, turns)
            while len(app.screen_stack) > there:
                app.pop_screen()
            await pilot.pause()
            assert len(app.screen_stack) == there
    assert app.unforeseen is None


async def test_a_footer_that_is_gone_is_not_drawn_again(home: Home) -> None:
    app = TeamkrachtApp(home=home, language="nl")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.screen.refresh_bindings()
        await app.screen.query_one(CommandFooter).remove()
        await pilot.pause()
    assert app.unforeseen is None


async def _painted_almost(app: TeamkrachtApp, turns: int) -> None:
    """Let a screen come, and go on for so many turns of the loop after its footer changes."""
    while not app.screen.is_mounted:  # noqa: ASYNC110 - each turn of the loop counts
        await asyncio.sleep(0)
    app.screen.refresh_bindings()
    for _turn in range(turns):
        await asyncio.sleep(0)
