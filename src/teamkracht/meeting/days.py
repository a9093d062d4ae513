"""Days as people type them: vr, 6-11, over een week, morgen."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from teamkracht.i18n import _, long_date, typed_date

FARTHEST = 2200
"""The first year that is taken for a slip of the finger."""
_LONG_AGO = date(1900, 1, 1)
_HALF_A_YEAR = 182
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True)
class _Language:
    """The words for days in one language, in lower case."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    near: dict[str, int]
    lately: dict[str, int]
    """Today and days that were, for a day that may be past."""
    numbers: tuple[str, ...]
    """One, two, three …; the word for "a" counts as one."""
    one: tuple[str, ...]
    units: dict[str, str]
    within: tuple[str, ...]
    coming: tuple[str, ...]
    next_week: tuple[str, ...]
    fillers: tuple[str, ...]
    """Words that say nothing by themselves: op, de, the."""


_NL = _Language(
    tuple("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()),
    tuple(
        "januari februari maart april mei juni juli augustus september oktober november december "
        "mrt".split()
    ),
    {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2},
    {"vandaag": 0, "gisteren": -1, "eergisteren": -2},
    tuple("een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()),
    ("één", "1"),
    {"dag": "d", "dagen": "d", "d": "d", "week": "w", "weken": "w", "w": "w"}
    | {"maand": "m", "maanden": "m", "m": "m"},
    ("over",),
    ("komende", "aanstaande", "a.s."),
    ("volgende week",),
    ("op", "de"),
)
_EN = _Language(
    tuple("monday tuesday wednesday thursday friday saturday sunday".split()),
    tuple(
        "january february march april may june july august september october november december "
        "sept".split()
    ),
    {"today": 0, "now": 0, "tomorrow": 1},
    {"today": 0, "yesterday": -1},
    tuple("one two three four five six seven eight nine ten eleven twelve".split()),
    ("a", "an"),
    {"day": "d", "days": "d", "d": "d", "week": "w", "weeks": "w", "w": "w"}
    | {"month": "m", "months": "m", "m": "m"},
    ("in",),
    ("coming", "this"),
    ("next week",),
    ("on", "the", "of"),
)
_LANGUAGES = {"nl": _NL, "en": _EN}


def day(text: str, today: date, language: str) -> date:
    """The day that somebody means; without a year the first one from today on.

    The words of `language` come first, but who says it in the other one is understood too.

    Raises ValueError with a sentence for people where it is no day, or a day that is past.
    """
    first = _LANGUAGES.get(language, _NL)
    speeches = (first, _EN if first is _NL else _NL)
    found = next(filter(None, (_found(text, today, speech) for speech in speeches)), None)
    if found is None:
        if other := next(filter(None, (_misnamed(text, today, one) for one in speeches)), None):
            said = _("That is {day}. Which is right: the date, or the day of the week?")
            raise ValueError(said.format(day=long_date(other)))
        raise ValueError(
            _("“{text}” is no day that I know. Try: fri, {day}, tomorrow or in a week.").format(
                text=text.strip(), day=example(today)
            )
        )
    if found < today:
        raise ValueError(_("That day is past. Give a day from today on."))
    return found


def example(today: date) -> str:
    """A day as one may type it, that lies ahead: 6-11, 6 Nov."""
    return typed_date(today + timedelta(days=2))


def dated(text: str, today: date, language: str) -> date | None:
    """The day that somebody names with its month, past days too; without a year the nearest one.

    Today and yesterday are understood as well.
    """
    since = _LONG_AGO if _YEAR.search(text) else today - timedelta(days=_HALF_A_YEAR)
    words = " ".join(text.casefold().split())
    first = _LANGUAGES.get(language, _NL)
    speeches = (first, _EN if first is _NL else _NL)
    for one in speeches:
        if words in one.lately:
            return _later(today, one.lately[words])
    ways = (way(words, since, one) for one in speeches for way in (_numbers, _month_named))
    return next(filter(None, ways), None)


def _found(text: str, today: date, speech: _Language) -> date | None:
    kept = _kept(text, speech)
    return next(filter(None, (way(kept, today, speech) for way in _WAYS)), None)


def _kept(text: str, speech: _Language) -> str:
    """The words that say something."""
    words = text.casefold().replace(",", " ").split()
    return " ".join(word for word in words if word not in speech.fillers)


def _near(text: str, today: date, speech: _Language) -> date | None:
    days = speech.near.get(text)
    return None if days is None else _later(today, days)


def _weekday(text: str, today: date, speech: _Language) -> date | None:
    """A weekday: the first one after today, or the one of next week."""
    for words in speech.coming:
        text = text.removeprefix(words + " ")
    for words in speech.next_week:
        if text == words:
            return _later(today, 7)
        if words in text:
            found = _started(text.replace(words, "").strip(), speech.weekdays)
            monday = _later(today, 7 - today.weekday())
            return None if found is None or monday is None else _later(monday, found)
    found = _started(text, speech.weekdays)
    return None if found is None else _later(today, (found - today.weekday() - 1) % 7 + 1)


def _after(text: str, today: date, speech: _Language) -> date | None:
    """So many days, weeks or months from today."""
    for words in speech.within:
        text = text.removeprefix(words + " ")
    found = re.fullmatch(r"\+?(\S+?) ?([a-z]+)", text)
    if found is None or found[2] not in speech.units:
        return None
    many = _number(found[1], speech)
    if many is None:
        return None
    unit = speech.units[found[2]]
    return _months_later(today, many) if unit == "m" else _later(today, many * (7, 1)[unit == "d"])


def _numbers(text: str, today: date, speech: _Language) -> date | None:
    """A day and a month in figures, with a year or without; or the other way round with dashes."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?", text):
        return _in_year(int(found[1]), int(found[2]), found[3], today)
    return None


def _month_named(text: str, today: date, speech: _Language) -> date | None:
    """A day with the name of its month."""
    pattern = r"(\d{1,2})(?:e|st|nd|rd|th)? ?([^\W\d]+)\.?(?: (\d{4}))?"
    if found := re.fullmatch(pattern, text):
        number, name, year = found.groups()
    elif found := re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", text):
        name, number, year = found.groups()
    else:
        return None
    month = _started(name, speech.months, 3)
    if month is None:
        return None
    if month == 12:
        month = 2 if speech is _NL else 8
    return _in_year(int(number), month + 1, year, today)


def _day_of_month(text: str, today: date, speech: _Language) -> date | None:
    """The number of a day alone: in this month, or in the first one after it that has it."""
    found = re.fullmatch(r"(\d{1,2})(?:e|st|nd|rd|th)?", text)
    if found is None:
        return None
    months = (_month_after(today, n) for n in range(13))
    return _first((_date(year, month, int(found[1])) for year, month in months), today)


def _weekday_with_day(text: str, today: date, speech: _Language) -> date | None:
    """A day with its weekday before it, as the program shows them: vr 6 nov."""
    weekday, found = _named_twice(text, today, speech)
    return found if found is not None and found.weekday() == weekday else None


def _misnamed(text: str, today: date, speech: _Language) -> date | None:
    """A day that falls on another weekday than the one before it."""
    weekday, found = _named_twice(_kept(text, speech), today, speech)
    return found if found is not None and found.weekday() != weekday else None


def _named_twice(text: str, today: date, speech: _Language) -> tuple[int | None, date | None]:
    """The weekday that comes first, and the day that comes after it."""
    name, _space, rest = text.partition(" ")
    weekday = _started(name, speech.weekdays)
    if weekday is None or not rest:
        return None, None
    return weekday, next(filter(None, (way(rest, today, speech) for way in _DATES)), None)


_DATES = (_numbers, _month_named, _day_of_month)
_WAYS: tuple[Callable[[str, date, _Language], date | None], ...] = (
    _near, _weekday, _after, *_DATES, _weekday_with_day,
)  # fmt: skip


def _started(text: str, names: tuple[str, ...], letters: int = 2) -> int | None:
    """Which of the names somebody began to type."""
    text = text.rstrip(".")
    if len(text) < letters:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(text)), None)


def _number(text: str, speech: _Language) -> int | None:
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    if text in speech.one:
        return 1
    return speech.numbers.index(text) + 1 if text in speech.numbers else None


def _in_year(number: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, number)
    return _first((_date(today.year + n, month, number) for n in range(9)), today)


def _first(days: Iterator[date | None], today: date) -> date | None:
    return next((one for one in days if one is not None and one >= today), None)


def _month_after(today: date, months: int) -> tuple[int, int]:
    count = today.year * 12 + today.month - 1 + months
    return count // 12, count % 12 + 1


def _months_later(today: date, months: int) -> date | None:
    year, month = _month_after(today, months)
    if year >= FARTHEST:
        return None
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _later(today: date, days: int) -> date | None:
    return _date(*(today + timedelta(days=days)).timetuple()[:3])


def _date(year: int, month: int, number: int) -> date | None:
    if not (1 <= month <= 12 and 1900 <= year < FARTHEST):
        return None
    return date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None
