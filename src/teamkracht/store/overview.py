"""What the home screen says there is to do. Light: files are looked into, not checked whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from teamkracht.records.case_file import CLOSED
from teamkracht.store import minutes
from teamkracht.store.cases import folder_of
from teamkracht.store.content import document
from teamkracht.store.files import StoreError, files_in, sentences
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each, rows
from teamkracht.store.minutes import Heading
from teamkracht.store.names import same


@dataclass(frozen=True)
class Unfinished:
    """A meeting that was not closed: its journal, and when that last grew."""

    id: str
    journal: Path
    changed: datetime


@dataclass(frozen=True)
class Waiting:
    """A case for the next meeting. `prepared` is false where it was postponed as it was."""

    client: str
    presenter: str | None
    prepared: bool


@dataclass(frozen=True)
class Overview:
    """What there is in a home, for one team."""

    unfinished: tuple[Unfinished, ...] = ()
    """Latest first."""
    actions_due: int = 0
    """Open actions whose day has come, or that have none."""
    actions_open: int = 0
    waiting: tuple[Waiting, ...] = ()
    last: Heading | None = None
    broken: tuple[str, ...] = ()
    """A sentence for each file that could not be read."""


@dataclass(frozen=True)
class _Glance:
    team: str
    waiting: Waiting | None
    open: int
    due: int


def overview(home: Home, team: str | None, today: date) -> Overview:
    """What there is to do. Broken files are told of, and hide nothing else."""
    broken: list[str] = []
    unfinished = _unfinished(home, broken)
    if team is None:
        return Overview(unfinished=unfinished, broken=tuple(broken))
    cases: Listed[_Glance] = Listed()
    last = None
    try:
        cases = each(
            files_in(folder_of(home, team)),
            lambda path: _glance(document(path, home.keys), path, today),
        )
        last = minutes.latest(home, team)
    except StoreError as fault:
        broken.append(str(fault))
    ours = [one for one in cases.found if same(one.team, team)]
    waiting = [one.waiting for one in ours if one.waiting]
    return Overview(
        unfinished=unfinished,
        actions_due=sum(one.due for one in ours),
        actions_open=sum(one.open for one in ours),
        waiting=tuple(sorted(waiting, key=lambda one: not one.prepared)),
        last=last,
        broken=(*broken, *cases.broken),
    )


def _unfinished(home: Home, broken: list[str]) -> tuple[Unfinished, ...]:
    try:
        found = [_journal(path) for path in files_in(home.live, ".journal")]
    except StoreError as fault:
        broken.append(str(fault))
        return ()
    return tuple(sorted(found, key=lambda one: one.changed, reverse=True))


def _journal(path: Path) -> Unfinished:
    with sentences(path):
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return Unfinished(path.stem, path, changed)


def _glance(values: dict[str, Any], path: Path, today: date) -> _Glance:
    client = str(values.get("client", path.stem))
    prepared = values.get("prepared") is True
    presenter = values.get("presenter")
    waiting = None
    if prepared or values.get("postponed") is True:
        waiting = Waiting(client, presenter if isinstance(presenter, str) else None, prepared)
    actions = [one for one in rows(values, "action") if one.get("status", "open") not in CLOSED]
    due = sum(_is_due(one, today) for one in actions)
    return _Glance(str(values.get("team", "")), waiting, len(actions), due)


def _is_due(action: dict[str, Any], today: date) -> bool:
    when = action.get("when")
    return not isinstance(when, date) or isinstance(when, datetime) or when <= today
