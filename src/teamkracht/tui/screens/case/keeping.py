"""Saving a case while it is prepared: one write after another, and never in the way of a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock

from textual import work
from textual.widget import Widget

from teamkracht.i18n import _, clock_time
from teamkracht.meeting.kompas import Kompas
from teamkracht.records.bringing_together import together
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.program import program
from teamkracht.tui.screens.case.changes import with_kompas
from teamkracht.tui.screens.case.kompas import KompasPart
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.notice import Notice


class CaseKeeping(Widget):
    """The part of the desk that saves: `case` as it stands, `saved` as the disk has it."""

    def __init__(self) -> None:
        super().__init__()
        self.case: CaseFile | None = None
        self.saved: CaseFile | None = None
        self.kompas = KompasPart()
        self._saving = False
        self._writes = 0
        self._latest = 0
        self._one_at_a_time = Lock()
        self.on_disk: CaseFile | None = None
        """What this desk goes on from: the case as it last read or sent it."""
        self.there: CaseFile | None = None
        """The case on the disk then, with what is not shown yet in the field in use."""
        self.fault: str | None = None
        """Why it can't be saved, in a sentence."""

    @property
    def today(self) -> date:
        """This day."""
        return program(self).clock.read().wall.date()

    def _to_save(self, kompas: Kompas) -> CaseFile | None:
        """The case with what is half typed, None where the disk has it already."""
        if self.case is None:
            return None
        self.case = case = self.as_typed(self.case)
        if kompas != case.kompas:
            case = with_kompas(case, kompas, self.today)
        return None if case == self.saved else case

    def save(self) -> None:
        """Save what has changed, one after another."""
        case = self._to_save(self.kompas.half_typed())
        if case is not None and not self._saving:
            self._saving = True
            self._writes += 1
            self._write(case, self._writes)

    @work(thread=True, group="save")
    def _write(self, case: CaseFile, turn: int) -> None:
        app = program(self)
        kept, fault = self._kept(app.home, case, turn)
        tell(self, self._written, turn, case, kept, fault)

    def _kept(self, home: Home, case: CaseFile, turn: int) -> tuple[CaseFile, str | None]:
        """Save a case, unless a later one was saved already: as it is kept now, or what went wrong.

        What somebody else wrote in the file meanwhile stays in it.
        """
        with self._one_at_a_time:
            if turn < self._latest:
                return case, None
            began = self.on_disk
            try:
                kept = cases.change(
                    home, case.team, case.client, lambda there: together(began, case, there)
                )
            except (StoreError, Unreadable) as fault:
                self.fault = str(fault)
                return case, self.fault
            self.fault = None
            self._latest, self.on_disk = turn, case
        return kept, None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for what is being saved, and let nothing that was asked before be saved after it."""
        with self._one_at_a_time:
            yield
            self._writes += 1
            self._latest = self._writes

    def look(self) -> None:
        """Read the case, again where it was out of sight: it may have become another."""
        if self.case is not None and not self._saving:
            self._read_again(self.case, self._writes)

    @work(thread=True, exclusive=True, group="load")
    def _read_again(self, case: CaseFile, writes: int) -> None:
        try:
            there = cases.find(program(self).home, case.team, case.client)
        except (StoreError, Unreadable):
            return  # Saving says so.
        if there is not None:
            tell(self, self._came, there, writes)

    def _came(self, there: CaseFile, writes: int) -> None:
        if self.on_disk is not None and self.case is not None and writes == self._writes:
            self.there = there
            self._bring_in(self.on_disk, self.with_own_field(there, self.on_disk))

    def _written(self, turn: int, case: CaseFile, kept: CaseFile, fault: str | None) -> None:
        self._saving = False
        notice = self.query_one(Notice)
        if fault is not None:
            notice.problem("save", fault)
            return
        if turn < self._latest:
            return
        notice.solved("save")
        time = clock_time(program(self).clock.read().wall)
        notice.say(_("saved {time}").format(time=time))
        self.there = kept
        self._bring_in(case, self.with_own_field(kept, case))
        if kept != case:
            notice.say(changed_by_two(case.client))
        self.save()

    def _bring_in(self, sent: CaseFile, came: CaseFile) -> None:
        """Show what came of what was sent to the disk; what was typed since goes on from it."""
        self.saved = self.on_disk = came
        if came != sent and self.case is not None:
            self.case = together(sent, self.as_typed(self.case), came)
            self.take_in(self.case)

    def bring_in_rest(self) -> None:
        """Once the field in use is left: show what somebody else wrote in it."""
        sent, there = self.on_disk, self.there
        if not self._saving and sent is not None and there is not None:
            self._bring_in(sent, self.with_own_field(there, sent))

    def as_typed(self, case: CaseFile) -> CaseFile:
        """The case with the texts as they stand in the fields."""
        raise NotImplementedError

    def with_own_field(self, case: CaseFile, own: CaseFile) -> CaseFile:
        """The case with the field in use as it is in `own`: nothing moves where somebody types."""
        raise NotImplementedError

    def take_in(self, case: CaseFile) -> None:
        """Show a case in which somebody else wrote too; the desk knows how."""
        raise NotImplementedError

    async def leave(self) -> bool:
        """Save what is half typed; False where it can't be saved."""
        self.kompas.leave()
        case = self._to_save(self.kompas.kompas)
        if case is None:
            return True
        self._writes += 1
        kept, fault = self._kept(program(self).home, case, self._writes)
        if fault is not None:
            self.query_one(Notice).problem("save", fault)
            return False
        self.case = self.saved = self.on_disk = self.there = kept
        if kept != case:
            self.take_in(kept)
            self.app.notify(changed_by_two(case.client), markup=False)
        return True

    def write_elsewhere(self, folder: Path) -> str:
        """Write the case as it stands in another folder, and say how that went."""
        case = self.case and (self._to_save(self.kompas.half_typed()) or self.case)
        if case is None:
            return ""
        home = program(self).home
        try:
            path = cases.write_copy(home, case, folder)
        except StoreError as fault:
            return str(fault)
        said = _("The case is also in {path} now. Put it back in {folder} to go on with it.")
        return said.format(path=path, folder=cases.folder_of(home, case.team))


def changed_by_two(client: str) -> str:
    """Say that somebody else changed a case at the same time."""
    said = _("Somebody else changed {client} too. What both of you wrote is in it now.")
    return said.format(client=client)
