#!/usr/bin/env python3
"""Make the pictures of the documentation from the real screens.

`python tools/pictures.py [NAME …]`

Every picture is the program itself on the sample team, at a set time. Needs Chromium, which draws
the picture as a terminal does; without it the SVG stays beside the place of the PNG.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from observer_scenes import OBSERVER_SCENES, ten_weeks
from textual.pilot import Pilot

from teamkracht.exports.report import report_html
from teamkracht.live import sample
from teamkracht.live.clock import SetClock
from teamkracht.live.playing import Play, begin
from teamkracht.records.script import read_script
from teamkracht.store import fidelity
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.meeting.screen import MeetingScreen

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MORNING = datetime(2026, 11, 11, 9, 25, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEAM = "Participatiecoaches Oost"
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Scene = Callable[["Stage"], Awaitable[None]]


@dataclass
class Stage:
    """The program on the sample team, with a pilot at its keys."""

    app: TeamkrachtApp
    pilot: Pilot[str]
    play: Play | None

    async def press(self, *keys: str) -> None:
        """Press keys, and let the program come to rest."""
        await self.pilot.press(*keys)
        await self.rest()

    async def rest(self) -> None:
        """Wait until the workers are done and the screen is drawn."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


def played(home: Home, minutes: float) -> Play:
    """The first sample week, as far as it had come after so many minutes."""
    name = "2026-W45.toml"
    script = read_script((samples_folder() / name).read_text(encoding="utf-8"), name)
    play = begin(home, script, name, Random(1))
    play.forward(60 * minutes)
    return play


async def home_screen(stage: Stage) -> None:
    """What there is to do."""
    await stage.rest()


async def new_meeting(stage: Stage) -> None:
    """Which cases, and does it fit."""
    await stage.rest()
    await stage.press("enter")
    await stage.press("tab", "tab", "tab")


async def case(stage: Stage) -> None:
    """A case being prepared."""
    stage.app.open_case(TEAM, "Lijster")
    await stage.rest()


async def meeting(stage: Stage) -> None:
    """The meeting as far as it has come."""
    await stage.rest()


async def kompas_large(stage: Stage) -> None:
    """The krachtkompas over the whole screen."""
    await meeting(stage)
    await stage.press("ctrl+r")


async def wrap_up(stage: Stage) -> None:
    """Looking back on the meeting that has ended."""
    await stage.rest()


SCENES: dict[str, tuple[Scene, float | None, str]] = {
    "home": (home_screen, None, "nl"),
    "new_meeting": (new_meeting, None, "nl"),
    "case": (case, None, "nl"),
    "opening": (meeting, 1, "nl"),
    "compass": (kompas_large, 10, "nl"),
    "round": (meeting, 17.5, "nl"),
    "brainstorm": (meeting, 29.6, "nl"),
    "brainstorm_en": (meeting, 29.6, "en"),
    "choose": (meeting, 37.5, "nl"),
    "wrap_up": (wrap_up, 104.1, "nl"),
    **OBSERVER_SCENES,
}
REPORT = "report"
"""The picture that is no screen: a team's report as a page."""


async def draw(name: str) -> None:
    """Draw one picture."""
    scene, minutes, language = SCENES[name]
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder)).make()
        sample.fill(home, MORNING.date(), Random(1))
        play = None if minutes is None else played(home, minutes)
        clock = play.clock if play else SetClock(MORNING)
        first = partial(MeetingScreen, play.conductor) if play else None
        app = TeamkrachtApp(
            home=home, language=language, clock=clock, random=Random(1), first_screen=first
        )
        async with app.run_test(size=(120, 36)) as pilot:
            await scene(Stage(app, pilot, play))
            svg = app.export_screenshot(title="teamkracht", simplify=True)
        if play is not None:
            play.conductor.keeper.close()
    save(name, svg)


def save(name: str, svg: str) -> None:
    """Write the picture, by Chromium where it is there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = FOLDER / f"{name}.svg"
    drawn.write_text(svg, encoding="utf-8")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)', svg)
    assert box is not None
    photograph(drawn, int(float(box[1])) + 1, int(float(box[2])) + 1)


def report() -> None:
    """Write the report of the sample team over ten weeks, and draw its first screen."""
    page = FOLDER / f"{REPORT}.html"
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder)).make()
        sample.fill(home, MORNING.date(), Random(1))
        ten_weeks(home)
        page.write_text(report_html(fidelity.of_team(home, TEAM), "nl"), encoding="utf-8")
    photograph(page, 900, 1240)


def photograph(drawn: Path, width: int, height: int) -> None:
    """Make a PNG of what was drawn; without Chromium that stays as it is."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print(drawn)
        return
    size = f"--window-size={width},{height}"
    picture = drawn.with_suffix(".png")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [chromium, *QUIET, f"--user-data-dir={profile}", size, f"--screenshot={picture}",
             drawn.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
    drawn.unlink()
    print(picture)


def main() -> None:
    """Draw what was asked for, or everything."""
    for name in sys.argv[1:] or (*SCENES, REPORT):
        if name == REPORT:
            report()
        else:
            asyncio.run(draw(name))


if __name__ == "__main__":
    main()
