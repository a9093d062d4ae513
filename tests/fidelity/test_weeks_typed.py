"""Weeks planned off, as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from teamkracht.fidelity.weeks_typed import meant, typed, weeks_typed

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("", ()),
        ("week 52", ("2026-W52",)),
        ("Week 52, wk 1; 53 en 6 mei", ("2026-W52", "2027-W01", "2026-W53", "2027-W18")),
        ("week 45", ("2026-W45",)),
        ("week 18 2026", ("2026-W18",)),
        ("week 52 t/m 2", ("2026-W52", "2026-W53", "2027-W01", "2027-W02")),
        ("weken 30-32", ("2026-W30", "2026-W31", "2026-W32")),
        ("2026-W52, 2026-12-21/2027-01-01", ("2026-W52", "2026-12-21/2027-01-01")),
        ("21-12 t/m 1-1", ("2026-12-21/2027-01-01",)),
        ("1 mei 2025 tot en met 12-5-2025", ("2025-05-01/2025-05-12",)),
        ("week 52, week 52", ("2026-W52",)),
    ],
)
def test_what_is_typed_is_understood(text: str, entries: tuple[str, ...], dutch: None) -> None:
    assert weeks_typed(text, TODAY) == entries


@pytest.mark.parametrize("today", [date(2026, 11, 3), date(2026, 12, 28), date(2027, 1, 3)])
@pytest.mark.parametrize("text", ["21-12 t/m 1-1", "21 dec t/m 1 jan", "21-12 t/m 1-1-2027"])
def test_a_break_is_the_same_one_before_during_and_after_it(
    text: str, today: date, dutch: None
) -> None:
    assert weeks_typed(text, today) == ("2026-12-21/2027-01-01",)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_shown_can_be_typed_again(language: str) -> None:
    from teamkracht.i18n import use

    use(language)
    entries = ("2025-W52", "2026-W01", "2025-12-22/2026-01-02")
    assert weeks_typed(typed(entries), TODAY) == entries


@pytest.mark.parametrize(
    "text",
    [
        "kerst",
        "week 60",
        "week 52-60",
        "week 50-2 9999",
        "31-2",
        "1-6-2027 t/m 1-5-2027",
        "1-6 t/m 1-5",
    ],
)
def test_what_is_no_week_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"no week"):
        weeks_typed(f"week 52, {text}", TODAY)


def test_a_sentence_says_which_weeks_are_meant(dutch: None) -> None:
    assert meant(()) == ""
    assert meant(("2027-W01", "2026-W52")) == "De weken vanaf ma 21 dec en ma 4 jan."
    assert meant(("2026-12-21/2026-12-22",)).startswith("Dit zijn te weinig dagen")
    assert "nog 2" in meant(weeks_typed("week 20-27", TODAY))
