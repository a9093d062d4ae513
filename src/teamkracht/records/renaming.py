"""Another name in what is kept: of a team, or of a client whose pseudonym told too much. Pure.

An old pseudonym is left nowhere: it stands in keys and in what people wrote, so both are gone
through. Names of colleagues are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import TypeVar

from teamkracht.i18n import _
from teamkracht.meeting.naming import each_as
from teamkracht.records.instant import kept
from teamkracht.records.minutes import Correction, Minutes
from teamkracht.records.observation import Observation, resealed, seal_holds

T = TypeVar("T")

CLIENTS = frozenset({"client", "case", "postponed"})
"""Fields that hold a pseudonym and nothing else."""
WRITTEN = frozenset(
    {"help_question", "goal", "situation", "text", "question", "answer", "idea", "action", "note"}
    | {"notes", "reason", "what", "krachten", "hulpbronnen", "wensen", "belangrijkst", "doelen"}
)
"""Fields that hold what people wrote."""


PEOPLE = frozenset(
    {"name", "facilitator", "minutes_taker", "from_", "to", "turns", "presenter", "by", "who"}
)
"""Fields that name people at the table."""


def people_called(record: T, names: Mapping[str, str]) -> T:
    """A record in which people go by other names, also where one stands among several."""

    def other(text: str, field: str) -> str:
        if field == "who":
            return each_as(text, names)
        return names.get(text, text) if field in PEOPLE else text

    return _through(record, other)


def called(record: T, client: str, name: str, *, in_texts: bool = True) -> T:
    """A record in which a client goes by another name.

    `in_texts` is False where a colleague has that name too: a text may be about either of them.
    """
    rename = renamer(client, name)

    def other(text: str, field: str) -> str:
        if field in CLIENTS:
            return name if text.casefold() == client.casefold() else text
        return rename(text) if in_texts and field in WRITTEN else text

    return _through(record, other)


def renamer(client: str, name: str) -> Callable[[str], str]:
    """Give what puts another name for a client in a text, where it stands as a word."""
    word = as_word(client)
    return lambda text: word.sub(lambda _found: name, text)


def as_word(client: str) -> re.Pattern[str]:
    """What finds a client in a text, also whose something is: Merel, Merels, Merel's."""
    return re.compile(rf"(?<!\w){re.escape(client)}(?=s?(?!\w))", re.IGNORECASE)


def minutes_called(minutes: Minutes, client: str, name: str, at: datetime) -> Minutes:
    """The next version of minutes, in which a client goes by another name and nothing tells which.

    Minutes in which that client does not come stay as they are.
    """
    changed = called(minutes, client, name, in_texts=not _is_at_table(minutes, client))
    if changed == minutes:
        return minutes
    row = Correction(
        at=kept(at),
        what=_("The pseudonym of {client}").format(client=name),
        reason=_("This client goes by another pseudonym now."),
    )
    return replace(changed, version=minutes.version + 1, correction=(*changed.correction, row))


def older_called(minutes: Minutes, client: str, name: str) -> Minutes:
    """An older version of minutes with the other name; what was put right later is not its own."""
    return called(minutes, client, name, in_texts=not _is_at_table(minutes, client))


def observation_called(observation: Observation, client: str, name: str) -> Observation:
    """An observation with the other name, sealed anew where its seal held."""
    return _sealed_anew(observation, called(observation, client, name))


def observation_of_team(observation: Observation, team: str) -> Observation:
    """An observation of a team that has another name now, sealed anew where its seal held."""
    about = replace(observation.observation, team=team)
    return _sealed_anew(observation, replace(observation, observation=about))


def begins_like(client: str, person: str) -> bool:
    """A pseudonym is the name of a person, or the first word of it."""
    first = person.split(maxsplit=1)[0] if person.split() else person
    return client.strip().casefold() in {person.strip().casefold(), first.casefold()}


def may_be_one_of(client: str, people: Iterable[str]) -> bool:
    """A text with this name in it may be about one of these people: Han too where a Hans is."""
    return any(begins_like(one, person) for person in people for one in (client, f"{client}s"))


def _is_at_table(minutes: Minutes, client: str) -> bool:
    return may_be_one_of(client, (one.name for one in minutes.attendance))


def _sealed_anew(before: Observation, after: Observation) -> Observation:
    return resealed(after) if after != before and seal_holds(before) else after


def _through(record: T, other: Callable[[str, str], str], field: str = "") -> T:
    if isinstance(record, str):
        return other(record, field)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(_through(one, other, field) for one in record)  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        values = ((one.name, getattr(record, one.name)) for one in fields(record))
        return replace(record, **{name: _through(one, other, name) for name, one in values})
    return record
