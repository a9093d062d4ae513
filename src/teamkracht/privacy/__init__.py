"""What may tell in a text who somebody is. Pure: a text goes in, places in it come out.

A BSN is never kept: who holds texts asks `has_bsn`, or takes `without_bsn`. All else is warned
about, and can be replaced by a word for what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from teamkracht.i18n import _, mark
from teamkracht.privacy import numbers, shapes

Kind = Literal["bsn", "phone", "email", "iban", "address", "birth"]

WORDS: dict[Kind, str] = {
    "bsn": mark("BSN"),
    "phone": mark("telephone number"),
    "email": mark("e-mail address"),
    "iban": mark("account number"),
    "address": mark("home address"),
    "birth": mark("date of birth"),
}
"""What each kind is called; shown with `_()`."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a text that may identify somebody, from `start` up to `end`."""

    kind: Kind
    start: int
    end: int

    @property
    def word(self) -> str:
        """What it is, in the language in use."""
        return _(WORDS[self.kind])


def found(text: str) -> tuple[Found, ...]:
    """Everything that may identify somebody, in order; nothing lies over anything else.

    What is both a BSN and something else of more than digits is a BSN.
    """
    of_figures = _of_figures(text)
    of_shape = (Found(kind, *stretch) for kind, look in _LOOKS for stretch in look(text))
    kept = _apart([*of_figures, *of_shape])
    return tuple(sorted(kept, key=lambda one: one.start))


def has_bsn(text: str) -> bool:
    """Whether something in the text passes for a BSN."""
    return any(one.kind == "bsn" for one in _of_figures(text))


def finished_bsn(text: str, typed_at: int | None = None) -> bool:
    """Whether a BSN stands in the text that more typing at `typed_at` can't make something else.

    Eight digits can become nine, nine loose ones a longer list, and what begins with a nought or a
    plus a telephone number.
    """
    return any(
        one.kind == "bsn" and not (typed_at in {one.end, one.end + 1} and _may_grow(text, one))
        for one in _of_figures(text)
    )


def _may_grow(text: str, one: Found) -> bool:
    digits = [sign for sign in text[one.start : one.end] if sign.isdigit()]
    by_digit = not re.search(r"\d\d", text[one.start : one.end])
    return (
        len(digits) < 9 or by_digit or int(digits[0]) == 0 or text[one.start - 1 : one.start] == "+"
    )


def bsn_sentence() -> str:
    """Why a BSN is not taken, in the language in use."""
    return _(
        "This looks like a BSN, and a BSN is never kept here. "
        "Use the pseudonym; the number is in the client's own file."
    )


def without_bsn(text: str) -> str:
    """The text without any BSN; where nothing else is left of a line, it is empty."""
    while gone := [one for one in _of_figures(text) if one.kind == "bsn"]:
        for one in reversed(gone):
            text = f"{text[: one.start].rstrip(' ')}{text[one.end :]}"
    return text


def replaced(text: str, what: Iterable[Found]) -> str:
    """The text with a word in square brackets for each thing: [telephone number]."""
    for one in sorted(what, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}[{one.word}]{text[one.end :]}"
    return text


_LOOKS: tuple[tuple[Kind, Callable[[str], Iterator[shapes.Stretch]]], ...] = (
    ("email", shapes.emails),
    ("iban", shapes.ibans),
    ("address", shapes.addresses),
    ("birth", shapes.births),
)


def _of_figures(text: str) -> list[Found]:
    """Every BSN and telephone number."""
    kept: list[Found] = []
    if not any(map(str.isdigit, text)):
        return kept
    accounts = {at for stretch in shapes.ibans(text) for at in range(*stretch)}
    for run in numbers.runs(text):
        phones = [(at, to) for at, to in numbers.phones(text, run) if run[at].start not in accounts]
        taken = [*phones, *numbers.dates(run), *numbers.within(run, accounts)]
        taken += numbers.amounts(text, run)
        kept += [Found("bsn", one.start, one.end) for one in numbers.bsns(text, run, taken)]
        kept += [Found("phone", *numbers.with_plus(text, run[at:to])) for at, to in phones]
    return kept


def _apart(all_found: Iterable[Found]) -> list[Found]:
    """Those that lie over none of a kind that goes before theirs."""
    kept: list[Found] = []
    last: dict[int, None] = {}
    for one in all_found:
        places = range(one.start, one.end)
        if not any(at in last for at in places):
            kept.append(one)
            last.update(dict.fromkeys(places))
    return kept
