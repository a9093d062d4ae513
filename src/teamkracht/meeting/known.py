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
