"""The lines that teams keep without a case: `teams/<team>.kept.toml`.

A dot divides the two, as no name of a team has one in its file: another team can't be in the way.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teamkracht.records.kept_lines import KeptLines, read_kept, with_line, without_line, write_kept
from teamkracht.store import cases, teams
from teamkracht.store.alone import alone
from teamkracht.store.content import read, write
from teamkracht.store.home import Home

ENDING = ".kept.toml"


def path_of(home: Home, team: str) -> Path:
    """Where the lines of a team stand, or would stand."""
    return teams.path_of(home, team).with_suffix(ENDING)


def find(home: Home, team: str) -> KeptLines:
    """The lines of a team. Raises StoreError and Unreadable."""
    path = path_of(home, team)
    return read_kept(read(path, home.keys), str(path)) if path.exists() else KeptLines(team=team)


def add(home: Home, team: str, text: str, day: date) -> Path:
    """Keep a line. Raises Refused for one that names a client; StoreError and Unreadable."""
    clients = tuple(case.client for case in cases.listed(home, team).found)
    path = path_of(home, team)
    with alone(home):
        lines = with_line(find(home, team), text, day, clients)
        write(path, write_kept(lines), team, home)
    return path


def take_away(home: Home, team: str, text: str) -> None:
    """Keep a line no longer. Raises StoreError and Unreadable."""
    path = path_of(home, team)
    with alone(home):
        write(path, write_kept(without_line(find(home, team), text)), team, home)
