"""Who is at the table: coming late, leaving, joining online, and who does what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teamkracht.i18n import _, clock_time
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_case, step_on
from teamkracht.meeting.meeting import Handover, Meeting, Person
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.naming import named
from teamkracht.meeting.times import instant


@dataclass(frozen=True)
class Arrived(Event):
    """Somebody came in after the start."""

    name: str
    online: bool = False
    guest: bool = False

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        known = meeting.person(self.name)
        # Who comes back was here from the first time on.
        arrived = known.arrived if known and known.present else moment
        return _with_person(meeting, Person(self.name, True, self.online, self.guest, arrived))


@dataclass(frozen=True)
class PersonLeft(Event):
    """Somebody left before the end."""

    name: str

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        person = meeting.person(self.name) or Person(self.name)
        return _with_person(meeting, replace(person, left=moment))


@dataclass(frozen=True)
class AttendanceSet(Event):
    """Who was there all along, put right: present or absent, online, a guest."""

    name: str
    present: bool
    online: bool = False
    guest: bool = False

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return _with_person(meeting, Person(self.name, self.present, self.online, self.guest))


@dataclass(frozen=True)
class FacilitatorChanged(Event):
    """Another facilitator from here on."""

    to: str

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        handover = Handover(moment, meeting.facilitator, self.to)
        return replace(meeting, facilitator=self.to, handovers=(*meeting.handovers, handover))


@dataclass(frozen=True)
class TypistSet(Event):
    """Who types: for one case while the minutes taker presents, or for the whole meeting."""

    name: str
    client: str | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        if self.client is None:
            return replace(meeting, minutes_taker=self.name)
        return meeting.with_case(self.client, minutes_taker=self.name)


def arrive(meeting: Meeting, name: str, *, online: bool = False, guest: bool = False) -> Arrived:
    """Somebody comes in. Raises Refused where they are here already."""
    step_on(meeting)
    name = named(meeting, name)
    person = meeting.person(name)
    if person is not None and person.here:
        raise Refused(_("{name} is here already.").format(name=name))
    return Arrived(name, online, guest or (person is not None and person.guest))


def leave(meeting: Meeting, name: str) -> PersonLeft:
    """Somebody leaves. Raises Refused where they are not here."""
    step_on(meeting)
    name = named(meeting, name)
    person = meeting.person(name)
    if person is None or not person.here:
        raise Refused(_not_here(meeting, name))
    return PersonLeft(name)


def set_attendance(
    meeting: Meeting, name: str, present: bool, *, online: bool = False, guest: bool = False
) -> AttendanceSet:
    """Put right who was there all along. Raises Refused for an absence of who leads the meeting."""
    name = named(meeting, name)
    if not present and name == meeting.facilitator:
        raise Refused(_("{name} leads the meeting. Hand over first.").format(name=name))
    return AttendanceSet(name, present, online, guest)


def was_there_too(meeting: Meeting, name: str) -> AttendanceSet:
    """Somebody was there all along, and nobody noted it; who is not known is a guest.

    Raises Refused where it was noted.
    """
    name = named(meeting, name)
    person = meeting.person(name)
    if person is None:
        return AttendanceSet(name, present=True, guest=True)
    if person.present:
        raise Refused(_("{name} was there already.").format(name=name))
    return AttendanceSet(name, True, person.online, person.guest)


def hand_over(meeting: Meeting, to: str) -> FacilitatorChanged:
    """Hand the meeting to another facilitator.

    Raises Refused where it is the same person, or somebody who is not here.
    """
    step_on(meeting)
    to = named(meeting, to)
    person = meeting.person(to)
    if person is not None and not person.here:
        raise Refused(_not_here(meeting, to))
    if to == meeting.facilitator:
        raise Refused(_("{name} leads the meeting already.").format(name=to))
    return FacilitatorChanged(to)


def set_typist(meeting: Meeting, name: str, client: str | None = None) -> TypistSet:
    """Say who types."""
    if client is not None:
        known_case(meeting, client)
    return TypistSet(named(meeting, name), client)


def _not_here(meeting: Meeting, name: str) -> str:
    person = meeting.person(name)
    if person is None or person.left is None:
        return _("{name} is not here.").format(name=name)
    time = clock_time(instant(meeting, person.left))
    return _("{name} left at {time}.").format(name=name, time=time)


def _with_person(meeting: Meeting, person: Person) -> Meeting:
    if meeting.person(person.name) is None:
        return replace(meeting, people=(*meeting.people, person))
    return replace(
        meeting,
        people=tuple(person if one.name == person.name else one for one in meeting.people),
    )
