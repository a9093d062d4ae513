"""Following a meeting that somebody else has open, by reading along in its journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.live.journal import follow
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting.noted import Noted

if TYPE_CHECKING:
    from teamkracht.store.sealing import LineKey


class JournalKeeper:
    """Keeps nothing: knows how far another copy of the program has come."""

    def __init__(
        self, journal: Path, offset: int, protocol_text: str, key: LineKey | None = None
    ) -> None:
        """`offset` is how far the journal has been read, in bytes; `key` opens its events."""
        self.protocol_text = protocol_text
        self._journal = journal
        self._offset = offset
        self._key = key
        self.saved = 0
        self.gone = False
        """The journal is no longer there: the other one has closed the meeting."""
        self.trouble: str | None = None
        """Why it can't be read on just now, in a sentence."""

    def news(self) -> tuple[Noted, ...]:
        """What was noted since the last time somebody asked; none while it can't be read."""
        try:
            followed = follow(self._journal, self._offset, self._key)
        except JournalRefused as fault:
            self.trouble = str(fault)
            return ()
        self._offset, self.gone, self.trouble = followed.offset, followed.gone, None
        return followed.noted

    def keep(self, noted: Noted) -> None:
        """What was read is on the disk."""
        self.saved = max(self.saved, noted.number)

    def draft(self, field: str) -> str:
        """Half-typed text stays with the one who types it."""
        return ""

    def drafted(self) -> tuple[str, ...]:
        """None, likewise."""
        return ()

    def keep_draft(self, field: str, text: str) -> None:
        """Nothing is typed by somebody who looks along."""

    def close(self, timeout: float = 5.0) -> bool:
        """There is nothing to stop."""
        return True

    def let_go(self) -> None:
        """What somebody else keeps is not ours to remove."""
