"""Pictures of the screens before a meeting; `pytest --snapshot-update` takes them again."""

from __future__ import annotations

from typing import Any

import pytest
from homes import program_on, settled
from textual.pilot import Pilot

from teamkracht.store.home import Home

SIZES = [(120, 36), (80, 24)]


async def _read(pilot: Pilot[Any]) -> None:
    await settled(pilot)


async def _with_a_case(pilot: Pilot[Any]) -> None:
    await settled(pilot)
    await pilot.press("b")
    await settled(pilot)
    await pilot.press("tab", "tab", "tab")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
def test_home_empty(snap_compare: Any, empty_home: Home, size: tuple[int, int]) -> None:
    assert snap_compare(program_on(empty_home), run_before=_read, terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_home_with_things_to_do(snap_compare: Any, busy_home: Home, size: tuple[int, int]) -> None:
    app = program_on(busy_home, theme="teamkracht-light")
    assert snap_compare(app, run_before=_read, terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_new_meeting_with_its_bar(
    snap_compare: Any, busy_home: Home, size: tuple[int, int]
) -> None:
    app = program_on(busy_home)
    assert snap_compare(app, run_before=_with_a_case, terminal_size=size)
