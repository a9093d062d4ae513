"""Encrypting a team on its screen, and the passphrase that is asked for at the start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from homes import TEAM, opened, program_on, settled
from textual.pilot import Pilot
from textual.widgets import Button, Static

from teamkracht.records.case_file import CaseFile
from teamkracht.records.minutes import Minutes
from teamkracht.records.process import Held
from teamkracht.records.settings import Settings
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, encrypting, kept, minutes, settings, teams
from teamkracht.store.home import Home
from teamkracht.tui.screens.home.page import HomePage
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.screens.new_meeting.screen import NewMeetingScreen
from teamkracht.tui.screens.secrets import AskSecret
from teamkracht.tui.screens.team.encryption import Encryption
from teamkracht.tui.screens.team.recovery import Recovery, in_groups
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.picks import Picks

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

pytestmark = pytest.mark.usefixtures("light_passphrases")

SECRET = "fiets kaas regen tulp"
LONG = 20.0
"""Seconds at most, on a machine that does other things too."""


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    async with asyncio.timeout(LONG):
        while not holds():
            await pilot.pause(0.02)


def said(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#said", Static).content)


def state(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#encryption-state", Static).content)


async def typed(pilot: Pilot[Any], *values: str) -> None:
    fields = list(pilot.app.screen.query(LineField))
    for field, value in zip(fields, values, strict=True):
        field.value = value
    fields[-1].focus()
    await until(pilot, lambda: pilot.app.focused is fields[-1])
    await pilot.press("enter")


async def to_encryption(pilot: Pilot[Any]) -> Picks:
    await pilot.press("t")
    await settled(pilot)
    rows = pilot.app.screen.query_one("#encryption-rows", Picks)
    rows.focus()
    await pilot.pause()
    return rows


async def chosen(pilot: Pilot[Any], key: str) -> None:
    rows = pilot.app.screen.query_one("#encryption-rows", Picks)
    rows.go_to(key)
    rows.focus()
    await pilot.press("enter")
    await pilot.pause()


def is_plain(home: Home) -> bool:
    case = home.cases / "participatiecoaches-oost" / "merel.toml"
    return b"Yvonne" in case.read_bytes()


async def test_a_team_is_encrypted_opened_and_plain_again(busy_home: Home, tmp_path: Path) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await to_encryption(pilot)
        await chosen(pilot, "on")
        assert isinstance(pilot.app.screen, AskSecret)
        assert "final" in str(pilot.app.screen.query_one("#dialog-text", Static).content)
        await typed(pilot, "kort", "kort")
        await until(pilot, lambda: "at least" in said(pilot))
        await typed(pilot, SECRET, SECRET + "en")
        await until(pilot, lambda: "not the same" in said(pilot))
        assert is_plain(busy_home)
        await typed(pilot, SECRET, SECRET)
        await until(pilot, lambda: pilot.app.screen.query("Recovery #kept"))
        assert not is_plain(busy_home)
        shown = str(pilot.app.screen.query_one("#recovery-key", Static).content)
        await pilot.press("escape", "ctrl+q", "ctrl+home")
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Recovery), "it is closed by saying that it was kept"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, AskText)
        await typed(pilot, "~nobody-of-this-name/stick")
        await until(pilot, lambda: "stick is not there" in said(pilot))
        pilot.app.screen.query_one("#save", Button).press()
        await until(pilot, lambda: isinstance(pilot.app.screen, AskText))
        await typed(pilot, str(tmp_path / "stick"))
        await until(pilot, lambda: "The page is" in said(pilot))
        (page,) = (tmp_path / "stick").iterdir()
        assert shown in page.read_text()
        pilot.app.screen.query_one("#kept", Button).press()
        await until(pilot, lambda: not isinstance(pilot.app.screen, Recovery))
        assert [row.key for row in pilot.app.screen.query_one("#encryption-rows", Picks).rows] == [
            "change",
            "off",
        ]

    async with opened(program_on(Home(busy_home.root))) as pilot:
        assert isinstance(pilot.app.screen, AskSecret)
        await typed(pilot, "een andere wachtzin")
        await until(pilot, lambda: "not the passphrase" in said(pilot))
        await typed(pilot, shown)
        await until(pilot, lambda: not isinstance(pilot.app.screen, AskSecret))
        await settled(pilot)
        page = pilot.app.screen.query_one(HomePage)
        assert "2 open" in page.text()
        assert "is encrypted" not in page.text()
        await to_encryption(pilot)
        await chosen(pilot, "off")
        await typed(pilot, SECRET)
        await until(pilot, lambda: not isinstance(pilot.app.screen, AskSecret))
        assert is_plain(busy_home)
        assert "Off." in state(pilot)


@pytest.fixture
def sealed_home(busy_home: Home) -> Home:
    encrypting.switch_on(busy_home, TEAM, SECRET)
    return Home(busy_home.root)


async def test_escape_leaves_it_closed_and_the_home_screen_says_so(sealed_home: Home) -> None:
    async with opened(program_on(sealed_home)) as pilot:
        assert isinstance(pilot.app.screen, AskSecret)
        await pilot.press("escape")
        await settled(pilot)
        page = pilot.app.screen.query_one(HomePage)
        assert "Open with the passphrase" in page.text()
        assert page.text().count("keeps is encrypted") == 1
        assert "Merel" not in page.text()
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, AskSecret), "it asks once"
        await pilot.press("u")
        await typed(pilot, SECRET)
        await until(pilot, lambda: not isinstance(pilot.app.screen, AskSecret))
        await settled(pilot)
        assert "Merel" in page.text()
        assert "Open with the passphrase" not in page.text()


async def test_once_opened_the_kept_lines_of_the_team_are_read(busy_home: Home) -> None:
    kept.add(busy_home, TEAM, "Koor op donderdag", date(2026, 11, 3))
    encrypting.switch_on(busy_home, TEAM, SECRET)
    async with opened(program_on(Home(busy_home.root))) as pilot:
        await pilot.press("escape")
        await settled(pilot)
        await to_encryption(pilot)
        told = pilot.app.screen.query_one("#kept-said", Static)
        assert told.display
        await chosen(pilot, "open")
        await typed(pilot, SECRET)
        await until(pilot, lambda: "Koor" in pilot.app.screen.query_one("#kept-lines").text())
        assert not told.display


OTHER = "Zuid"
OTHER_SECRET = "boom roos vis maan"


@pytest.fixture
def two_teams(busy_home: Home) -> Home:
    """The team in use is plain; another one, with a case that waits, is encrypted."""
    teams.save(busy_home, Team(name=OTHER, facilitator="Wim", member=(Member(name="Wim"),)))
    case = CaseFile(client="Specht", team=OTHER, presenter="Wim", prepared=True)
    cases.save(busy_home, case)
    minutes.save(busy_home, held_by(OTHER))
    encrypting.switch_on(busy_home, OTHER, OTHER_SECRET)
    settings.save(busy_home, Settings(team=TEAM))
    return Home(busy_home.root)


def held_by(team: str) -> Minutes:
    start = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
    held = Held(
        id="m-van-zuid", team=team, protocol="p", protocol_version="1", protocol_hash="h",
        plan="90", language="nl", start=start, end=start + timedelta(hours=1), duration_s=3600,
        facilitator="Wim",
    )  # fmt: skip
    return Minutes(meeting=held)


def drawn(pilot: Pilot[Any]) -> str:
    """Everything on the screen, as it is read there."""
    return "\n".join("".join(strip.text) for strip in pilot.app.screen._compositor.render_strips())


async def turned_to_the_other(pilot: Pilot[Any]) -> Any:
    """A new meeting of the other team, its passphrase not given."""
    await pilot.press("b")
    await settled(pilot)
    new: Any = pilot.app.screen
    rows = new.query_one("#settings", Picks)
    rows.focus()
    rows.go_to("team")
    await pilot.press("right")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskSecret))
    await pilot.press("escape")
    await until(pilot, lambda: pilot.app.screen is new)
    return new


async def test_a_meeting_of_another_encrypted_team_asks_for_its_passphrase(two_teams: Home) -> None:
    async with opened(program_on(two_teams)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen), "the team in use asks nothing"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewMeetingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        new = await turned_to_the_other(pilot)
        assert "What Zuid keeps is encrypted" in drawn(pilot)
        assert "Specht" not in drawn(pilot)
        new.query_one("#person", LineField).value = "Gast"
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskSecret))
        await typed(pilot, OTHER_SECRET)
        await until(pilot, lambda: "Specht" in drawn(pilot))
        assert "is encrypted" not in drawn(pilot)
        assert new.query_one("#person", LineField).value == "Gast"
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, MeetingScreen))
        meeting = pilot.app.screen.conductor.meeting
        assert (meeting.team, [one.client for one in meeting.cases]) == (OTHER, ["Specht"])
        assert "Gast" in [one.name for one in meeting.people]


async def test_the_passphrase_of_a_team_that_is_turned_past_is_asked_once(two_teams: Home) -> None:
    async with opened(program_on(two_teams)) as pilot:
        new = await turned_to_the_other(pilot)
        await pilot.press("left")
        assert "is encrypted" not in drawn(pilot)
        await pilot.press("right")
        await until(pilot, lambda: "What Zuid keeps is encrypted" in drawn(pilot))
        assert pilot.app.screen is new


async def test_another_encrypted_team_that_comes_in_use_is_asked_for(two_teams: Home) -> None:
    async with opened(program_on(two_teams)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskSecret))
        assert OTHER in drawn(pilot)
        await typed(pilot, OTHER_SECRET)
        await until(pilot, lambda: "Specht" in drawn(pilot))


@pytest.mark.parametrize("key", ["m", "a", "d", "c"])
async def test_what_is_of_a_closed_team_is_said_in_a_sentence(two_teams: Home, key: str) -> None:
    """Minutes, actions, over time, a case: after Escape at the passphrase."""
    settings.save(two_teams, Settings(team=OTHER))
    async with opened(program_on(Home(two_teams.root))) as pilot:
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen) == (key == "d")
        await until(pilot, lambda: "What Zuid keeps is encrypted" in drawn(pilot))


async def test_another_passphrase_asks_for_the_one_of_now(sealed_home: Home) -> None:
    sealed_home.keys.open_team(TEAM, SECRET)
    async with opened(program_on(sealed_home)) as pilot:
        await to_encryption(pilot)
        await chosen(pilot, "change")
        await typed(pilot, "niet die van nu", "een heel nieuwe zin", "een heel nieuwe zin")
        await until(pilot, lambda: "not the passphrase" in said(pilot))
        await typed(pilot, SECRET, "een heel nieuwe zin", "een heel nieuwe zin")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AskSecret))
    fresh = Home(sealed_home.root)
    fresh.keys.open_team(TEAM, "een heel nieuwe zin")
    assert cases.find(fresh, TEAM, "Merel")


async def test_what_is_in_the_way_is_said_before_anything_is_asked(busy_home: Home) -> None:
    (busy_home.live / "k7.journal").write_text("onleesbaar\n")
    async with opened(program_on(busy_home)) as pilot:
        await to_encryption(pilot)
        await chosen(pilot, "on")
        assert "not closed yet" in state(pilot)


async def test_without_the_library_the_screen_says_how_to_get_it(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    async with opened(program_on(busy_home)) as pilot:
        await to_encryption(pilot)
        await chosen(pilot, "on")
        assert not isinstance(pilot.app.screen, AskSecret)
        assert 'pip install "teamkracht[encryption]"' in state(pilot)


async def test_a_new_team_is_encrypted_only_once_it_is_there(empty_home: Home) -> None:
    async with opened(program_on(empty_home)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert not pilot.app.screen.query(Encryption)


def test_a_recovery_key_in_groups_is_the_same_key() -> None:
    secret = "AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" + "QPZRY9X8GF2TVDW0S3JN54KHCE"
    assert "".join(in_groups(secret).split()) == secret
    assert max(map(len, in_groups(secret).splitlines())) < 50
