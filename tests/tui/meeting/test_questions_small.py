"""Questions in the smallest window: every answer and every line is in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import table as t
from test_meeting_questions import command
from textual.app import App
from textual.widget import Widget
from textual.widgets import Button, Input

from teamkracht.tui import leaving
from teamkracht.tui.too_small import LEAST

pytestmark = pytest.mark.slow

FULL = "De schijf is vol: /home/iemand/teamkracht/live/abc.journal kan niet worden geschreven."
COMMANDS = (
    "cannot_wait", "presenter_stops", "end_meeting", "done_elsewhere", "skip", "add_case", "people",
    "heard", "note", "jump", "postpone_case", "handover", "who_types", "pause_with_note",
    "here_we_are", "sayings",
)  # fmt: skip
PUT: tuple[Callable[[App[Any]], object], ...] = (
    lambda app: leaving.hold_back(app, FULL, lambda: None),
    lambda app: app.push_screen(leaving.stop_practising()),
)


@pytest.mark.parametrize(
    ("size", "language"),
    [
        pytest.param(LEAST, "nl", id="60x20 nl"),
        pytest.param((80, 24), "en", id="80x24 en"),
        pytest.param(LEAST, "en", id="60x20 en", marks=pytest.mark.full),
        pytest.param((80, 24), "nl", id="80x24 nl", marks=pytest.mark.full),
    ],
)
async def test_all_of_a_question_is_in_view(size: tuple[int, int], language: str) -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made, language=language, panes=None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for name in COMMANDS:
            await command(pilot, name)
            see_all(app, name)
            await pilot.press("escape")
        for put in PUT:
            put(app)
            await pilot.pause()
            see_all(app, "put over the screen")
            await pilot.press("escape")
        made.clock.advance(1, asleep=1200)
        app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        see_all(app, "the gap")


def see_all(app: App[Any], name: str) -> None:
    box = app.screen.query_one("#dialog").content_region
    for one in app.screen.query("Button, Input").results(Widget):
        if one.display:
            assert isinstance(one, Button | Input)
            assert one.region.area, (name, one)
            assert box.contains_region(one.region), (name, one)
    keys = [str(one.label).split("  ")[-1] for one in app.screen.query(Button)]
    assert len(set(keys)) == len(keys), (name, "each answer has a key of its own")
