"""What the observers of a meeting script wrote down, as observations that are locked at its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.times import instant
from teamkracht.records.observation import About, Observation, observed, sealed
from teamkracht.records.script import Script


def observations_of(script: Script, meeting: Meeting, at: datetime) -> Iterator[Observation]:
    """The observations of a script, each of its own observer, about the meeting that was played."""
    instrument = meeting.protocol.instrument
    for told in script.observation:
        about = About(
            meeting=meeting.id,
            team=meeting.team,
            date=script.date,
            start=instant(meeting, meeting.started),
            observer=told.observer,
            protocol=meeting.protocol.id,
            instrument=instrument.id if instrument else meeting.protocol.id,
            instrument_version=instrument.version if instrument else meeting.protocol.version,
        )
        written = observed(
            about,
            told.scores,
            not_applicable=told.not_applicable,
            not_observable=told.not_observable,
            behaviour=told.behaviour,
        )
        yield sealed(written, at)
