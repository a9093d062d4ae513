"""What is wrong with a protocol whose every value is right by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain

from teamkracht.i18n import _
from teamkracht.protocol.model import PARTS, Instrument, Plan, Protocol, Rule
from teamkracht.protocol.steps import (
    ChooseStep,
    CollectStep,
    CompassStep,
    Measure,
    Step,
)

Path = tuple[str | int, ...]

_ID = re.compile(r"[a-z0-9_]+")
_ONLY_IN_CASE = (CompassStep, CollectStep, ChooseStep)
_SCORES = (1, 2, 3, 4, 5)

KIND_OF_MEASURE: dict[Measure, str | None] = {
    "ideas": "collect",
    "presenter_gave_no_ideas": "collect",
    "turns": "round",
    "everyone_had_a_turn": "round",
    "chosen": "choose",
    "chosen_with_who_and_when": "choose",
    "field_filled": "talk",
    "kompas_present": "compass",
    "followed_up": "follow_up",
    "within_minutes": None,
}
"""The kind of step in which a measure can be taken; None where it can in each."""

COUNTED: tuple[Measure, ...] = (
    "ideas",
    "turns",
    "chosen",
    "chosen_with_who_and_when",
    "field_filled",
    "followed_up",
)
"""The measures that are numbers, so that `at_least` says something; the others are yes or no."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong, and the way to it in the file."""

    path: Path
    message: str


def faults_of_instrument(instrument: Instrument) -> tuple[Fault, ...]:
    """Everything that is wrong with an instrument, by its way in a file with `[instrument]`."""
    return tuple(_instrument(instrument))


def faults(protocol: Protocol) -> tuple[Fault, ...]:
    """Everything that is wrong with a protocol, in no particular order."""
    found = chain(
        _ids(protocol),
        _steps(protocol),
        _plans(protocol),
        _instrument(protocol.instrument) if protocol.instrument else (),
    )
    return tuple(found)


def _located(protocol: Protocol) -> Iterator[tuple[Path, Step]]:
    for part in PARTS:
        for index, step in enumerate(protocol.part(part)):
            yield (part, index), step


def _well_named(named: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    """Ids of one sort: each as an id is written, and each once."""
    seen: set[str] = set()
    for path, name in named:
        if not _ID.fullmatch(name):
            message = _('the id "{id}" may have only small letters, digits and _.')
            yield Fault((*path, "id"), message.format(id=name))
        if name in seen:
            yield Fault((*path, "id"), _('the id "{id}" is there twice.').format(id=name))
        seen.add(name)


def _ids(protocol: Protocol) -> Iterator[Fault]:
    yield from _well_named([((), protocol.id)])
    yield from _well_named((path, step.id) for path, step in _located(protocol))
    for path, step in _located(protocol):
        checks = enumerate(step.checks)
        yield from _well_named(((*path, "checks", index), check.id) for index, check in checks)


def _steps(protocol: Protocol) -> Iterator[Fault]:
    collected = False
    for path, step in _located(protocol):
        if path[0] != "case" and isinstance(step, _ONLY_IN_CASE):
            message = _('a step of the kind "{kind}" can only stand in [[case]].')
            yield Fault((*path, "kind"), message.format(kind=step.kind))
        elif isinstance(step, ChooseStep) and not collected:
            message = _('"{id}" chooses ideas: a step of the kind "collect" must stand before it.')
            yield Fault((*path, "kind"), message.format(id=step.id))
        collected = collected or isinstance(step, CollectStep)
        yield from _step(path, step)


def _step(path: Path, step: Step) -> Iterator[Fault]:
    if isinstance(step, CompassStep) and (step.minutes_if_made or step.minutes) < step.minutes:
        message = _('"minutes_if_made" ({made}) must be as many as "minutes" ({minutes}) or more.')
        yield Fault(
            (*path, "minutes_if_made"),
            message.format(made=step.minutes_if_made, minutes=step.minutes),
        )
    roles = [rule.role for rule in step.talk]
    for index, role in enumerate(roles):
        if role in roles[:index]:
            message = _('the role "{role}" is there twice.')
            yield Fault((*path, "talk", index), message.format(role=role))
    yield from _checks(path, step)


def _checks(path: Path, step: Step) -> Iterator[Fault]:
    for index, check in enumerate(step.checks):
        place = (*path, "checks", index)
        kind = KIND_OF_MEASURE[check.measure]
        if kind not in (None, step.kind):
            message = _('"{measure}" can only be checked in a step of the kind "{kind}".')
            yield Fault((*place, "measure"), message.format(measure=check.measure, kind=kind))
        elif check.measure == "field_filled" and not step.fields:
            message = _('"{id}" fills no field, so "field_filled" can\'t be checked.')
            yield Fault((*place, "measure"), message.format(id=step.id))
        if check.at_least > 1 and check.measure not in COUNTED:
            message = _('"{measure}" is no number, so "at_least" has no meaning.')
            yield Fault((*place, "at_least"), message.format(measure=check.measure))


def _plans(protocol: Protocol) -> Iterator[Fault]:
    names = [plan.name for plan in protocol.plan]
    known = [step.id for step in protocol.steps()]
    clear = len(set(known)) == len(known)
    for index, plan in enumerate(protocol.plan):
        if plan.name in names[:index]:
            message = _('the plan "{name}" is there twice.')
            yield Fault(("plan", index, "name"), message.format(name=plan.name))
        strange = [key for key in plan.steps if key not in known]
        for key in strange:
            yield Fault(("plan", index, "steps", key), _no_such(key, known, _no_step))
        if clear and not strange:
            yield from _sum(protocol, plan, index)


def _no_step() -> str:
    return _('there is no step "{id}".')


def _no_indicator() -> str:
    return _('there is no indicator "{id}".')


def _no_such(name: str, known: list[str], sentence: Callable[[], str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = _('Did you mean "{word}"?').format(word=near[0]) if near else ""
    return f"{sentence().format(id=name)} {hint}".strip()


def _sum(protocol: Protocol, plan: Plan, index: int) -> Iterator[Fault]:
    """A plan is as long as its steps together, so that the clock of the meeting can be right."""
    if plan.cases and not protocol.case:
        message = _('the plan "{name}" has cases, and there is no [[case]].')
        yield Fault(("plan", index, "cases"), message.format(name=plan.name))
        return
    minutes = {step.id: plan.steps.get(step.id, step.minutes) for step in protocol.steps()}
    once = sum(minutes[step.id] for step in (*protocol.start, *protocol.end))
    each = sum(minutes[step.id] for step in protocol.case)
    total = once + plan.cases * each
    if total != plan.minutes:
        message = _(
            'the plan "{name}" is {minutes} minutes, and its steps take {total}: '
            "{once} for start and end, and {cases} × {each} for the cases."
        )
        yield Fault(
            ("plan", index, "minutes"),
            message.format(
                name=plan.name,
                minutes=plan.minutes,
                total=total,
                once=once,
                cases=plan.cases,
                each=each,
            ),
        )


def _instrument(instrument: Instrument) -> Iterator[Fault]:
    yield from _well_named([(("instrument",), instrument.id)])
    for key in ("indicator", "requirement", "behaviour"):
        rows = enumerate(getattr(instrument, key))
        yield from _well_named((("instrument", key, index), row.id) for index, row in rows)
    indicators = [indicator.id for indicator in instrument.indicator]
    for index, requirement in enumerate(instrument.requirement):
        path = ("instrument", "requirement", index)
        if requirement.indicator not in indicators:
            message = _no_such(requirement.indicator, indicators, _no_indicator)
            yield Fault((*path, "indicator"), message)
        if tuple(anchor.score for anchor in requirement.anchors) != _SCORES:
            message = _('"{id}" needs one anchor for each score from 1 to 5, in that order.')
            yield Fault((*path, "anchors"), message.format(id=requirement.id))
        if requirement.rule:
            yield from _rule((*path, "rule"), requirement.rule)


def _rule(path: Path, rule: Rule) -> Iterator[Fault]:
    if len(rule.at_least) != 4 or list(rule.at_least) != sorted(rule.at_least):
        message = _('"at_least" needs four shares that go up: from which on it is 2, 3, 4, 5.')
        yield Fault((*path, "at_least"), message)
    weeks = rule.measure == "share_of_eight_weeks_met"
    if weeks != (rule.minutes is not None):
        message = _('"minutes" belongs to "share_of_eight_weeks_met", and only to that.')
        yield Fault((*path, "minutes"), message)
    elif rule.minutes and (len(rule.minutes) != 2 or rule.minutes[0] > rule.minutes[1]):
        message = _('"minutes" needs the shortest and the longest, such as [90, 120].')
        yield Fault((*path, "minutes"), message)
