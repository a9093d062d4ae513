"""Lines to keep with a step or with the meeting, and the fields of a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from teamkracht.i18n import _
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_case, tabled_step
from teamkracht.meeting.meeting import Meeting, Note, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.saying import said, said_lines, said_or_none
from teamkracht.protocol.steps import FieldName


@dataclass(frozen=True)
class NotesAdded(Event):
    """Lines to keep with a step, or (without `ref`) with the meeting itself."""

    texts: tuple[str, ...]
    ref: StepRef | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        notes = tuple(Note(moment.number, text) for text in self.texts)
        if self.ref is None:
            return replace(meeting, notes=(*meeting.notes, *notes))
        return meeting.with_record(self.ref, notes=(*meeting.record(self.ref).notes, *notes))


@dataclass(frozen=True)
class NoteChanged(Event):
    """A note of a step reads otherwise, or (without `text`) is gone. `place` counts from 0."""

    ref: StepRef
    place: int
    text: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        notes = list(meeting.record(self.ref).notes)
        notes[self.place : self.place + 1] = [Note(moment.number, self.text)] if self.text else []
        return meeting.with_record(self.ref, notes=tuple(notes))


@dataclass(frozen=True)
class FieldSet(Event):
    """A field of a case: help question, goal or situation. Without `text` it is empty again."""

    client: str
    field: FieldName
    text: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        fields = dict(meeting.case(self.client).fields)
        fields.pop(self.field, None)
        if self.text:
            fields[self.field] = self.text
        return meeting.with_case(self.client, fields=fields)


@dataclass(frozen=True)
class ClientKnowsSet(Event):
    """Whether the client knows that the case is discussed; None where nobody said."""

    client: str
    knows: bool | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return meeting.with_case(self.client, client_knows=self.knows)


@dataclass(frozen=True)
class NextContactSet(Event):
    """When the presenter sees the client again."""

    client: str
    day: date | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return meeting.with_case(self.client, next_contact=self.day)


def add_notes(meeting: Meeting, texts: list[str], ref: StepRef | None = None) -> NotesAdded:
    """Keep lines with a step, or with the meeting."""
    if ref is not None:
        tabled_step(meeting, ref)
    return NotesAdded(said_lines(texts), ref)


def change_note(meeting: Meeting, ref: StepRef, place: int, text: str | None) -> NoteChanged:
    """Change a note, or take it away where `text` is None. Raises Refused where it is not there."""
    if not 0 <= place < len(meeting.record(ref).notes):
        raise Refused(_("There is no such line."))
    return NoteChanged(ref, place, None if text is None else said(text))


def set_field(meeting: Meeting, client: str, field: FieldName, text: str | None) -> FieldSet:
    """Fill a field of a case. Raises Refused where nothing would change."""
    kept = said_or_none(text)
    if known_case(meeting, client).fields.get(field) == kept:
        raise Refused(_("That is what it says already."))
    return FieldSet(client, field, kept)


def set_client_knows(meeting: Meeting, client: str, knows: bool | None) -> ClientKnowsSet:
    """Say whether the client knows that the case is discussed."""
    return ClientKnowsSet(known_case(meeting, client).client, knows)


def set_next_contact(meeting: Meeting, client: str, day: date | None) -> NextContactSet:
    """Say when the presenter sees the client again."""
    return NextContactSet(known_case(meeting, client).client, day)
