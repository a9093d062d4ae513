"""Pictures of the wrap-up and of a case; `pytest --snapshot-update` takes them again."""

from __future__ import annotations

from typing import Any

import after_table
import pytest
from textual.pilot import Pilot
from waiting import until

from teamkracht.live.clock import SetClock
from teamkracht.store.home import Home
from teamkracht.tui.screens.case.desk import CaseDesk
from teamkracht.tui.screens.case.screen import CaseScreen
from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen

SIZES = [
    pytest.param((120, 36), "teamkracht-dark", id="120x36-dark"),
    pytest.param((80, 24), "teamkracht-light", id="80x24-light"),
]


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_wrap_up(
    snap_compare: Any, home: Home, clock: SetClock, size: tuple[int, int], theme: str
) -> None:
    conductor = after_table.ended_meeting(home, clock)
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), theme=theme)
    assert snap_compare(app, terminal_size=size)


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_case(
    snap_compare: Any, home: Home, clock: SetClock, size: tuple[int, int], theme: str
) -> None:
    after_table.make_cases(home)
    app = after_table.program(
        home, clock, lambda: CaseScreen(after_table.TEAM, "Merel"), theme=theme
    )

    async def ready(pilot: Pilot[str]) -> None:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)

    assert snap_compare(app, terminal_size=size, run_before=ready)
