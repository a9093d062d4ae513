"""After a meeting of an encrypted team: saved, handed out and written elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import after_table
import pytest
from textual.pilot import Pilot
from waiting import until

from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.store import encrypting, minutes
from teamkracht.store.home import Home
from teamkracht.store.sealing import Key, is_sealed, new_key
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.minutes.file import MinutesFileScreen
from teamkracht.tui.screens.wrap_up import saving
from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.fields import LineField

pytest.importorskip("pyrage")
pytest.importorskip("nacl")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch, light_passphrases: None) -> Key:
    """The key that the team gets."""
    key = new_key(Path("sleutel"))
    monkeypatch.setattr(encrypting, "new_key", lambda path: key)
    return key


@pytest.fixture
def conductor(home: Home, clock: SetClock, key: Key) -> Conductor:
    encrypting.switch_on(home, after_table.TEAM, "een lange wachtzin")
    return after_table.ended_meeting(home, clock)


@pytest.fixture
def app(home: Home, clock: SetClock, conductor: Conductor) -> TeamkrachtApp:
    return after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")


def plain_files(home: Home) -> list[str]:
    """The files in which an idea of the meeting can be read."""
    idea = after_table.IDEAS[0].encode()
    files = (one for one in home.root.rglob("*") if one.is_file())
    return [one.name for one in files if idea in one.read_bytes()]


async def answered(pilot: Pilot[Any], folder: Path) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, AskText))
    await until(pilot, lambda: pilot.app.screen.query("#answer"))
    pilot.app.screen.query_one("#answer", LineField).value = str(folder)
    await pilot.press("enter")
    await pilot.pause()


async def test_hand_outs_are_made_where_one_says_and_not_in_the_home(
    app: TeamkrachtApp, home: Home, tmp_path: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
        assert plain_files(home) == []
        await pilot.press("h")
        await answered(pilot, Path("~nobody-of-this-name/stick"))
        await pilot.press("h")
        await answered(pilot, tmp_path / "stick")
        await until(pilot, lambda: list((tmp_path / "stick").rglob("*.html")))
        assert plain_files(home) == []
        assert not home.handouts.exists()
        (heading,) = minutes.listed(home).found
        app.push_screen(MinutesFileScreen(heading.path))
        await until(pilot, lambda: isinstance(app.screen, MinutesFileScreen))
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("h")
        await answered(pilot, tmp_path / "andere")
        await until(pilot, lambda: list((tmp_path / "andere").rglob("*.html")))
        assert plain_files(home) == []


def test_minutes_that_are_written_elsewhere_are_sealed_there_too(
    conductor: Conductor, home: Home, tmp_path: Path
) -> None:
    said, there = saving.elsewhere(conductor, home, str(tmp_path / "stick"))
    assert there, said
    (path,) = (tmp_path / "stick").iterdir()
    assert is_sealed(path.read_bytes())
    assert minutes.load(path, home.keys).case[0].idea[0].text == after_table.IDEAS[0]
    conductor.keeper.close()
