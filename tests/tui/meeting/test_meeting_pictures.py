"""Pictures of the screen of a meeting; `pytest --snapshot-update` takes them again."""

from __future__ import annotations

from typing import Any

import pytest
import table as t
from textual.pilot import Pilot
from waiting import until

from teamkracht.tui.screens.meeting.panes import PaneSwitcher


@pytest.mark.parametrize(
    ("size", "theme", "language"),
    [
        pytest.param((120, 36), "teamkracht-dark", "nl", id="120x36-dark-nl"),
        pytest.param((80, 24), "teamkracht-light", "nl", id="80x24-light-nl"),
    ],
)
def test_the_sample_at_the_brainstorm(
    snap_compare: Any, size: tuple[int, int], theme: str, language: str
) -> None:
    app = t.MeetingApp(t.at_brainstorm(), language=language, theme=theme, panes=None)

    async def ready(pilot: Pilot[Any]) -> None:
        switcher = app.screen.query_one(PaneSwitcher)
        await until(pilot, lambda: len(switcher.children) == len(t.KINDS) and switcher.pane)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=ready)
