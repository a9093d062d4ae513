"""What is known of a meeting, as far as its fidelity goes: no texts, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from teamkracht.meeting.kompas import Status as KompasStatus
from teamkracht.meeting.outcome import Evidence, Status


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """What the facilitator says became of a step, beside what the program logged."""

    from_: Status
    to: Status
    reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """One step as the program logged it. Seconds are whole.

    `turns`, `had_a_turn` (different people) and `people` (who could have had one) are those of a
    round; None for other steps.
    """

    id: str
    case: str | None = None
    kind: str
    status: Status
    evidence: Evidence = "logged"
    sequence: int | None = None
    in_order: bool | None = None
    visits: int = 0
    planned_s: int
    extended_s: int = 0
    actual_s: int
    stated_amount: int | None = None
    reason: str | None = None
    turns: int | None = None
    had_a_turn: int | None = None
    people: int | None = None
    changes: tuple[StatusChange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """One case that came on the table: what was there, in numbers.

    `ideas_by_presenter` is None where it was not kept who said each idea.
    """

    client: str
    kompas: KompasStatus | None = None
    taken_off: bool = False
    """It could not wait, or its presenter stopped."""
    fields: frozenset[str] = frozenset()
    ideas: int = 0
    ideas_by_presenter: int | None = None
    chosen: int = 0
    actions: int = 0
    actions_with_who_and_when: int = 0


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """One meeting. Seconds are whole."""

    id: str
    code: str | None = None
    team: str
    start: datetime
    duration_s: int
    paused_s: int = 0
    gap_s: int = 0
    ended_early: bool = False
    plan: str
    protocol: str
    protocol_version: str
    steps: tuple[StepFacts, ...] = ()
    cases: tuple[CaseFacts, ...] = ()
    postponed: int = 0
    followed_up: int = 0
    """Actions of earlier meetings that were discussed."""

    @property
    def day(self) -> date:
        """The day on which it began."""
        return self.start.date()

    @property
    def length_s(self) -> int:
        """From start to end, pauses included, without gaps that don't count."""
        return self.duration_s - self.gap_s

    def case(self, client: str | None) -> CaseFacts | None:
        """The case of a client; None where it did not come on the table."""
        return next((one for one in self.cases if one.client == client), None)
