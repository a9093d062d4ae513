"""Keeps a meeting under way on the disk: journal, drafts and lock behind one door."""

from __future__ import annotations

from pathlib import Path

from teamkracht.live.drafts import Drafts
from teamkracht.live.header import Header
from teamkracht.live.journal import event_line
from teamkracht.live.lock import Held
from teamkracht.live.writer import Writer
from teamkracht.meeting.noted import Noted
from teamkracht.store.files import remove


class Places:
    """The files of one meeting under way."""

    def __init__(self, folder: Path, meeting_id: str) -> None:
        """`folder` is the home's folder `live`."""
        self.journal = folder / f"{meeting_id}.journal"
        self.draft = folder / f"{meeting_id}.draft"
        self.lock = folder / f"{meeting_id}.lock"
        self.rest = folder / f"{meeting_id}.journal.rest"


class DiskKeeper:
    """Hands every event to the one writer thread, and says how far it has come."""

    def __init__(
        self,
        places: Places,
        header: Header,
        writer: Writer,
        drafts: Drafts,
        held: Held,
    ) -> None:
        """`writer` has been given the part of the journal that is on the disk already."""
        self.places = places
        self.protocol_text = header.protocol_text
        self.writer = writer
        self.drafts = drafts
        self._held = held
        self._let_go = False

    @property
    def saved(self) -> int:
        """The highest number of an event that is on the disk."""
        return self.writer.saved

    @property
    def trouble(self) -> str | None:
        """Why something can't be kept, in a sentence."""
        return self.writer.trouble or self.drafts.trouble

    def keep(self, noted: Noted) -> None:
        """Keep one event, after all that came before it."""
        self.writer.append(noted.number, event_line(noted))

    def draft(self, field: str) -> str:
        """Half-typed text of a field."""
        return self.drafts.text(field)

    def drafted(self) -> tuple[str, ...]:
        """The fields that hold half-typed text."""
        return self.drafts.fields()

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text of a field; nothing is kept of an empty one."""
        if text:
            self.drafts.keep(field, text)
        else:
            self.drafts.forget(field)

    def write_elsewhere(self, folder: Path) -> tuple[Path, str | None]:
        """Write all of the meeting to another folder, and give its place there.

        With it a sentence where that can't be done. What is there already stays as it is.
        """
        path = folder / self.places.journal.name
        return path, self.writer.write_elsewhere(path)

    def close(self, timeout: float = 5.0) -> bool:
        """Stop, leaving the meeting as it is for another time. True where all is on the disk."""
        if self._let_go:
            return True
        all_saved = self.writer.close(timeout)
        self.drafts.close()
        self._held.release()
        return all_saved

    def let_go(self) -> None:
        """Remove what was kept: the minutes stand. Raises StoreError; it can be done again."""
        self.writer.close()
        self.drafts.let_go()
        for path in (self.places.journal, self.places.rest):
            remove(path)
        self._let_go = True
        self._held.release()
        remove(self.places.lock)
