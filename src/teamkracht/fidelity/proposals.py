"""The score that the record of a team's meetings proposes for a requirement.

A proposal is shown only after an observer has given a score of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from teamkracht.fidelity.adherence import Adherence
from teamkracht.fidelity.weeks import WEEKS_LOOKED_AT, EightWeeks
from teamkracht.protocol.model import Instrument, Rule, RuleMeasure

HALF = 0.5
"""What a kompas that was made in the meeting counts for, beside one that was brought."""

QUARTER = 0.25
"""What a case counts for in which something was chosen, and no step with who and when agreed."""

WhyNone = Literal["too_few_weeks", "no_cases", "no_steps"]


@dataclass(frozen=True)
class Figure:
    """A share from 0 to 1 with what it was made of; `value` is None where `why` says why."""

    value: float | None
    n: float
    of: int
    why: WhyNone | None = None


@dataclass(frozen=True)
class Proposal:
    """A score from 1 to 5 for one requirement, or None, and the figure that it rests on."""

    requirement: str
    score: int | None
    figure: Figure
    capped: bool = False
    """A whole step was left out, so that it is lower than the share alone would have it."""


def proposals(
    instrument: Instrument, adherence: Adherence, weeks: EightWeeks
) -> tuple[Proposal, ...]:
    """A proposal for each requirement that has a rule, in the order of the instrument."""
    return tuple(
        _proposal(one.id, one.rule, adherence, weeks) for one in instrument.requirement if one.rule
    )


def _proposal(requirement: str, rule: Rule, adherence: Adherence, weeks: EightWeeks) -> Proposal:
    figure = FIGURES[rule.measure](adherence, weeks)
    if figure.value is None:
        return Proposal(requirement, None, figure)
    score = 1 + sum(figure.value >= least for least in rule.at_least)
    most = rule.if_step_skipped if _left_out(adherence) else None
    if most is not None and most < score:
        return Proposal(requirement, most, figure, capped=True)
    return Proposal(requirement, score, figure)


def _left_out(adherence: Adherence) -> bool:
    return any(step.logged == "skipped" for step in adherence.steps)


def _steps(adherence: Adherence, _weeks: EightWeeks) -> Figure:
    share = adherence.followed
    return Figure(share.value, share.n, share.of, None if share.of else "no_steps")


def _kompas(adherence: Adherence, _weeks: EightWeeks) -> Figure:
    count = adherence.kompassen()
    return _of_cases(adherence, count["brought"] + HALF * count["made_here"])


def _actions(adherence: Adherence, _weeks: EightWeeks) -> Figure:
    worth = (
        1.0 if case.actions_with_who_and_when else QUARTER if case.chosen or case.actions else 0.0
        for case in adherence.cases
    )
    return _of_cases(adherence, sum(worth))


def _of_cases(adherence: Adherence, n: float) -> Figure:
    of = len(adherence.cases)
    return Figure(n / of, n, of) if of else Figure(None, 0, 0, "no_cases")


def _weeks(_adherence: Adherence, weeks: EightWeeks) -> Figure:
    if weeks.known < WEEKS_LOOKED_AT or not weeks.of:
        return Figure(None, weeks.met, weeks.of, "too_few_weeks")
    return Figure(weeks.met / weeks.of, weeks.met, weeks.of)


FIGURES: dict[RuleMeasure, Callable[[Adherence, EightWeeks], Figure]] = {
    "share_of_steps_followed": _steps,
    "share_of_cases_with_kompas": _kompas,
    "share_of_cases_with_actions_who_when": _actions,
    "share_of_eight_weeks_met": _weeks,
}
"""How each measure of a rule is taken."""
