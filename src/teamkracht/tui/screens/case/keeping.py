"""Saving a case while it is prepared: one write after another, and never in the way of a key."""

from __future__ import annotations

from datetime import date
from threading import Lock

from textual import work
from textual.widget import Widget

from teamkracht.i18n import _, clock_time
from teamkracht.meeting.kompas import Kompas
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.routes import program
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

    @property
    def today(self) -> date:
        """This day."""
        return program(self).clock.read().wall.date()

    def _to_save(self, kompas: Kompas) -> CaseFile | None:
        """The case with what is half typed, None where the disk has it already."""
        if self.case is None:
            return None
        case = self.case
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
        fault = self._kept(app.home, case, turn)
        tell(self, self._written, case, fault)

    def _kept(self, home: Home, case: CaseFile, turn: int) -> str | None:
        """Save a case, unless a later one was saved already; the sentence says what went wrong."""
        with self._one_at_a_time:
            if turn < self._latest:
                return None
            try:
                cases.save(home, case)
            except (StoreError, Unreadable) as fault:
                return str(fault)
            self._latest = turn
        return None

    def _written(self, case: CaseFile, fault: str | None) -> None:
        self._saving = False
        notice = self.query_one(Notice)
        if fault is not None:
            notice.problem("save", fault)
            return
        self.saved = case
        notice.solved("save")
        time = clock_time(program(self).clock.read().wall)
        notice.say(_("saved {time}").format(time=time))
        self.save()

    async def leave(self) -> bool:
        """Save what is half typed; False where it can't be saved."""
        self.kompas.leave()
        case = self._to_save(self.kompas.kompas)
        if case is None:
            return True
        self._writes += 1
        fault = self._kept(program(self).home, case, self._writes)
        if fault is not None:
            self.query_one(Notice).problem("save", fault)
            return False
        self.case = self.saved = case
        return True
