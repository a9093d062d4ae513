"""One thing that went well, and one to try next time: chosen by rules that anyone can read.

The rules stand in docs/formats/fidelity.md. They look at the meeting, never at a person, and never
at how many ideas or actions there were: those are no targets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from teamkracht.fidelity.adherence import Adherence, StepAdherence
from teamkracht.protocol.steps import Measure

Subject = Literal[
    "all_steps",
    "step_skipped",
    "kompas",
    "length",
    "turns",
    "question",
    "who_and_when",
    "chosen",
    "follow_up",
    "listened",
    "time_kept",
    "order",
    "weekly",
    "steps",
    "keep_going",
]

QUESTION = "help_question"
PER_WEEK = 7
LATE = 10
"""Days since the meeting before from which weekly is worth a word."""

OVER = 1.5
"""How many times its planned seconds a step took, from which it is worth a word."""


@dataclass(frozen=True)
class Advice:
    """One thing, by its subject, with the step where it is about one; figures in `values`."""

    subject: Subject
    step: StepAdherence | None = None
    values: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Feedback:
    """One thing that went well (None only where nothing took place), and one to try."""

    well: Advice | None
    to_try: Advice


def feedback(adherence: Adherence, before: Adherence | None = None) -> Feedback:
    """What to say of a meeting. What went well now and not the time before comes first."""
    to_try = next(_to_try(adherence))
    praise = [one for one in _well(adherence) if one.subject != to_try.subject]
    earlier = {one.subject for one in _well(before)} if before else set()
    fresh = [one for one in praise if one.subject not in earlier]
    return Feedback(next(iter((*fresh, *praise)), None), to_try)


def _well(adherence: Adherence) -> Iterator[Advice]:
    """What went well, the weightiest first."""
    followed, cases = adherence.followed, len(adherence.cases)
    if followed.of and followed.n == followed.of:
        yield Advice("all_steps", values={"steps": followed.n})
    if cases and adherence.kompassen()["brought"] == cases:
        yield Advice("kompas", values={"cases": cases})
    for subject, measure in _PRAISED.items():
        taken = _met(adherence, measure)
        if taken and all(taken):
            yield Advice(subject, values={"cases": len(taken)})
    yield from _frame_kept(adherence)
    if followed.n:
        yield Advice("steps", values={"steps": followed.n, "of": followed.of})


def _frame_kept(adherence: Adherence) -> Iterator[Advice]:
    """How long, in what order, how soon after the meeting before."""
    if adherence.length == "as_meant":
        yield Advice("length", values={"minutes": adherence.meeting.length_s // 60})
    if adherence.in_order.of and adherence.in_order.n == adherence.in_order.of:
        yield Advice("order")
    if adherence.days_since is not None and adherence.days_since <= PER_WEEK:
        yield Advice("weekly", values={"days": adherence.days_since})


def _to_try(adherence: Adherence) -> Iterator[Advice]:
    """What to try, the weightiest first; the last is to keep going."""
    for step in adherence.steps:
        if step.logged == "skipped":
            yield Advice("step_skipped", step, {"minutes": step.facts.planned_s // 60})
    if not all(_question_written(adherence)):
        yield Advice("question")
    for subject, measure in _TRIED.items():
        if not all(_met(adherence, measure)):
            yield Advice(subject)
    count = adherence.kompassen()
    if count["missing"]:
        yield Advice("kompas", values={"missing": count["missing"], "cases": len(adherence.cases)})
    yield from _frame_missed(adherence)
    yield Advice("keep_going")


def _frame_missed(adherence: Adherence) -> Iterator[Advice]:
    """How long, a step that outgrew its time, the order, how late after the meeting before."""
    if adherence.length in ("too_short", "too_long") and adherence.minutes:
        shortest, longest = adherence.minutes
        values = {"minutes": adherence.meeting.length_s // 60, "from": shortest, "to": longest}
        yield Advice("length", values=values)
    yield from _too_long(adherence)
    if adherence.in_order.n < adherence.in_order.of:
        yield Advice("order")
    if adherence.days_since is not None and adherence.days_since >= LATE:
        yield Advice("weekly", values={"days": adherence.days_since})


_PRAISED: dict[Subject, Measure] = {
    "turns": "everyone_had_a_turn",
    "who_and_when": "chosen_with_who_and_when",
    "follow_up": "followed_up",
    "listened": "presenter_gave_no_ideas",
}
_TRIED: dict[Subject, Measure] = {
    "turns": "everyone_had_a_turn",
    "listened": "presenter_gave_no_ideas",
    "chosen": "chosen",
    "who_and_when": "chosen_with_who_and_when",
    "follow_up": "followed_up",
}


def _met(adherence: Adherence, measure: Measure) -> list[bool]:
    """The checks with a measure, as far as they could be computed."""
    return [one.met for one in adherence.checks if one.measure == measure and one.met is not None]


def _question_written(adherence: Adherence) -> Iterator[bool]:
    """Whether the question was written down, in each case of which that can be told."""
    for one in adherence.checks:
        if one.measure == "field_filled" and QUESTION in one.fields and one.met is not None:
            yield one.met


def _too_long(adherence: Adherence) -> Iterator[Advice]:
    """The step that most outgrew its time, where the meeting had too little of it.

    A kompas may take what it takes.
    """
    meeting = adherence.meeting
    if adherence.length != "too_long" and not (meeting.ended_early or meeting.postponed):
        return
    long = [
        one
        for one in adherence.steps
        if one.facts.planned_s and one.facts.kind != "compass" and _times(one) >= OVER
    ]
    if long:
        worst = max(long, key=_times)
        values = {"minutes": worst.facts.actual_s // 60, "planned": worst.facts.planned_s // 60}
        yield Advice("time_kept", worst, values)


def _times(step: StepAdherence) -> float:
    return step.facts.actual_s / step.facts.planned_s
