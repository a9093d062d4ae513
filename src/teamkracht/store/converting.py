"""Changing many files together: all of them or none, also after a power cut at any moment.

What is new is written beside first, in a folder `converting/<name>/`, with a plan that says what
goes where. Writing that plan is the moment at which it is done: without a plan what is beside is
thrown away, with one it is put in its places, the next time if not now. Nothing of it has to be
opened for that, so a team that was being encrypted needs no passphrase to be brought to its end.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from teamkracht.i18n import _
from teamkracht.store.alone import alone
from teamkracht.store.files import (
    FILE_MODE,
    StoreError,
    make_folder,
    read_bytes,
    remove,
    replace,
    sentences,
    sync_folder,
    write_bytes,
)
from teamkracht.store.folders import Folders

PLAN = "plan.json"


@dataclass(frozen=True)
class Change:
    """What becomes of one file. `before` is what stood there, None where nothing did.

    `after` is what comes, None where the file goes.
    """

    path: Path
    before: bytes | None
    after: bytes | None


class NotFinished(StoreError):
    """It was decided on, and not all is in its place yet; `settle` goes on with it."""


class ChangedMeanwhile(StoreError):
    """A file reads otherwise than when it was looked at, and may not be written over."""


def convert(home: Folders, name: str, changes: Iterable[Change]) -> None:
    """Carry out changes: all, or none where this raises StoreError other than NotFinished.

    `changes` may raise what it likes while it is gone through; then nothing has changed.
    """
    folder = home.converting / name
    with alone(home):
        settle(home)
        try:
            _prepare(home, folder, changes)
        except BaseException:
            with suppress(StoreError):  # What stays is thrown away by `settle`, or decided on.
                _throw_away(folder)
            if not (folder / PLAN).exists():
                raise
        try:
            _put_in_place(home, folder)
        except StoreError as fault:
            raise NotFinished(fault.path, str(fault)) from None


def settle(home: Folders) -> None:
    """Bring to its end what was broken off: done where it was decided on, else thrown away.

    Raises StoreError where that can't be done now, or where another copy is at it.
    """
    if not home.converting.exists():
        return
    with alone(home), sentences(home.converting):
        for folder in sorted(one for one in home.converting.glob("*") if one.is_dir()):
            _settle(home, folder)
        _tidy(home.converting)


def _settle(home: Folders, folder: Path) -> None:
    if (folder / PLAN).exists():
        _put_in_place(home, folder)
    else:
        _throw_away(folder)


def _prepare(home: Folders, folder: Path, changes: Iterable[Change]) -> None:
    """Write what is new beside, see that nothing changed meanwhile, and decide on it."""
    make_folder(folder)
    rows: list[dict[str, Any]] = []
    before: list[tuple[Path, str | None]] = []
    for number, change in enumerate(changes, 1):
        beside = f"{number:05}" if change.after is not None else None
        if change.after is not None:
            _write(folder / f"{number:05}", change.after)
        rows.append({"path": change.path.relative_to(home.root).as_posix(), "new": beside})
        before.append((change.path, _digest(change.before)))
    with sentences(folder):
        sync_folder(folder)
    for path, digest in before:
        if _digest(read_bytes(path) if path.exists() else None) != digest:
            message = _("{path} was changed while it was converted. All is as it was; try again.")
            raise ChangedMeanwhile(path, message.format(path=path))
    plan = json.dumps({"format": "teamkracht/converting/1", "files": rows}, ensure_ascii=False)
    write_bytes(folder / PLAN, plan.encode("utf-8", "surrogateescape"))


def _put_in_place(home: Folders, folder: Path) -> None:
    """Give every new file its place. Broken off, it goes on where it was."""
    plan = folder / PLAN
    try:
        rows = json.loads(read_bytes(plan))["files"]
        moves = [_move(home, row["path"], row["new"]) for row in rows]
    except (ValueError, KeyError, TypeError, RecursionError):
        message = _(
            "{path} can't be read, so that what was begun can't be brought to its end. Move its "
            "folder out of the home and keep it; then you can go on."
        )
        raise StoreError(plan, message.format(path=plan)) from None
    for path, new in moves:
        if new is None:
            remove(path)
        elif (folder / new).exists():
            make_folder(path.parent)
            with sentences(path):
                replace(folder / new, path)
    for parent in dict.fromkeys(path.parent for path, _new in moves):
        with sentences(parent):
            sync_folder(parent)
    _throw_away(folder)


def _move(home: Folders, path: str, new: str | None) -> tuple[Path, str | None]:
    """Which file gets what is under which number. A plan from elsewhere leads out of no home."""
    place = Path(os.path.normpath(home.root / path))
    if not place.is_relative_to(os.path.normpath(home.root)) or not (new or "0").isdecimal():
        raise ValueError(path)
    return place, new


def _throw_away(folder: Path) -> None:
    """Remove what was written beside; first the plan, as without it the rest means nothing."""
    remove(folder / PLAN)
    with sentences(folder):
        if folder.exists():
            sync_folder(folder)
            shutil.rmtree(folder)
    _tidy(folder.parent)


def _tidy(folder: Path) -> None:
    """Take away the folder of conversions where there are none left."""
    with suppress(OSError):
        folder.rmdir()


def _write(path: Path, data: bytes) -> None:
    with sentences(path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, FILE_MODE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()
