"""Earlier minutes: the list, the page, and putting right."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import after_table
import pytest
from textual.pilot import Pilot
from waiting import until, words

from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.records.minutes import Minutes
from teamkracht.store import cases, minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.minutes import Heading
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.minutes import file
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.minutes.screen import MinutesFileScreen, MinutesScreen, by_month
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.notice import Notice


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


def test_two_meetings_of_a_day_are_told_apart_by_their_time() -> None:
    at = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    headings = tuple(
        Heading(Path(name), name, name, team, at + timedelta(hours=later), 3659, "completed", 1)
        for name, team, later in (("a", "Oost", 0), ("b", "Oost", 4), ("c", "West", 0))
    )
    (month,) = by_month(headings, with_team=False)
    assert [one.text.endswith(("9:30", "13:30")) for one in month.items] == [True, True, False]
    assert {one.right for one in month.items} == {"60 min"}


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
        idea = next(n for n, item in enumerate(groups.items) if item.key == "case/0/idea/0")
        groups.go_to(idea)
        await pilot.press("enter", "end", "!", "enter", *"typefout", "enter")
        await until(pilot, lambda: "typefout" in reading.text())
        await pilot.press("v")
        await until(pilot, lambda: "typefout" not in reading.text())
    fresh = minutes.load(path)
    assert fresh.version == 2
    assert fresh.case[0].idea[0].text == after_table.IDEAS[0] + "!"
    assert fresh.correction[0].reason == "typefout"
    (older,) = minutes.versions(path)
    assert minutes.load(older).case[0].idea[0].text == after_table.IDEAS[0]


async def test_what_could_not_be_put_right_is_told_with_what_was_typed(
    home: Home, clock: SetClock, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreError(path, "The disk is full.")

    monkeypatch.setattr(file, "put_right", full)
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        correcting = Correcting(pilot, path)
        await correcting.to("case/0/idea/0")
        await pilot.press("enter", "end", *"zondag", "enter", *"typefout", "enter")
        await until(pilot, lambda: "The disk is full." in words(pilot))
        assert any("zondag" in str(told.message) for told in app._notifications)


async def test_an_older_version_that_can_not_be_read_is_said_and_passed(
    home: Home, clock: SetClock, path: Path
) -> None:
    older = [path.with_suffix(f".v{version}.toml") for version in (1, 2)]
    shutil.copy(path, older[0])
    shutil.copy(__file__, older[1])
    assert minutes.versions(path) == tuple(older)
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "Merel" in app.screen.query_one(Reading).text())
        await pilot.press("v")
        await until(pilot, lambda: "!" in app.screen.query_one(Notice).text())
        await pilot.press("v")
        await until(pilot, lambda: not app.screen.query_one(Notice).text().strip())


class Correcting:
    """Somebody who puts minutes right with the keys."""

    def __init__(self, pilot: Pilot[str], path: Path) -> None:
        self.pilot, self.path = pilot, path
        self.screen = pilot.app.screen

    async def to(self, key: str) -> None:
        """Open the list, and go to a line."""
        reading = self.screen.query_one(Reading)
        await until(self.pilot, lambda: "Merel" in reading.text())
        await self.pilot.press("c")
        lines = self.screen.query_one(Groups)
        await until(self.pilot, lambda: lines.has_focus)
        lines.go_to([item.key for item in lines.items].index(key))
        await self.pilot.pause()

    async def why(self, reason: str) -> Minutes:
        """Say why, and wait for the next version."""
        before = minutes.load(self.path).version
        await self.pilot.press(*reason, "enter")
        await until(self.pilot, lambda: minutes.load(self.path).version == before + 1)
        await until(self.pilot, lambda: self.pilot.app.screen is self.screen)
        reading = self.screen.query_one(Reading)
        await until(self.pilot, lambda: reason in reading.text())
        return minutes.load(self.path)

    def footer(self) -> str:
        return self.screen.query_one(CommandFooter).text()


async def test_what_is_being_put_right_is_not_left_by_one_key(
    home: Home, clock: SetClock, path: Path
) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(80, 24)) as pilot:
        by = Correcting(pilot, path)
        await by.to("case/0/idea/0")
        await pilot.press("enter", "escape")
        assert app.screen is by.screen, "nothing was typed"
        await pilot.press("enter", "end", "!", "escape")
        [told] = app._notifications
        assert "Do it once more to leave all the same." in str(told.message)
        await pilot.press("?", "escape")
        assert app.screen is not by.screen, "more was typed"
        await pilot.press("escape")
        assert app.screen is by.screen


async def test_people_are_chosen_and_a_guest_gets_a_line(
    home: Home, clock: SetClock, path: Path
) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(80, 24)) as pilot:
        by = Correcting(pilot, path)
        await by.to("attendance/0")
        assert "Enter Put right" in by.footer()
        await pilot.press("enter", "down", "down", "right", "enter", "enter")
        await until(pilot, lambda: "Say in a few words why" in words(pilot))
        assert (await by.why("thuis")).attendance[0].online
        await by.to("attendance/6")
        assert "Enter Add" in by.footer()
        await pilot.press("enter", *"Gerda", *["down"] * 6)
        added = await by.why("vergeten")
        assert (added.attendance[6].name, added.attendance[6].guest) == ("Gerda", True)
        await by.to("case/0/presenter")
        await pilot.press("enter", *"Wim", "enter", "x", "enter")
        await until(pilot, lambda: "Wim is not of the team" in words(pilot))
        await pilot.press(*"ger", "enter")
        await pilot.press("backspace")
        assert (await by.why("toch zij")).case[0].presenter == "Gerda"


async def test_a_turn_a_date_and_the_kompas_are_put_right_and_the_case_follows(
    home: Home, clock: SetClock, path: Path
) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        by = Correcting(pilot, path)
        await by.to("case/0/question/0")
        await pilot.press("enter", "down", "end", *"!", "down", *"De kas.", "enter")
        asked = (await by.why("half")).case[0].question[0]
        assert (asked.question, asked.answer) == ("Wat geeft energie?!", "De kas.")
        await by.to("case/0/next_contact")
        await pilot.press("enter", *"gisteren", "enter", "x", "enter")
        await until(pilot, lambda: "is no day that I know" in words(pilot))
        field = app.screen.query_one("#key-0", LineField)
        field.value = ""
        await pilot.press(*"11-11", "enter", "backspace")
        assert (await by.why("datum")).case[0].next_contact == date(2026, 11, 11)
        await by.to("follow_up/0")
        await pilot.press("enter", *["down"] * 3, *"2-11")
        await until(pilot, lambda: "Monday 2 November 2026" in words(pilot))
        await pilot.press("enter")
        assert (await by.why("was eerder")).follow_up[0].when == date(2026, 11, 2)
        await by.to("case/0/kompas_line/2")
        await pilot.press("enter", "down", "end", *" altijd", "enter")
        await by.why("zin")
        await by.to("case/0/kompas_line/3")
        assert "Del Take away" in by.footer()
        await pilot.press("delete", "enter")
        assert "can't stay empty" in words(pilot)
        await by.why("dubbel")
    file = cases.find(home, after_table.TEAM, "Merel")
    assert file is not None
    assert file.next_contact == date(2026, 11, 11)
    assert file.kompas.jezelf_zijn.krachten == ("Humor altijd",)


async def test_no_bsn_comes_in_by_a_correction(home: Home, clock: SetClock, path: Path) -> None:
    app = one(home, clock, path)
    async with app.run_test(size=(120, 36)) as pilot:
        by = Correcting(pilot, path)
        await by.to("case/0/goal")
        await pilot.press("enter", *"nr 123456782 dus", "enter")
        await by.why("erbij")
    assert minutes.load(path).case[0].goal == "nr dus"
