"""Minutes as facts for fidelity: what happened, without what was said and without names."""

from __future__ import annotations

from teamkracht.fidelity.facts import CaseFacts, MeetingFacts, StatusChange, StepFacts
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import RoundStep
from teamkracht.records.content import CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.process import StepRow

FIELDS = ("help_question", "goal", "situation")


def facts_of(minutes: Minutes, protocol: Protocol | None) -> MeetingFacts:
    """The facts of a meeting. `protocol` is the one that was used, None where it is gone."""
    held = minutes.meeting
    return MeetingFacts(
        id=held.id,
        code=held.code,
        team=held.team,
        start=held.start,
        duration_s=held.duration_s,
        paused_s=held.paused_s,
        gap_s=held.gap_s,
        ended_early=held.status == "ended_early",
        plan=held.plan,
        protocol=held.protocol,
        protocol_version=held.protocol_version,
        steps=tuple(_step(minutes, row, protocol) for row in minutes.step),
        cases=tuple(map(_case, minutes.case)),
        postponed=len(held.postponed),
        followed_up=sum(row.result != "not_discussed" for row in minutes.follow_up),
    )


def _step(minutes: Minutes, row: StepRow, protocol: Protocol | None) -> StepFacts:
    turns, had_a_turn, people = _round(minutes, row, protocol)
    return StepFacts(
        id=row.id,
        case=row.case,
        kind=row.kind,
        status=row.status,
        evidence=row.evidence,
        sequence=row.sequence,
        in_order=row.in_order,
        visits=row.visits,
        planned_s=row.planned_s,
        extended_s=row.extended_s,
        actual_s=row.actual_s,
        stated_amount=row.stated_amount,
        reason=row.reason,
        turns=turns,
        had_a_turn=had_a_turn,
        people=people,
        changes=tuple(
            StatusChange(from_=one.from_, to=one.to, reason=one.reason, at=one.at)
            for one in minutes.status_correction
            if (one.step, one.case) == (row.id, row.case)
        ),
    )


def _round(
    minutes: Minutes, row: StepRow, protocol: Protocol | None
) -> tuple[int | None, int | None, int | None]:
    """Turns taken, the people who had one (a pass is one too), and the people there for it."""
    if row.kind != "round":
        return None, None, None
    case = minutes.case_of(row.case) if row.case else None
    if case is None:
        had = set(row.turns)
        return len(row.turns), len(had), len(_there(minutes, row) | had)
    of_step = [one for one in case.question if one.step in (None, row.id)]
    had = {one.by for one in of_step}
    people = _there(minutes, row) | had
    if not _joins(protocol, row.id):
        people -= {case.presenter or ""}
    taken = sum(not one.passed for one in of_step)
    return taken, len(had & people), len(people)


def _joins(protocol: Protocol | None, step_id: str) -> bool:
    found = [step for step in protocol.case if step.id == step_id] if protocol else []
    return any(isinstance(step, RoundStep) and step.presenter_takes_part for step in found)


def _there(minutes: Minutes, row: StepRow) -> set[str]:
    """Who was at the table at some time of the step; of a step that never was on, all who came."""
    visits = [one for one in minutes.visit if (one.step, one.case) == (row.id, row.case)]
    start = min((one.start for one in visits), default=minutes.meeting.start)
    end = max((one.end for one in visits), default=minutes.meeting.end)
    return {
        one.name
        for one in minutes.attendance
        if one.present
        and (one.from_ is None or one.from_ < end)
        and (one.until is None or one.until > start)
    }


def _case(row: CaseRow) -> CaseFacts:
    by = [idea.by for idea in row.idea]
    kept = bool(by) and None not in by
    by_presenter = sum(one == row.presenter for one in by if one is not None)
    return CaseFacts(
        client=row.client,
        kompas=row.kompas_status,
        taken_off=row.urgent or row.stopped,
        fields=frozenset(name for name in FIELDS if getattr(row, name)),
        ideas=len(row.idea),
        ideas_by_presenter=by_presenter if kept or by_presenter else None,
        chosen=sum(idea.chosen for idea in row.idea),
        actions=len(row.action),
        actions_with_who_and_when=sum(bool(one.who and one.when) for one in row.action),
    )
