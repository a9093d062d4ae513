"""Closing a meeting: minutes written and read back, cases brought up to date, journal let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from teamkracht.i18n import Said, _
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.agenda import Brought, CaseAdded, MeetingStarted
from teamkracht.protocol.reading import protocol_hash
from teamkracht.records.carrying_over import after_meeting
from teamkracht.records.case_file import CaseFile
from teamkracht.records.case_put_right import case_put_right
from teamkracht.records.correcting import ToldStatus, with_told
from teamkracht.records.minutes import Minutes
from teamkracht.records.no_bsn import cleared
from teamkracht.records.taking_minutes import minutes_of, postponed_cases
from teamkracht.store import cases, minutes, protocols
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable


class NotTheSame(Said):
    """The minutes on the disk don't say what the meeting says; the journal is kept."""


def close(conductor: Conductor, home: Home, told: Iterable[ToldStatus] = ()) -> Path:
    """Save a meeting that has ended, and give the place of its minutes.

    `told` is what the facilitator said became of steps; it goes into the minutes beside the record.

    It can be done again after it broke off anywhere: the minutes keep their name, and a case takes
    in a meeting once, and later on what was changed in it since. Raises StoreError where something
    can't be written, NotTheSame where the disk says otherwise; the journal is then still there.
    """
    text = conductor.keeper.protocol_text
    taken = cleared(with_told(minutes_of(conductor.meeting, protocol_hash(text)), told))
    protocols.keep_used(home, text)
    earlier = _saved_before(home, taken)
    path = minutes.save(home, taken)
    _compare(taken, path, home)
    postponed = {case.client: case for case in postponed_cases(conductor.meeting)}
    for client in dict.fromkeys((*taken.clients(), *postponed)):
        by, began = postponed.get(client), _begun_with(conductor, client)
        after = partial(after_meeting, minutes=taken, client=client, postponed=by, began=began)
        taken_in = partial(_taken_in, after=after, earlier=earlier, taken=taken)
        cases.change(home, taken.meeting.team, client, taken_in)
    conductor.keeper.let_go()
    return path


def _saved_before(home: Home, taken: Minutes) -> Minutes | None:
    """The minutes of a closing that broke off; None where there are none that can be read."""
    path = minutes.path_of(home, taken)
    try:
        return minutes.load(path, home.keys) if path.exists() else None
    except Unreadable:
        return None


def _taken_in(
    known: CaseFile | None,
    *,
    after: Callable[[CaseFile | None], CaseFile],
    earlier: Minutes | None,
    taken: Minutes,
) -> CaseFile:
    """The case after the meeting; one that took it in before hears of what changed since."""
    if known is None or earlier is None or taken.meeting.id not in known.meetings:
        return cleared(after(known))
    return known if earlier == taken else cleared(case_put_right(known, earlier, taken))


def _begun_with(conductor: Conductor, client: str) -> Brought | None:
    """The case as it came to the meeting, at its start or on the way."""
    for noted in conductor.history.noted:
        match noted.event:
            case MeetingStarted(cases=found):
                of_client = next((one for one in found if one.client == client), None)
            case CaseAdded(case=added) if added.client == client:
                of_client = added
            case _:
                continue
        if of_client is not None:
            return of_client
    return None


def _compare(taken: Minutes, path: Path, home: Home) -> None:
    if minutes.load(path, home.keys) != taken:
        raise NotTheSame(
            _(
                "{file} does not say the same as the meeting. The meeting is kept as it was; "
                "try to save it again."
            ).format(file=path)
        )
