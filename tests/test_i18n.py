"""Words, dates and durations in the language of the user."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from teamkracht import i18n


@pytest.fixture(autouse=True)
def language_as_it_was() -> Iterator[None]:
    before = i18n.current()
    yield
    i18n.use(before)


@pytest.mark.parametrize(
    ("flag", "setting", "environ", "windows", "expected"),
    [
        ("en", "nl", {"LC_ALL": "nl_NL.UTF-8"}, None, "en"),
        ("nl", "en", {"LANG": "en_GB.UTF-8"}, "en_US", "nl"),
        (None, "en", {"LANG": "nl_NL.UTF-8"}, None, "en"),
        (None, None, {"LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8"}, None, "en"),
        (None, None, {"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "nl_NL"}, None, "en"),
        (None, None, {"LANG": "en"}, None, "en"),
        (None, None, {"LANG": "en.UTF-8"}, None, "en"),
        (None, None, {"LANG": "nl_BE.UTF-8"}, "en_US", "nl"),
        (None, None, {"LANG": "C.UTF-8"}, None, "nl"),
        (None, None, {"LANG": "POSIX"}, None, "nl"),
        (None, None, {"LANG": "de_DE.UTF-8"}, None, "nl"),
        (None, None, {"LANG": "enm_XX"}, None, "nl"),
        (None, None, {}, "en_GB", "en"),
        (None, None, {}, "nl_NL", "nl"),
        (None, None, {}, None, "nl"),
        (None, "fr", {"LANG": "en_GB.UTF-8"}, None, "en"),
    ],
)
def test_the_language_comes_from_the_flag_then_the_setting_then_the_system(
    flag: str | None,
    setting: str | None,
    environ: dict[str, str],
    windows: str | None,
    expected: str,
) -> None:
    assert i18n.choose(flag, setting, environ, lambda: windows) == expected


def test_an_unknown_language_is_refused_and_changes_nothing() -> None:
    i18n.use("en")
    with pytest.raises(ValueError, match="fr"):
        i18n.use("fr")
    assert i18n.current() == "en"


def test_a_message_is_translated_and_english_is_the_message_itself() -> None:
    i18n.use("nl")
    assert i18n._("The language to use.") == "De taal van het programma."
    i18n.use("en")
    assert i18n._("The language to use.") == "The language to use."


def test_the_empty_text_stays_empty() -> None:
    i18n.use("nl")
    assert i18n._("") == ""


def test_a_message_that_no_catalogue_knows_shows_as_it_is() -> None:
    i18n.use("nl")
    assert i18n._("Zorro [b]“é”[/b] 🐦") == "Zorro [b]“é”[/b] 🐦"
    assert i18n.pgettext("a place", "Zorro") == "Zorro"
    assert i18n.ngettext("one Zorro", "many Zorros", 2) == "many Zorros"
    assert i18n.ngettext("one Zorro", "many Zorros", 1) == "one Zorro"


@pytest.mark.parametrize("content", [None, b"", b"no catalogue at all", b"\xde\x12\x04\x95\0\0"])
def test_a_catalogue_that_can_not_be_read_shows_english_and_is_told(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "teamkracht.mo").write_bytes(content)
    monkeypatch.setattr(i18n, "_speech", i18n._Speech(str(tmp_path)))
    i18n.use("nl")
    assert i18n._("The language to use.") == "The language to use."
    assert i18n.missing() == ("nl",)


def test_nothing_is_missing_from_what_is_installed() -> None:
    i18n.use("nl")
    assert i18n.missing() == ()


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("nl", "woensdag 4 november 2026", "wo 4 nov"),
        ("en", "Wednesday 4 November 2026", "Wed 4 Nov"),
    ],
)
def test_dates_in_words(language: str, long: str, short: str) -> None:
    i18n.use(language)
    assert i18n.long_date(date(2026, 11, 4)) == long
    assert i18n.short_date(date(2026, 11, 4)) == short


def test_every_month_and_day_has_its_own_word() -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        year = [date(2026, 1, 1) + timedelta(days=count) for count in range(365)]
        assert len({i18n.long_date(day) for day in year}) == 365
        assert len({i18n.short_date(day) for day in year}) == 365
    i18n.use("nl")
    assert i18n.short_date(date(2026, 3, 1)) == "zo 1 mrt"


def test_the_time_of_day_is_that_of_the_place_where_it_was_noted() -> None:
    amsterdam = timezone(timedelta(hours=1))
    assert i18n.clock_time(datetime(2026, 11, 4, 9, 58, 59, tzinfo=amsterdam)) == "09:58"
    assert i18n.clock_time(datetime(2026, 11, 4, 8, 58, tzinfo=UTC)) == "08:58"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0:00"),
        (-0.4, "0:00"),
        (7, "0:07"),
        (462, "7:42"),
        (462.9, "7:42"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3900, "1:05:00"),
        (-90, "-1:30"),
        (-3900, "-1:05:00"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert i18n.duration(seconds) == words


def test_names_are_listed_as_people_say_them() -> None:
    i18n.use("nl")
    assert i18n.listing([]) == ""
    assert i18n.listing(["Hans"]) == "Hans"
    assert i18n.listing(["Hans", "Ria"]) == "Hans en Ria"
    assert i18n.listing(["Hans", "Ria [x]", "Loes"]) == "Hans, Ria [x] en Loes"
    i18n.use("en")
    assert i18n.listing(["Hans", "Ria", "Loes"]) == "Hans, Ria and Loes"
