"""Who is meant by a name, however it is spelled: `bram` is Bram where he is at the table. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.saying import said, said_or_none

_BETWEEN = re.compile(r"(\s*[,;&+/]\s*|\s+(?:en|and)\s+)")
"""What stands between the names of several people."""


def plainly(name: str) -> str:
    """A name as it is compared: without accents, capitals and double spaces."""
    apart = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def known_as(name: str, names: Sequence[str]) -> str:
    """One name as it is known, or as it was typed where it is nobody's, or more than one's."""
    if name in names:
        return name
    for alike in (str.casefold, plainly):
        found = {one for one in names if alike(one) == alike(name)}
        if len(found) == 1:
            return found.pop()
    return name


def all_known_as(text: str, names: Sequence[str]) -> str:
    """One name, or several of them with a comma or a word between, as they are known."""
    known = known_as(text, names)
    if known in names:
        return known
    return "".join(
        part if _BETWEEN.fullmatch(part) else known_as(part, names) for part in _BETWEEN.split(text)
    )


def apart(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names in a text: one that is known, or several of them."""
    return (text,) if text in names else tuple(_BETWEEN.split(text)[::2])


def each_as(text: str, names: Mapping[str, str]) -> str:
    """One name, or several of them, with another for each that has one here."""
    if text in names:
        return names[text]
    parts = _BETWEEN.split(text)
    return "".join(names.get(part, part) if not at % 2 else part for at, part in enumerate(parts))


def named(meeting: Meeting, name: str) -> str:
    """The name of somebody as the meeting knows it, else as it is kept. Raises Refused."""
    return known_as(said(name), known_names(meeting))


def named_or_none(meeting: Meeting, name: str | None) -> str | None:
    """The name of somebody as the meeting knows it; None where nobody is named."""
    kept = said_or_none(name)
    return kept and known_as(kept, known_names(meeting))


def all_named_or_none(meeting: Meeting, text: str | None) -> str | None:
    """The names of one or more people as the meeting knows them; None where nobody is named."""
    kept = said_or_none(text)
    return kept and all_known_as(kept, known_names(meeting))


def known_names(meeting: Meeting) -> tuple[str, ...]:
    """Everybody of this meeting, who leads and who types included."""
    people = (person.name for person in meeting.people)
    roles = (meeting.facilitator, meeting.minutes_taker)
    return tuple(dict.fromkeys((*people, *filter(None, roles))))
