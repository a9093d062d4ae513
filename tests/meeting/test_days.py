from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamkracht import i18n
from teamkracht.meeting.days import dated, day, example

TODAY = date(2026, 11, 4)  # a Wednesday
A_DAY = st.dates(date(2000, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vr", "2026-11-06"),
        ("Vrijdag", "2026-11-06"),
        ("wo", "2026-11-11"),
        ("komende vr.", "2026-11-06"),
        ("volgende week", "2026-11-11"),
        ("volgende week vr", "2026-11-13"),
        ("vr volgende week", "2026-11-13"),
        ("vandaag", "2026-11-04"),
        ("morgen", "2026-11-05"),
        ("overmorgen", "2026-11-06"),
        ("over een week", "2026-11-11"),
        ("over één week", "2026-11-11"),
        ("over twee weken", "2026-11-18"),
        ("over 10 dagen", "2026-11-14"),
        ("over een maand", "2026-12-04"),
        ("2w", "2026-11-18"),
        ("6-11", "2026-11-06"),
        ("6/11", "2026-11-06"),
        ("6.11.2027", "2027-11-06"),
        ("6-11-27", "2027-11-06"),
        ("3-11", "2027-11-03"),
        ("29-2", "2028-02-29"),
        ("2026-12-24", "2026-12-24"),
        ("6 nov", "2026-11-06"),
        ("op 6 november", "2026-11-06"),
        ("1 mrt", "2027-03-01"),
        ("3 mei 2027", "2027-05-03"),
        ("6", "2026-11-06"),
        ("de 3e", "2026-12-03"),
        ("31", "2026-12-31"),
        ("vr 6 nov", "2026-11-06"),
    ],
)
def test_dutch(text: str, expected: str) -> None:
    assert day(text, TODAY, "nl") == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fr", "2026-11-06"),
        ("next week", "2026-11-11"),
        ("tomorrow", "2026-11-05"),
        ("in a week", "2026-11-11"),
        ("in three days", "2026-11-07"),
        ("6 Nov", "2026-11-06"),
        ("November 6th", "2026-11-06"),
        ("the 6th of November", "2026-11-06"),
        ("1 sept", "2027-09-01"),
        ("vr", "2026-11-06"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert day(text, TODAY, "en") == date.fromisoformat(expected)


@pytest.mark.parametrize("text", ["", "x", "32-1", "31-4", "over", "nooit", "0", "99 99", "12-13"])
def test_what_is_no_day_gets_a_sentence(text: str) -> None:
    i18n.use("en")
    with pytest.raises(ValueError, match=r"is no day that I know\. Try"):
        day(text, TODAY, "nl")


@pytest.mark.parametrize(("language", "typed"), [("nl", "1-1"), ("en", "1 Jan")])
def test_the_example_lies_ahead_and_is_understood(language: str, typed: str) -> None:
    i18n.use(language)
    assert example(date(2026, 12, 30)) == typed
    assert day(typed, date(2026, 12, 30), language) == date(2027, 1, 1)


@pytest.mark.parametrize("language", ["nl", "en"])
@given(A_DAY, A_DAY)
def test_a_day_as_the_program_types_it_is_that_day(language: str, one: date, today: date) -> None:
    i18n.use(language)
    assert dated(i18n.typed_date(one, year=True), today, language) == one


@pytest.mark.parametrize("text", ["4-11", "4 nov", "4 Nov 2026", "2026-11-04", "Nov 4th"])
def test_a_day_that_was_is_the_nearest_one(text: str) -> None:
    assert dated(text, date(2027, 1, 8), "en") == TODAY
    assert dated("morgen", TODAY, "nl") is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_today_and_yesterday_are_days_that_were(language: str) -> None:
    for text, before in (("Vandaag", 0), ("today", 0), ("gisteren", 1), ("yesterday ", 1)):
        assert dated(text, TODAY, language) == TODAY - timedelta(days=before)


@pytest.mark.parametrize("text", ["ma 6 nov", "op donderdag, 6-11", "thu 6 Nov"])
def test_a_day_on_another_weekday_is_told_with_the_weekday_it_has(text: str) -> None:
    with pytest.raises(ValueError, match="Friday 6 November 2026"):
        day(text, TODAY, "nl")


def test_a_day_that_is_past_gets_a_sentence() -> None:
    i18n.use("en")
    with pytest.raises(ValueError, match="That day is past"):
        day("3-11-2026", TODAY, "nl")


@given(st.text(max_size=20), A_DAY, st.sampled_from(["nl", "en"]))
def test_whatever_is_typed_gives_a_day_from_today_on_or_a_sentence(
    text: str, today: date, language: str
) -> None:
    try:
        found = day(text, today, language)
    except ValueError as error:
        sentence = str(error)
    else:
        assert found >= today
        return
    assert sentence.endswith(".")


@given(A_DAY, A_DAY)
def test_a_whole_date_is_that_day(one: date, other: date) -> None:
    today, meant = min(one, other), max(one, other)
    assert day(meant.isoformat(), today, "nl") == meant
    assert day(f"{meant:%d-%m-%Y}", today, "nl") == meant


@given(A_DAY, st.sampled_from(["ma", "di", "wo", "do", "vr", "za", "zo"]))
def test_a_weekday_is_within_a_week_and_not_today(today: date, name: str) -> None:
    found = day(name, today, "nl")
    assert timedelta(0) < found - today <= timedelta(7)
    assert found.weekday() == ["ma", "di", "wo", "do", "vr", "za", "zo"].index(name)


@given(A_DAY, st.integers(1, 31), st.integers(1, 12))
def test_without_a_year_it_is_the_first_such_day(today: date, number: int, month: int) -> None:
    try:
        found = day(f"{number}-{month}", today, "nl")
    except ValueError:
        return
    assert (found.day, found.month) == (number, month)
    before = [today + timedelta(n) for n in range((found - today).days)]
    assert not any((one.day, one.month) == (number, month) for one in before)
