"""Weeks that were planned off, as people type them: week 52, week 1, 6 mei, 21-12 t/m 1-1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from teamkracht.fidelity.weeks import Week, week_of, weeks_between, weeks_off
from teamkracht.i18n import _, current, listing, ngettext, short_date, typed_date
from teamkracht.meeting.days import FARTHEST, dated, day

MOST_NAMED = 6
"""Weeks that are named one by one in a sentence."""

_APART = re.compile(r"[,;\n]+|\s+(?:en(?!\s+met\b)|and)\s+", re.IGNORECASE)
_TO = r"\s*(?:-|–|\bt/m\b|\btot en met\b|\bto\b|\buntil\b)\s*"
_WEEKS = re.compile(
    rf"(?:weken|weeks?|wk|w)\.?\s*(\d{{1,2}})(?:{_TO}(?:week\s*|wk\s*)?(\d{{1,2}}))?"
    r"(?:\s+(?:van\s+|of\s+)?(\d{4}))?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\d{1,2}")
_BETWEEN = re.compile(r"\s+(?:t/m|tot en met|to|until|-|–)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_LONG_AGO = date(1900, 1, 1)
_HALF_A_YEAR = timedelta(days=182)


def weeks_typed(text: str, today: date) -> tuple[str, ...]:
    """The entries of a team's file for what was typed; () for nothing.

    A week or a day without a year is the one nearest to today; a day is the week in which it lies.
    Raises ValueError, with a sentence, for what can't be understood.
    """
    parts = [part.strip(" .") for part in _APART.split(text)]
    found = [entry for part in parts if part for entry in _entries(part, today)]
    return tuple(dict.fromkeys(found))


def _entries(part: str, today: date) -> Iterator[str]:
    if match := _WEEKS.fullmatch(part):
        yield from map(str, _weeks(part, match[1], match[2], match[3], today))
    elif _ALONE.fullmatch(part):
        yield from map(str, _weeks(part, part, None, None, today))
    elif re.match(r"\d{4}-(W|\d{2}-\d{2}/)", part):
        weeks_off((part,))
        yield part
    else:
        try:
            yield _days(*_BETWEEN.split(part, maxsplit=1), today=today)
        except ValueError:
            raise ValueError(_not_understood(part)) from None


def _weeks(part: str, first: str, last: str | None, year: str | None, today: date) -> list[Week]:
    begin = _week(int(first), int(year) if year else None, today)
    if begin is None:
        raise ValueError(_("There is no week {week} then.").format(week=int(first)))
    if last is None:
        return [begin]
    within = weeks_between(begin, begin.plus(52))
    found: list[Week] = []
    for week in within:
        found.append(week)
        if week.monday.isocalendar()[1] == int(last):
            return found
    raise ValueError(_not_understood(part))


def _week(number: int, year: int | None, today: date) -> Week | None:
    """A week by its number: that of a year, or the one nearest to today."""
    here = today.isocalendar()[0]
    found = []
    if year and year >= FARTHEST:
        return None
    for one in (year,) if year else (here - 1, here, here + 1):
        try:
            found.append(Week(date.fromisocalendar(one, number, 1)))
        except ValueError:
            continue
    return min(found, key=lambda week: abs(week.monday - today), default=None)


def _days(first: str, last: str | None = None, *, today: date) -> str:
    """The week of a day, or the days from one to another: the year of one tells that of the other.

    Raises ValueError for what is no day, and for days the wrong way round.
    """
    if last is None:
        return str(week_of(_day(first, today)))
    if _YEAR.search(last):
        end = _day(last, today)
        begin = _day(first, end)
    else:
        begin = _day(first, today)
        end = day(last, begin, current())
        if end - begin > _HALF_A_YEAR:
            raise ValueError(last)
    if end < begin:
        raise ValueError(last)
    return f"{begin}/{end}"


def _day(text: str, near: date) -> date:
    """A day; without a year the one nearest to another day. Raises ValueError for what is none."""
    found = dated(text, near, current())
    return found or day(text, _LONG_AGO if _YEAR.search(text) else near, current())


def _not_understood(part: str) -> str:
    words = _(
        "“{text}” is no week that I know. Try: week 52, week 30-32, 6 May or 21 Dec to 1 Jan."
    )
    return words.format(text=part)


def typed(entries: Sequence[str]) -> str:
    """Entries as people would type them; typed again they are the same."""
    return ", ".join(map(_typed, entries))


def _typed(entry: str) -> str:
    first, slash, last = entry.partition("/")
    if slash:
        words = _("{first} to {last}")
        return words.format(first=_as_typed(first), last=_as_typed(last))
    year, _w, week = entry.partition("-W")
    return _("week {week} of {year}").format(week=int(week), year=year)


def _as_typed(iso: str) -> str:
    return typed_date(date.fromisoformat(iso), year=True)


def meant(entries: Sequence[str]) -> str:
    """Say which weeks are meant, by their Mondays; "" for none."""
    if not entries:
        return ""
    mondays = [short_date(week.monday) for week in sorted(weeks_off(entries))]
    if not mondays:
        return _("Too few days for a whole week: three working days or more make it one.")
    more = len(mondays) - MOST_NAMED
    named = mondays[:MOST_NAMED]
    if more > 0:
        named.append(ngettext("{count} more", "{count} more", more).format(count=more))
    words = ngettext("The week from {days}.", "The weeks from {days}.", len(mondays))
    return words.format(days=listing(named))
