"""One case changed by two at once: what both wrote stays. Pure: three cases in, one out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from teamkracht.meeting.kompas import PLACES, Kompas
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.weaving import woven

T = TypeVar("T")
BETWEEN = " · "
"""What stands between what two wrote in one text."""
TEXTS = ("help_question", "goal", "situation")


def together(before: CaseFile | None, ours: CaseFile, theirs: CaseFile | None) -> CaseFile:
    """A case as both have it: `before` is what we began with, `theirs` what stands there now.

    A line of theirs stays, also where we wrote another; one that either took away is gone. Where
    both chose another person, day or yes and no, ours holds.
    """
    if theirs is None or theirs in (before, ours):
        return ours
    was = before or CaseFile(client=ours.client, team=ours.team)
    plain = {
        one.name: _one(getattr(was, one.name), getattr(ours, one.name), getattr(theirs, one.name))
        for one in fields(CaseFile)
    }
    return CaseFile(
        **{
            **plain,
            **{name: _text(*(getattr(one, name) for one in (was, ours, theirs))) for name in TEXTS},
            "discussed": tuple(sorted(_rows(was.discussed, ours.discussed, theirs.discussed))),
            "meetings": _rows(was.meetings, ours.meetings, theirs.meetings),
            "kompas": kompas_together(was.kompas, ours.kompas, theirs.kompas),
            "kompas_change": _rows(was.kompas_change, ours.kompas_change, theirs.kompas_change),
            "action": _actions(was.action, ours.action, theirs.action),
        }
    )


def kompas_together(was: Kompas, ours: Kompas, theirs: Kompas) -> Kompas:
    """A kompas with the entries of both."""
    kompas = replace(ours, confirmed=_one(was.confirmed, ours.confirmed, theirs.confirmed))
    for place in PLACES:
        entries = _rows(was.entries(place), ours.entries(place), theirs.entries(place))
        kompas = kompas.with_entries(place, entries)
    return kompas


def _one(was: T, ours: T, theirs: T) -> T:
    return theirs if ours == was else ours


def _text(was: str | None, ours: str | None, theirs: str | None) -> str | None:
    """What both wrote: in one text where they changed other words of it, else ours first."""
    if ours == was or theirs in (was, ours, None):
        return _one(was, ours, theirs)
    here, there = ours or "", theirs or ""
    parts = there.split(BETWEEN)
    if was in parts:
        at = parts.index(was)
        return BETWEEN.join(filter(None, (*parts[:at], here, *parts[at + 1 :])))
    if was and there.startswith(was):
        return here + there[len(was) :]
    if was and there.endswith(was):
        return there[: -len(was)] + here
    both = woven(was, here, there) if was and here else None
    return both or BETWEEN.join(text for text in (here, there if there not in here else "") if text)


def _rows(was: tuple[T, ...], ours: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    kept = tuple(one for one in ours if one in theirs or one not in was)
    return (*kept, *(one for one in theirs if one not in was and one not in kept))


def _actions(
    was: tuple[CaseAction, ...], ours: tuple[CaseAction, ...], theirs: tuple[CaseAction, ...]
) -> tuple[CaseAction, ...]:
    """The actions of both; one that both changed is still one."""
    first, second, third = _named(was), _named(ours), _named(theirs)
    same = {
        name: _action(first[name], second[name], third[name])
        for name in first.keys() & second.keys() & third.keys()
    }
    found = _rows(tuple(first), tuple(second), tuple(third))
    return tuple(same.get(name) or second.get(name) or third[name] for name in found)


def _named(actions: tuple[CaseAction, ...]) -> dict[tuple[Any, ...], CaseAction]:
    """The actions by what does not change in them; of two that are alike, which of them."""
    found: dict[tuple[Any, ...], CaseAction] = {}
    for one in actions:
        name = next(name for name in _names(one) if name not in found)
        found[name] = one
    return found


def _names(action: CaseAction) -> Iterator[tuple[Any, ...]]:
    number = 0
    while True:
        yield (action.text, action.idea_number, action.agreed, number)
        number += 1


def _action(was: CaseAction, ours: CaseAction, theirs: CaseAction) -> CaseAction:
    changed = {
        one.name: _one(getattr(was, one.name), getattr(ours, one.name), getattr(theirs, one.name))
        for one in fields(CaseAction)
    }
    return CaseAction(**{**changed, "notes": _rows(was.notes, ours.notes, theirs.notes)})
