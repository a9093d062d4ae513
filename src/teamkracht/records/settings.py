"""How this user wants the program: language, theme, sound (docs/formats/settings.md).

Whatever is wrong with settings stops nothing: what can't be used is left out, and said. Checked by
hand, without pydantic, because they are read before the first screen is painted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any

from teamkracht.i18n import LANGUAGES, _, mark
from teamkracht.toml import Problem, Unreadable, write
from teamkracht.toml.places import Places
from teamkracht.toml.syntax import parse

FORMAT = "teamkracht/settings/1"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a user chose. None: nothing was chosen, the program does."""

    format: str = FORMAT
    language: str | None = None
    theme: str | None = None
    sound: bool = False
    """Signals can be heard."""
    team: str | None = None
    """The team that was open last."""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "format": (
        lambda value: (
            isinstance(value, str) and re.fullmatch(r"teamkracht/settings/\d+", value) is not None
        ),
        mark('"{key}" must be "teamkracht/settings/1"; it is left out.'),
    ),
    "language": (
        lambda value: value in LANGUAGES,
        mark('"{key}" can be "nl" or "en"; the language of your computer is used.'),
    ),
    "theme": (_is_name, mark('"{key}" must be the name of a theme; the usual one is used.')),
    "sound": (
        lambda value: isinstance(value, bool),
        mark('"{key}" can be true or false, without quotes; the sound stays off.'),
    ),
    "team": (_is_name, mark('"{key}" must be the name of a team; it is left out.')),
}


def read_settings(text: str, name: str) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings as far as they can be used, and what is wrong with the rest."""
    try:
        values = parse(text, name)
    except Unreadable as error:
        return Settings(), tuple(map(_all_usual, error.problems))
    good = {key: value for key, value in values.items() if key in _RULES and _RULES[key][0](value)}
    return Settings(**{**good, "format": FORMAT}), tuple(_problems(values, good, text, name))


def peek(text: str) -> Settings:
    """Settings for the first screen, whatever is wrong with them."""
    return read_settings(text, "")[0]


def write_settings(settings: Settings) -> str:
    """The text of the file of settings."""
    return write(settings)


def _all_usual(problem: Problem) -> Problem:
    """What is wrong with the whole file, and what that means."""
    usual = _("Until that is put right the usual settings are used.")
    return replace(problem, message=f"{problem.message} {usual}")


def _problems(
    values: dict[str, Any], good: dict[str, Any], text: str, name: str
) -> Iterator[Problem]:
    wrong = [key for key in values if key not in good]
    if not wrong:
        return
    places = Places(text)
    for key in wrong:
        message = _(_RULES[key][1]) if key in _RULES else _unknown(key)
        yield Problem(name, places.line((key,)), key, message.format(key=key))


def _unknown(key: str) -> str:
    known = [field.name for field in fields(Settings)]
    near = get_close_matches(key, known, n=1)
    if near:
        return _('"{key}" is not known here; did you mean "{near}"?').replace("{near}", near[0])
    return _('"{key}" is not known here; it is left out.')
