"""What a team keeps without a case: what worked, places and contacts (docs/formats/kept.md)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.saying import said
from teamkracht.records.no_bsn import read_without_bsn, refuse_bsn
from teamkracht.records.process import Name
from teamkracht.records.renaming import as_word
from teamkracht.toml import write


@dataclass(frozen=True, kw_only=True)
class KeptLine:
    """One line, and the day on which the team kept it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    date: dt.date
    text: Name


@dataclass(frozen=True, kw_only=True)
class KeptLines:
    """The lines of a team; no purge touches them."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/kept/1"] = "teamkracht/kept/1"
    team: Name
    line: tuple[KeptLine, ...] = ()


def with_line(kept: KeptLines, text: str, day: dt.date, clients: tuple[str, ...] = ()) -> KeptLines:
    """The lines with one more; one that is there already stays as it is.

    Raises Refused for an empty line, one with a BSN, and one that names a client.
    """
    text = said(text)
    for client in clients:
        if as_word(client).search(text):
            message = _("This line names {client}. Say it so that it is about nobody.")
            raise Refused(message.format(client=client))
    if any(one.text == text for one in kept.line):
        return kept
    return replace(kept, line=(*kept.line, KeptLine(date=day, text=text)))


def without_line(kept: KeptLines, text: str) -> KeptLines:
    """The lines without one."""
    return replace(kept, line=tuple(one for one in kept.line if one.text != text))


def read_kept(text: str, name: str) -> KeptLines:
    """Kept lines from the text of their file. Raises Unreadable with every fault, by line."""
    return read_without_bsn(text, KeptLines, name=name)


def write_kept(kept: KeptLines) -> str:
    """The text of the file of kept lines. Raises Refused where a BSN is in it."""
    refuse_bsn(kept)
    return write(kept)
