"""Waiting for what a screen does in its own time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from teamkracht.tui.widgets.drawn import Drawn

PATIENCE = 30.0
"""Seconds that something may take on a busy machine before a test fails."""


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Wait until something holds, and is drawn."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await pilot.pause(0.01)
    await pilot.pause()


def words(pilot: Pilot[Any]) -> str:
    """All that the drawn widgets and the plain ones in view say."""
    from textual.widgets import Static

    shown = [one for one in pilot.app.screen.query("*") if one.display and one.region.area]
    said = [one.text() for one in shown if isinstance(one, Drawn)]
    return "\n".join([*said, *(str(one.render()) for one in shown if isinstance(one, Static))])
