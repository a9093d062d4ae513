"""What a correction of minutes is made of: kinds of values, keys, places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from teamkracht.records.minutes import Minutes
from teamkracht.records.parts import part
from teamkracht.records.process import StepRow
from teamkracht.toml.problem import Path


class Kind(Enum):
    """What one writes in a field, and so how it is asked."""

    TEXT = auto()
    NAME = auto()
    """Somebody, also somebody new."""
    PERSON = auto()
    """Somebody of the team or of the meeting."""
    PEOPLE = auto()
    """One of them, or several."""
    CLIENT = auto()
    NUMBER = auto()
    DAY = auto()
    CLOCK = auto()
    YES_NO = auto()
    CHOICE = auto()
    ROUND = auto()
    """A step in which turns are taken."""
    STEP = auto()
    """A step of this case."""
    ANY_STEP = auto()


@dataclass(frozen=True)
class Field:
    """One key of a row. `name` is "" where the row itself is the value."""

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[Any, ...] = ()
    about_client: bool = False
    past: bool = False
    """A day before the meeting."""

    @property
    def goes(self) -> bool:
        """What stands in it goes with what is about clients."""
        return self.about_client or self.kind is Kind.TEXT


@dataclass(frozen=True)
class Part:
    """A place in minutes; `*` stands for each row, `[]` for each that is put right as a whole."""

    at: tuple[str, ...]
    fields: tuple[Field, ...]
    fresh: Callable[[Minutes, Path], Any] | None = None
    """What a row begins as that is added; None where a list is what it is."""
    offered: Callable[[Any], bool] = lambda _row: True
    """Whether the row has these fields at all; of a list, the row that holds it."""

    @property
    def is_list(self) -> bool:
        """Each row is one thing to put right, and one more can be added; else each field is."""
        return self.at[-1] == "[]"


def rounds(minutes: Minutes, at: Path) -> tuple[str, ...]:
    """The steps with turns of the case at a place."""
    return tuple(row.id for row in steps_of(minutes, at) if row.kind == "round")


def steps_of(minutes: Minutes, at: Path) -> tuple[StepRow, ...]:
    """The steps of the case at a place."""
    client = part(minutes, at[:2]).client
    return tuple(row for row in minutes.step if row.case == client)
