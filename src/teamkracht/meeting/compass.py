"""The krachtkompas at the table: brought, made here or missing, and what comes to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teamkracht.i18n import _
from teamkracht.meeting.case import Heard
from teamkracht.meeting.clockstops import extend
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_case, known_step
from teamkracht.meeting.kompas import Kompas, Place, Status
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.saying import said, said_kompas
from teamkracht.protocol.steps import CompassStep


@dataclass(frozen=True)
class KompasNoted(Event):
    """Whether there is a kompas. `seconds`: what making it here adds to the time of its step."""

    ref: StepRef
    status: Status
    seconds: int = 0

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        noted = meeting.with_case(self.ref.case or "", kompas_status=self.status)
        return extend(noted, moment, self.ref, self.seconds) if self.seconds else noted


@dataclass(frozen=True)
class KompasLaid(Event):
    """A whole kompas, filled in elsewhere, lies on the table."""

    client: str
    kompas: Kompas

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        status = meeting.case(self.client).kompas_status
        if status != "made_here" and not self.kompas.is_empty:
            status = "brought"
        return meeting.with_case(self.client, kompas=self.kompas, kompas_status=status)


@dataclass(frozen=True)
class EntryAdded(Event):
    """An entry comes to the kompas, heard in the step `step`."""

    client: str
    place: Place
    text: str
    step: str

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        case = meeting.case(self.client)
        entries = (*case.kompas.entries(self.place), self.text)
        heard = (*case.heard, Heard(moment.number, self.place, self.text, self.step))
        kompas = case.kompas.with_entries(self.place, entries)
        return meeting.with_case(self.client, kompas=kompas, heard=heard)


@dataclass(frozen=True)
class EntryChanged(Event):
    """An entry reads otherwise, or (without `text`) is gone. `at` is its place, from 0."""

    client: str
    place: Place
    at: int
    text: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        case = meeting.case(self.client)
        entries = list(case.kompas.entries(self.place))
        before = entries[self.at]
        entries[self.at : self.at + 1] = [self.text] if self.text else []
        heard = tuple(
            replace(one, text=self.text or "")
            if (one.place, one.text) == (self.place, before)
            else one
            for one in case.heard
        )
        heard = tuple(one for one in heard if one.text)
        kompas = case.kompas.with_entries(self.place, tuple(entries))
        return meeting.with_case(self.client, kompas=kompas, heard=heard)


@dataclass(frozen=True)
class KompasConfirmed(Event):
    """Whether the client has seen the kompas and stands by it."""

    client: str
    confirmed: bool

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        kompas = replace(meeting.case(self.client).kompas, confirmed=self.confirmed)
        return meeting.with_case(self.client, kompas=kompas)


def note_kompas(meeting: Meeting, ref: StepRef, status: Status) -> KompasNoted:
    """Say whether there is a kompas. One that is made here gives its step the time for that."""
    if ref.case is None:
        raise Refused(_("A compass belongs to a case."))
    known_step(meeting, ref)
    return KompasNoted(ref, status, _seconds_for(meeting, ref, status))


def lay_kompas(meeting: Meeting, client: str, kompas: Kompas) -> KompasLaid:
    """Put a whole kompas on the table."""
    return KompasLaid(known_case(meeting, client).client, said_kompas(kompas))


def add_entry(meeting: Meeting, client: str, place: Place, text: str) -> EntryAdded:
    """Add an entry. Raises Refused where it is there already."""
    text = said(text)
    if text in known_case(meeting, client).kompas.entries(place):
        raise Refused(_("That is on the compass already."))
    current = meeting.current or meeting.visits[-1].ref
    return EntryAdded(client, place, text, current.step)


def change_entry(
    meeting: Meeting, client: str, place: Place, at: int, text: str | None
) -> EntryChanged:
    """Change an entry, or (`text` is None) take it away. Raises Refused where it is not there."""
    if not 0 <= at < len(known_case(meeting, client).kompas.entries(place)):
        raise Refused(_("There is no such entry on the compass."))
    return EntryChanged(client, place, at, None if text is None else said(text))


def confirm_kompas(meeting: Meeting, client: str, confirmed: bool) -> KompasConfirmed:
    """Say whether the client stands by the kompas."""
    return KompasConfirmed(known_case(meeting, client).client, confirmed)


def _seconds_for(meeting: Meeting, ref: StepRef, status: Status) -> int:
    step = meeting.step(ref)
    if not isinstance(step, CompassStep) or step.minutes_if_made is None:
        return 0
    before = known_case(meeting, ref.case or "").kompas_status
    if (before == "made_here") == (status == "made_here"):
        return 0
    planned = meeting.planned.get(ref, 0)
    # A plan may give its step as much, or more, from the beginning.
    longer = max(0, 60 * step.minutes_if_made - planned)
    has = planned + meeting.record(ref).extended
    return max(-has, longer if status == "made_here" else -longer)
