"""Saving a meeting that has ended, writing it elsewhere, and making what presenters take along."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from teamkracht.exports.handout import ideas_elsewhere, to_take_along, words_of_elsewhere
from teamkracht.i18n import _, ngettext
from teamkracht.live.closing import NotTheSame, close
from teamkracht.live.conductor import Conductor
from teamkracht.protocol.reading import protocol_hash
from teamkracht.records.content import CaseRow
from teamkracht.records.correcting import with_told
from teamkracht.records.minutes import Minutes, write_minutes
from teamkracht.records.no_bsn import cleared
from teamkracht.records.taking_minutes import minutes_of
from teamkracht.store import minutes as kept
from teamkracht.store.content import write
from teamkracht.store.files import StoreError, typed_place
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.screens.wrap_up.statuses import told

PATIENCE = 3.0
"""Seconds that the disk gets before one is told that something is not on it."""


@dataclass(frozen=True)
class Saved:
    """Minutes that stand, and where."""

    path: Path
    minutes: Minutes

    def to_take_along(self) -> list[tuple[str, str, str]]:
        """Give each case with a list: the client, the presenter, in words what is on it."""
        return [
            (case.client, case.presenter or "", self._in_words(case))
            for case in to_take_along(self.minutes)
        ]

    def _in_words(self, case: CaseRow) -> str:
        elsewhere = ideas_elsewhere(self.minutes, case.client)
        actions = ngettext("{count} action", "{count} actions", len(case.action))
        said = (
            _many(len(case.idea)) if case.idea else "",
            words_of_elsewhere(elsewhere).rstrip(".") if elsewhere is not None else "",
            actions.format(count=len(case.action)) if case.action else "",
        )
        return ", ".join(filter(None, said))


def saved(conductor: Conductor, home: Home) -> Saved | str:
    """Save; the sentence says what is wrong where that failed, and everything is still kept."""
    try:
        path = close(conductor, home, told(conductor))
        return Saved(path, kept.load(path, home.keys))
    except (StoreError, NotTheSame, Unreadable, OSError) as fault:
        return str(fault)


def elsewhere(conductor: Conductor, home: Home, typed: str) -> tuple[str, bool]:
    """Write the minutes to a folder that was typed; say how that went, and if they are there.

    Those of an encrypted team are sealed there too. The meeting stays as it is.
    """
    text = getattr(conductor.keeper, "protocol_text", "")
    taken = cleared(with_told(minutes_of(conductor.meeting, protocol_hash(text)), told(conductor)))
    try:
        folder = typed_place(typed)
        path = folder / kept.path_of(Home(folder), taken).name
        write(path, write_minutes(taken), taken.meeting.team, home)
    except StoreError as fault:
        return str(fault), False
    return _("The minutes are also in {path} now.").format(path=path), True


async def all_on_disk(conductor: Conductor) -> bool:
    """Wait a moment for the keeper; False where something can't be kept, or not in time."""
    until = monotonic() + PATIENCE
    while conductor.saved < conductor.history.latest.number:
        if conductor.trouble or monotonic() > until:
            return False
        await asyncio.sleep(0.02)
    return True


async def stop_keeping(conductor: Conductor) -> None:
    """Let the meeting rest, so that it can be opened again."""
    close = getattr(conductor.keeper, "close", None)
    if close is not None:
        await asyncio.to_thread(close)


def _many(count: int) -> str:
    return ngettext("{count} idea", "{count} ideas", count).format(count=count)
