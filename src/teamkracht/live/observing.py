"""An observation under way on the disk: every mark is kept at once, and killed it goes on.

`live/<id>.observing` holds a line that says what is observed with, and a line for each thing that
was noted. It goes once the locked observation stands and was read back.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Began, Event
from teamkracht.fidelity.observing.history import Noted, Observing, observing_of
from teamkracht.fidelity.observing.plain import from_plain, plain
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.i18n import _
from teamkracht.live.clock import Clock
from teamkracht.live.disk import sentence
from teamkracht.live.drafts import Drafts
from teamkracht.live.identity import new_id
from teamkracht.live.lines import line_of, lines_in, values_of
from teamkracht.live.lock import HeldBy, hold
from teamkracht.live.opening import CannotOpen
from teamkracht.live.writer import Writer
from teamkracht.meeting.clockwork import passed
from teamkracht.meeting.moment import later
from teamkracht.privacy import without_bsn
from teamkracht.protocol.instrument_file import InstrumentFile, read_instrument
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.no_bsn import refuse_bsn
from teamkracht.records.observation import Observation, sealed
from teamkracht.records.observing import observation
from teamkracht.store import observations
from teamkracht.store.files import StoreError, files_in, remove
from teamkracht.store.home import Home
from teamkracht.store.light import Listed
from teamkracht.toml import Unreadable, write

FORMAT = "teamkracht/observing/1"
ENDING = ".observing"
PATIENCE = 2.0
"""Seconds that the disk gets for what was noted last."""


@dataclass(frozen=True)
class Unfinished:
    """An observation that was begun and not locked."""

    id: str
    observing: Observing


@dataclass(frozen=True)
class _Read:
    header: dict[str, Any]
    observing: Observing
    good: bytes


class Desk:
    """What the screens talk to: notes things, keeps them, and locks the observation."""

    def __init__(self, home: Home, name: str, clock: Clock) -> None:
        """Have the observation to oneself.

        Raises CannotOpen where somebody else has it, StoreError where the home can't be made.
        """
        self.home, self.id = home, name
        self.path = home.make().live / f"{name}{ENDING}"
        held = hold(self.path.with_suffix(".lock"))
        if isinstance(held, HeldBy):
            raise CannotOpen(held.sentence)
        self._held, self._clock = held, clock
        self._reading = clock.read()
        self._now = self._reading.wall
        self._closed = False
        self.observing: Observing

    def open(self, header: dict[str, Any], observing: Observing, good: bytes) -> None:
        """Go on from what was read, or begin: then `good` is empty."""
        self.observing = observing
        saved = observing.latest.number if good else 0
        self._writer = Writer(self.path, _ignore, _ignore, before=good, saved=saved)
        self._drafts = Drafts(self.path.with_suffix(".draft"), self._clock)
        if not good:
            self._writer.append(0, line_of(header))
            self._writer.append(1, line_of(plain(observing.latest)))
            # From here on others must know that somebody is observing this meeting.
            self._writer.wait(1, PATIENCE)

    @property
    def said(self) -> str | None:
        """What has to be told once it is open: half-typed text that can't be read."""
        return self._drafts.unread

    def release(self) -> None:
        """Let another copy have it."""
        self._held.release()

    @property
    def saved(self) -> int:
        """The highest number that is on the disk."""
        return self._writer.saved

    @property
    def all_saved(self) -> bool:
        """Whether all that was noted is on the disk."""
        return self.saved >= self.observing.latest.number

    @property
    def trouble(self) -> str | None:
        """Why something can't be kept, in a sentence."""
        return self._writer.trouble or self._drafts.trouble

    def now(self) -> datetime:
        """The moment, told so that a clock that is set moves no mark; never before the last."""
        reading = self._clock.read()
        self._now = later(self._now, passed(self._reading, reading).seconds)
        self._reading = reading
        last = self.observing.latest.at
        return max(self._now, last)

    def do(self, event: Event | None) -> Noted | None:
        """Note something; None is nothing to note. Raises Refused for a BSN."""
        if event is None:
            return None
        refuse_bsn(event)
        noted = Noted(self.observing.latest.number + 1, self.now(), event)
        self.observing = self.observing.add(noted)
        self._writer.append(noted.number, line_of(plain(noted)))
        return noted

    def undo(self) -> Noted | None:
        """Take back what was noted last. Raises Refused."""
        return self.do(self.observing.undo())

    def redo(self) -> Noted | None:
        """Bring it back. Raises Refused."""
        return self.do(self.observing.redo())

    def draft(self, field: str) -> str:
        """Half-typed text."""
        return self._drafts.text(field)

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text; an empty one is forgotten."""
        self._drafts.keep(field, without_bsn(text))

    async def settled(self) -> bool:
        """Wait a moment until all is on the disk; False where it is not."""
        number = self.observing.latest.number
        return await asyncio.to_thread(self._writer.wait, number, PATIENCE)

    def close(self) -> None:
        """Leave it as it is for another time."""
        if not self._closed:
            self._closed = True
            self._writer.close()
            self._drafts.close()
            self._held.release()

    def lock(self, *, leave_open: bool) -> tuple[Path, Observation]:
        """Lock the observation for good; its file, and what stands in it.

        Raises Refused where that can't be yet, StoreError or Unreadable where it can't be saved.
        """
        noting.may_lock(self.observing, leave_open=leave_open)
        locked = sealed(observation(self.observing), self.now())
        path = observations.save(self.home, locked)
        if observations.load(path) != locked:
            message = _("{path} does not say what was saved. Try again, or use another disk.")
            raise StoreError(path, message.format(path=path))
        self._let_go()
        return path, locked

    def throw_away(self) -> None:
        """Remove it: nothing of it is kept. For who began by mistake. Raises StoreError."""
        self._let_go()

    def _let_go(self) -> None:
        self._writer.close()
        self._drafts.let_go()
        for path in (self.path, self.path.with_name(self.path.name + ".rest")):
            remove(path)
        self._closed = True
        self._held.release()
        remove(self.path.with_suffix(".lock"))


def begin(
    home: Home, clock: Clock, random: Random, began: Began, *, sheet: Sheet, protocol_text: str
) -> Desk:
    """Begin an observation. Raises CannotOpen, StoreError, and Refused for a BSN."""
    refuse_bsn(began)
    desk = Desk(home, new_id(random), clock)
    file = InstrumentFile(
        format="teamkracht/instrument/1", protocol=sheet.protocol.id, instrument=sheet.instrument
    )
    header = {"format": FORMAT, "protocol": protocol_text, "instrument": write(file)}
    desk.open(header, observing_of(sheet, [Noted(1, clock.read().wall, began)]), b"")
    return desk


def resume(home: Home, name: str, clock: Clock) -> Desk:
    """Go on with an observation.

    Raises CannotOpen where it is open elsewhere or can't be read, StoreError as the desk does.
    """
    desk = Desk(home, name, clock)
    try:
        read = _read(desk.path)
        _cut(desk.path, read.good)
    except CannotOpen:
        desk.release()
        raise
    desk.open(read.header, read.observing, read.good)
    return desk


def unfinished(home: Home) -> Listed[Unfinished]:
    """The observations that wait, the latest first, and a sentence for each that can't be read."""
    found, broken = [], []
    for path in files_in(home.live, ENDING):
        try:
            found.append(Unfinished(path.stem, _read(path).observing))
        except CannotOpen as fault:
            broken.append(str(fault))
    found.sort(key=lambda one: one.observing.latest.at, reverse=True)
    return Listed(tuple(found), tuple(broken))


def _read(path: Path) -> _Read:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotOpen(sentence(error, path)) from None
    header, noted, good = None, [], 0
    for after, line in lines_in(data, 0):
        values = values_of(line)
        if values is None:
            break
        if header is None:
            header = values
        else:
            noted.append(values)
        good = after
    message = _("{path} can't be gone on with: it is damaged, or of another version.")
    if header is None or header.get("format") != FORMAT:
        raise CannotOpen(message.format(path=path))
    try:
        protocol = read_protocol(header["protocol"], str(path))
        instrument = read_instrument(header["instrument"], str(path)).instrument
        observing = observing_of(Sheet(protocol, instrument), map(from_plain, noted))
    except (KeyError, TypeError, ValueError, Unreadable):
        raise CannotOpen(message.format(path=path)) from None
    kept = data[:good]
    return _Read(header, observing, kept if kept.endswith(b"\n") else kept + b"\n")


def _cut(path: Path, good: bytes) -> None:
    """Take off what was not written whole: it was not marked as saved. It is kept beside."""
    try:
        data = path.read_bytes()
        if data == good:
            return
        rest = data[len(good) :]
        if rest.strip(b"\n\0"):
            path.with_name(path.name + ".rest").write_bytes(rest)
        with path.open("r+b") as file:
            file.write(good)
            file.truncate(len(good))
    except OSError as error:
        raise CannotOpen(sentence(error, path)) from None


def _ignore(_heard: object) -> None:
    """Who wants to know asks `saved` or `trouble`."""
