"""The minutes in a home: one file a meeting, older versions beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.i18n import _
from teamkracht.records.minutes import Minutes, read_minutes, write_minutes
from teamkracht.store import index
from teamkracht.store.alone import alone
from teamkracht.store.content import can_be_read, document, is_sealed_at, read, told, write
from teamkracht.store.files import StoreError, files_in, sentences
from teamkracht.store.home import Home
from teamkracht.store.light import Listed, each, missing, table
from teamkracht.store.names import same, slug

if TYPE_CHECKING:
    from teamkracht.store.keys import Keys

MOST = 1 << 31
"""Seconds of a meeting, or versions of its minutes, that nobody comes to."""
OFTEN = 100
"""Files between two words about how far it is."""

_TABLE_ROWS = re.compile(r"^\[\[", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """What a list shows of minutes."""

    path: Path
    id: str
    code: str
    team: str
    start: datetime
    duration_s: int
    status: str
    version: int

    @property
    def date(self) -> date:
        """The day of the meeting."""
        return self.start.date()


def path_of(home: Home, minutes: Minutes) -> Path:
    """Where the minutes of a meeting stand, or would stand."""
    held = minutes.meeting
    return home.minutes / f"{held.start:%Y-%m-%d}-{slug(held.team)}-{slug(held.id)}.toml"


def save(home: Home, minutes: Minutes) -> Path:
    """Save minutes. What stood there with another text is kept beside it, by its version.

    Raises StoreError; also where a later version of the same minutes is there.
    """
    path, text = path_of(home, minutes), write_minutes(minutes)
    with alone(home):
        if path.exists():
            before = read(path, home.keys)
            if before == text:
                return path
            _keep_beside(home, path, before, minutes)
        write(path, text, minutes.meeting.team, home)
    return path


def _keep_beside(home: Home, path: Path, before: str, minutes: Minutes) -> None:
    (version,) = told(path, home.keys, "version")
    if isinstance(version, int) and version > minutes.version:
        message = _("{path} holds a later version of these minutes: {version}.")
        raise StoreError(path, message.format(path=path, version=version))
    older = beside(path, version if isinstance(version, int) else 0)
    write(older, before, minutes.meeting.team, home)


def load(path: Path, keys: Keys | None = None) -> Minutes:
    """The minutes in a file; `keys` open a sealed one. Raises StoreError and Unreadable."""
    return read_minutes(read(path, keys), str(path))


def versions(path: Path) -> tuple[Path, ...]:
    """The older versions that stand beside minutes, by name."""
    return tuple(one for one in files_in(path.parent) if one.name.startswith(f"{path.stem}.v"))


def find(home: Home, which: str) -> Path:
    """The minutes of a meeting by its id or its code, by a beginning of the id, or by a path.

    Raises StoreError where there are none, or more than one.
    """
    given = Path(which)
    if given.suffix == ".toml":
        return given if given.is_absolute() or given.exists() else home.minutes / given
    all_here = listed(home) if which else Listed[Heading]()
    headings = all_here.found
    exact = [one for one in headings if which in {one.id, one.code, one.path.stem}]
    near = exact or [one for one in headings if one.id.startswith(which)]
    if len(near) == 1:
        return near[0].path
    message = (
        _("There are no minutes {which} in {folder}. teamkracht minutes list names them all.")
        if not near
        else _("More than one meeting begins with {which} in {folder}. Give more of its id.")
    )
    said = message.format(which=which, folder=home.minutes)
    raise StoreError(home.minutes, "\n".join((said, *(all_here.broken if not near else ()))))


def listed(
    home: Home, team: str | None = None, progress: Callable[[int, int], object] | None = None
) -> Listed[Heading]:
    """The minutes in a home, newest first. What the index does not know is read from the files.

    `progress` hears how many of how many files it has been through.
    """
    paths = tuple(_newest_first(home, team))
    looked = Looked(home, len(paths), progress)
    found = each(paths, looked.heading)
    looked.keep(whole=team is None)
    ours = [one for one in found.found if team is None or same(one.team, team)]
    days = groupby(ours, key=lambda one: one.path.name[:10])
    by_start = (sorted(day, key=_start, reverse=True) for _name, day in days)
    return Listed(tuple(one for day in by_start for one in day), found.broken)


class Looked:
    """Headings of minutes, from the index where it knows them as they stand."""

    def __init__(
        self, home: Home, count: int, progress: Callable[[int, int], object] | None = None
    ) -> None:
        self._home = home
        self._count = count
        self._progress = progress
        self._known = index.known(home)
        self._fresh: list[index.Row] = []
        self._seen: set[str] = set()
        self._can_be_read: dict[str, bool] = {}

    def heading(self, path: Path) -> Heading:
        """What a list shows of one file. Raises StoreError and Unreadable."""
        self._seen.add(path.name)
        if self._progress is not None and len(self._seen) % OFTEN == 0:
            self._progress(len(self._seen), self._count)
        with sentences(path):
            stamp = index.stamp(path.stat())
        row = self._known.get(path.name)
        if row is not None and row.stamp == stamp and self._may_be_told(path, row):
            return _heading_of(path, row)
        one = heading(path, self._home.keys)
        if stamp is not None:
            self._fresh.append(_row_of(one, stamp, sealed=is_sealed_at(path)))
        return one

    def keep(self, *, whole: bool) -> None:
        """Have the index know what was read; of a `whole` home also what is gone."""
        gone = self._known.keys() - self._seen if whole else ()
        if self._fresh or gone:
            index.keep(self._home, self._fresh, gone)

    def _may_be_told(self, path: Path, row: index.Row) -> bool:
        """A sealed file is told of where its team was opened; one file shows that of all."""
        if not row.sealed:
            return True
        if row.team not in self._can_be_read:
            self._can_be_read[row.team] = can_be_read(path, self._home.keys)
        return self._can_be_read[row.team]


def _heading_of(path: Path, row: index.Row) -> Heading:
    start = datetime.fromisoformat(row.start)
    return Heading(path, row.id, row.code, row.team, start, row.duration_s, row.status, row.version)


def _row_of(one: Heading, stamp: str, *, sealed: bool) -> index.Row:
    return index.Row(
        one.path.name,
        stamp,
        int(sealed),
        one.id,
        one.code,
        one.team,
        one.start.isoformat(),
        one.duration_s,
        one.status,
        one.version,
    )


def latest(home: Home, team: str | None = None) -> Heading | None:
    """The last meeting that has readable minutes, or None."""
    best: Heading | None = None
    for path in _newest_first(home, team):
        if best and not path.name.startswith(best.path.name[:10]):
            break
        found = each([path], lambda path: heading(path, home.keys)).found
        if found and (team is None or same(found[0].team, team)):
            best = max(best or found[0], found[0], key=_start)
    return best


def heading(path: Path, keys: Keys | None = None) -> Heading:
    """What a list shows of one file. Raises StoreError and Unreadable."""
    values = _head(path, keys)
    held = table(values, "meeting")
    start = held.get("start")
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise missing(path, "meeting.start")
    if not isinstance(held.get("id"), str):
        raise missing(path, "meeting.id")
    return Heading(
        path=path,
        id=held["id"],
        code=str(held.get("code", "")),
        team=str(held.get("team", "")),
        start=start,
        duration_s=_whole(held.get("duration_s"), 0),
        status=str(held.get("status", "")),
        version=_whole(values.get("version"), 1),
    )


def _whole(value: object, otherwise: int) -> int:
    """A whole number that a list can show and the index can hold."""
    return value if isinstance(value, int) and 0 <= value < MOST else otherwise


def _start(one: Heading) -> datetime:
    return one.start


def _newest_first(home: Home, team: str | None) -> Iterator[Path]:
    for path in reversed(files_in(home.minutes)):
        is_older_version = "." in path.stem
        if not is_older_version and (team is None or f"-{slug(team)}-" in path.name):
            yield path


def _head(path: Path, keys: Keys | None) -> dict[str, object]:
    """The part of minutes above the rows of their tables; all of them where that is not enough."""
    text = read(path, keys)
    rows = _TABLE_ROWS.search(text)
    try:
        values = tomllib.loads(text[: rows.start()] if rows else text)
    except (ValueError, RecursionError):
        return document(path, keys)
    return values if "meeting" in values else document(path, keys)


def beside(path: Path, version: int) -> Path:
    """A free name for what stood at a path."""
    names = (path.with_name(f"{path.stem}.v{version}{_again(n)}.toml") for n in count(1))
    return next(one for one in names if not one.exists())


def _again(n: int) -> str:
    return "" if n == 1 else f"-{n}"
