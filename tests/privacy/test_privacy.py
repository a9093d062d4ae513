"""What may identify somebody: found where it is, and nothing that is only like it."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from teamkracht.privacy import Found, found, has_bsn, numbers, replaced, without_bsn

LETTERS = st.text(
    st.characters(exclude_categories=("Nd", "Cs"), exclude_characters=" .-+\u00ad\u200b"),
    max_size=30,
)


_YEAR, _MONTH, _DAY = r"(19|20)\d\d", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
DAY = re.compile(f"{_YEAR}{_MONTH}{_DAY}|{_DAY}{_MONTH}{_YEAR}")
"""A day written without signs, which is no BSN: 20261104, 04112026."""


def kinds(text: str) -> list[str]:
    return [one.kind for one in found(text)]


def parts(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in found(text)]


@st.composite
def a_bsn(draw: st.DrawFn) -> str:
    """Eight or nine digits that pass the test, and are no day: the last follows from the others."""
    first = draw(st.integers(10**6, 10**8 - 1).filter(lambda n: _check(n) < 10))
    bsn = f"{first}{_check(first)}"
    assume(not DAY.fullmatch(bsn))
    return bsn


def _check(first: int) -> int:
    digits = map(int, str(first).rjust(8, "0"))
    return sum(weight * one for weight, one in zip(range(9, 1, -1), digits, strict=True)) % 11


DIVIDED = ((3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (3, 2, 4), (4, 5), (5, 4), (6, 3), (2, 3, 4))


def divided(bsn: str, sizes: tuple[int, ...], sign: str) -> str:
    groups, at = [], 0
    for size in sizes:
        groups.append(bsn[at : at + size])
        at += size
    return sign.join(groups)


@given(a_bsn(), st.text(max_size=30), st.sampled_from([";", "(", "bsn", "\n", "\u20ac"]), LETTERS)
@example("111222333", "06 12345678", ";", "a")
def test_every_bsn_is_found_in_any_surroundings(
    bsn: str, before: str, join: str, after: str
) -> None:
    assert ("bsn", bsn) in parts(f"{before}{join}{bsn}{after}")
    assert ("bsn", bsn) in parts(f"{after}{bsn}{join}{before}")


@given(a_bsn(), st.sampled_from(DIVIDED), st.sampled_from([*" .-", "\u00a0", "\u2013"]), LETTERS)
def test_dots_spaces_and_dashes_hide_no_bsn(
    bsn: str, sizes: tuple[int, ...], sign: str, after: str
) -> None:
    written = divided(bsn.rjust(9, "0"), sizes, sign)
    assert ("bsn", written) in parts(f"nummer {written}{after}")


@given(st.text(st.sampled_from("0123456789 .-+/:@NLABnlab\n\u200bx()€,kv"), max_size=200))
def test_no_text_breaks_it_and_nothing_lies_over_anything_else(text: str) -> None:
    places = found(text)
    assert all(one.start < one.end for one in places)
    assert all(one.end <= two.start for one, two in pairwise(places))
    assert not has_bsn(without_bsn(text))
    assert not any(one.kind == "bsn" for one in found(replaced(text, places)))


@given(st.text())
def test_any_text_at_all_is_taken(text: str) -> None:
    assert isinstance(found(text), tuple)
    assert replaced(text, ()) == text


@pytest.mark.parametrize(
    "text",
    [
        "06 12345678",
        "0612345678",
        "(06) 12345678",
        "06 - 12345678",
        "06/12345678",
        "+31 (0)6 12345678",
        "0031 (0)20 1234567",
        "06-12 34 56 78",
        "020-1234567",
        "0475 123456",
        "+31 6 12345678",
        "+31612345678",
        "0031 6 12 34 56 78",
        "+32 475 12 34 56",
    ],
)
def test_telephone_numbers(text: str) -> None:
    assert parts(f"Bel {text}.") == [("phone", text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("merel.de.vries+zorg@voorbeeld.nl", "email"),
        ("NL91 ABNA 0417 1643 00", "iban"),
        ("NL91ABNA0417164300", "iban"),
        ("DE89 3704 0044 0532 0130 00", "iban"),
        ("1234 AB 12", "address"),
        ("12-14, 1234 AB", None),
        ("3 mei 1962", "birth"),
        ("03-05-1962", "birth"),
        ("1962-05-03", "birth"),
        ("03051962", "birth"),
    ],
)
def test_other_kinds(text: str, kind: str | None) -> None:
    assert kind is None or parts(f"Dit: {text}, zei ze.") == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "om 10.30-11.45 uur",
        "10:30 tot 11:45",
        "op 12-11-2026 en 2026-11-19",
        "van 2019-2021",
        "twee mensen van 2020 en 12 van 2021",
        "10 20 30 40 50 60 70",
        "idee 12, 13 en 14",
        "1234 ideeën",
        "@ de markt om 3",
        "NL",
        "NL91 ABNA 0417 1643 01",
        "12 november 2026",
        "€ 1.250,00 per maand",
        "1234 AB is zijn buurt",
        "van 20261104 tot 04112026",
        "cijfers 1 2 3 4 5 6 7 8 2 9",
        "tussen 10 - 20 - 30 - 40",
        "€ 12.345.678 per jaar",
        "EUR 123.456.782",
        "123 456 782 euro",
        "123.456.782,00",
        "12.345.678,-",
    ],
)
def test_what_is_only_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["geb. 3-5-62", "geboren op 12-11-2019", "* 12-11-2019"])
def test_a_word_makes_any_date_a_birth(text: str) -> None:
    assert kinds(text) == ["birth"]


def _passing(digits: int) -> list[str]:
    """Numbers of so many digits that pass the test, whichever way they are read."""
    first = 10 ** (digits - 1) + 3 * 10 ** (digits - 2)
    return [str(one) for one in range(first, first + 2000, 7) if numbers.eleven_test(str(one))]


@pytest.mark.parametrize("said", ["KvK {}", "kvk-nummer: {}", "K.v.K. nr. {}", "KVK{}"])
def test_eight_digits_behind_the_word_kvk_are_none(said: str) -> None:
    for number in _passing(8):
        assert kinds(f"stichting, {said.format(number)}, in Oost") == []
        assert kinds(f"een breekvk {number}") == ["bsn"], "the word itself has to stand there"
    assert kinds(said.format("123456782")) == ["bsn"], "nine digits are no number of the KvK"


@pytest.mark.parametrize("text", ["NL91 ABNA 0{}", "NL00INGB0{}", "nl91abna 0{}"])
def test_no_digits_of_an_iban_are_one_be_it_mistyped(text: str) -> None:
    assert not any(has_bsn(text.format(number)) for number in _passing(9))


def test_a_telephone_number_is_none_whatever_its_digits() -> None:
    for number in _passing(8):
        assert kinds(f"(06) {number}") == kinds(f"06 - {number}") == kinds(f"06/{number}")
        assert kinds(f"06 {number}") == ["phone"]
        assert kinds(f"+31 (0)6 {number}") == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "123  456   782",
        "123 - 456 - 782",
        "1 2 3 4 5 6 7 8 2",
        "1-2-3-4-5-6-7-8-2",
        "1.2.3.4.5.6.7.8.2",
        "12 34 56 78 2",
        "€ 123456782",
        "123456782 euro",
        "10000008",
        "100.000.08",
        "1000 0008",
    ],
)
def test_other_ways_of_writing_one(text: str) -> None:
    assert kinds(f"nr {text}, zei ze") == ["bsn"]


def test_a_bsn_beside_a_telephone_number() -> None:
    text = "06 12345678 123456782 en 3 111222333"
    assert parts(text) == [
        ("phone", "06 12345678"),
        ("bsn", "123456782"),
        ("bsn", "111222333"),
    ]
    assert without_bsn(text) == "06 12345678 en 3"


def test_a_bsn_inside_an_address_for_mail_or_with_invisible_marks() -> None:
    assert kinds("123456782@voorbeeld.nl") == ["bsn"]
    assert has_bsn("123\u200b456\u200b782")
    assert has_bsn("１２３４５６７８２")


def test_replaced_says_what_it_was(dutch: None) -> None:
    text = "Bel 06 12345678 of mail m@voorbeeld.nl"
    assert replaced(text, found(text)) == "Bel [telefoonnummer] of mail [e-mailadres]"


def test_replaced_takes_only_what_it_is_given() -> None:
    assert replaced("abc", [Found("email", 1, 2)]) == "a[e-mail address]c"


@pytest.mark.parametrize(
    "part",
    [
        "1 ",
        "12-",
        "a@",
        "a.",
        "NL91 ",
        "DE89 3704 0044 0532 0130 00 ",
        "+31 6 ",
        "geb ",
        "123456782 ",
    ],
)
def test_a_long_text_takes_time_by_its_length_alone(part: str) -> None:
    def seconds(length: int) -> float:
        text = (part * length)[:length]
        best = float("inf")
        for _each in range(3):
            begin = time.process_time()
            found(text)
            best = min(best, time.process_time() - begin)
        return best

    short, long = seconds(4_000), seconds(16_000)
    assert long < 10 * short + 0.05
