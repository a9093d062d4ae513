"""Going through the steps: next, back, jump, skip, done elsewhere, and the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from teamkracht.i18n import _
from teamkracht.meeting.agenda import enter, is_waiting
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Ending, Meeting, Stated, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.saying import said_or_none


@dataclass(frozen=True)
class StepEntered(Event):
    """A step is on from here."""

    ref: StepRef

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        fresh = meeting.with_record(self.ref, skipped=False, reason=None)
        return enter(fresh, self.ref, moment)


@dataclass(frozen=True)
class StepSkipped(Event):
    """A step is left out, or left before it was done; the meeting goes on at `to`."""

    ref: StepRef
    reason: str | None = None
    to: StepRef | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        skipped = meeting.with_record(self.ref, skipped=True, reason=self.reason)
        return enter(skipped, self.to, moment)


@dataclass(frozen=True)
class StepStated(Event):
    """The facilitator says that a step was done outside the program, on a flip chart or aloud."""

    ref: StepRef
    note: str
    amount: int | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        stated = Stated(self.note, self.amount)
        return meeting.with_record(self.ref, stated=stated, skipped=False, reason=None)


@dataclass(frozen=True)
class MeetingEnded(Event):
    """The meeting is over. `elapsed`: where it turned out to have ended earlier, in seconds since the start."""

    reason: str | None = None
    elapsed: float | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        end = moment if self.elapsed is None else moment.earlier(self.elapsed)
        *earlier, on = meeting.visits
        pauses = tuple(pause if pause.end else replace(pause, end=end) for pause in meeting.pauses)
        return replace(
            meeting,
            visits=(*earlier, replace(on, end=end)),
            pauses=pauses,
            ending=Ending(end, self.reason),
        )


@dataclass(frozen=True)
class EndTold(Event):
    """Why the meeting was broken off, said after its end."""

    by_person: ClassVar[bool] = True

    reason: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        if meeting.ending is None:
            return meeting
        return replace(meeting, ending=replace(meeting.ending, reason=self.reason))


def is_to_come(meeting: Meeting, ref: StepRef) -> bool:
    """A step that is still ahead: not entered, skipped or stated, and its case still to be discussed."""
    if meeting.entered(ref) or meeting.record(ref).skipped or meeting.record(ref).stated:
        return False
    if ref.case is None:
        return True
    case = meeting.case(ref.case)
    return not (case.taken_off or case.postponed)


def following(meeting: Meeting, ref: StepRef) -> StepRef | None:
    """The step after this one: in its part, else the next case that waits, else the end part."""
    refs = [one for one in meeting.refs() if _can_be_on(meeting, one)]
    if ref not in refs:
        return refs[0] if refs else None
    later = refs[refs.index(ref) + 1 :]
    for one in later:
        if one.case in (None, ref.case) or is_waiting(meeting, meeting.case(one.case)):
            return one
    return None


def preceding(meeting: Meeting, ref: StepRef) -> StepRef | None:
    """The step before this one."""
    refs = [one for one in meeting.refs() if _can_be_on(meeting, one) or one == ref]
    at = refs.index(ref)
    return refs[at - 1] if at else None


def go_next(meeting: Meeting) -> StepEntered:
    """Go on to the next step. Raises Refused at the last one."""
    to = following(meeting, _on(meeting))
    if to is None:
        raise Refused(_("This is the last step. You can end the meeting."))
    return StepEntered(to)


def go_back(meeting: Meeting) -> StepEntered:
    """Go back to the step before. Raises Refused at the first one."""
    to = preceding(meeting, _on(meeting))
    if to is None:
        raise Refused(_("This is the first step."))
    return StepEntered(to)


def jump(meeting: Meeting, ref: StepRef) -> StepEntered:
    """Go to any step. Raises Refused where there is no such step."""
    _on(meeting)
    if ref not in set(meeting.refs()):
        raise Refused(_("There is no such step in this meeting."))
    return StepEntered(ref)


def skip(meeting: Meeting, ref: StepRef | None = None, reason: str | None = None) -> StepSkipped:
    """Leave a step out: the one that is on (going on to the next), or one to come."""
    current = _on(meeting)
    if ref is None or ref == current:
        to = following(meeting, current)
        if to is None:
            raise Refused(_("This is the last step. You can end the meeting."))
        return StepSkipped(current, said_or_none(reason), to)
    if meeting.entered(ref):
        raise Refused(_("This step has been done already."))
    return StepSkipped(ref, said_or_none(reason))


def state_done(
    meeting: Meeting, ref: StepRef, note: str | None = None, amount: int | None = None
) -> StepStated:
    """Say that a step was done outside the program. Raises Refused for a negative number."""
    if amount is not None and amount < 0:
        raise Refused(_("Give a number of 0 or more."))
    return StepStated(ref, said_or_none(note) or _("done on the flip chart"), amount)


def end(meeting: Meeting, reason: str | None = None, elapsed: float | None = None) -> MeetingEnded:
    """End the meeting, now or (looking back) at `elapsed`. Raises Refused where it has ended."""
    _on(meeting)
    return MeetingEnded(said_or_none(reason), elapsed)


def tell_end(meeting: Meeting, reason: str | None) -> EndTold:
    """Say afterwards why the meeting was broken off, or that it was not."""
    return EndTold(said_or_none(reason))


def _can_be_on(meeting: Meeting, ref: StepRef) -> bool:
    if ref.case is None:
        return True
    case = meeting.case(ref.case)
    return not (case.taken_off or case.postponed)


def _on(meeting: Meeting) -> StepRef:
    if meeting.current is None:
        raise Refused(_("The meeting has ended."))
    return meeting.current
