"""Leaving what is open: no meeting is let go of before all of it is on the disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.screen import Screen

from teamkracht.i18n import _
from teamkracht.tui.widgets.dialog import Ask, Choice

if TYPE_CHECKING:
    # Only for its name: a meeting is brought in when one is opened.
    from teamkracht.live.conductor import Conductor

PATIENCE = 2.0
"""Seconds that the disk gets for what was noted last."""


@runtime_checkable
class AsksBeforeLeaving(Protocol):
    """A screen that has something to save or to ask before it is left."""

    async def may_leave(self) -> bool:
        """Save what must be saved; False stays."""


async def may_leave(screens: Sequence[Screen[Any]]) -> bool:
    """Ask the screens that have something to save, the upper ones first."""
    for screen in reversed(screens):
        if isinstance(screen, AsksBeforeLeaving) and not await screen.may_leave():
            return False
    return True


async def trouble_saving(screens: Sequence[Screen[Any]]) -> str | None:
    """Wait until all of the open meeting is on the disk; a sentence where that can't be."""
    for conductor in _meetings(screens):
        whole = await asyncio.to_thread(_all_saved, conductor)
        if not whole:
            return conductor.trouble or _("Not everything has been saved yet.")
    return None


async def let_wait(screens: Sequence[Screen[Any]]) -> None:
    """Let go of the open meeting, so that it can be opened again, here or elsewhere."""
    for conductor in _meetings(screens):
        await asyncio.to_thread(conductor.keeper.close)


def question(trouble: str) -> Ask:
    """Ask whether to leave although not all is on the disk."""
    return Ask(
        _("Not everything is saved"),
        trouble,
        [
            Choice("stay", _("Stay here"), "s", strong=True),
            Choice("leave", _("Leave, and lose what is not saved"), "l"),
        ],
    )


def _meetings(screens: Sequence[Screen[Any]]) -> list[Conductor]:
    found: list[Conductor] = []
    for screen in screens:
        conductor = getattr(screen, "conductor", None)
        if conductor is not None and not conductor.read_only and conductor not in found:
            found.append(conductor)
    return found


def _all_saved(conductor: Conductor) -> bool:
    """Wait for the writer's thread, which is not held up by it."""
    until = time.monotonic() + PATIENCE
    while conductor.saved < conductor.history.latest.number:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
