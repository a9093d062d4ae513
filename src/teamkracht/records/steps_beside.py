"""The steps of one meeting as several hands have them, side by side and never mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teamkracht.fidelity.adherence import Adherence, StepAdherence
from teamkracht.meeting.outcome import Status
from teamkracht.records.observation import Observation

Key = tuple[str | None, str]
"""A case by its number, None for a step of the start or the end; and a step."""


@dataclass(frozen=True)
class StepBeside:
    """One step. `seen` follows the observers; None where one noted nothing of it."""

    step: str
    case: str | None
    seen: tuple[Status | None, ...]
    logged: Status | None = None
    """By the program; None where the minutes are not here, or have no such step."""
    put_right: Status | None = None
    """What the facilitator made of it; None without a correction."""

    @property
    def alike(self) -> bool | None:
        """Whether all who noted something of it saw the same; None where fewer than two did."""
        noted = [one for one in self.seen if one]
        return len(set(noted)) == 1 if len(noted) > 1 else None


def steps_beside(
    observations: Sequence[Observation], minutes: Adherence | None
) -> tuple[StepBeside, ...]:
    """The steps in the order of the meeting; none where no observer noted a step.

    Observers number the cases; the minutes have them by name, in the order in which they came.
    """
    numbers = _numbers(minutes)
    seen = [
        {(_case(row.case, numbers), row.id): row.seen for row in one.step} for one in observations
    ]
    if not any(seen):
        return ()
    logged = {(_case(one.facts.case, numbers), one.facts.id): one for one in _steps(minutes)}
    return tuple(
        StepBeside(
            step,
            case,
            tuple(one.get((case, step)) for one in seen),
            logged[case, step].logged if (case, step) in logged else None,
            _put_right(logged.get((case, step))),
        )
        for case, step in _in_order([list(logged), *map(list, seen)])
    )


def _steps(minutes: Adherence | None) -> tuple[StepAdherence, ...]:
    return minutes.steps if minutes else ()


def _numbers(minutes: Adherence | None) -> dict[str, str]:
    cases = dict.fromkeys(one.facts.case for one in _steps(minutes) if one.facts.case)
    return {case: str(number) for number, case in enumerate(cases, 1)}


def _case(case: str | None, numbers: Mapping[str, str]) -> str | None:
    return numbers.get(case, case) if case else None


def _put_right(step: StepAdherence | None) -> Status | None:
    return step.change.to if step and step.change else None


def _in_order(lists: Sequence[Sequence[Key]]) -> Iterator[Key]:
    """All of them once; what one has more stands behind the same as it does there."""
    found: list[Key] = []
    for keys in lists:
        before = {key: one for one, key in pairwise(keys)}
        for key in keys:
            if key not in found:
                at = found.index(before[key]) + 1 if key in before else 0
                found.insert(at, key)
    yield from found
