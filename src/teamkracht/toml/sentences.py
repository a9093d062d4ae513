"""Every fault that a check can find, as a sentence that says what would be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teamkracht.i18n import _, mark, ngettext
from teamkracht.toml.problem import Path, dotted
from teamkracht.toml.shape import Shape
from teamkracht.toml.text import clean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TYPES = {
    "int_type": mark("a whole number, such as 5"),
    "float_type": mark("a number, such as 4.5"),
    "string_type": mark("text between quotes"),
    "bool_type": mark("true or false, without quotes"),
    "date_type": mark("a date, such as 2026-11-04, without quotes"),
    "datetime_type": mark("a date with a time, such as 2026-11-04T09:30:00+01:00, without quotes"),
    "timezone_aware": mark("a date with a time and its offset, such as 2026-11-04T09:30:00+01:00"),
    "time_type": mark("a time, such as 09:30:00, without quotes"),
    "tuple_type": mark("a list: [ … ]"),
    "list_type": mark("a list: [ … ]"),
    "dict_type": mark("a table: keys with their values"),
    "dataclass_type": mark("a table: keys with their values"),
    "model_attributes_type": mark("a table: keys with their values"),
    "finite_number": mark("a number that is not endless"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", mark('"{key}" must be at least {bound}; here it is {value}.')),
    "less_than_equal": ("le", mark('"{key}" must be at most {bound}; here it is {value}.')),
    "greater_than": ("gt", mark('"{key}" must be more than {bound}; here it is {value}.')),
    "less_than": ("lt", mark('"{key}" must be less than {bound}; here it is {value}.')),
}
_SHOWN = 40


def sentence(error: ErrorDetails, shape: Shape, path: Path) -> str:
    """Say what is wrong and what would be right, in one sentence."""
    kind = error["type"]
    if kind in _TYPES:
        return _('"{key}" must be {what}; here it is {value}.').format(
            key=label(path), what=_(_TYPES[kind]), value=shown(error["input"])
        )
    if kind in _BOUNDS:
        name, message = _BOUNDS[kind]
        bound = error["ctx"][name]
        return _(message).format(key=label(path), bound=bound, value=shown(error["input"]))
    say = _SENTENCES.get(kind, _not_right)
    return say(error, shape, path)


def label(path: Path) -> str:
    """Name a value by its key, and by its place in a list where it stands in one."""
    start = max((index for index, part in enumerate(path) if isinstance(part, str)), default=0)
    return dotted(path[start:])


def shown(value: object) -> str:
    """Show a value of a file as it stands there, shortly."""
    if isinstance(value, str):
        text = clean(value)
        return f'"{text if len(text) <= _SHOWN else text[:_SHOWN] + "…"}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, dict):
        return _("a table")
    return _("a list") if isinstance(value, list | tuple) else str(value)


def nearest(word: str, known: Sequence[str]) -> str:
    """End a sentence on a wrong word: the one that was meant, or all that are known."""
    near = get_close_matches(word, known, n=1)
    if near:
        return _('did you mean "{word}"?').format(word=near[0])
    if not known:
        return _("nothing can stand here.")
    words = ", ".join(f'"{one}"' for one in known)
    return ngettext("it can be {words}.", "it can be one of {words}.", len(known)).format(
        words=words
    )


def _missing(_error: ErrorDetails, _shape: Shape, path: Path) -> str:
    if len(path) == 1:
        return _('"{key}" is missing at the top of the file.').format(key=label(path))
    return _('"{key}" is missing in {table}.').format(key=label(path), table=dotted(path[:-1]))


def _unknown_key(error: ErrorDetails, shape: Shape, path: Path) -> str:
    hint = nearest(label(path), shape.keys(error["loc"]))
    return _('"{key}" is not a key here; {hint}').format(key=label(path), hint=hint)


def _not_allowed(error: ErrorDetails, shape: Shape, path: Path) -> str:
    expected = [str(one) for one in shape.at(error["loc"]).get("expected", ())]
    hint = nearest(str(error["input"]), expected)
    return _('"{key}" can\'t be {value}; {hint}').format(
        key=label(path), value=shown(error["input"]), hint=hint
    )


def _no_kind(error: ErrorDetails, shape: Shape, path: Path) -> str:
    schema = shape.at(error["loc"])
    words = ", ".join(f'"{one}"' for one in schema["choices"])
    return _('"{key}" is missing in {table}; it can be one of {words}.').format(
        key=schema["discriminator"], table=dotted(path), words=words
    )


def _wrong_kind(error: ErrorDetails, shape: Shape, path: Path) -> str:
    tag, choices = error["ctx"]["tag"], list(shape.at(error["loc"])["choices"])
    return _('"{key}" can\'t be {value}; {hint}').format(
        key=label(path), value=shown(tag), hint=nearest(tag, choices)
    )


def _too_few(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    least, found = error["ctx"]["min_length"], error["ctx"]["actual_length"]
    return ngettext(
        '"{key}" needs at least {least} entry; here it has {found}.',
        '"{key}" needs at least {least} entries; here it has {found}.',
        least,
    ).format(key=label(path), least=least, found=found)


def _too_many(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    most, found = error["ctx"]["max_length"], error["ctx"]["actual_length"]
    return ngettext(
        '"{key}" may have {most} entry at most; here it has {found}.',
        '"{key}" may have {most} entries at most; here it has {found}.',
        most,
    ).format(key=label(path), most=most, found=found or _("more than that"))


def _too_short(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    if error["ctx"]["min_length"] == 1:
        return _('"{key}" is empty; fill it in.').format(key=label(path))
    return ngettext(
        '"{key}" must have at least {least} character.',
        '"{key}" must have at least {least} characters.',
        error["ctx"]["min_length"],
    ).format(key=label(path), least=error["ctx"]["min_length"])


def _too_long(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    return ngettext(
        '"{key}" may have {most} character at most.',
        '"{key}" may have {most} characters at most.',
        error["ctx"]["max_length"],
    ).format(key=label(path), most=error["ctx"]["max_length"])


def _own_rule(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    """A rule of the dataclass itself, from its `__post_init__`; it speaks the user's language."""
    return _('"{key}": {fault}').format(key=label(path), fault=error["ctx"]["error"])


def _not_right(error: ErrorDetails, _shape: Shape, path: Path) -> str:
    return _('"{key}" can\'t be {value}.').format(key=label(path), value=shown(error["input"]))


_SENTENCES: dict[str, Callable[[ErrorDetails, Shape, Path], str]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_allowed,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _wrong_kind,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "value_error": _own_rule,
    "assertion_error": _own_rule,
}
