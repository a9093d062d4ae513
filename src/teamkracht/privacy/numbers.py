"""Long numbers in a text: the BSN by its eleven-test, and the telephone numbers that are none.

What is missed is weighed against what is in the way. A number of nine digits counts however it is
divided, by a dot, a dash or up to three spaces, over groups of two and more digits (one group may
be a single digit), or digit by digit with one and the same sign. One of eight digits, which is a
BSN without its leading zero, counts undivided, or divided by one and the same sign with nothing
more behind or before it: times, years and lists of small numbers are written so as well. No BSN,
whatever the test says, are a telephone number, a date, the digits behind the head of an IBAN, an
amount (thousands with a sign between, and euros said), and eight digits behind the word KvK.
Nothing here takes more than a few steps a character.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

_DIGITS = re.compile(r"\d+")
_SPACES = " \u00a0\u2007\u2009\u202f"
_OF_PHONES = "()/"
"""Signs that divide telephone numbers and dates alone: (06) 12345678."""

_SIGNS = ".-\u2010\u2011\u2012\u2013\u2014\u2212" + _OF_PHONES
_MOST_SPACES = 3
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LONGEST_GAP = 6
"""One sign, with spaces or a few invisible ones around it."""

_IBAN_HEAD = re.compile(r"[A-Za-z]{2}\d\d ?[A-Za-z]{4} ?$")
_IBAN_HEAD_LENGTH = 10
_KVK = re.compile(
    r"(?<![^\W\d_])k\.?v\.?k\.?(?:[ -]?(?:nummer|number|nr\.?|no\.?))?[ :]{0,3}$", re.IGNORECASE
)
_EUROS_BEFORE = re.compile(r"(?:\u20ac|\beuros?|\beur) ?$", re.IGNORECASE)
_EUROS_BEHIND = re.compile(r",(?:\d\d|[-\u2013])(?!\d)| ?(?:\u20ac|euros?\b|eur\b)", re.IGNORECASE)
_BEFORE = 20
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_AREA = re.compile(r"06|0[1-57]\d|08[58]|0[1-57]\d\d")
_COUNTRY = re.compile(r"(?:\+|00)31$")
_MOST_GROUPS = 11


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together. `sign` is what divides them from the group before, "" for none.

    None where something else, or nothing, stands before them.
    """

    digits: str
    start: int
    end: int
    sign: str | None


def eleven_test(digits: str) -> bool:
    """Whether eight or nine digits can be a BSN."""
    if len(digits) not in {8, 9} or not int(digits) or (len(digits) == 8 and int(digits[0]) == 0):
        return False
    padded = map(int, digits.rjust(9, "0"))
    return sum(weight * one for weight, one in zip(_WEIGHTS, padded, strict=True)) % 11 == 0


def runs(text: str) -> Iterator[tuple[Group, ...]]:
    """Groups of digits with no more than one sign between them."""
    run: list[Group] = []
    for match in _DIGITS.finditer(text):
        sign = _sign(text, run[-1].end, match.start()) if run else None
        if run and sign is None:
            yield tuple(run)
            run = []
        run.append(Group(match.group(), match.start(), match.end(), sign))
    if run:
        yield tuple(run)


def phones(text: str, run: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a run: first group, and the one after the last."""
    at = 0
    while at < len(run):
        to = _abroad(text, run, at) or _home(text, run, at)
        if to:
            yield at, to
        at = to or at + 1


def dates(run: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Where dates stand in a run: three groups, divided by the same sign, no more of it around.

    Or eight digits that can be read as a day: 20261104, 04112026.
    """
    yield from ((at, at + 1) for at, one in enumerate(run) if _is_compact_day(one.digits))
    for at in range(len(run) - 2):
        one, two, three = run[at : at + 3]
        after = run[at + 3].sign if at + 3 < len(run) else None
        if two.sign == three.sign and two.sign not in {one.sign, after}:
            day, month, year = (int(group.digits[:4]) for group in (one, two, three))
            lengths = (len(one.digits), len(two.digits), len(three.digits))
            turned = lengths[0] == 4 and lengths[2] <= 2 and is_day(year, month)
            plain = lengths[0] <= 2 and lengths[2] in {2, 4} and is_day(day, month)
            if lengths[1] <= 2 and (turned or plain):
                yield at, at + 3


def amounts(text: str, run: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Where amounts stand in a run: 1.250.000 with euros before or behind it."""
    at = 0
    while at < len(run):
        to = at + 1
        while to < len(run) and len(run[to].digits) == 3 and run[to].sign in {".", *_SPACES}:
            to += 1
        before = text[max(0, run[at].start - _BEFORE) : run[at].start]
        said = _EUROS_BEFORE.search(before) or _EUROS_BEHIND.match(text, run[to - 1].end)
        if to > at + 1 and len(run[at].digits) <= 3 and said:
            yield at, to
        at = to


def bsns(text: str, run: Sequence[Group], taken: Sequence[tuple[int, int]]) -> Iterator[Group]:
    """Every BSN in a run, outside what is something else; as one group."""
    free = [True] * len(run)
    for first, after in taken:
        free[first:after] = [False] * (after - first)
    at = 0
    while at < len(run):
        to = _bsn(text, run, at, free)
        if to:
            yield Group(
                "".join(one.digits for one in run[at:to]), run[at].start, run[to - 1].end, ""
            )
        at = to or at + 1


def within(run: Sequence[Group], places: Container[int]) -> Iterator[tuple[int, int]]:
    """Which groups of a run begin at one of these places in the text, each by itself."""
    for at, one in enumerate(run):
        if one.start in places:
            yield at, at + 1


def with_plus(text: str, groups: Sequence[Group]) -> tuple[int, int]:
    """Where a telephone number stands, with its plus or the bracket around its area."""
    start = groups[0].start
    opening = "(" if len(groups) > 1 and groups[1].sign == ")" else "+"
    return start - (text[start - 1 : start] == opening), groups[-1].end


def _is_compact_day(digits: str) -> bool:
    if len(digits) != 8:
        return False
    turned = (digits[:4], digits[6:], digits[4:6])
    plain = (digits[4:], digits[:2], digits[2:4])
    return any(
        1900 <= int(year) < 2100 and is_day(int(day), int(month))
        for year, day, month in (turned, plain)
    )


def is_day(day: int, month: int) -> bool:
    """Whether this can be a day of a month."""
    return 1 <= day <= 31 and 1 <= month <= 12


def _sign(text: str, start: int, end: int) -> str | None:
    """What divides two groups, None where they have nothing to do with each other."""
    if end - start > _LONGEST_GAP:
        return None
    between = "".join(one for one in text[start:end] if one not in _INVISIBLE)
    sign = between.strip(_SPACES)
    if sign:
        return sign if sign in _SIGNS and len(sign) == 1 else None
    return (" " if len(between) <= _MOST_SPACES else None) if between else ""


def _bsn(text: str, run: Sequence[Group], at: int, free: Sequence[bool]) -> int:
    """The group after a BSN that begins here, 0 where none does."""
    digits, best = "", 0
    for to in range(at, min(at + _MOST_GROUPS, len(run))):
        digits += run[to].digits[:10]
        if not free[to] or len(digits) > 9:
            break
        divided_well = _nine(run, at, to) if len(digits) == 9 else _eight(run, at, to)
        if divided_well and eleven_test(digits) and not _named(text, run[at].start, digits):
            best = to + 1
    return best


def _nine(run: Sequence[Group], at: int, to: int) -> bool:
    """Over groups with no more than one single digit, or digit by digit and nothing around."""
    groups, inside = run[at : to + 1], {one.sign for one in run[at + 1 : to + 1]}
    if inside & set(_OF_PHONES):
        return False
    by_digit = len(groups) == 9 and len(inside) == 1 and not inside & _around(run, at, to)
    return by_digit or sum(len(one.digits) == 1 for one in groups) <= 1


def _around(run: Sequence[Group], at: int, to: int) -> set[str | None]:
    """The signs before and behind a stretch of a run."""
    return {run[at].sign, run[to + 1].sign if to + 1 < len(run) else None}


def _eight(run: Sequence[Group], at: int, to: int) -> bool:
    """Undivided, or divided by one sign that stands nowhere around."""
    if at == to:
        return True
    inside = {one.sign for one in run[at + 1 : to + 1]}
    if len(inside) > 1 or inside & {*_around(run, at, to), *_OF_PHONES}:
        return False
    years = all(len(one.digits) == 4 and one.digits[:2] in {"19", "20"} for one in run[at : to + 1])
    return not years and sum(len(one.digits) == 1 for one in run[at : to + 1]) <= 1


def _named(text: str, start: int, digits: str) -> bool:
    """Whether the words before say that it is something else."""
    before = text[max(0, start - _BEFORE) : start]
    return _of_iban(text, start) or (len(digits) == 8 and _KVK.search(before) is not None)


def _of_iban(text: str, start: int) -> bool:
    """Whether these digits belong to an IBAN, be it one with a typing error."""
    return _IBAN_HEAD.search(text[max(0, start - _IBAN_HEAD_LENGTH) : start]) is not None


def _home(text: str, run: Sequence[Group], at: int) -> int:
    """A number as it is dialled at home: 06 12345678, 0475-123456, 0612345678."""
    first = run[at].digits
    if _of_iban(text, run[at].start):
        return 0
    if len(first) == 10 and first[0] == "0" and first[1] != "0":
        return at + 1
    return _to(run, at, 10) if _AREA.fullmatch(first) else 0


def _abroad(text: str, run: Sequence[Group], at: int) -> int:
    """A number with the code of the country: +31 6 12345678, 0031612345678."""
    first, plus = run[at], text[run[at].start - 1 : run[at].start] == "+"
    if (plus and len(first.digits) in {11, 12} and first.digits.startswith("31")) or (
        len(first.digits) == 13 and first.digits.startswith("0031")
    ):
        return at + 1
    if _COUNTRY.fullmatch(f"+{first.digits}" if plus else first.digits):
        nought = at + 1 < len(run) and run[at + 1].digits == "0"  # +31 (0)6 12345678
        return _to(run, at + 2 if nought else at + 1, 9)
    if plus and len(first.digits) <= 3:
        return _far(run, at)
    return 0


def _far(run: Sequence[Group], at: int) -> int:
    """A number of another country: groups of no more than four digits, fifteen in all."""
    count, to = len(run[at].digits), at + 1
    while to < len(run) and len(run[to].digits) <= 4 and count + len(run[to].digits) <= 15:
        count += len(run[to].digits)
        to += 1
    return to if count >= 9 else 0


def _to(run: Sequence[Group], at: int, wanted: int) -> int:
    """The group after so many digits, 0 where no group ends there. A single digit begins only."""
    count = 0
    for to in range(at, min(at + _MOST_GROUPS, len(run))):
        size = len(run[to].digits)
        if size == 1 and to > at:
            return 0
        count += size
        if count >= wanted:
            return to + 1 if count == wanted else 0
    return 0
