"""The home screen: what there is to do, and the ways from there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from random import Random
from threading import Event
from typing import Any

import pytest
from homes import NAMES, NOW, TEAM, opened, program_on, settled
from waiting import PATIENCE, until

from teamkracht.live.clock import SetClock
from teamkracht.live.journal import read_journal
from teamkracht.live.opening import resume, start
from teamkracht.meeting import steps
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.meeting import StepRef
from teamkracht.store import protocols
from teamkracht.store.home import Home
from teamkracht.tui import leaving, looking
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.case.screen import CaseScreen
from teamkracht.tui.screens.home.page import HomePage
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.screens.new_meeting.screen import NewMeetingScreen
from teamkracht.tui.screens.settings import SettingsScreen
from teamkracht.tui.widgets.dialog import Ask


def page(app: TeamkrachtApp) -> str:
    return app.screen.query_one(HomePage).text()


def meeting(app: TeamkrachtApp) -> MeetingScreen:
    """The meeting that is open, whatever it asks."""
    return next(screen for screen in app.screen_stack if isinstance(screen, MeetingScreen))


def left_meeting(home: Home, at: int, meeting_id: str = "m1") -> None:
    """A meeting that was begun, went one step on, and was left; `at` hours before now."""
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    started = MeetingStarted(
        id=meeting_id,
        code="ABCD",
        team=TEAM,
        plan="90",
        language="en",
        facilitator="Anneke",
        people=tuple(Expected(one) for one in NAMES),
        cases=(Brought("Merel", "Yvonne"),),
    )
    clock = SetClock(NOW - timedelta(hours=at))
    conductor = start(home.make(), text, name, started, clock)
    clock.advance(60)
    conductor.do(steps.go_next)
    conductor.keeper.close()


async def test_the_first_time_it_says_what_this_is(empty_home: Home) -> None:
    async with opened(program_on(empty_home)) as pilot:
        said = page(pilot.app)
        assert "Welcome" in said
        assert "stays on this computer" in said
        assert pilot.app.screen.query_one(HomePage).entries[0].command.id == "practise"
        assert not empty_home.root.exists(), "looking makes no folders"


async def test_it_says_at_a_glance_what_there_is_to_do(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        said = page(pilot.app)
        assert "Start a meeting" in said.splitlines()[8]
        assert "2 cases are ready: Merel and Kievit" in said
        assert "2 open, 1 is due" in said
        assert "none yet" in said
        assert TEAM in said
        assert "Welcome" not in said


async def test_the_language_changes_words_and_letters(busy_home: Home) -> None:
    async with opened(program_on(busy_home, language="nl")) as pilot:
        said = page(pilot.app)
        assert "Goedemorgen" in said
        assert "v  Verslagen" in said
        await pilot.press("i")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SettingsScreen)


@pytest.mark.parametrize(
    ("folder", "name", "text"),
    [
        ("cases/participatiecoaches-oost", "merel.toml", 'client = "Merel\n'),
        ("teams", "west.toml", "name = 3\n"),
        ("minutes", "2026-10-28-west-x.toml", "[meeting\n"),
        ("live", "x.journal", "what is this\n"),
        (".", "settings.toml", "theme = [\n"),
    ],
)
async def test_a_broken_file_is_named_and_hides_nothing(
    busy_home: Home, folder: str, name: str, text: str
) -> None:
    place = busy_home.root / folder
    place.mkdir(exist_ok=True)
    (place / name).write_text(text)
    async with opened(program_on(busy_home), (200, 50)) as pilot:
        said = page(pilot.app)
        assert name in " ".join(said.split())
        assert "Start a meeting" in said
        assert TEAM in said


async def test_arrows_and_enter_open_what_they_are_on(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pilot.press("up", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SettingsScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_click_opens_what_it_is_on(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        lines = page(pilot.app).splitlines()
        row = next(n for n, line in enumerate(lines) if "Settings" in line)
        await pilot.click(HomePage, offset=(8, row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_a_meeting_left_a_moment_ago_opens_by_itself(busy_home: Home) -> None:
    left_meeting(busy_home, at=1)
    async with opened(program_on(busy_home)) as pilot:
        await settled(pilot)
        assert meeting(pilot.app).conductor.meeting.current == StepRef("terugblik")
        pilot.app.go_home()
        await settled(pilot)
        assert "Go on with the meeting" in page(pilot.app), "going home does not lead back"


async def test_a_meeting_left_yesterday_comes_first_and_waits(busy_home: Home) -> None:
    left_meeting(busy_home, at=20)
    async with opened(program_on(busy_home)) as pilot:
        home = pilot.app.screen.query_one(HomePage)
        assert home.entries[0].command.id == "go_on"
        assert "Tue 3 Nov 13:28" in home.text()
        assert "Looking back" in home.text()
        await pilot.press("enter")
        await settled(pilot)
        assert meeting(pilot.app).conductor.meeting.id == "m1"


async def test_of_two_meetings_none_opens_by_itself(busy_home: Home) -> None:
    left_meeting(busy_home, at=1, meeting_id="m1")
    left_meeting(busy_home, at=2, meeting_id="m2")
    async with opened(program_on(busy_home)) as pilot:
        home = pilot.app.screen.query_one(HomePage)
        *_earlier, glance = looking.glances(busy_home, SetClock(NOW))
        ids = [one.command.id for one in home.entries]
        assert ids[:3] == ["go_on", "go_on", "begin"]
        await pilot.press("down")
        home.show(replace(glance, removable=True), ())
        second = home.entries[1].meeting
        await pilot.press("enter")
        await settled(pilot)
        assert meeting(pilot.app).conductor.meeting.id == second.id, "the one with the cursor"


async def test_who_presses_enter_twice_does_not_find_their_own_meeting_open(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_meeting(busy_home, at=20)
    pressed_twice = Event()

    def slowly(*args: Any) -> Any:
        pressed_twice.wait(PATIENCE)
        return go_on_with(*args)

    go_on_with = looking.go_on_with
    monkeypatch.setattr(looking, "go_on_with", slowly)
    async with opened(program_on(busy_home)) as pilot:
        await pilot.press("enter", "enter")
        pressed_twice.set()
        await settled(pilot)
        await settled(pilot)
        assert not meeting(pilot.app).conductor.read_only


async def test_a_key_before_the_home_was_read_waits_for_it(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = Event()

    def slowly(*args: Any) -> Any:
        pressed.wait(PATIENCE)
        yield from glances(*args)

    glances = looking.glances
    monkeypatch.setattr(looking, "glances", slowly)
    app = program_on(busy_home)
    async with app.run_test() as pilot:
        await pilot.press("c")
        pressed.set()
        await until(pilot, lambda: isinstance(app.screen, CaseScreen))


async def test_who_finds_it_open_elsewhere_looks_along(busy_home: Home) -> None:
    left_meeting(busy_home, at=1)
    other = resume(busy_home, "m1", SetClock(NOW)).conductor
    async with opened(program_on(busy_home)) as pilot:
        await settled(pilot)
        assert meeting(pilot.app).conductor.read_only
    other.keeper.close()


async def test_going_home_lets_the_meeting_wait(busy_home: Home) -> None:
    left_meeting(busy_home, at=1)
    async with opened(program_on(busy_home)) as pilot:
        await settled(pilot)
        await pilot.app.action_to_home()
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not meeting(pilot.app).conductor.read_only, "it is ours to go on with"


async def test_closing_asks_where_something_is_not_on_the_disk(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "PATIENCE", 0.05)
    left_meeting(busy_home, at=1)
    async with opened(program_on(busy_home)) as pilot:
        await settled(pilot)
        conductor = meeting(pilot.app).conductor
        kept = conductor.keeper.keep
        monkeypatch.setattr(conductor.keeper, "keep", lambda noted: None)
        conductor.do(steps.go_next)
        await pilot.app.action_quit()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await pilot.press("s")
        await settled(pilot)
        assert pilot.app.is_running
        for noted in conductor.history.noted[-1:]:
            kept(noted)
        await pilot.app.action_quit()
        await pilot.pause()
    assert steps_on_disk(busy_home) == conductor.history.latest.number


def steps_on_disk(home: Home) -> int:
    return read_journal(home.live / "m1.journal").noted[-1].number


async def test_practising_ends_with_the_word_for_it(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pilot.press("p")
        await pilot.pause()
    assert pilot.app.return_value == "practise"


async def test_who_practises_can_do_so_once_more(busy_home: Home) -> None:
    app = program_on(busy_home)
    app.practice = True
    async with opened(app) as pilot:
        assert "once more, on a fresh sample team" in page(pilot.app)


async def test_a_start_of_a_meeting_is_one_letter_away(busy_home: Home) -> None:
    async with opened(program_on(busy_home, random=Random(1))) as pilot:
        await pilot.press("b")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NewMeetingScreen)


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from teamkracht.tui import app as it
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.screens.home.page import HomePage
seen = []
def look(screen):
    assert screen.query_one(HomePage).text().strip()
    seen.extend(sys.modules)
HomeScreen._look = look
async def main():
    async with it.TeamkrachtApp(home=Path(sys.argv[1]), language="nl").run_test():
        for _ in range(3000):
            if seen:
                break
            await asyncio.sleep(0.01)
asyncio.run(main())
print("\\n" + " ".join(seen))
"""


def test_the_first_paint_brings_in_no_pydantic_and_no_other_screen(busy_home: Home) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(busy_home.root)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "teamkracht.tui.screens.home.screen" in loaded
    screens = {name for name in loaded if name.startswith("teamkracht.tui.screens.")}
    assert {name.split(".")[3] for name in screens} == {"home"}
    assert not loaded & {"pydantic", "pydantic_core", "teamkracht.meeting.meeting"}


@pytest.mark.parametrize("letter", ["c", "a", "m", "t", "s", "b"])
async def test_every_letter_opens_its_screen_and_escape_leads_back(
    busy_home: Home, letter: str
) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pilot.press(letter)
        await settled(pilot)
        assert not isinstance(pilot.app.screen, HomeScreen)
        for _each in range(2):
            if not isinstance(pilot.app.screen, HomeScreen):
                await pilot.press("escape")
                await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
