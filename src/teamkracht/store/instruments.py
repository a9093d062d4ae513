"""What observers score with: the instrument of the protocol, or an organisation's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.protocol.instrument_file import InstrumentFile, read_instrument
from teamkracht.protocol.model import Instrument, Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.observation import About
from teamkracht.records.team import Team
from teamkracht.store.files import StoreError, files_in, read_text
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each
from teamkracht.store.protocols import listed as protocols_listed
from teamkracht.store.shipped import protocols_folder


@dataclass(frozen=True)
class Found:
    """An instrument of an organisation's own, with its file."""

    path: Path
    file: InstrumentFile


def listed(home: Home) -> Listed[Found]:
    """Every instrument in the home."""
    return each(files_in(home.instruments), _load)


def for_team(home: Home, team: Team | None, protocol: Protocol) -> Instrument | None:
    """What a team is scored with: its own where its file names one, else that of the protocol.

    Raises StoreError where the team names one that is not there or is of another protocol, and
    Unreadable where it is broken.
    """
    if team is None or team.instrument is None:
        return protocol.instrument
    name = team.instrument
    for path in files_in(home.instruments):
        if path.stem == name or _named(path, name):
            found = _load(path).file
            if found.protocol != protocol.id:
                message = _("{path} is for the protocol {wanted}, not for {protocol}.")
                told = message.format(path=path, wanted=found.protocol, protocol=protocol.id)
                raise StoreError(path, told)
            return found.instrument
    message = _('The team {team} is scored with "{instrument}", which is not in {folder}.')
    folder = home.instruments
    raise StoreError(folder, message.format(team=team.name, instrument=name, folder=folder))


def of_observation(home: Home, about: About) -> Instrument | None:
    """The instrument that an observation was made with, in the version that it names.

    It is looked for among the organisation's own, the protocols, and those kept from meetings;
    None where it is nowhere.
    """
    for instrument in _all(home, about.protocol):
        if (instrument.id, instrument.version) == (about.instrument, about.instrument_version):
            return instrument
    return None


def comes_along(instrument: Instrument) -> bool:
    """Whether an instrument is, word for word, one that comes with the program."""
    return any(
        read_protocol(read_text(path), str(path)).instrument == instrument
        for path in files_in(protocols_folder())
    )


def versions_of(home: Home, about: About) -> tuple[str, ...]:
    """The versions of an observation's instrument that are known here."""
    found = (one.version for one in _all(home, about.protocol) if one.id == about.instrument)
    return tuple(dict.fromkeys(found))


def _all(home: Home, protocol: str) -> list[Instrument]:
    own = [one.file.instrument for one in listed(home).found]
    known = [one.protocol for one in protocols_listed(home).found]
    used = each(files_in(home.used), lambda path: read_protocol(read_text(path), str(path))).found
    of_protocols = [one.instrument for one in (*known, *used) if one.id == protocol]
    return [*own, *(one for one in of_protocols if one is not None)]


def _load(path: Path) -> Found:
    return Found(path, read_instrument(read_text(path), str(path)))


def _named(path: Path, name: str) -> bool:
    from teamkracht.store.light import document, table
    from teamkracht.toml import Unreadable

    try:
        return table(document(path), "instrument").get("id") == name
    except (StoreError, Unreadable):
        return False
