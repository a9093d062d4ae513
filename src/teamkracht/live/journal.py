"""The journal of a meeting under way: a line that opens it, then one line per event.

What is read from it is what was written: where a power cut or a fault of the disk changed a line,
all before it is kept and all from there on is put aside.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamkracht.i18n import _, ngettext
from teamkracht.live.disk import OURS_ALONE, sentence
from teamkracht.live.lines import DIGITS, line_of, lines_in, opened, sealed, values_of
from teamkracht.meeting import forms
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted
from teamkracht.store.files import StoreError

if TYPE_CHECKING:
    from teamkracht.store.keys import Keys
    from teamkracht.store.sealing import Key

FORMAT = "teamkracht/journal/1"


class JournalRefused(Exception):
    """A journal that can't be gone on with, left as it is; the text says why, for the user.

    `empty` tells that nothing was ever kept in it: the program stopped while it was being made.
    """

    def __init__(self, text: str, *, empty: bool = False) -> None:
        super().__init__(text)
        self.empty = empty


@dataclass(frozen=True)
class Header:
    """What a journal opens with: which meeting, by which protocol, and who opened it on what."""

    id: str
    team: str
    protocol_name: str
    protocol_text: str
    program: str
    """The version of the program that made the journal."""
    computer: str
    facilitator: str


@dataclass(frozen=True)
class Recovered:
    """What a journal holds, where the good part of it ends, and a sentence on what is dropped."""

    header: Header
    noted: tuple[Noted, ...]
    dropped: str | None
    good_bytes: int


@dataclass(frozen=True)
class Followed:
    """What came to a journal since it was last looked at, and where to look on.

    `gone`: the file is no longer there, for the meeting was closed.
    """

    noted: tuple[Noted, ...]
    offset: int
    gone: bool = False


def header_line(header: Header, key: Key | None = None) -> bytes:
    """The line that opens a journal, sealed where there is a key."""
    return line_of(sealed({"format": FORMAT, **asdict(header)}, key, "format", "id", "team"))


def event_line(noted: Noted, key: Key | None = None) -> bytes:
    """The line of one event, sealed where there is a key."""
    moment = noted.moment
    values = {
        "n": moment.number,
        "at": moment.at.isoformat(),
        "elapsed": round(moment.elapsed, 6),
        "event": forms.plain(noted.event),
    }
    return line_of(sealed(values, key, "n"))


def read_journal(path: Path, keys: Keys | None = None) -> Recovered:
    """What can be had from a journal; the file stays as it is. Raises JournalRefused.

    `keys` open it where it is sealed.
    """
    data = _bytes(path)
    header, at = _header(data, path, keys)
    noted, good = _events(data, at, 1, path, keys)
    if not noted:
        later = any(values_of(line) for _after, line in lines_in(data, at))
        raise JournalRefused(_damaged(path)) if later else _never_begun(path)
    return Recovered(header, noted, _dropped(data, good, len(noted), path), good)


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


def follow(path: Path, offset: int, keys: Keys | None = None) -> Followed:
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
        raise JournalRefused(_unreadable(error, path)) from error
    noted, good = _events(data[: data.rfind(b"\n") + 1], 0, None, path, keys)
    return Followed(noted, offset + good)


def _header(data: bytes, path: Path, keys: Keys | None) -> tuple[Header, int]:
    after, line = next(lines_in(data, 0), (0, b""))
    values = values_of(line)
    if values is None:
        raise _no_header(data, path)
    values = _opened(values, path, keys)
    written = str(values.pop("format", ""))
    if written != FORMAT:
        raise JournalRefused(
            _newer(path) if written.startswith("teamkracht/journal/") else _none(path)
        )
    if values.keys() != Header.__dataclass_fields__.keys() or not all(
        isinstance(value, str) for value in values.values()
    ):
        raise JournalRefused(_newer(path))
    return Header(**values), after


def _no_header(data: bytes, path: Path) -> JournalRefused:
    begun = data.rstrip(b"\0")
    opening = f'{{"format":"{FORMAT}"'.encode()
    seen = begun[DIGITS + 1 :][: len(opening)]
    ours = not begun[:DIGITS].strip(b"0123456789abcdef") and begun[DIGITS : DIGITS + 1] in (
        b"",
        b" ",
    )
    if not ours or not opening.startswith(seen):
        return JournalRefused(_none(path))
    if b"\n" in begun:
        return JournalRefused(_damaged(path))
    return _never_begun(path)


def _never_begun(path: Path) -> JournalRefused:
    said = _("{path} was cut off before anything was kept in it.")
    return JournalRefused(said.format(path=path), empty=True)


def _events(
    data: bytes, start: int, number: int | None, path: Path, keys: Keys | None
) -> tuple[tuple[Noted, ...], int]:
    """The events up to the first that is not good, and where they end; the first has `number`."""
    noted: list[Noted] = []
    good = start
    for after, line in lines_in(data, start):
        if line or number is not None:
            values = values_of(line)
            if values is None or not _follows(values, number):
                break
            noted.append(_noted(_opened(values, path, keys), path))
            number = noted[-1].number + 1
        good = after
    return tuple(noted), good


def _opened(values: dict[str, Any], path: Path, keys: Keys | None) -> dict[str, Any]:
    """The values of a line, opened where they are sealed."""
    team = values.get("team")
    try:
        return opened(values, path, keys, team if isinstance(team, str) else None)
    except StoreError as fault:
        raise JournalRefused(str(fault)) from None
    except (ValueError, RecursionError):
        raise JournalRefused(_newer(path)) from None


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
    except (KeyError, TypeError, ValueError) as error:
        raise JournalRefused(_newer(path)) from error


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


def _newer(path: Path) -> str:
    said = _("{path} was written by another version of teamkracht. Open it with that version.")
    return said.format(path=path)


def _none(path: Path) -> str:
    return _("{path} is not a journal of teamkracht. Move it to another folder.").format(path=path)


def _damaged(path: Path) -> str:
    said = _("The beginning of {path} is damaged, so that the meeting can't be read from it.")
    return said.format(path=path)


def _unreadable(error: OSError, path: Path) -> str:
    said = _("{path} can't be read ({reason}).")
    return said.format(path=path, reason=error.strerror or type(error).__name__)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise JournalRefused(_("There is no journal at {path}.").format(path=path)) from None
    except OSError as error:
        raise JournalRefused(_unreadable(error, path)) from error


def _add(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, OURS_ALONE), "ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
