"""What was said of one case, as minutes keep it."""

from __future__ import annotations

from collections.abc import Iterator

from teamkracht.meeting.meeting import Case, Meeting
from teamkracht.protocol.steps import RoundStep
from teamkracht.records.content import (
    ActionRow,
    CaseRow,
    IdeaRow,
    KompasChange,
    QuestionRow,
)


def case_row(meeting: Meeting, case: Case) -> CaseRow:
    """The row of a case, with the kompas as it stood."""
    return CaseRow(
        client=case.client,
        presenter=case.presenter,
        minutes_taker=case.minutes_taker,
        help_question=case.fields.get("help_question"),
        goal=case.fields.get("goal"),
        situation=case.fields.get("situation"),
        kompas_status=case.kompas_status,
        client_knows=case.client_knows,
        urgent=case.taken_off == "urgent",
        stopped=case.taken_off == "stopped",
        next_contact=case.next_contact,
        kompas=None if case.kompas.is_empty else case.kompas,
        kompas_change=tuple(
            KompasChange(
                condition=one.place.condition or None,
                section=one.place.section,
                text=one.text,
                step=one.step,
            )
            for one in case.heard
        ),
        question=tuple(_questions(meeting, case)),
        idea=tuple(
            IdeaRow(number=one.label, text=one.text, by=one.by, chosen=one.chosen)
            for one in case.ideas
        ),
        action=tuple(_actions(case)),
    )


def _questions(meeting: Meeting, case: Case) -> Iterator[QuestionRow]:
    """The turns in the order in which they were said."""
    several = sum(isinstance(step, RoundStep) for step in meeting.protocol.case) > 1
    for turn in sorted(case.turns, key=lambda turn: turn.number):
        yield QuestionRow(
            step=turn.step if several else None,
            round=turn.round,
            by=turn.by,
            question=turn.text,
            answer=turn.answer,
            passed=turn.passed,
        )


def _actions(case: Case) -> Iterator[ActionRow]:
    ideas = {idea.label: idea.text for idea in case.ideas}
    for action in case.actions:
        yield ActionRow(
            text=action.text,
            idea=ideas.get(action.idea) if action.idea is not None else None,
            idea_number=action.idea,
            who=action.who,
            when=action.when,
        )
