"""An observation under way as the record that is kept of it."""

from __future__ import annotations

from datetime import datetime

from teamkracht.fidelity.observing.history import Observing
from teamkracht.fidelity.observing.steps import StepSeen, rows
from teamkracht.fidelity.scores import Given
from teamkracht.records.instant import kept
from teamkracht.records.observation import (
    About,
    Counted,
    NoteRow,
    Observation,
    Score,
    SeenStep,
)


def about(observing: Observing) -> About:
    """Of which meeting, by whom, with what."""
    began, sheet = observing.began, observing.sheet
    return About(
        meeting=began.code,
        team=began.team or None,
        date=began.date,
        start=kept(began.start),
        observer=began.observer,
        observers=() if began.observer else began.observers,
        protocol=sheet.protocol.id,
        protocol_version=sheet.protocol.version,
        instrument=sheet.instrument.id,
        instrument_version=sheet.instrument.version,
    )


def observation(observing: Observing) -> Observation:
    """All that was seen and scored; what was left open is not in it."""
    seen, sheet = observing.seen, observing.sheet
    consensus = observing.began.way == "consensus"
    return Observation(
        observation=about(observing),
        score=tuple(
            _score(one, seen.scores[one], seen.remarks.get(one), consensus=consensus)
            for one in sheet.requirements()
            if one in seen.scores
        ),
        step=tuple(_step(row) for row in rows(sheet, seen) if row.status),
        behaviour=tuple(
            Counted(id=one, count=seen.count(one)) for one in sheet.behaviours() if seen.count(one)
        ),
        note=tuple(NoteRow(at=kept(one.at), text=one.text) for one in seen.notes),
    )


def _score(requirement: str, given: Given, words: str | None, *, consensus: bool) -> Score:
    return Score(
        requirement=requirement,
        score=given if isinstance(given, int) else None,
        not_applicable=given == "not_applicable",
        not_observable=given == "not_observable",
        note=None if consensus else words,
        reason=words if consensus else None,
    )


def _step(row: StepSeen) -> SeenStep:
    assert row.status is not None
    return SeenStep(
        id=row.place.step,
        case=str(row.place.case) if row.place.case else None,
        seen=row.status,
        start=_kept(row.start),
        end=_kept(row.end),
    )


def _kept(at: datetime | None) -> datetime | None:
    return kept(at) if at else None
