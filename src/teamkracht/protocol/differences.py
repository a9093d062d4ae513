"""How a protocol differs from the one it was made from: shown wherever the meeting is scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import Step
from teamkracht.protocol.words import Words

What = Literal["added", "removed", "minutes", "kind", "moved", "checks"]


@dataclass(frozen=True)
class Difference:
    """One step that is not as it was. `before` and `after` are minutes where those differ."""

    what: What
    step: str
    title: Words
    before: int | None = None
    after: int | None = None


def differences(
    shipped: Protocol, used: Protocol, plan: str | None = None
) -> tuple[Difference, ...]:
    """Every step added, removed, moved, or given other minutes, another kind, other checks.

    Minutes are those of the plan where both have it, else those of the steps themselves. Texts
    may differ freely: a team speaks its own language.
    """
    return tuple(_differences(shipped, used, plan))


def _differences(shipped: Protocol, used: Protocol, plan: str | None) -> Iterator[Difference]:
    before = {step.id: step for step in shipped.steps()}
    after = {step.id: step for step in used.steps()}
    for step_id, step in before.items():
        if step_id not in after:
            yield Difference("removed", step_id, step.title)
    moved = _moved([one for one in before if one in after], [one for one in after if one in before])
    for step_id, step in after.items():
        if step_id not in before:
            yield Difference("added", step_id, step.title)
            continue
        if step_id in moved or shipped.part_of(step_id) != used.part_of(step_id):
            yield Difference("moved", step_id, step.title)
        yield from _of_step(before[step_id], step, _minutes(shipped, used, plan, step_id))


def _of_step(before: Step, after: Step, minutes: tuple[int, int]) -> Iterator[Difference]:
    if before.kind != after.kind:
        yield Difference("kind", after.id, after.title)
    if minutes[0] != minutes[1]:
        yield Difference("minutes", after.id, after.title, *minutes)
    if _checked(before) != _checked(after):
        yield Difference("checks", after.id, after.title)


def _checked(step: Step) -> set[tuple[str, int]]:
    return {(check.measure, check.at_least) for check in step.checks}


def _minutes(shipped: Protocol, used: Protocol, plan: str | None, step_id: str) -> tuple[int, int]:
    names = [{one.name for one in protocol.plan} for protocol in (shipped, used)]
    if plan is not None and all(plan in known for known in names):
        before, after = (one.planned_seconds(step_id, plan) for one in (shipped, used))
        return before // 60, after // 60
    return shipped.step(step_id).minutes, used.step(step_id).minutes


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest steps that had to move to come from one order to the other."""
    stayed = _longest_common(before, after)
    return {one for one in after if one not in stayed}


def _longest_common(before: list[str], after: list[str]) -> set[str]:
    """The longest row of steps that stand in the same order in both."""
    best: list[list[str]] = [[] for _one in range(len(after) + 1)]
    for one in before:
        corner: list[str] = []
        for at, other in enumerate(after, 1):
            above = best[at]
            best[at] = [*corner, one] if one == other else max(above, best[at - 1], key=len)
            corner = above
    return set(best[-1])
