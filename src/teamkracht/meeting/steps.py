"""Going through the steps: next, back, jump, skip, done elsewhere, and the end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teamkracht.i18n import _
from teamkracht.meeting.content import has_content
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_step, step_on
from teamkracht.meeting.meeting import Ending, Meeting, Stated, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.route import enter, following, preceding
from teamkracht.meeting.saying import said_or_none


@dataclass(frozen=True)
class StepEntered(Event):
    """A step is on from here. A case that was postponed or taken off is thereby back."""

    ref: StepRef

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return enter(meeting, self.ref, moment)


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
    """The meeting is over.

    `elapsed`: where it turned out to have ended earlier, in seconds since the start. What came
    after that is no part of its time.
    """

    reason: str | None = None
    elapsed: float | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        end = self._end(meeting, moment)

        def cut(one: Moment | None) -> Moment:
            return end if one is None or one.elapsed > end.elapsed else one

        return replace(
            meeting,
            visits=tuple(
                replace(visit, start=cut(visit.start), end=cut(visit.end))
                for visit in meeting.visits
                # A step that was only gone through after the end was not reached.
                if visit.start.elapsed <= end.elapsed or has_content(meeting, visit.ref)
            ),
            pauses=tuple(
                replace(pause, end=cut(pause.end))
                for pause in meeting.pauses
                if pause.start.elapsed <= end.elapsed
            ),
            gaps=tuple(
                replace(gap, end=cut(gap.end))
                for gap in meeting.gaps
                if gap.start.elapsed < end.elapsed or gap.end.elapsed <= end.elapsed
            ),
            ending=Ending(end, self.reason),
        )

    def _end(self, meeting: Meeting, moment: Moment) -> Moment:
        if self.elapsed is None:
            return moment
        return moment.earlier(min(max(meeting.started.elapsed, self.elapsed), moment.elapsed))


@dataclass(frozen=True)
class EndTold(Event):
    """Why the meeting was broken off, said after its end."""

    reason: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        if meeting.ending is None:
            return meeting
        return replace(meeting, ending=replace(meeting.ending, reason=self.reason))


def go_next(meeting: Meeting) -> StepEntered:
    """Go on to the next step. Raises Refused at the last one."""
    to = following(meeting, step_on(meeting))
    if to is None:
        raise Refused(_("This is the last step. You can end the meeting."))
    return StepEntered(to)


def go_back(meeting: Meeting) -> StepEntered:
    """Go back to the step before. Raises Refused at the first one."""
    to = preceding(meeting, step_on(meeting))
    if to is None:
        raise Refused(_("This is the first step."))
    return StepEntered(to)


def jump(meeting: Meeting, ref: StepRef) -> StepEntered:
    """Go to any step, also of a case that left the table. Raises Refused where there is none."""
    step_on(meeting)
    return StepEntered(known_step(meeting, ref))


def skip(meeting: Meeting, ref: StepRef | None = None, reason: str | None = None) -> StepSkipped:
    """Leave a step out: the one that is on (going on to the next), or one to come."""
    current = step_on(meeting)
    if ref is None or ref == current:
        to = following(meeting, current)
        if to is None:
            raise Refused(_("This is the last step. You can end the meeting."))
        return StepSkipped(current, said_or_none(reason), to)
    if meeting.entered(known_step(meeting, ref)):
        raise Refused(_("This step has been done already."))
    return StepSkipped(ref, said_or_none(reason))


def state_done(
    meeting: Meeting, ref: StepRef, note: str | None = None, amount: int | None = None
) -> StepStated:
    """Say that a step was done outside the program. Raises Refused for a negative number."""
    if amount is not None and amount < 0:
        raise Refused(_("Give a number of 0 or more."))
    return StepStated(
        known_step(meeting, ref), said_or_none(note) or _("done on the flip chart"), amount
    )


def end(meeting: Meeting, reason: str | None = None, elapsed: float | None = None) -> MeetingEnded:
    """End the meeting, now or (looking back) at `elapsed`. Raises Refused where it has ended."""
    step_on(meeting)
    return MeetingEnded(said_or_none(reason), elapsed)


def tell_end(meeting: Meeting, reason: str | None) -> EndTold:
    """Say afterwards why the meeting was broken off, or (None) that it was not.

    Raises Refused where it has not ended.
    """
    if meeting.ending is None:
        raise Refused(_("The meeting has not ended yet."))
    return EndTold(said_or_none(reason))
