"""Putting minutes right: other values in one place, and what follows from them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.naming import all_known_as, apart, known_as
from teamkracht.meeting.saying import said, said_or_none
from teamkracht.records.checking import faults
from teamkracht.records.content import ActionRow, CaseRow
from teamkracht.records.correctable import Entry
from teamkracht.records.correction_kinds import Field, Kind
from teamkracht.records.minutes import Minutes
from teamkracht.records.parts import part, with_part, without_row
from teamkracht.records.renaming import people_called


@dataclass(frozen=True)
class Known:
    """Who and what there is to choose from."""

    people: tuple[str, ...] = ()
    """Of the team and of the meeting, guests too."""
    team: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()


def known(minutes: Minutes, team: Iterable[str], clients: Iterable[str]) -> Known:
    """What can be chosen in minutes: `team` are its members, `clients` those of its cases.

    Where cases go by a number, no pseudonym comes in.
    """
    held, team = minutes.meeting, tuple(team)
    clients = () if held.is_parted else clients
    here = (*(one.name for one in minutes.attendance), held.facilitator, held.minutes_taker)
    return Known(
        people=tuple(dict.fromkeys(filter(None, (*team, *here)))),
        team=team,
        clients=tuple(dict.fromkeys((*minutes.clients(), *clients))),
    )


def values_of(minutes: Minutes, entry: Entry) -> dict[str, Any]:
    """What stands in the fields of an entry, by name."""
    row = _row(minutes, entry)
    return {one.name: getattr(row, one.name) if one.name else row for one in entry.fields}


def put_right(minutes: Minutes, entry: Entry, values: Mapping[str, Any], among: Known) -> Minutes:
    """The minutes with other values in the fields of an entry.

    Raises Refused where a value is missing, is a BSN or can't be chosen, and where the minutes
    would contradict themselves.
    """
    row, before = _row(minutes, entry), values_of(minutes, entry)
    for field in entry.fields:
        value = values[field.name]
        if value != before[field.name] or entry.is_new:
            value = _kept(field, value, among)
        row = replace(row, **{field.name: value}) if field.name else value
    return _settled(minutes, with_part(minutes, entry.path, row), among)


def taken_away(minutes: Minutes, entry: Entry) -> Minutes:
    """The minutes without an entry. Raises Refused where they would contradict themselves."""
    return _settled(minutes, without_row(minutes, entry.path), Known())


def _row(minutes: Minutes, entry: Entry) -> Any:
    if entry.is_new and entry.part.fresh is not None:
        return entry.part.fresh(minutes, entry.path[:-1])
    return part(minutes, entry.path)


def _kept(field: Field, value: Any, among: Known) -> Any:
    """A value as it is kept. Raises Refused."""
    if isinstance(value, str):
        value = said_or_none(value)
    if field.kind is Kind.NAME and value is not None:
        return known_as(value, among.people)
    if field.kind in {Kind.PERSON, Kind.PEOPLE} and value is not None:
        return _somebody(value, among, several=field.kind is Kind.PEOPLE)
    if value is None and field.required:
        return said("")
    return value


def _somebody(value: str, among: Known, *, several: bool) -> str:
    name = (all_known_as if several else known_as)(value, among.people)
    for one in apart(name, among.people) if several else (name,):
        if one not in among.people:
            words = _("{name} is not of the team. Add a guest under “{place}” first.")
            raise Refused(words.format(name=one, place=_("Who was there")))
    return name


def _settled(before: Minutes, after: Minutes, among: Known) -> Minutes:
    """The minutes with what follows from a change. Raises Refused for a fault that it brings."""
    after = _with_guests(_with_other_names(before, after), before, among)
    held, cases = after.meeting, tuple(map(_with_ideas, after.case))
    ended = replace(held, status="ended_early" if held.reason else "complete")
    after = replace(after, meeting=ended, case=cases)
    there_before = faults(before)
    fault = next((one for one in faults(after) if one not in there_before), None)
    if fault is not None:
        raise Refused(fault)
    return after


def _with_other_names(before: Minutes, after: Minutes) -> Minutes:
    """Whoever was written down by another name goes by the right one all through the minutes."""
    if len(before.attendance) != len(after.attendance):
        return after
    pairs = zip(before.attendance, after.attendance, strict=True)
    return people_called(after, {was.name: now.name for was, now in pairs if was.name != now.name})


def _with_guests(after: Minutes, before: Minutes, among: Known) -> Minutes:
    """Whoever is new and not of the team is a guest."""
    there = {*among.team, *(one.name for one in before.attendance)}
    rows = (one if one.name in there else replace(one, guest=True) for one in after.attendance)
    return replace(after, attendance=tuple(rows))


def _with_ideas(case: CaseRow) -> CaseRow:
    """A case whose actions say their ideas as these read now."""
    ideas = {one.number: one.text for one in case.idea}
    return replace(case, action=tuple(_with_idea(one, ideas) for one in case.action))


def _with_idea(action: ActionRow, ideas: Mapping[int, str]) -> ActionRow:
    if action.idea_number is None:
        return action
    return replace(action, idea=ideas.get(action.idea_number))
