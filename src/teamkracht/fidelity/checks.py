"""The checks of a protocol, taken from the record of a meeting: met, not met, or not computable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from teamkracht.fidelity.facts import CaseFacts, MeetingFacts, StepFacts
from teamkracht.protocol.steps import Check, CompassStep, Measure, Step
from teamkracht.protocol.words import Words

WhyNot = Literal[
    "not_applicable",
    "not_reached",
    "not_entered",
    "done_elsewhere",
    "who_not_kept",
    "nothing_there",
    "not_known",
]
"""Why a check can't be computed."""

STATED_BY_NUMBER = frozenset[Measure]({"ideas", "turns", "chosen", "followed_up"})
"""The measures that a number stated by the facilitator can answer."""


@dataclass(frozen=True)
class Taken:
    """A measure as it was taken. `met` is None where it can't be computed, and `why` says why."""

    met: bool | None
    figure: int | None = None
    of: int | None = None
    why: WhyNot | None = None


@dataclass(frozen=True)
class CheckResult:
    """One check of one step. `figure` is a number, or seconds for `within_minutes`.

    `of` is what the figure is held against: the number aimed for, the people in a round, seconds.
    """

    id: str
    step: str
    case: str | None
    measure: Measure
    fields: frozenset[str]
    """What the step asks to write down."""
    text: Words
    met: bool | None
    figure: int | None
    of: int | None
    why: WhyNot | None


@dataclass(frozen=True)
class Looked:
    """What a measure looks at: the step in the protocol and in the record, with its case."""

    step: Step
    facts: StepFacts
    case: CaseFacts | None
    meeting: MeetingFacts
    at_least: int


def results(meeting: MeetingFacts, step: Step, facts: StepFacts) -> tuple[CheckResult, ...]:
    """Every check of a step, in the order of the protocol."""
    return tuple(_result(meeting, step, facts, check) for check in step.checks)


def _result(meeting: MeetingFacts, step: Step, facts: StepFacts, check: Check) -> CheckResult:
    looked = Looked(step, facts, meeting.case(facts.case), meeting, check.at_least)
    taken = _taken(looked, check.measure)
    return CheckResult(
        id=check.id,
        step=facts.id,
        case=facts.case,
        measure=check.measure,
        fields=frozenset(step.fields),
        text=check.text,
        met=taken.met,
        figure=taken.figure,
        of=taken.of,
        why=taken.why,
    )


def _taken(looked: Looked, measure: Measure) -> Taken:
    status = looked.facts.status
    if status in ("not_applicable", "not_reached"):
        return Taken(None, why=status)
    return MEASURES[measure](looked)


def _counted(number: Callable[[Looked], int | None], measure: Measure) -> Callable[[Looked], Taken]:
    """A measure that is a number, held against `at_least`."""

    def take(looked: Looked) -> Taken:
        found, stated = number(looked), looked.facts.stated_amount
        if stated is not None and measure in STATED_BY_NUMBER:
            found = max(found or 0, stated)
        if looked.facts.evidence == "stated" and not found:
            return Taken(None, why="done_elsewhere")
        if found is None:
            return Taken(None, why="not_known")
        return Taken(found >= looked.at_least, found, looked.at_least)

    return take


def _presenter_gave_no_ideas(looked: Looked) -> Taken:
    case = looked.case
    if case is None or not case.ideas:
        elsewhere = looked.facts.evidence == "stated"
        return Taken(None, why="done_elsewhere" if elsewhere else "nothing_there")
    if case.ideas_by_presenter is None:
        return Taken(None, why="who_not_kept")
    return Taken(case.ideas_by_presenter == 0, case.ideas_by_presenter, 0)


def _everyone_had_a_turn(looked: Looked) -> Taken:
    facts = looked.facts
    if facts.evidence == "stated" and not facts.turns:
        return Taken(None, why="done_elsewhere")
    if facts.had_a_turn is None or not facts.people:
        return Taken(None, why="not_known")
    return Taken(facts.had_a_turn >= facts.people, facts.had_a_turn, facts.people)


def _kompas_present(looked: Looked) -> Taken:
    kompas = looked.case.kompas if looked.case else None
    if kompas is None and looked.facts.evidence == "stated":
        return Taken(None, why="done_elsewhere")
    there = kompas in ("brought", "made_here")
    return Taken(there, int(there), 1)


def _within_minutes(looked: Looked) -> Taken:
    facts = looked.facts
    if not facts.visits:
        elsewhere = facts.evidence == "stated"
        return Taken(None, why="done_elsewhere" if elsewhere else "not_entered")
    limit = facts.planned_s
    step, case = looked.step, looked.case
    if isinstance(step, CompassStep) and case and case.kompas == "made_here":
        limit = max(limit, 60 * (step.minutes_if_made or 0))
    return Taken(facts.actual_s <= limit, facts.actual_s, limit)


def _fields(looked: Looked) -> int | None:
    filled = looked.case.fields if looked.case else frozenset[str]()
    return sum(one in filled for one in looked.step.fields)


MEASURES: dict[Measure, Callable[[Looked], Taken]] = {
    "ideas": _counted(lambda one: one.case.ideas if one.case else None, "ideas"),
    "turns": _counted(lambda one: one.facts.turns, "turns"),
    "chosen": _counted(lambda one: one.case.chosen if one.case else None, "chosen"),
    "chosen_with_who_and_when": _counted(
        lambda one: one.case.actions_with_who_and_when if one.case else None,
        "chosen_with_who_and_when",
    ),
    "field_filled": _counted(_fields, "field_filled"),
    "followed_up": _counted(lambda one: one.meeting.followed_up, "followed_up"),
    "everyone_had_a_turn": _everyone_had_a_turn,
    "presenter_gave_no_ideas": _presenter_gave_no_ideas,
    "kompas_present": _kompas_present,
    "within_minutes": _within_minutes,
}
"""How each measure of a protocol is taken."""
