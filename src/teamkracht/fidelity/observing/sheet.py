"""What an observer looks for: the steps of a protocol, the requirements and the behaviours."""

from __future__ import annotations

from dataclasses import dataclass

from teamkracht.protocol.model import Instrument, Part, Protocol, Requirement
from teamkracht.protocol.steps import Step


@dataclass(frozen=True)
class Place:
    """A step, and in which case: the first is 1, and no case has a name here."""

    step: str
    case: int | None = None


@dataclass(frozen=True)
class Sheet:
    """A protocol and what its meetings are scored with."""

    protocol: Protocol
    instrument: Instrument

    def steps(self, part: Part) -> tuple[Step, ...]:
        """The steps of a part."""
        return self.protocol.part(part)

    def has_step(self, step: str) -> bool:
        """Whether the protocol has this step."""
        return any(one.id == step for one in self.protocol.steps())

    def is_of_case(self, step: str) -> bool:
        """Whether a step comes in every case."""
        return any(one.id == step for one in self.protocol.case)

    def requirement(self, requirement: str) -> Requirement | None:
        """A requirement by its id."""
        return next((one for one in self.instrument.requirement if one.id == requirement), None)

    def requirements(self) -> tuple[str, ...]:
        """The ids of the requirements, in order."""
        return tuple(one.id for one in self.instrument.requirement)

    def behaviours(self) -> tuple[str, ...]:
        """The ids of the behaviours, in order."""
        return tuple(one.id for one in self.instrument.behaviour)

    def places(self, cases: int) -> tuple[Place, ...]:
        """Every step that a meeting of so many cases has, in order."""
        return (
            *(Place(one.id) for one in self.protocol.start),
            *(Place(one.id, n) for n in range(1, cases + 1) for one in self.protocol.case),
            *(Place(one.id) for one in self.protocol.end),
        )

    def after(self, place: Place | None) -> Place:
        """The step that follows; after the last of a case comes the first of the next."""
        places = self.places((place.case if place and place.case else 0) + 1)
        if place is None or place not in places:
            return places[0]
        return places[min(places.index(place) + 1, len(places) - 1)]
