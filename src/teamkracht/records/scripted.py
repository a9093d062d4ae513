"""What the observers of a meeting script wrote down, as observations of the meeting played."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamkracht.meeting.meeting import Meeting
from teamkracht.records.instant import kept
from teamkracht.records.observation import About, Observation, observed, sealed
from teamkracht.records.script import Script


def observations_of(script: Script, meeting: Meeting, at: datetime) -> Iterator[Observation]:
    """The observations of a script, locked at `at`; none where the protocol has no instrument."""
    instrument = meeting.protocol.instrument
    if instrument is None:
        return
    start = kept(meeting.started.at)
    for one in script.observation:
        about = About(
            meeting=meeting.id,
            team=meeting.team,
            date=start.date(),
            start=start,
            observer=one.observer,
            protocol=meeting.protocol.id,
            protocol_version=meeting.protocol.version,
            instrument=instrument.id,
            instrument_version=instrument.version,
        )
        yield sealed(
            observed(
                about,
                one.scores,
                not_applicable=one.not_applicable,
                not_observable=one.not_observable,
                behaviour=one.behaviour,
            ),
            at,
        )
