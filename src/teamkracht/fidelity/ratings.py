"""A table of ratings: what was scored, by whom, on which scale."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teamkracht.i18n import _

MOST_LEVELS = 21
"""The longest scale that is taken: 0 to 20. Longer ones are measurements, not steps."""

_SCALE = re.compile(r"\s*([0-9]{1,4})\s*[-–]\s*([0-9]{1,4})\s*")


@dataclass(frozen=True)
class Scale:
    """A scale of whole numbers, from `low` to `high`, both included.

    ValueError, with a sentence, where it has fewer than two levels, too many, or goes below zero.
    """

    low: int = 1
    high: int = 5

    def __post_init__(self) -> None:
        if self.low < 0 or not 2 <= self.levels <= MOST_LEVELS:
            raise ValueError(
                _(
                    "{low}-{high} is not a scale: give the lowest and the highest score, "
                    "the lowest first, with 2 to {most} levels, such as 1-5."
                ).format(low=self.low, high=self.high, most=MOST_LEVELS)
            )

    @property
    def levels(self) -> int:
        """How many scores there are to choose from, used or not."""
        return self.high - self.low + 1

    def __contains__(self, score: int) -> bool:
        return self.low <= score <= self.high


def scale_from_text(text: str) -> Scale:
    """Read a scale as people write it: 1-5. ValueError, with a sentence, where it is none."""
    match = _SCALE.fullmatch(text)
    if match is None:
        raise ValueError(
            _(
                '"{text}" is not a scale: give the lowest and the highest score, such as 1-5.'
            ).format(text=text)
        )
    return Scale(int(match[1]), int(match[2]))


@dataclass(frozen=True)
class Unit:
    """One thing that was scored: a requirement in a meeting, a row of a table.

    `scores` follows the observers of the table; None where an observer gave no score.
    `not_applicable`, where given, says which observers found that the unit does not apply.
    Units with the same `meeting` are not independent of each other.
    """

    scores: tuple[int | None, ...]
    meeting: str | None = None
    name: str = ""
    not_applicable: tuple[bool, ...] = ()

    @property
    def given(self) -> tuple[int, ...]:
        """The scores that were given, in the order of the observers."""
        return tuple(score for score in self.scores if score is not None)

    @property
    def complete(self) -> bool:
        """Whether every observer gave a score."""
        return None not in self.scores


@dataclass(frozen=True)
class Ratings:
    """Units scored by two observers or more, on one scale.

    ValueError where the observers are fewer than two or not all different, where a unit has
    another number of scores, or where a score is not on the scale.
    """

    observers: tuple[str, ...]
    units: tuple[Unit, ...]
    scale: Scale = Scale()

    def __post_init__(self) -> None:
        if len(self.observers) < 2:
            raise ValueError(_("Agreement needs two observers or more."))
        if len(set(self.observers)) < len(self.observers):
            raise ValueError(_("The observers need different names."))
        for unit in self.units:
            if len(unit.scores) != len(self.observers):
                raise ValueError(_("A unit needs one score, or none, for each observer."))
            if any(score not in self.scale for score in unit.given):
                raise ValueError(
                    _("A score is not on the scale from {low} to {high}.").format(
                        low=self.scale.low, high=self.scale.high
                    )
                )

    @property
    def meetings(self) -> tuple[str, ...]:
        """The meetings that are named, in the order in which they first come."""
        return tuple(dict.fromkeys(unit.meeting for unit in self.units if unit.meeting is not None))

    def groups(self) -> tuple[tuple[Unit, ...], ...]:
        """Give the units by meeting; a unit without a meeting is a group of its own."""
        found: dict[object, list[Unit]] = {}
        for index, unit in enumerate(self.units):
            key: object = (index,) if unit.meeting is None else unit.meeting
            found.setdefault(key, []).append(unit)
        return tuple(map(tuple, found.values()))
