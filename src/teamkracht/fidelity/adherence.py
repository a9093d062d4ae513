"""Adherence: what became of the steps of a meeting, computed from its record, never typed.

What the program logged and what the facilitator put right stand beside each other; every share is
given for both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teamkracht.fidelity.checks import CheckResult, results
from teamkracht.fidelity.facts import CaseFacts, MeetingFacts, StatusChange, StepFacts
from teamkracht.fidelity.weeks import Length, length
from teamkracht.meeting.outcome import Status
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import Step
from teamkracht.protocol.words import Words


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    n: int
    of: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where there is nothing to take a share of."""
        return self.n / self.of if self.of else None


@dataclass(frozen=True)
class StepAdherence:
    """One step: its record, its checks, and what the facilitator said of it."""

    facts: StepFacts
    title: Words | None
    checks: tuple[CheckResult, ...]

    @property
    def logged(self) -> Status:
        """The status by the program."""
        return self.facts.status

    @property
    def change(self) -> StatusChange | None:
        """What the facilitator last made of it, with the reason."""
        return self.facts.changes[-1] if self.facts.changes else None

    @property
    def put_right(self) -> Status:
        """The status by the facilitator; the program's where there is no correction."""
        return self.change.to if self.change else self.logged

    @property
    def difference_s(self) -> int:
        """How much longer (or, below zero, shorter) it took than planned, in seconds."""
        return self.facts.actual_s - self.facts.planned_s


@dataclass(frozen=True, kw_only=True)
class Adherence:
    """One meeting. `followed` counts steps that apply: partly is not followed.

    `days_since` is None for the first meeting that is kept; `length` where any length will do.
    """

    meeting: MeetingFacts
    steps: tuple[StepAdherence, ...]
    followed: Share
    followed_put_right: Share
    in_order: Share
    """Of the steps that were entered."""
    days_since: int | None
    minutes: tuple[int, int] | None
    """The shortest and the longest meeting as it is meant."""
    length: Length | None

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """Every check, in the order of the steps."""
        return tuple(check for step in self.steps for check in step.checks)

    @property
    def checks_met(self) -> Share:
        """The checks that were met, of those that could be computed."""
        computed = [check for check in self.checks if check.met is not None]
        return Share(sum(bool(check.met) for check in computed), len(computed))

    @property
    def cases(self) -> tuple[CaseFacts, ...]:
        """The cases that were discussed: those that were taken off the table left out."""
        return tuple(case for case in self.meeting.cases if not case.taken_off)

    def kompassen(self) -> dict[str, int]:
        """How many kompassen were brought, made here, missing: neutral facts."""
        found = Counter(case.kompas or "missing" for case in self.cases)
        return {status: found[status] for status in ("brought", "made_here", "missing")}

    def step(self, step: str, case: str | None = None) -> StepAdherence:
        """One step. Raises KeyError where there is none."""
        for one in self.steps:
            if (one.facts.id, one.facts.case) == (step, case):
                return one
        raise KeyError((step, case))


def adherence(
    meeting: MeetingFacts,
    protocol: Protocol | None,
    *,
    minutes: tuple[int, int] | None = None,
    before: date | None = None,
) -> Adherence:
    """The adherence of a meeting to the protocol that was used.

    Without the protocol (its text is gone) there are statuses and times, and no checks.
    `minutes`: the shortest and longest meeting as meant; `before`: the day of the meeting before.
    """
    titled = {step.id: step for step in protocol.steps()} if protocol else {}
    steps = tuple(_step(meeting, facts, titled.get(facts.id)) for facts in meeting.steps)
    return Adherence(
        meeting=meeting,
        steps=steps,
        followed=_followed(step.logged for step in steps),
        followed_put_right=_followed(step.put_right for step in steps),
        in_order=_in_order(meeting.steps),
        days_since=(meeting.day - before).days if before else None,
        minutes=minutes,
        length=length(meeting.length_s, minutes),
    )


def _step(meeting: MeetingFacts, facts: StepFacts, step: Step | None) -> StepAdherence:
    if step is None:
        return StepAdherence(facts, None, ())
    return StepAdherence(facts, step.title, results(meeting, step, facts))


def _followed(statuses: Iterable[Status]) -> Share:
    apply = [status for status in statuses if status != "not_applicable"]
    return Share(sum(status == "followed" for status in apply), len(apply))


def _in_order(steps: Iterable[StepFacts]) -> Share:
    entered = [step.in_order for step in steps if step.in_order is not None]
    return Share(sum(entered), len(entered))
