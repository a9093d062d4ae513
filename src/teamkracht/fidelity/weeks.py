"""Weeks with a meeting, missed, or planned off. A week is that of ISO 8601: from Monday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from teamkracht.i18n import _

WEEKS_LOOKED_AT = 8
"""How many weeks a requirement about weeks looks back, its own week included."""

WORKING_DAYS = 5
ENOUGH_DAYS = 3
"""From how many of its five working days on, free days make a week planned off."""

WeekState = Literal["met", "too_short", "too_long", "missed", "planned_off"]
Length = Literal["as_meant", "too_short", "too_long"]

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, order=True)
class Week:
    """A week by its Monday."""

    monday: date

    def __str__(self) -> str:
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    def plus(self, weeks: int) -> Week:
        """The week so many weeks on."""
        return Week(self.monday + timedelta(weeks=weeks))

    def since(self, earlier: Week) -> int:
        """How many weeks after another it comes."""
        return (self.monday - earlier.monday).days // 7


def week_of(day: date) -> Week:
    """The week in which a day lies."""
    return Week(day - timedelta(days=day.weekday()))


def weeks_between(first: Week, last: Week) -> Iterator[Week]:
    """Each week from `first` to `last`, both included."""
    for weeks in range(last.since(first) + 1):
        yield first.plus(weeks)


def weeks_off(entries: Iterable[str]) -> frozenset[Week]:
    """The weeks that were planned off: "2026-W52", or days "2026-12-21/2027-01-01".

    Days make a week planned off where three or more of its working days are among them.
    ValueError, with a sentence, for what is neither.
    """
    return frozenset(week for entry in entries for week in _weeks_off(entry))


def _weeks_off(entry: str) -> Iterator[Week]:
    try:
        if match := _WEEK.fullmatch(entry):
            yield Week(date.fromisocalendar(int(match[1]), int(match[2]), 1))
            return
        if match := _DAYS.fullmatch(entry):
            first, last = map(date.fromisoformat, match.groups())
            if first <= last:
                yield from _mostly_in(first, last)
                return
    except ValueError:
        pass
    raise ValueError(
        _(
            '"{entry}" is no week and no row of days: write a week as "2026-W52", '
            'or the first and the last day as "2026-12-21/2027-01-01".'
        ).format(entry=entry)
    )


def _mostly_in(first: date, last: date) -> Iterator[Week]:
    for week in weeks_between(week_of(first), week_of(last)):
        days = (week.monday + timedelta(days=n) for n in range(WORKING_DAYS))
        if sum(first <= day <= last for day in days) >= ENOUGH_DAYS:
            yield week


def length(seconds: int, minutes: tuple[int, int] | None) -> Length | None:
    """Whether a meeting is as long as meant, by whole minutes; None where any length will do."""
    if minutes is None:
        return None
    shortest, longest = minutes
    if seconds // 60 < shortest:
        return "too_short"
    return "too_long" if seconds // 60 > longest else "as_meant"


@dataclass(frozen=True)
class WeekLooked:
    """One week, and what was found in it."""

    week: Week
    state: WeekState


def calendar(
    meetings: Mapping[date, Length | None],
    off: frozenset[Week],
    last: date,
    first: date | None = None,
) -> tuple[WeekLooked, ...]:
    """Each week from that of `first`, else of the first meeting, to that of `last`.

    A week with several meetings is met where one of them is as long as it is meant to be. A week
    with a meeting is never planned off.
    """
    if not meetings:
        return ()
    found: dict[Week, list[Length | None]] = {}
    for day, long in meetings.items():
        if day <= last:
            found.setdefault(week_of(day), []).append(long)
    return tuple(
        WeekLooked(week, _state(found.get(week, []), planned_off=week in off))
        for week in weeks_between(week_of(first or min(meetings)), week_of(last))
    )


def _state(lengths: list[Length | None], *, planned_off: bool) -> WeekState:
    if not lengths:
        return "planned_off" if planned_off else "missed"
    if None in lengths or "as_meant" in lengths:
        return "met"
    return "too_short" if "too_short" in lengths else "too_long"


@dataclass(frozen=True)
class EightWeeks:
    """The last eight weeks: how many were met, of how many that were not planned off.

    `known` is how many of the eight lie at or after the team's first meeting that is kept.
    """

    met: int
    of: int
    known: int


def last_eight(weeks: tuple[WeekLooked, ...]) -> EightWeeks:
    """The last eight weeks of a calendar that ends with the week that is looked at."""
    looked = weeks[-WEEKS_LOOKED_AT:]
    counted = [one for one in looked if one.state != "planned_off"]
    return EightWeeks(sum(one.state == "met" for one in counted), len(counted), len(looked))
