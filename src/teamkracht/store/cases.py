"""The cases in a home: a folder a team, a file a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.i18n import _
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import OpenAction
from teamkracht.records.case_file import CaseFile, read_case, write_case
from teamkracht.store.alone import alone
from teamkracht.store.content import read, told, write
from teamkracht.store.files import StoreError, files_in
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each
from teamkracht.store.names import own_file, same, slug

if TYPE_CHECKING:
    from teamkracht.store.keys import Keys


def folder_of(home: Home, team: str) -> Path:
    """Where the cases of a team stand. Teams whose names differ in accents alone share a folder."""
    return home.cases / slug(team)


def path_of(home: Home, team: str, client: str) -> Path:
    """Where a case stands, or would stand."""

    def is_ours(path: Path) -> bool | None:
        by_team, by_client = told(path, home.keys, "team", "client")
        if by_client is None or by_team is None:
            return None
        return same(by_client, client) and same(by_team, team)

    return own_file(folder_of(home, team), client, is_ours)


def find(home: Home, team: str, client: str) -> CaseFile | None:
    """A case by the client's pseudonym, or None. Raises StoreError and Unreadable."""
    path = path_of(home, team, client)
    return load(path, home.keys) if path.exists() else None


def load(path: Path, keys: Keys | None = None) -> CaseFile:
    """The case in a file; `keys` open a sealed one. Raises StoreError and Unreadable."""
    return read_case(read(path, keys), str(path))


def save(home: Home, case: CaseFile) -> Path:
    """Save a case. Raises StoreError; Unreadable where its file is broken, which then stays."""
    path = path_of(home, case.team, case.client)
    if path.exists():
        load(path, home.keys)
    try:
        text = write_case(case)
    except Refused as refused:
        raise StoreError(path, str(refused)) from None
    write(path, text, case.team, home)
    return path


def write_copy(home: Home, case: CaseFile, folder: Path) -> Path:
    """Write a case in another folder, where nothing by its name is. Raises StoreError."""
    path = folder / path_of(home, case.team, case.client).name
    if not folder.is_dir():
        raise StoreError(folder, _("There is no folder {folder}.").format(folder=folder))
    if path.exists():
        said = _("There is something at {path} already. Choose another folder.")
        raise StoreError(path, said.format(path=path))
    try:
        write(path, write_case(case), case.team, home)
    except Refused as refused:
        raise StoreError(path, str(refused)) from None
    return path


def change(
    home: Home, team: str, client: str, how: Callable[[CaseFile | None], CaseFile]
) -> CaseFile:
    """Save a case as it becomes of what stands there, with no other copy of the program in between.

    Raises StoreError and Unreadable.
    """
    with alone(home):
        case = how(find(home, team, client))
        save(home, case)
    return case


def listed(home: Home, team: str) -> Listed[CaseFile]:
    """Every case of a team, by name of file."""
    found = each(files_in(folder_of(home, team)), lambda path: load(path, home.keys))
    ours = tuple(case for case in found.found if same(case.team, team))
    return Listed(ours, found.broken)


def open_actions(home: Home, team: str) -> tuple[OpenAction, ...]:
    """The open actions of a team, case by case. A broken case is left out: `listed` tells of it."""
    return tuple(action for case in listed(home, team).found for action in case.open_actions())


def brought(case: CaseFile) -> Brought:
    """A case as it comes to the agenda of a meeting."""
    return case.brought()
