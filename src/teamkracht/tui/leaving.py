"""Leaving what is open: no meeting is let go of before all of it is on the disk."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App
from textual.screen import Screen

from teamkracht.i18n import _
from teamkracht.tui.widgets.dialog import Ask, AskText, lettered

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


@runtime_checkable
class WritesElsewhere(Protocol):
    """A screen whose text can be written in another folder where it can't be saved."""

    def unsaved(self) -> str | None:
        """Why something can't be saved, in a sentence; None where all is."""

    def write_elsewhere(self, folder: Path) -> str:
        """Write it in a folder, and say how that went."""


class SaidOnce:
    """Says once, before a screen is left, that not all of it is kept; the same again leaves it."""

    def __init__(self) -> None:
        self._told: tuple[object, ...] = ()

    def lets_go(self, app: App[Any], lacks: tuple[object, ...]) -> bool:
        """Tell whether a screen of which this is not kept can be left."""
        told, self._told = self._told, lacks
        if not lacks or lacks == told:
            return True
        said = _("Not everything is kept yet. Do it once more to leave all the same.")
        app.notify(said, markup=False)
        return False


def unsaved(screens: Sequence[Screen[Any]]) -> str | None:
    """Why the text of a screen can't be saved, where that can be written elsewhere."""
    return next((why for one in _writing(screens) if (why := one.unsaved())), None)


async def may_leave(screens: Sequence[Screen[Any]]) -> bool:
    """Ask the screens that have something to save, the upper ones first."""
    for screen in reversed(screens):
        if isinstance(screen, AsksBeforeLeaving) and not await screen.may_leave():
            return False
    return True


def listen_to_system(end: Callable[[bool], object]) -> None:
    """Have the program end well where the system asks it to, or closes its terminal.

    `end` hears whether there is still a terminal.
    """
    loop = asyncio.get_running_loop()
    for name, terminal in (("SIGTERM", True), ("SIGHUP", False)):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, terminal)


def end_as_asked() -> None:
    """End of a closed terminal, as a program does that never heard of it: nothing can be shown."""
    asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
    signal.raise_signal(signal.SIGHUP)


async def end_without_asking(screens: Sequence[Screen[Any]]) -> None:
    """Save what can be saved in a moment, for nobody may be there to answer."""
    with suppress(TimeoutError):
        await asyncio.wait_for(may_leave(screens), PATIENCE)
    await let_wait(screens)


async def trouble_saving(screens: Sequence[Screen[Any]]) -> str | None:
    """Wait until all of the open meeting is on the disk; a sentence where that can't be."""
    for conductor in _meetings(screens):
        whole = await asyncio.to_thread(_all_saved, conductor)
        if not whole:
            return conductor.trouble or _("Not everything has been saved yet.")
    return None


async def let_wait(screens: Sequence[Screen[Any]], patience: float = PATIENCE) -> None:
    """Let go of the open meeting, so that it can be opened again, here or elsewhere."""
    for conductor in _meetings(screens):
        await asyncio.to_thread(conductor.keeper.close, patience)


def hold_back(app: App[Any], trouble: str, leave: Callable[[], object], *, also: str = "") -> None:
    """Say what is not saved, and ask: write it elsewhere, leave all the same, or stay (Escape).

    `also` says how writing it elsewhere went.
    """
    screens = tuple(app.screen_stack)

    def answered(answer: str | None) -> None:
        if answer == "leave":
            leave()
        elif answer == "elsewhere":
            app.push_screen(_where(), written)

    def written(folder: str | None) -> None:
        if folder:
            hold_back(app, trouble, leave, also=_write(screens, folder))

    app.push_screen(_question(f"{also}\n\n{trouble}" if also else trouble), answered)


def has_meeting(screens: Sequence[Screen[Any]]) -> bool:
    """Tell whether a meeting is open that one leads."""
    return bool(_meetings(screens))


def stop_practising() -> Ask:
    """Ask whether practising ends, for what was done is thrown away with it."""
    return Ask(
        _("Stop practising?"),
        _("This is practice: what you did here is thrown away when you stop."),
        [lettered("stop", _("Stop"), strong=True)],
    )


def _question(text: str) -> Ask:
    choices = [
        lettered("elsewhere", _("Write elsewhere"), strong=True),
        lettered("leave", _("Leave all the same")),
    ]
    return Ask(_("Not everything is saved"), text, choices)


def _where() -> AskText:
    return AskText(
        _("Where do you want to keep it?"),
        _("Give a folder, such as that of a stick."),
        value=str(Path.home()),
        optional=False,
    )


def _writing(screens: Sequence[Screen[Any]]) -> list[WritesElsewhere]:
    return [screen for screen in screens if isinstance(screen, WritesElsewhere)]


def _write(screens: Sequence[Screen[Any]], typed: str) -> str:
    """Write what is not saved to the folder that was typed, and say how that went."""
    from teamkracht.store.files import StoreError, typed_place

    try:
        folder = typed_place(typed)
    except StoreError as wrong:
        return str(wrong)
    for screen in _writing(screens):
        if screen.unsaved():
            return screen.write_elsewhere(folder)
    from teamkracht.live.keeping import DiskKeeper

    keepers = (conductor.keeper for conductor in _meetings(screens))
    for keeper in keepers:
        if isinstance(keeper, DiskKeeper):
            path, fault = keeper.write_elsewhere(folder)
            done = _("The whole meeting is also in {path} now. Put it back in {live} to go on.")
            return fault or done.format(path=path, live=keeper.places.journal.parent)
    return ""


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
