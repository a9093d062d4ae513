"""How the steps were followed, putting a status right, and a team over time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import after_table
import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button
from waiting import until, words

sys.path.insert(0, str(Path(__file__).parents[2] / "fidelity"))
from weeks_played import TEAM, an_observation, later, two_weeks

from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes
from teamkracht.records.team import Team
from teamkracht.store import minutes, observations, teams
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.fidelity.adherence import AdherenceScreen
from teamkracht.tui.screens.fidelity.adherence_picture import AdherencePicture
from teamkracht.tui.screens.fidelity.status_right import AskStatus, ChooseStep
from teamkracht.tui.screens.fidelity.trend import TrendScreen
from teamkracht.tui.screens.fidelity.trend_picture import TrendPicture
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.minutes.screen import MinutesFileScreen, MinutesScreen
from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen
from teamkracht.tui.screens.wrap_up.statuses import FIELD, told
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks

WHO = "het team [zelf]"
SIZES = [
    pytest.param((120, 36), "teamkracht-dark", id="120x36-dark"),
    pytest.param((80, 24), "teamkracht-light", id="80x24-light"),
]


@pytest.fixture
def weeks(tmp_path: Path) -> tuple[Home, Minutes]:
    home, _first, second = two_weeks(tmp_path / "weeks")
    teams.save(home, Team(name=TEAM, who_may_see_scores=WHO))
    return home, second


def app_on(
    home: Home, first: Callable[[], Screen[Any]], language: str = "en", **options: Any
) -> TeamkrachtApp:
    return after_table.program(home, SetClock(after_table.NOW), first, language=language, **options)


async def opened(pilot: Pilot[Any]) -> None:
    """Wait until the page can be shown, and show it."""
    button = pilot.app.screen.query_one("#show", Button)
    await until(pilot, lambda: not button.disabled)
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen.query_one("#page").display)


async def put_right(pilot: Pilot[Any], step: str, to: str, reason: str) -> None:
    """Go through both questions."""
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseStep))
    groups = pilot.app.screen.query_one(Groups)
    groups.go_to(next(n for n, one in enumerate(groups.items) if one.text == step))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskStatus))
    pilot.app.screen.query_one(Picks).go_to(to)
    await pilot.press("space", *reason, "enter")


async def test_nothing_is_in_view_before_one_says_so(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    app = app_on(home, lambda: AdherenceScreen(minutes.path_of(home, second)))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: WHO in words(pilot))
        assert "steps done" not in words(pilot)
        await opened(pilot)
        page = words(pilot)
    assert "13 of 15 steps done" in page
    assert "You came back to what was agreed earlier." in page
    assert "Do “Question round” every time" in page
    assert "7 days after the one before" in page
    assert "71 minutes with 14 of pause, too short" in page
    assert "1 brought, 0 made here, 1 not there" in page
    assert "Reiger: 7 ideas, Merel: 9 ideas" in page
    assert "Met: 15 of 19 checks" in page


async def test_whether_anyone_looks_on_is_asked_once(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    teams.save(home, Team(name=TEAM))
    app = app_on(home, lambda: AdherenceScreen(minutes.path_of(home, second)))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "Is anyone looking on?" in words(pilot))
        await opened(pilot)
        assert "looking on" not in app.screen.query_one(AdherencePicture).text()
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, TrendScreen))
        await until(pilot, lambda: app.screen.query_one("#page").display)
        assert "looking on" not in app.screen.query_one(TrendPicture).text()


async def test_a_status_is_put_right_later_and_both_stand(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    path = minutes.path_of(home, second)
    app = app_on(home, lambda: AdherenceScreen(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await put_right(pilot, "Question round", "followed", "na [afloop]")
        picture = app.screen.query_one(AdherencePicture)
        await until(pilot, lambda: "na [afloop]" in picture.text())
        assert "13 of 15 steps done" in picture.text()
        assert "With this, 14 of 15 steps were done." in picture.text()
    fresh = minutes.load(path)
    (row,) = fresh.status_correction
    assert (row.from_, row.to, row.reason, fresh.version) == (
        "skipped",
        "followed",
        "na [afloop]",
        2,
    )


async def test_without_a_reason_nothing_is_put_right(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    path = minutes.path_of(home, second)
    app = app_on(home, lambda: AdherenceScreen(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await put_right(pilot, "Question round", "followed", "")
        assert "Say in a few words why." in words(pilot)
        await pilot.press("escape")
    assert minutes.load(path) == second


async def test_minutes_show_it_and_put_a_status_right_too(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    path = minutes.path_of(home, second)
    app = app_on(home, lambda: MinutesFileScreen(path))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "Reiger" in words(pilot))
        await pilot.press("c")
        groups = app.screen.query_one(Groups)
        skipped = next(n for n, one in enumerate(groups.items) if "skipped" in one.text)
        groups.go_to(skipped)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskStatus))
        app.screen.query_one(Picks).go_to("partly")
        await pilot.press("space", "x", "enter")
        await until(pilot, lambda: minutes.load(path).status_correction)
        await until(pilot, lambda: not app.screen.has_class("-correcting"))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, AdherenceScreen))
        await opened(pilot)
        await pilot.press("c")
        await put_right(pilot, "Question round", "followed", "na afloop")
        await until(pilot, lambda: minutes.load(path).version == 3)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MinutesFileScreen))
        await until(pilot, lambda: "na afloop" in app.screen.query_one(Reading).text())


async def test_what_is_said_at_the_end_is_in_the_minutes_that_are_saved(
    home: Home, clock: SetClock
) -> None:
    conductor = after_table.ended_meeting(home, clock)
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("c")
        await put_right(pilot, "Question round", "partly", "kort")
        await until(pilot, lambda: isinstance(app.screen, WrapUpScreen))
        assert "kort" in words(pilot)
        assert json.loads(conductor.draft(FIELD))
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
        assert "steps done" not in words(pilot)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, AdherenceScreen))
    latest = minutes.latest(home)
    assert latest is not None
    fresh = minutes.load(latest.path)
    assert fresh.version == 1
    assert [(one.from_, one.to, one.reason) for one in fresh.status_correction] == [
        ("followed", "partly", "kort")
    ]


async def test_back_to_what_was_logged_needs_no_reason_before_saving(
    home: Home, clock: SetClock
) -> None:
    conductor = after_table.ended_meeting(home, clock)
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        for to, reason in (("partly", "kort"), ("followed", "")):
            await pilot.press("c")
            await put_right(pilot, "Question round", to, reason)
            await until(pilot, lambda: isinstance(app.screen, WrapUpScreen))
            assert bool(told(conductor)) is bool(reason)
    assert minutes.load(close(conductor, home, told(conductor))).status_correction == ()


async def test_a_trend_names_nobody_and_says_what_is_a_gap(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    minutes.save(home, later(second, 2))
    seen = an_observation(later(second, 2), [4, 4, 5, 4, 4, 5, 4], "Onderzoeker 1")
    observations.save(home, seen)
    app = app_on(home, MinutesScreen)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, TrendScreen))
        await opened(pilot)
        page = app.screen.query_one(TrendPicture).text()
        await pilot.press("w")
        notice = app.screen.query_one(Notice)
        await until(pilot, lambda: "reports" in notice.text())
    assert "3 weeks met, 1 missed" in page
    assert "a week or more missed" in page
    assert "3 of 3 meetings observed" in page
    assert "○ Observer A   △ Observer B" in page
    assert "○ 4.29, n 7 of 7" in page
    assert "4.0" in page
    assert not any(name in page for name in ("Onderzoeker", "Anneke", "Yvonne", "ideas"))
    (report,) = (home.root / "reports").iterdir()
    assert report.read_text(encoding="utf-8").lstrip().startswith("<!")


async def test_another_instrument_breaks_the_line_and_is_told(weeks: tuple[Home, Minutes]) -> None:
    home, second = weeks
    shipped = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
    part = shipped[shipped.index("[instrument]") :].replace('version = "1"', 'version = "2"', 1)
    head = 'format = "teamkracht/instrument/1"\nprotocol = "teamkrachtbespreking"\n\n'
    (home.instruments / "own.toml").write_text(head + part, encoding="utf-8")
    taken = later(second, 1)
    minutes.save(home, taken)
    observations.save(
        home, an_observation(taken, [4, 4, 5, 4, 4, 5, 4], "A", instrument_version="2")
    )
    app = app_on(home, lambda: TrendScreen(TEAM))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        page = app.screen.query_one(TrendPicture).text()
    assert "version 2" in page
    assert "another measure, another line" in " ".join(page.split())


async def test_no_minutes_is_said(tmp_path: Path) -> None:
    app = app_on(Home(tmp_path / "h").make(), lambda: TrendScreen(None))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "no minutes yet" in words(pilot))


async def ready(pilot: Pilot[Any]) -> None:
    await opened(pilot)


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_adherence_picture(
    snap_compare: Any, weeks: tuple[Home, Minutes], size: tuple[int, int], theme: str
) -> None:
    home, second = weeks
    right = status_corrected(
        second,
        "krachtkompas",
        "Reiger",
        "followed",
        reason="Na de pauze gedaan.",
        at=second.meeting.end,
    )
    path = minutes.save(home, right)
    app = app_on(home, lambda: AdherenceScreen(path), "nl", theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=ready)


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_trend_picture(
    snap_compare: Any, weeks: tuple[Home, Minutes], size: tuple[int, int], theme: str
) -> None:
    home, second = weeks
    teams.save(home, replace(Team(name=TEAM), who_may_see_scores=WHO, planned_off=("2026-W48",)))
    for week in (1, 3, 4, 6):
        taken = later(second, week)
        minutes.save(home, taken)
        scores = [4, 4, 5, 4, 4, 5, 4 - week % 2]
        observations.save(home, an_observation(taken, scores, "Onderzoeker 1"))
        observations.save(home, an_observation(taken, [4] * 7, ""))
    app = app_on(home, lambda: TrendScreen(TEAM), "nl", theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=ready)
