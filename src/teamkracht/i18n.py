"""Words on screen in the language of the user, and dates and durations in words.

The messages of the source are English; `locales/` holds the translations. Nothing is read before
the first word is asked for. A catalogue that is missing stops nothing: English shows, and
`missing()` tells. What is imported here is little on purpose: every door of the program passes by.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime
    from gettext import NullTranslations

LANGUAGES = ("nl", "en")
"""The languages that the program speaks; the first is the one it falls back on."""

_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_MONTHS = {
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}
_SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_SHORT_DAY = {"nl": 2, "en": 3}
_AND = {"nl": "en", "en": "and"}


class Said(Exception):
    """What can't be done or used; the text says what and why in the language of who uses it."""


class _Speech:
    """The language in use and the catalogues that were read."""

    def __init__(self, locales: str) -> None:
        self.locales = locales
        self.language = LANGUAGES[0]
        self.catalogues: dict[str, NullTranslations] = {}
        self.missing: list[str] = []

    def catalogue(self) -> NullTranslations:
        """Give the catalogue of the language in use, read at its first use."""
        found = self.catalogues.get(self.language)
        if found is None:
            found = self.catalogues[self.language] = self._read()
        return found

    def _read(self) -> NullTranslations:
        import gettext
        import struct
        from pathlib import Path

        if self.language == "en":
            return gettext.NullTranslations()
        path = Path(self.locales) / self.language / "LC_MESSAGES" / "teamkracht.mo"
        try:
            with path.open("rb") as file:
                return gettext.GNUTranslations(file)
        except (OSError, UnicodeError, struct.error):
            self.missing.append(self.language)
            return gettext.NullTranslations()


_speech = _Speech(__file__.removesuffix("i18n.py") + "locales")


def use(language: str) -> None:
    """Speak `language` from here on; ValueError where it is none of `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"The language {language!r} is none of {', '.join(LANGUAGES)}.")
    _speech.language = language


def current() -> str:
    """Give the language in use."""
    return _speech.language


def missing() -> tuple[str, ...]:
    """Give the languages whose catalogue was asked for and could not be read."""
    _speech.catalogue()
    return tuple(_speech.missing)


def _(message: str) -> str:
    """Translate a message; fill in its `{names}` afterwards, with `format`."""
    return _speech.catalogue().gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that has a singular and a plural, chosen by `count`."""
    return _speech.catalogue().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a message whose English can mean more than one thing."""
    return _speech.catalogue().pgettext(context, message)


def mark(message: str) -> str:
    """Put a message in the catalogue from where it can't be translated yet: a table made at import.

    The message comes back as it is; `_()` translates it where it is shown.
    """
    return message


def _windows_language() -> str | None:
    """Give the language of the user's Windows ("nl_NL"), None elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    else:  # noqa: RET505  (mypy reads one branch for each system)
        return None


def choose(
    flag: str | None,
    setting: str | None,
    environ: Mapping[str, str],
    windows_language: Callable[[], str | None] = _windows_language,
) -> str:
    """Choose the language: the flag, the setting, the environment, Windows; Dutch unless English.

    Of LC_ALL, LC_MESSAGES and LANG the first that says something decides, as POSIX has it.
    """
    for asked in (flag, setting):
        if asked in LANGUAGES:
            return asked
    named = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    spoken = (named or windows_language() or "").replace("-", "_")
    return "en" if spoken.partition("_")[0].partition(".")[0].lower() == "en" else LANGUAGES[0]


def long_date(day: date) -> str:
    """Give a date in full: woensdag 4 november 2026."""
    weekday, month = _DAYS[current()][day.weekday()], _MONTHS[current()][day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def short_date(day: date) -> str:
    """Give a date for a narrow place, without its year: wo 4 nov."""
    weekday = _DAYS[current()][day.weekday()][: _SHORT_DAY[current()]]
    return f"{weekday} {day.day} {_SHORT_MONTHS[current()][day.month - 1]}"


def typed_date(day: date, *, year: bool = False) -> str:
    """Give a date as people type it: 4-11 in Dutch; 4 Nov in English, where 4/11 is two days."""
    parts = (
        f"{day.day} {_SHORT_MONTHS['en'][day.month - 1]}"
        if current() == "en"
        else f"{day.day}-{day.month}"
    )
    between = " " if current() == "en" else "-"
    return f"{parts}{between}{day.year}" if year else parts


def near_date(day: date, today: date) -> str:
    """Give a date for a narrow place, with its year where that is not this one: za 6 nov 2027."""
    return short_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def clock_time(moment: datetime) -> str:
    """Give the time of day of a moment, in its own offset: 09:58."""
    return f"{moment:%H:%M}"


def duration(seconds: float) -> str:
    """Give a duration in minutes and seconds (7:42), from an hour on with hours (1:05:00).

    Parts of a second are dropped; what is negative gets a minus.
    """
    whole = abs(int(seconds))
    sign = "-" if seconds < 0 and whole else ""
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{sign}{minutes}:{rest:02}"
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{rest:02}"


def listing(names: Sequence[str]) -> str:
    """Give names as people say them: Hans, Ria en Loes."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_AND[current()]} {names[-1]}"
