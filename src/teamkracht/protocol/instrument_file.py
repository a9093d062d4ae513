"""What observers score with, in a file of its own: an organisation's instead of a protocol's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from teamkracht.protocol.faults import faults_of_instrument
from teamkracht.protocol.model import Instrument
from teamkracht.protocol.steps import Name
from teamkracht.toml import Problem, Unreadable, read
from teamkracht.toml.places import Places
from teamkracht.toml.problem import dotted


@dataclass(frozen=True, kw_only=True)
class InstrumentFile:
    """An instrument for meetings by one protocol. `[instrument]` is as in a protocol file."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/instrument/1"]
    protocol: Name
    instrument: Instrument


def read_instrument(text: str, name: str) -> InstrumentFile:
    """Read an instrument. Raises Unreadable with everything that is wrong with it, by line."""
    file = read(text, InstrumentFile, name=name)
    found = faults_of_instrument(file.instrument)
    if found:
        places = Places(text)
        raise Unreadable(
            Problem(name, places.line(one.path), dotted(one.path), one.message) for one in found
        )
    return file
