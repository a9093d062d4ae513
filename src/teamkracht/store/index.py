"""`index.sqlite3`: what the headings of minutes said when they were last read.

It holds ids, dates, teams and lengths, and no word about a client, so that it can stay plain. It
can be thrown away at any time: what it does not know of a file, or what changed, is read there.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path

from teamkracht.store.files import FILE_MODE
from teamkracht.store.home import Home

FORM = 1
"""The form of the table. An index of another form is made anew."""
PATIENCE = 0.5
"""Seconds that another copy of the program gets to write; without the index all goes on too."""
SETTLED = 2.0
"""Seconds after which a file that changes again surely has another time."""


@dataclass(frozen=True)
class Row:
    """What is known of one file of minutes."""

    name: str
    stamp: str
    """Of the file as it was when it was read: its size, its times and its place on the disk."""
    sealed: int
    """1 where the file is encrypted: it is told of only where its key was opened."""
    id: str
    code: str
    team: str
    start: str
    duration_s: int
    status: str
    version: int


NAMES = tuple(one.name for one in fields(Row))
_MAKE = f"CREATE TABLE minutes ({', '.join(NAMES)}, PRIMARY KEY (name)) WITHOUT ROWID"
_TAKE = f"SELECT {', '.join(NAMES)} FROM minutes"  # noqa: S608 - our own names
_PUT = f"INSERT OR REPLACE INTO minutes VALUES ({', '.join('?' * len(NAMES))})"  # noqa: S608


def stamp(seen: os.stat_result, now: float | None = None) -> str | None:
    """What tells a file from what becomes of it; None where it changed a moment ago."""
    if (time.time() if now is None else now) - seen.st_mtime < SETTLED:
        return None
    return f"{seen.st_size}-{seen.st_mtime_ns}-{seen.st_ctime_ns}-{seen.st_ino}"


def known(home: Home) -> Mapping[str, Row]:
    """What the index knows, by name of file; nothing where there is none that can be read."""
    if not home.index_file.exists():
        return {}
    found: dict[str, Row] = {}
    with _told_nobody(home), closing(_open(home)) as index:
        if _form(index) == FORM:
            found = {values[0]: Row(*values) for values in index.execute(_TAKE)}
    return found


def keep(home: Home, fresh: Iterable[Row], gone: Iterable[str]) -> None:
    """Put in what was read, and take out what is no longer there."""
    with _told_nobody(home):
        if not home.index_file.exists():
            os.close(os.open(home.index_file, os.O_CREAT | os.O_WRONLY, FILE_MODE))
        with closing(_open(home)) as index, index:
            if _form(index) != FORM:
                index.execute("DROP TABLE IF EXISTS minutes")
                index.execute(_MAKE)
                index.execute(f"PRAGMA user_version = {FORM}")
            index.executemany(_PUT, (tuple(getattr(one, name) for name in NAMES) for one in fresh))
            index.executemany("DELETE FROM minutes WHERE name = ?", ((name,) for name in gone))


def _open(home: Home) -> sqlite3.Connection:
    index = sqlite3.connect(home.index_file, timeout=PATIENCE)
    # Nothing in it is to be kept: a power cut may cost all of it.
    index.execute("PRAGMA synchronous = OFF")
    index.execute("PRAGMA journal_mode = MEMORY")
    return index


def _form(index: sqlite3.Connection) -> int:
    return int(index.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _told_nobody(home: Home) -> Iterator[None]:
    """Go on without the index where it can't be used: whoever looks reads the files themselves."""
    try:
        yield
    except sqlite3.OperationalError:
        pass  # Another copy has it just now, or the disk can only be read.
    except (sqlite3.DatabaseError, TypeError, ValueError):
        with suppress(OSError):
            _remove(home.index_file)
    except OSError:
        pass


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)
