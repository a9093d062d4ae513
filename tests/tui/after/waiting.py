"""Waiting for what a screen does in its own time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot

from teamkracht.tui.widgets.drawn import Drawn


async def until(pilot: Pilot[str], holds: Callable[[], object], seconds: float = 5.0) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await pilot.pause(0.01)
    await pilot.pause()


def words(pilot: Pilot[str]) -> str:
    """All that the drawn widgets and the plain ones in view say."""
    from textual.widgets import Static

    shown = [one for one in pilot.app.screen.query("*") if one.display and one.region.area]
    said = [one.text() for one in shown if isinstance(one, Drawn)]
    return "\n".join([*said, *(str(one.render()) for one in shown if isinstance(one, Static))])
