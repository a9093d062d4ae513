"""A protocol: the steps of a meeting in three parts, with its plans, sources and requirements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MinLen

from teamkracht.protocol.steps import KINDS, AnyStep, Minutes, Name, Step
from teamkracht.protocol.words import Words
from teamkracht.toml.plain import ByKey

Part = Literal["start", "case", "end"]
PARTS: tuple[Part, ...] = ("start", "case", "end")
"""The parts of a meeting: once, once per case, once."""

PartStep = Annotated[AnyStep, ByKey("kind", KINDS)]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something comes from, and in `note` what was taken from there.

    `own` says that the program chose it itself.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    text: Name
    url: str | None = None
    own: bool = False
    note: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A named division of the time: how long, how many cases, and the steps that differ."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: Name
    minutes: Annotated[int, Ge(1), Le(480)]
    cases: Annotated[int, Ge(0), Le(20)]
    steps: dict[str, Minutes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """What a score of 1 to 5 looks like."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    score: Annotated[int, Ge(1), Le(5)]
    text: Words


RuleMeasure = Literal[
    "share_of_steps_followed",
    "share_of_cases_with_kompas",
    "share_of_cases_with_actions_who_when",
    "share_of_eight_weeks_met",
]
"""What a rule that proposes a score looks at in the record. All of them are shares from 0 to 1."""

Threshold = Annotated[float, Ge(0), Le(1)]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How the record of meetings proposes a score. It is shown only after an observer's own.

    `at_least` has the share from which the score is 2, 3, 4 and 5; under the first it is 1.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    measure: RuleMeasure
    at_least: Annotated[tuple[Threshold, ...], MinLen(4)]
    if_step_skipped: Annotated[int, Ge(1), Le(5)] | None = None
    """The highest score where a whole step was left out."""
    minutes: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(2)] | None = None
    """Of weeks: the shortest and the longest meeting that is as long as it should be."""


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A kwaliteitseis: something observers score from 1 to 5."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    indicator: Name
    text: Words
    anchors: Annotated[tuple[Anchor, ...], MinLen(5)]
    source: Source
    rule: Rule | None = None


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """Something an observer counts: what does not belong (`good` is false), or what is good."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    good: bool
    text: Words


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A group of requirements with one mean score."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    title: Words


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """What observers score with. A change of it is a new `version`."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    version: Name
    indicator: tuple[Indicator, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    behaviour: tuple[Behaviour, ...] = ()

    def minutes(self) -> tuple[int, int] | None:
        """The shortest and longest meeting by the rule that looks at weeks; None without one."""
        for requirement in self.requirement:
            if requirement.rule and requirement.rule.minutes:
                shortest, longest = requirement.rule.minutes[:2]
                return shortest, longest
        return None


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """What should happen in a meeting, as one file says it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/protocol/1"]
    id: Name
    version: Name
    licence: Name
    title: Words
    purpose: Words
    plan: Annotated[tuple[Plan, ...], MinLen(1)]
    source: Annotated[tuple[Source, ...], MinLen(1)]
    start: tuple[PartStep, ...] = ()
    case: tuple[PartStep, ...] = ()
    end: tuple[PartStep, ...] = ()
    instrument: Instrument | None = None

    def part(self, part: Part) -> tuple[Step, ...]:
        """The steps of one part, in order."""
        return {"start": self.start, "case": self.case, "end": self.end}[part]

    def steps(self) -> Iterator[Step]:
        """All steps, in order."""
        for part in PARTS:
            yield from self.part(part)

    def step(self, step_id: str) -> Step:
        """The step with this id. Raises KeyError where there is none."""
        return self._places[step_id][1]

    def part_of(self, step_id: str) -> Part:
        """The part in which a step stands. Raises KeyError where there is none."""
        return self._places[step_id][0]

    @cached_property
    def _places(self) -> Mapping[str, tuple[Part, Step]]:
        """Each step by its id, with its part."""
        return {step.id: (part, step) for part in PARTS for step in self.part(part)}

    def plan_named(self, name: str) -> Plan:
        """The plan with this name. Raises KeyError where there is none."""
        for plan in self.plan:
            if plan.name == name:
                return plan
        raise KeyError(name)

    def planned_seconds(self, step_id: str, plan: str) -> int:
        """How long a step takes by a plan, in seconds."""
        return 60 * self.plan_named(plan).steps.get(step_id, self.step(step_id).minutes)

    @property
    def default_plan(self) -> str:
        """The name of the plan that is used where nobody chose: the first."""
        return self.plan[0].name
