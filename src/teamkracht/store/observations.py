"""The observations in a home."""

from __future__ import annotations

import hashlib
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.records.no_bsn import refuse_bsn
from teamkracht.records.observation import Observation, read_observation, write_observation
from teamkracht.store.alone import alone
from teamkracht.store.files import StoreError, files_in, read_text, write_text
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each
from teamkracht.store.names import slug

CONSENSUS = "consensus"
"""In the place of the observer, in the name of a file."""


def path_of(home: Home, observation: Observation) -> Path:
    """Where an observation stands, or would stand."""
    about = observation.observation
    observer = slug(about.observer) if about.observer else CONSENSUS
    parts = (f"{about.date:%Y-%m-%d}", slug(about.team or "team"), observer, _id(observation))
    return home.observations / f"{'-'.join(parts)}.toml"


def save(home: Home, observation: Observation) -> Path:
    """Save an observation. Raises StoreError; also where another one was locked in its place."""
    path, text = path_of(home, observation), write_observation(observation)
    try:
        refuse_bsn(observation)
    except Refused as refused:
        raise StoreError(path, str(refused)) from None
    with alone(home):
        if path.exists() and read_text(path) != text and load(path).observation.locked:
            message = _("{path} holds an observation that is locked; it stays as it is.")
            raise StoreError(path, message.format(path=path))
        write_text(path, text)
    return path


def load(path: Path) -> Observation:
    """The observation in a file. Raises StoreError and Unreadable."""
    return read_observation(read_text(path), str(path))


def listed(home: Home) -> Listed[Observation]:
    """Every observation, by day."""
    return each(files_in(home.observations), load)


def of_meeting(home: Home, *names: str) -> Listed[Observation]:
    """The observations that name a meeting by one of these: its id, its code."""
    found = listed(home)
    ours = tuple(one for one in found.found if one.observation.meeting in names)
    return Listed(ours, found.broken)


def _id(observation: Observation) -> str:
    """The meeting, or what stands for it: who met, and when."""
    about = observation.observation
    if about.meeting:
        return slug(about.meeting)
    told = f"{about.team}|{about.date}|{about.start}|{about.protocol}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:8]
