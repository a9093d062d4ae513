"""What the facilitator says became of steps, at the end and before the minutes are made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from teamkracht.exports.words import STATUS
from teamkracht.i18n import _, current
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.outcome import outcomes
from teamkracht.records.correcting import ToldStatus
from teamkracht.tui.screens.fidelity.status_right import STATUSES, StepLine, Told

FIELD = "wrap_up/statuses"
"""The draft that keeps them until they are in the minutes."""


def told(conductor: Conductor) -> tuple[ToldStatus, ...]:
    """What was said so far; it outlives the program."""
    try:
        rows = json.loads(conductor.draft(FIELD) or "[]")
        return tuple(_read(*row) for row in rows)
    except (ValueError, TypeError, RecursionError):
        return ()


def _read(step: str, case: str | None, to: str, reason: str, at: str) -> ToldStatus:
    status = next((one for one in STATUSES if one == to), None)
    if status is None:
        raise ValueError(to)
    return ToldStatus(step=step, case=case, to=status, reason=reason, at=datetime.fromisoformat(at))


def tell(conductor: Conductor, line: StepLine, answer: Told) -> None:
    """Keep what is said of a step; the status that was logged takes back what was said before."""
    others = [one for one in told(conductor) if (one.step, one.case) != (line.step, line.case)]
    if answer.to != line.logged:
        fresh = ToldStatus(
            step=line.step,
            case=line.case,
            to=answer.to,
            reason=answer.reason,
            at=conductor.wall(),
        )
        others.append(fresh)
    conductor.keep_draft(FIELD, _written(others))


def take_back(conductor: Conductor, one: ToldStatus) -> None:
    """Let what the program logged of a step hold again."""
    conductor.keep_draft(FIELD, _written([other for other in told(conductor) if other != one]))


def _written(rows: Sequence[ToldStatus]) -> str:
    plain = [(one.step, one.case, one.to, one.reason, one.at.isoformat()) for one in rows]
    return json.dumps(plain, ensure_ascii=False) if plain else ""


def lines(conductor: Conductor) -> tuple[StepLine, ...]:
    """The steps of a meeting that has ended."""
    meeting = conductor.meeting
    end = meeting.ending.moment.elapsed if meeting.ending else 0.0
    found = [
        StepLine(one.ref.step, one.ref.case, one.step.title.in_(current()), one.status, one.status)
        for one in outcomes(meeting, end)
    ]
    said = {(one.step, one.case): one.to for one in told(conductor)}
    return tuple(replace(one, stands=said.get((one.step, one.case), one.stands)) for one in found)


def in_words(conductor: Conductor) -> str:
    """A line for each step that was put right; "" where there is none."""
    named = {(one.step, one.case): one for one in lines(conductor)}
    found = [(named.get((one.step, one.case)), one) for one in told(conductor)]
    words = _("{step}: {to} instead of {before}. {reason}")
    return "\n".join(
        words.format(
            step=line.named,
            to=_(STATUS[one.to]),
            before=_(STATUS[line.logged]),
            reason=one.reason,
        )
        for line, one in found
        if line is not None
    )
