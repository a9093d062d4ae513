"""The teams in a home."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from teamkracht.meeting.event import Refused
from teamkracht.records.team import Team, read_team, write_team
from teamkracht.store.alone import alone
from teamkracht.store.files import StoreError, files_in, read_text, write_text
from teamkracht.store.folders import Folders
from teamkracht.store.light import Listed, each, told
from teamkracht.store.names import own_file, same


def path_of(home: Folders, name: str) -> Path:
    """Where a team stands, or would stand."""

    def is_ours(path: Path) -> bool | None:
        (found,) = told(path, "name")
        return None if found is None else same(found, name)

    return own_file(home.teams, name, is_ours)


def find(home: Folders, name: str) -> Team | None:
    """A team by its name, or None. Raises StoreError and Unreadable for a broken file."""
    path = path_of(home, name)
    return load(path) if path.exists() else None


def load(path: Path) -> Team:
    """The team in a file. Raises StoreError and Unreadable."""
    return read_team(read_text(path), str(path))


def save(home: Folders, team: Team) -> Path:
    """Save a team under its name. Whether it is encrypted stays as its file says.

    Raises StoreError; Unreadable where its file is broken, which then stays.
    """
    with alone(home):
        path = path_of(home, team.name)
        if path.exists():
            load(path)
        (encrypted,) = told(path, "encrypted")
        try:
            text = write_team(replace(team, encrypted=encrypted is True))
        except Refused as refused:
            raise StoreError(path, str(refused)) from None
        write_text(path, text)
    return path


def listed(home: Folders) -> Listed[Team]:
    """Every team, by name of file."""
    return each(files(home), load)


def names(home: Folders) -> tuple[str, ...]:
    """The names of the teams, without checking the rest of their files."""
    found = (told(path, "name")[0] for path in files(home))
    return tuple(name for name in found if isinstance(name, str))


def files(home: Folders) -> list[Path]:
    """The files of teams, without what stands beside them: `<team>.kept.toml`."""
    return [path for path in files_in(home.teams) if "." not in path.stem]
