"""The rows of minutes that tell how a meeting went: who was there, the steps, the time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, MinLen

from teamkracht.meeting.meeting import GapKind
from teamkracht.meeting.outcome import Evidence, Status
from teamkracht.records.instant import Instant

Name = Annotated[str, MinLen(1)]
Seconds = Annotated[int, Ge(0)]

_KEEP = {"keep": True}


@dataclass(frozen=True, kw_only=True)
class Held:
    """The table `[meeting]`: what meeting it was, when, and by whom. Seconds are whole."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    code: str | None = None
    team: Name
    protocol: Name
    protocol_version: str
    protocol_hash: str
    plan: str
    language: str
    planned_start: Instant | None = None
    start: Instant
    end: Instant
    duration_s: Seconds
    """From start to end."""
    paused_s: Seconds = 0
    """Of which the clock stood still."""
    gap_s: Seconds = 0
    """Of which a gap that was answered with "don't count"."""
    status: Literal["complete", "ended_early"] = "complete"
    reason: str | None = None
    facilitator: Name
    """At the end; handovers are listed."""
    minutes_taker: str | None = None
    observers: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines of the meeting itself, of no step."""
    content_removed: date | None = None
    """The day on which what was said about clients was taken away; its marks are "…"."""
    content_since: date | None = None
    """The day of the first correction after that: its words have a term of their own."""

    @property
    def is_parted(self) -> bool:
        """What was said about clients was taken away, whatever was typed since."""
        return self.content_removed is not None or self.content_since is not None


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Somebody who was expected or came. `from_` and `until` only where not all along."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: Name
    present: bool
    online: bool = False
    guest: bool = False
    from_: Instant | None = None
    until: Instant | None = None


@dataclass(frozen=True, kw_only=True)
class HandoverRow:
    """Another facilitator from here on."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    at: Instant
    from_: Name
    to: Name


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """What became of one step. `case` is left out for a step of the start or the end."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Name
    case: str | None = None
    kind: Name
    status: Status
    evidence: Evidence = "logged"
    sequence: Annotated[int, Ge(1)] | None = None
    """1 for the first step that was entered; None where it never was."""
    in_order: bool | None = None
    """Entered after all steps before it in its part; None where it never was entered."""
    visits: Annotated[int, Ge(0)] = 0
    planned_s: Seconds
    extended_s: int = 0
    actual_s: Seconds
    """All visits, without pauses and gaps that don't count."""
    paused_s: Seconds = 0
    stated_amount: Annotated[int, Ge(0)] | None = None
    """How much there was, where the facilitator said so of a step done outside the program."""
    reason: str | None = None
    notes: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    """Who had a turn in a round of the start or the end; rounds of a case stand with the case."""


@dataclass(frozen=True, kw_only=True)
class VisitRow:
    """One time that a step was on."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    step: Name
    case: str | None = None
    start: Instant
    end: Instant


@dataclass(frozen=True, kw_only=True)
class PauseRow:
    """The clock stood still."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    start: Instant
    end: Instant
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class GapRow:
    """Time that the program did not see pass. `counted`: it was meeting all the same."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    start: Instant
    end: Instant
    kind: GapKind
    counted: bool = field(default=True, metadata=_KEEP)


@dataclass(frozen=True, kw_only=True)
class ExtensionRow:
    """Seconds that were added to a step, or taken from it, on the spot."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    at: Instant
    step: Name
    case: str | None = None
    seconds: int


@dataclass(frozen=True, kw_only=True)
class StatusCorrection:
    """What the facilitator says became of a step, beside what the record says. Both stand.

    `from_` is what stood before: the status of the step, or that of an earlier correction.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    step: Name
    case: str | None = None
    from_: Status
    to: Status
    reason: Name
    at: Instant
