"""What a command is asked about, found in the meeting, or refused with a sentence."""

from __future__ import annotations

from teamkracht.i18n import _
from teamkracht.meeting.case import Case
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import Meeting, StepRef


def known_case(meeting: Meeting, client: str) -> Case:
    """The case of a client. Raises Refused where it is not on the agenda."""
    for case in meeting.cases:
        if case.client == client:
            return case
    raise Refused(_("{client} is not on the agenda.").format(client=client))


def tabled_case(meeting: Meeting, client: str) -> Case:
    """The case of a client. Raises Refused where it has not been on the table.

    The minutes have no row for such a case, so nothing may be said of it yet.
    """
    case = known_case(meeting, client)
    if not meeting.on_table(client):
        raise Refused(_("{client} has not been on the table yet.").format(client=client))
    return case


def tabled_step(meeting: Meeting, ref: StepRef) -> StepRef:
    """A step of the meeting as a whole, or of a case that has been on the table, or Refused."""
    known_step(meeting, ref)
    if ref.case is not None:
        tabled_case(meeting, ref.case)
    return ref


def known_step(meeting: Meeting, ref: StepRef) -> StepRef:
    """A step of the meeting, those of postponed cases too. Raises Refused where there is none."""
    protocol = meeting.protocol
    if ref.case is None:
        steps = (*protocol.start, *protocol.end)
    else:
        known_case(meeting, ref.case)
        steps = protocol.case
    if not any(step.id == ref.step for step in steps):
        raise Refused(_("There is no such step in this meeting."))
    return ref


def step_on(meeting: Meeting) -> StepRef:
    """The step that is on. Raises Refused where the meeting has ended."""
    if meeting.current is None:
        raise Refused(_("The meeting has ended."))
    return meeting.current
