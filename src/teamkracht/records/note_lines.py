"""The notes in minutes as lines: of the meeting itself, or of one of its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from teamkracht.records.minutes import Minutes


class OfStep(NamedTuple):
    """A step of a meeting; `case` is None for one of the start or the end."""

    step: str
    case: str | None = None


@dataclass(frozen=True)
class NoteLine:
    """One note. `of` is None for one of the meeting itself."""

    of: OfStep | None
    text: str


def note_lines(minutes: Minutes) -> tuple[NoteLine, ...]:
    """Every note, step by step, those of the meeting itself last."""
    of_steps = (
        NoteLine(OfStep(row.id, row.case), note) for row in minutes.step for note in row.notes
    )
    return (*of_steps, *(NoteLine(None, note) for note in minutes.meeting.notes))


def with_note_lines(minutes: Minutes, lines: Sequence[NoteLine]) -> Minutes:
    """The minutes with other notes."""

    def of(where: OfStep | None) -> tuple[str, ...]:
        return tuple(one.text for one in lines if one.of == where)

    steps = tuple(replace(row, notes=of(OfStep(row.id, row.case))) for row in minutes.step)
    return replace(minutes, meeting=replace(minutes.meeting, notes=of(None)), step=steps)
