"""The journal of a meeting under way: a line that opens it, then one line per event.

What is read from it is what was written: where a power cut or a fault of the disk changed a line,
all before it is kept and all from there on is put aside.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamkracht.i18n import _, ngettext
from teamkracht.live.disk import OURS_ALONE, sentence
from teamkracht.live.header import Header, header_line, read_header, sealed_header_line
from teamkracht.live.lines import (
    line_of,
    lines_in,
    opened_line,
    sealed_line,
    values_of,
)
from teamkracht.live.refused import (
    JournalRefused,
    damaged,
    missing,
    never_begun,
    newer,
    unless_opened,
    unreadable,
)
from teamkracht.meeting import forms
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted

if TYPE_CHECKING:
    from teamkracht.store.keys import Keys
    from teamkracht.store.sealing import Key, LineKey


@dataclass(frozen=True)
class Recovered:
    """What a journal holds, where the good part of it ends, and a sentence on what is dropped.

    `key` is what its events are sealed with, None where it is plain; `digest` tells the file from
    what becomes of it.
    """

    header: Header
    noted: tuple[Noted, ...]
    dropped: str | None
    good_bytes: int
    digest: bytes
    key: LineKey | None = None


@dataclass(frozen=True)
class Followed:
    """What came to a journal since it was last looked at, and where to look on.

    `gone`: the file is no longer there, for the meeting was closed.
    """

    noted: tuple[Noted, ...]
    offset: int
    gone: bool = False


def journal_of(
    header: Header, noted: Iterable[Noted], team_key: Key | None, path: Path
) -> tuple[bytes, LineKey | None]:
    """A journal from its beginning, and the key of its events where the team has one."""
    if team_key is None:
        return header_line(header) + b"".join(map(event_line, noted)), None
    from teamkracht.store.sealing import new_line_key

    key = new_line_key(path)
    lines = (sealed_line(one.number, event_line(one), key) for one in noted)
    return sealed_header_line(header, team_key, key) + b"".join(lines), key


def event_line(noted: Noted) -> bytes:
    """The line of one event, plain."""
    moment = noted.moment
    values = {
        "n": moment.number,
        "at": moment.at.isoformat(),
        "elapsed": round(moment.elapsed, 6),
        "event": forms.plain(noted.event),
    }
    return line_of(values)


def read_journal(path: Path, keys: Keys | None = None) -> Recovered:
    """What can be had from a journal; the file stays as it is. Raises JournalRefused.

    `keys` open it where it is sealed.
    """
    data = _bytes(path)
    header, key, at = read_header(data, path, keys)
    noted, good = _events(data, at, 1, path, key)
    if not noted:
        later = any(values_of(line) for _after, line in lines_in(data, at))
        raise damaged(path) if later else never_begun(path)
    dropped = _dropped(data, good, len(noted), path)
    return Recovered(header, noted, dropped, good, sha256(data).digest(), key)


def is_as_read(path: Path, recovered: Recovered) -> bool:
    """A journal is as it was when it was read. Raises JournalRefused."""
    return sha256(_bytes(path)).digest() == recovered.digest


def go_on(path: Path, recovered: Recovered) -> bytes:
    """Make a journal ready for more events, and give the good part of it.

    What is not good goes to a file beside it that ends in `.rest`, after what is there already.
    Raises JournalRefused where that can't be done.
    """
    data = _bytes(path)
    good, rest = data[: recovered.good_bytes], data[recovered.good_bytes :]
    ended = good if good.endswith(b"\n") else good + b"\n"
    if data == ended:
        return ended
    try:
        if rest.strip(b"\n"):
            _add(path.with_name(path.name + ".rest"), rest)
        with path.open("r+b") as file:
            file.truncate(len(good))
            file.seek(len(good))
            file.write(ended[len(good) :])
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise JournalRefused(sentence(error, path)) from error
    return ended


def follow(path: Path, offset: int, key: LineKey | None = None) -> Followed:
    """The events since `offset`, in a journal that somebody else writes. Raises JournalRefused.

    A line that is half there, or garbled, is left for the next time.
    """
    try:
        with path.open("rb") as file:
            file.seek(offset)
            data = file.read()
    except FileNotFoundError:
        return Followed((), offset, gone=True)
    except OSError as error:
        raise unreadable(error, path) from error
    noted, good = _events(data[: data.rfind(b"\n") + 1], 0, None, path, key)
    return Followed(noted, offset + good)


def _events(
    data: bytes, start: int, number: int | None, path: Path, key: LineKey | None
) -> tuple[tuple[Noted, ...], int]:
    """The events up to the first that is not good, and where they end; the first has `number`."""
    noted: list[Noted] = []
    good = start
    for after, line in lines_in(data, start):
        if line or number is not None:
            values = values_of(line)
            if values is None or not _follows(values, number):
                break
            with unless_opened(path):
                values = opened_line(values, key)
            noted.append(_noted(values, path))
            number = noted[-1].number + 1
        good = after
    return tuple(noted), good


def _follows(values: dict[str, Any], number: int | None) -> bool:
    return number is None or values.get("n") == number


def _noted(values: dict[str, Any], path: Path) -> Noted:
    """The event of a line as it was written: what can't be read in it is of another version."""
    try:
        at = datetime.fromisoformat(values["at"])
        moment = Moment(int(values["n"]), at, float(values["elapsed"]))
        if at.tzinfo is None or not isfinite(moment.elapsed):
            raise ValueError("a moment that is none")  # noqa: TRY301
        return Noted(moment, forms.from_plain(values["event"]))
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise newer(path) from error


def _dropped(data: bytes, good: int, count: int, path: Path) -> str | None:
    rest = data[good:]
    if not rest.strip(b"\n\0"):
        return None if not rest.strip(b"\n") else _cut_off(path)
    later = sum(values_of(line) is not None for _after, line in lines_in(rest, 0))
    if later == 0 and b"\n" not in rest.rstrip(b"\n\0"):
        return _cut_off(path)
    return (
        ngettext(
            "{path} is damaged after its first event; {later} later lines are still good.",
            "{path} is damaged after its first {count} events; {later} later lines are still good.",
            count,
        ).format(path=path, count=count, later=later)
        + " "
        + _aside()
    )


def _cut_off(path: Path) -> str:
    said = _("The last line of {path} was not written whole: it had not been marked as saved.")
    return said.format(path=path) + " " + _aside()


def _aside() -> str:
    return _("What can't be read is kept beside it, in a file that ends in .rest.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise unreadable(error, path) from error


def _add(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, OURS_ALONE), "ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
