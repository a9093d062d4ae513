"""What may identify somebody by its shape: e-mail, IBAN, address, date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

Stretch = tuple[int, int]

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[^\W_](?:[\w-]{0,62})\.){1,8}[^\W\d_]{2,24}(?![\w-])"
)
_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?=[ .-]?[A-Za-z0-9])")
_IBAN_REST = re.compile(r"(?:[ .-]?[A-Za-z0-9]){11,30}")
_IBAN_LENGTHS = {
    "AT": 20,
    "BE": 16,
    "BG": 22,
    "CH": 21,
    "CY": 28,
    "CZ": 24,
    "DE": 22,
    "DK": 18,
    "EE": 20,
    "ES": 24,
    "FI": 18,
    "FR": 27,
    "GB": 22,
    "GR": 27,
    "HR": 21,
    "HU": 28,
    "IE": 22,
    "IS": 26,
    "IT": 27,
    "LI": 21,
    "LT": 20,
    "LU": 20,
    "LV": 21,
    "MA": 28,
    "MC": 27,
    "MT": 31,
    "NL": 18,
    "NO": 15,
    "PL": 28,
    "PT": 25,
    "RO": 24,
    "SE": 24,
    "SI": 19,
    "SK": 24,
    "SM": 27,
    "TR": 26,
    "UA": 29,
}
"""Letters and digits of an IBAN by its country (ISO 13616)."""

_POSTCODE = r"(?<!\w)[1-9]\d{3}(?:[ \u00a0]?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?!\w)"
_NUMBER = r"\d{1,5}[ -]?[A-Za-z]{0,2}"
_ADDRESSES = (
    re.compile(
        rf"{_POSTCODE}[ ,;]{{1,3}}(?:(?:nr\.?|nummer|huisnummer|no\.?|#) ?)?{_NUMBER}(?!\w)"
    ),
    re.compile(rf"(?<![\w.,]){_NUMBER}[,;]?[ \n]{{1,2}}{_POSTCODE}"),
)
_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    "|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|january|february|mar(?:ch)?|may|june|july|august"
    "|oct(?:ober)?"
)
_IN_FIGURES = r"\d{1,2}(?P<s>[-./ ])\d{1,2}(?P=s)(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
_COMPACT = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
_IN_WORDS = rf"\d{{1,2}}[ -](?:{_MONTHS})\.?[ -](?:\d{{4}}|['\u2019]?\d{{2}})"
_DATE = re.compile(rf"(?<![\w.-])(?:{_IN_FIGURES}|{_COMPACT}|{_IN_WORDS})(?![\w-])", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BORN = re.compile(
    r"(?:geb(?:oren|oortedatum|\.)?|born|birth|dob|jarig|verjaart)[^\d\n]{0,16}$|[*\u00b0] ?$",
    re.IGNORECASE,
)
_BEFORE = 32
OF_AN_ADULT = range(1900, 2011)
"""Years in which a full date is taken for a date of birth where no word says so. Dates of later
years are mostly those of meetings and of what was agreed; nothing here knows what day it is."""


def emails(text: str) -> Iterator[Stretch]:
    """Where e-mail addresses stand."""
    return (match.span() for match in _EMAIL.finditer(text))


def ibans(text: str) -> Iterator[Stretch]:
    """Where IBANs stand whose check digits are right."""
    for head in _IBAN_HEAD.finditer(text):
        length = _IBAN_LENGTHS.get(head.group()[:2].upper())
        rest = _IBAN_REST.match(text, head.end())
        if length is None or rest is None:
            continue
        there = [at for at in range(*rest.span()) if text[at].isalnum()][: length - 4]
        end = there[-1] + 1
        ends_here = end == len(text) or not text[end].isalnum()
        if len(there) == length - 4 and ends_here and mod_97(text[head.start() : end]) == 1:
            yield head.start(), end


def mod_97(iban: str) -> int:
    """The remainder that is 1 for an IBAN (ISO 13616)."""
    plain = [int(one, 36) for one in iban if one.isalnum()]
    return int("".join(map(str, [*plain[4:], *plain[:4]]))) % 97


def addresses(text: str) -> Iterator[Stretch]:
    """Where a postcode stands with the number of a house, in either order."""
    for shape in _ADDRESSES:
        for match in shape.finditer(text):
            yield match.span()


def births(text: str) -> Iterator[Stretch]:
    """Where dates stand that are somebody's birth: a word says so, or the year does."""
    for match in _DATE.finditer(text):
        year = _YEAR.search(match.group())
        early = year is not None and int(year.group()) in OF_AN_ADULT
        if early or _BORN.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            yield match.span()
