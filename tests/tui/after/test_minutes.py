"""Earlier minutes: the list, the page, and putting right."""

from __future__ import annotations

from pathlib import Path

import after_table
import pytest
from waiting import until, words

from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.store import minutes
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.minutes.screen import MinutesFileScreen, MinutesScreen
from teamkracht.tui.widgets.groups import Groups


@pytest.fixture
def path(home: Home, clock: SetClock) -> Path:
    return close(after_table.ended_meeting(home, clock), home)


def one(home: Home, clock: SetClock, path: Path) -> TeamkrachtApp:
    return after_table.program(home, clock, lambda: MinutesFileScreen(path), language="en")


async def test_the_list_opens_the_page(home: Home, clock: SetClock, path: Path) -> None:
    app = after_table.program(home, clock, MinutesScreen, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        groups = app.screen.query_one(Groups)
        await until(pilot, lambda: groups.items)
        assert "November 2026" in groups.text()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MinutesFileScreen))
        reading = app.screen.query_one(Reading)
        await until(pilot, lambda: "Merel" in reading.text())
        assert "samen heen fietsen [echt]" in reading.text()
        assert "Question round" in reading.text()


async def test_no_minutes_yet_says_when_they_come(home: Home, clock: SetClock) -> None:
    app = after_table.program(home, clock, MinutesScreen, language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "no minutes yet" in words(pilot))


async def test_putting_right_makes_a_version_with_its_reason_and_keeps_the_old_one(
    home: Home, clock: SetClock, path: Path
) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        reading = app.screen.query_one(Reading)
        await until(pilot, lambda: "Merel" in reading.text())
        await pilot.press("c")
        groups = app.screen.query_one(Groups)
        idea = next(n for n, item in enumerate(groups.items) if item.key == "idea/0/0")
        groups.go_to(idea)
        await pilot.press("enter", "!", "enter", *"typefout", "enter")
        await until(pilot, lambda: "typefout" in reading.text())
        await pilot.press("v")
        await until(pilot, lambda: "typefout" not in reading.text())
    fresh = minutes.load(path)
    assert fresh.version == 2
    assert fresh.case[0].idea[0].text == after_table.IDEAS[0] + "!"
    assert fresh.correction[0].reason == "typefout"
    (older,) = minutes.versions(path)
    assert minutes.load(older).case[0].idea[0].text == after_table.IDEAS[0]


async def test_who_was_there_and_who_does_it_can_be_put_right(
    home: Home, clock: SetClock, path: Path
) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        reading = app.screen.query_one(Reading)
        await until(pilot, lambda: "Merel" in reading.text())
        await pilot.press("c", "enter", *"ziek", "enter")
        await until(pilot, lambda: minutes.load(path).version == 2)
        await until(pilot, lambda: "ziek" in reading.text())
        await pilot.press("c")
        groups = app.screen.query_one(Groups)
        keys = [item.key for item in groups.items]
        groups.go_to(keys.index("who_when/0/0"))
        await pilot.press("enter", "y", "enter", "enter", *"nu", "enter")
        await until(pilot, lambda: minutes.load(path).version == 3)
    fresh = minutes.load(path)
    assert not fresh.attendance[0].present
    assert fresh.case[0].action[0].who == "Yvonne"
