"""What was recorded with a step, and whether what the step is for is there."""

from __future__ import annotations

from teamkracht.meeting.case import Case
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.rounds import turns
from teamkracht.protocol.steps import (
    ChooseStep,
    CollectStep,
    CompassStep,
    FollowUpStep,
    RoundStep,
)


def serves_its_purpose(meeting: Meeting, ref: StepRef) -> bool:
    """A kompas, a turn, an idea, a choice or a field is there; of a talk, that it was held."""
    step, case = meeting.step(ref), _case(meeting, ref)
    match step:
        case CompassStep():
            return case is not None and case.kompas_status in ("brought", "made_here")
        case RoundStep():
            return any(not turn.passed for turn in turns(meeting, ref))
        case CollectStep():
            return case is not None and bool(case.ideas)
        case ChooseStep():
            return case is not None and _chose(case)
        case FollowUpStep():
            return any(one.result != "not_discussed" for one in meeting.follow_ups)
    return not step.fields or (
        case is not None and any(case.fields.get(one) for one in step.fields)
    )


def has_content(meeting: Meeting, ref: StepRef) -> bool:
    """Something was recorded with this step."""
    step, case = meeting.step(ref), _case(meeting, ref)
    if meeting.record(ref).notes or turns(meeting, ref):
        return True
    if case is not None and any(heard.step == ref.step for heard in case.heard):
        return True
    return bool(step.fields or step.kind != "talk") and serves_its_purpose(meeting, ref)


def _chose(case: Case) -> bool:
    return bool(case.actions) or any(idea.chosen for idea in case.ideas)


def _case(meeting: Meeting, ref: StepRef) -> Case | None:
    return meeting.case(ref.case) if ref.case is not None else None
