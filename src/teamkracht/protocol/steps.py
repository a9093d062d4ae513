"""The kinds of step that a protocol can be made of: one model a kind, listed in `KINDS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, get_args

from annotated_types import Ge, Le, MinLen

from teamkracht.protocol.words import Words

Role = Literal["facilitator", "presenter", "minutes_taker", "team", "observer"]
"""Who somebody is at the table. `team` is everyone who is none of the others."""

Talk = Literal["speaks", "silent", "listens", "writes", "out_of_the_room"]
"""What a role does in a step."""

FieldName = Literal["help_question", "goal", "situation"]
"""The fields of a case that a step can fill."""

Measure = Literal[
    "ideas", "turns", "everyone_had_a_turn", "presenter_gave_no_ideas",
    "chosen", "chosen_with_who_and_when", "field_filled", "kompas_present",
    "followed_up", "within_minutes",
]  # fmt: skip
"""What a check looks at in the record of a step."""

Minutes = Annotated[int, Ge(0), Le(480)]
Name = Annotated[str, MinLen(1)]


@dataclass(frozen=True, kw_only=True)
class TalkRule:
    """What one role does during a step."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    role: Role
    does: Talk


@dataclass(frozen=True, kw_only=True)
class Check:
    """Something about a step that the program can work out from the record of a meeting."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    measure: Measure
    text: Words
    at_least: Annotated[int, Ge(1)] = 1


@dataclass(frozen=True, kw_only=True)
class Step:
    """What every kind of step has."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    kind: str
    title: Words
    minutes: Minutes
    purpose: Words | None = None
    talk: tuple[TalkRule, ...] = ()
    sayings: tuple[Words, ...] = ()
    rules: tuple[Words, ...] = ()
    prompts: tuple[Words, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def fields(self) -> tuple[FieldName, ...]:
        """The fields of the case that this step fills."""
        return ()


@dataclass(frozen=True, kw_only=True)
class TalkStep(Step):
    """Listen, note, and fill the fields of the step."""

    kind: Literal["talk"] = "talk"
    fills: tuple[FieldName, ...] = ()

    @property
    def fields(self) -> tuple[FieldName, ...]:
        """The fields of the case that this step fills."""
        return self.fills


@dataclass(frozen=True, kw_only=True)
class FollowUpStep(Step):
    """Go through the open actions of earlier meetings."""

    kind: Literal["follow_up"] = "follow_up"


@dataclass(frozen=True, kw_only=True)
class CompassStep(Step):
    """Lay the krachtkompas on the table, or make it there (`minutes_if_made`, in all)."""

    kind: Literal["compass"] = "compass"
    minutes_if_made: Minutes | None = None


@dataclass(frozen=True, kw_only=True)
class RoundStep(Step):
    """Everyone in turn: one entry each, pass, several rounds. `asks`: the entry is a question."""

    kind: Literal["round"] = "round"
    rounds: Annotated[int, Ge(1), Le(9)] = 1
    asks: bool = True
    presenter_takes_part: bool = False


@dataclass(frozen=True, kw_only=True)
class CollectStep(Step):
    """Brainstorm: one line, Enter, next. `target` is the number of ideas to aim for."""

    kind: Literal["collect"] = "collect"
    target: Annotated[int, Ge(1)] | None = None


@dataclass(frozen=True, kw_only=True)
class ChooseStep(Step):
    """The presenter marks ideas; each becomes an action with who and when."""

    kind: Literal["choose"] = "choose"


AnyStep = TalkStep | FollowUpStep | CompassStep | RoundStep | CollectStep | ChooseStep

KINDS: dict[str, type[Step]] = {
    kind.__dataclass_fields__["kind"].default: kind for kind in get_args(AnyStep)
}
"""Every kind of step by its name in a protocol file."""
