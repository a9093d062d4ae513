"""The krachtkompas: four conditions of a good life around what matters most to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

Status = Literal["brought", "made_here", "missing"]
"""Whether a kompas lay on the table when the case was discussed (`brought`: also on paper)."""

CONDITIONS = ("jezelf_zijn", "ertoe_doen", "meedoen", "erbij_horen")
SECTIONS = ("krachten", "hulpbronnen", "wensen")
MIDDLE = ("belangrijkst", "doelen")


@dataclass(frozen=True)
class Place:
    """Where an entry stands: a condition and its section, or the middle (without condition)."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    section: Literal["krachten", "hulpbronnen", "wensen", "belangrijkst", "doelen"]
    condition: Literal["", "jezelf_zijn", "ertoe_doen", "meedoen", "erbij_horen"] = ""

    def __post_init__(self) -> None:
        if (self.condition == "") != (self.section in MIDDLE):
            raise ValueError(f"{self.section} does not belong to {self.condition or 'the middle'}")


@dataclass(frozen=True)
class Condition:
    """One field of the kompas. `krachten`: what somebody can, knows, wants and is."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    krachten: tuple[str, ...] = ()
    hulpbronnen: tuple[str, ...] = ()
    wensen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kompas:
    """A krachtkompas: the team's sketch until the client has `confirmed` it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    belangrijkst: tuple[str, ...] = ()
    doelen: tuple[str, ...] = ()
    confirmed: bool = field(default=False, metadata={"keep": True})
    jezelf_zijn: Condition = Condition()
    ertoe_doen: Condition = Condition()
    meedoen: Condition = Condition()
    erbij_horen: Condition = Condition()

    def entries(self, place: Place) -> tuple[str, ...]:
        """What stands at one place."""
        holder = getattr(self, place.condition) if place.condition else self
        return tuple(getattr(holder, place.section))

    def with_entries(self, place: Place, entries: tuple[str, ...]) -> Kompas:
        """The kompas with other entries at one place."""
        if not place.condition:
            middle: dict[str, Any] = {place.section: entries}
            return replace(self, **middle)
        condition = replace(getattr(self, place.condition), **{place.section: entries})
        return replace(self, **{place.condition: condition})

    def all_entries(self) -> Iterator[tuple[Place, str]]:
        """Every entry with its place, the middle first."""
        for place in PLACES:
            for text in self.entries(place):
                yield place, text

    @property
    def is_empty(self) -> bool:
        """Nothing has been filled in."""
        return next(self.all_entries(), None) is None


PLACES = (
    *(Place(section=section) for section in MIDDLE),  # type: ignore[arg-type]
    *(
        Place(section=section, condition=condition)  # type: ignore[arg-type]
        for condition in CONDITIONS
        for section in SECTIONS
    ),
)
"""Every place of a kompas, the middle first."""
