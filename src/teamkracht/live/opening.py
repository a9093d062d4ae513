"""Opening a meeting: a new one, one that was left, or one that somebody else has open."""

from __future__ import annotations

import platform
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht import __version__
from teamkracht.i18n import Said, _
from teamkracht.live.clock import Clock
from teamkracht.live.conductor import Conductor, Onlooker
from teamkracht.live.disk import OURS_ALONE
from teamkracht.live.drafts import Drafts, read_draft
from teamkracht.live.ears import Ears
from teamkracht.live.header import Header
from teamkracht.live.journal import (
    Recovered,
    go_on,
    is_as_read,
    journal_of,
    read_journal,
)
from teamkracht.live.keeping import DiskKeeper, Places
from teamkracht.live.lines import sealed_line
from teamkracht.live.lock import Held, HeldBy, hold
from teamkracht.live.onlooking import JournalKeeper
from teamkracht.live.refused import JournalRefused, newer
from teamkracht.live.writer import Writer
from teamkracht.meeting.agenda import MeetingStarted, ready_to_start
from teamkracht.meeting.clockwork import passed_between_runs
from teamkracht.meeting.event import Refused
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import History, Noted, history_of
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.no_bsn import refuse_bsn
from teamkracht.store.alone import alone
from teamkracht.store.files import StoreError, write_bytes
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable

if TYPE_CHECKING:
    # Only for its name: where nothing is sealed no key is looked for.
    from teamkracht.store.sealing import LineKey


class CannotOpen(Said):
    """A meeting can't be opened; the text says why and what to do."""


@dataclass(frozen=True)
class Left:
    """A meeting that was left, as its journal was read."""

    recovered: Recovered
    history: History


@dataclass(frozen=True)
class Opened:
    """A meeting that was left, open again. `said`: what has to be told about it, or None."""

    conductor: Conductor
    said: str | None = None


def start(
    home: Home,
    protocol_text: str,
    protocol_name: str,
    started: MeetingStarted,
    clock: Clock,
) -> Conductor:
    """Begin a meeting at this moment.

    Raises CannotOpen where somebody else has its journal or its protocol can't be begun so, and
    Unreadable for a wrong protocol; StoreError where the team is closed.
    """
    protocol = read_protocol(protocol_text, protocol_name)
    try:
        started = ready_to_start(started)
        refuse_bsn(started)
        first = Noted(Moment(1, clock.read().wall, 0.0), started)
        history = history_of(protocol, [first])
    except Refused as refused:
        raise CannotOpen(str(refused)) from None
    places = Places(home.make().live, started.id)
    with alone(home):
        # From here on the team is not converted: there is a journal of a meeting of it.
        key = home.keys.for_writing(started.team)
        held = _held(places)
        with suppress(OSError):
            places.journal.touch(OURS_ALONE)
    ears = Ears()
    header = Header(
        id=started.id,
        team=started.team,
        protocol_name=protocol_name,
        protocol_text=protocol_text,
        program=__version__,
        computer=_computer(),
        facilitator=started.facilitator,
    )
    before, line_key = journal_of(header, (), key, places.journal)
    writer = _writer(places, ears, before, 0, line_key)
    drafts = Drafts(places.draft, clock, on_trouble=ears.trouble, key=key)
    keeper = DiskKeeper(places, header, writer, drafts, held)
    keeper.keep(first)
    return Conductor(history, clock, keeper, ears)


def look_into(home: Home, journal: Path) -> Left:
    """Read a meeting that was left. Raises JournalRefused."""
    recovered = read_journal(journal, home.keys)
    return Left(recovered, _history(recovered, journal))


def resume(home: Home, meeting_id: str, clock: Clock, known: Left | None = None) -> Opened:
    """Go on with a meeting that was left, counting the time in between as a gap.

    What is `known` of it is not read again, if its journal is still the same. Raises CannotOpen
    where somebody else has it open, JournalRefused where it can't be read, and StoreError where its
    team is closed.
    """
    places = Places(home.make().live, meeting_id)
    held = _held(places)
    try:
        left = _unless_changed(places.journal, known) or look_into(home, places.journal)
        recovered, history = left.recovered, left.history
        key = home.keys.for_writing(recovered.header.team)
        before, line_key = go_on(places.journal, recovered), recovered.key
        if key and line_key is None:
            before, line_key = journal_of(recovered.header, recovered.noted, key, places.journal)
            write_bytes(places.journal, before)
    except (JournalRefused, StoreError):
        held.release()
        raise
    ears = Ears()
    drafts = Drafts(places.draft, clock, on_trouble=ears.trouble, key=key)
    last = history.latest
    writer = _writer(places, ears, before, last.number, line_key)
    keeper = DiskKeeper(places, recovered.header, writer, drafts, held)
    conductor = Conductor(history, clock, keeper, ears)
    seen = drafts.before.seen if drafts.before else None
    alive = max(seen, last.at) if seen else last.at
    conductor.note_alive((alive - last.at).total_seconds())
    conductor.note_gap(passed_between_runs(alive, conductor.wall()))
    said = filter(None, (recovered.dropped, drafts.unread))
    return Opened(conductor, " ".join(said) or None)


def look_along(home: Home, meeting_id: str, clock: Clock) -> Onlooker:
    """Look along, read-only, with a meeting that somebody else has open.

    Raises JournalRefused where it can't be read.
    """
    places = Places(home.live, meeting_id)
    left = look_into(home, places.journal)
    recovered = left.recovered
    draft, _problem = read_draft(places.draft)
    computer = draft.computer if draft and draft.computer else recovered.header.computer
    text, read = recovered.header.protocol_text, recovered.good_bytes
    keeper = JournalKeeper(places.journal, read, text, recovered.key)
    return Onlooker(left.history, clock, keeper, computer)


def _unless_changed(journal: Path, known: Left | None) -> Left | None:
    return known if known and is_as_read(journal, known.recovered) else None


def _held(places: Places) -> Held:
    held = hold(places.lock)
    if isinstance(held, HeldBy):
        raise CannotOpen(held.sentence)
    return held


def _writer(
    places: Places, ears: Ears, before: bytes, saved: int, line_key: LineKey | None
) -> Writer:
    seal = partial(sealed_line, key=line_key) if line_key else None
    return Writer(places.journal, ears.saved, ears.trouble, before=before, saved=saved, seal=seal)


def _history(recovered: Recovered, journal: Path) -> History:
    header = recovered.header
    try:
        protocol = read_protocol(header.protocol_text, header.protocol_name)
    except Unreadable:
        raise newer(journal) from None
    try:
        return history_of(protocol, recovered.noted)
    except (Refused, ValueError, KeyError, IndexError) as error:
        raise JournalRefused(
            _(
                "{file}: what it says does not add up to a meeting ({why}). The file is left as it "
                "is; keep a copy of it for whoever looks into it."
            ).format(file=journal, why=error)
        ) from None


def _computer() -> str:
    return platform.node() or _("this computer")
