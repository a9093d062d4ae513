"""TOML text to a frozen dataclass, checked, with the line of every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from teamkracht.i18n import _, mark
from teamkracht.toml.places import Places
from teamkracht.toml.plain import PLAIN_TOML
from teamkracht.toml.problem import Path, Problem, Unreadable, dotted
from teamkracht.toml.sentences import sentence
from teamkracht.toml.shape import Shape, shape
from teamkracht.toml.syntax import parse

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")

_KINDS = {
    "protocol": mark("a protocol"),
    "minutes": mark("minutes of a meeting"),
    "observation": mark("an observation"),
    "team": mark("a team"),
    "case": mark("a case"),
    "settings": mark("settings"),
    "instrument": mark("requirements"),
}


_LONGEST_VERSION = 9
"""Digits that the version of a format may have; Python makes no number of thousands of them."""

MOST = 4 << 20
"""Bytes that a file may have; ours have some thousands, and one without end must not hold us up."""


def decode(data: bytes, name: str) -> str:
    """Bytes of a file to text, without its byte order mark. Raises Unreadable where it is none."""
    if len(data) > MOST:
        fault = _("it is larger than {count} MB; no file of teamkracht is.")
        raise Unreadable([Problem(name, None, "", fault.format(count=MOST >> 20))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = _("this is not UTF-8 text; save the file as UTF-8.")
        raise Unreadable([Problem(name, line, "", fault)]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable([Problem(name, line, "", _("this is no text: it has a zero byte."))])
    return text


def read(text: str, model: type[T], *, name: str) -> T:
    """Check TOML text against a frozen dataclass, and give its instance.

    Nothing is converted: "5" is no whole number. Where the model has a field `format` (a Literal
    such as "teamkracht/minutes/1"), another kind of file and a newer version are told apart.
    Raises Unreadable with every fault, by line; `name` is what the faults call the text.
    """
    document = parse(text, name)
    fault = _other_format(document, model)
    if fault:
        raise Unreadable([Problem(name, Places(text).line(("format",)), "format", fault)])
    record = PLAIN_TOML.build(document, model)
    return record if record is not None else _checked(document, model, text, name)


def _checked(document: dict[str, Any], model: type[T], text: str, name: str) -> T:
    """Check all of a document with pydantic, which is imported for the first that needs it."""
    from pydantic_core import ValidationError

    kind: type = model
    asked = shape(kind)
    try:
        record: T = asked.validator.validate_python(document)
    except ValidationError as error:
        raise Unreadable(_problems(error.errors(include_url=False), asked, text, name)) from None
    return record


def _problems(errors: list[ErrorDetails], asked: Shape, text: str, name: str) -> list[Problem]:
    """One problem a place, as a value that may be this or that gives an error for each."""
    places = Places(text)
    found: dict[Path, Problem] = {}
    for error in errors:
        path = asked.path(error["loc"])
        if error["type"] == "union_tag_invalid":
            path = (*path, asked.at(error["loc"])["discriminator"])
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # Long enough: pydantic counts only the rows without a fault.
        problem = Problem(name, places.line(path), dotted(path), sentence(error, asked, path))
        found.setdefault(path, problem)
    return list(found.values())


def _formats(model: type) -> tuple[str, ...]:
    hint = get_type_hints(model).get("format")
    return get_args(hint) if get_origin(hint) is Literal else ()


def _other_format(document: dict[str, Any], model: type) -> str | None:
    """What is wrong with the key `format`, None where nothing is or the model has none."""
    known = _formats(model)
    if not known or document.get("format") in known:
        return None
    if "format" not in document:
        message = _('"format" is missing: a file of this kind begins with format = "{known}".')
        return message.format(known=known[-1])
    given = str(document["format"])
    kind, _slash, version = given.rpartition("/")
    ours, _slash, newest = known[-1].rpartition("/")
    counts = version.isdecimal() and len(version) <= _LONGEST_VERSION
    if kind == ours and counts and int(version) > int(newest):
        message = _(
            "a newer version of teamkracht made this file ({given}); this one reads {known}."
        )
    elif kind != ours and kind.removeprefix("teamkracht/") in _KINDS:
        message = _("this file holds {found}, not {wanted}.")
    else:
        message = _('"format" must be "{known}"; here it is "{given}".')
    return message.format(given=given, known=known[-1], found=_kind(kind), wanted=_kind(ours))


def _kind(name: str) -> str:
    """What a kind of file is called."""
    return _(_KINDS.get(name.removeprefix("teamkracht/"), name))
