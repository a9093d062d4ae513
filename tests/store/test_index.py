"""The index of the minutes: quick, never wrong, and nothing without it is lost."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from teamkracht.records.content import CaseRow, IdeaRow
from teamkracht.store import minutes
from teamkracht.store.home import Home
from teamkracht.store.minutes import Heading
from teamkracht.toml import Unreadable

DAYS = ("2026-11-04", "2026-11-11", "2026-11-18")


def settle(home: Home) -> None:
    """The files are of some days ago, as most are."""
    for path in home.minutes.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture
def filled(home: Home, minutes_on) -> Home:
    for day in DAYS:
        minutes.save(home, minutes_on(day))
    settle(home)
    return home


def headings(home: Home) -> list[tuple[str, int]]:
    return [(one.id, one.duration_s) for one in minutes.listed(home).found]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []
    real = minutes.heading

    def heading(path: Path, keys: object = None) -> Heading:
        names.append(path.name)
        return real(path, keys)

    monkeypatch.setattr(minutes, "heading", heading)
    return names


def test_what_is_known_is_not_read_again(filled: Home, read: list[str]):
    first = minutes.listed(filled)
    assert len(read) == 3
    assert minutes.listed(filled) == first
    assert [one.id for one in minutes.listed(filled, "oost").found] == [f"id{day}" for day in
        reversed(DAYS)]  # fmt: skip
    assert len(read) == 3


def test_a_file_that_was_changed_by_hand_is_noticed(filled: Home):
    minutes.listed(filled)
    path = filled.minutes / f"{DAYS[1]}-oost-id{DAYS[1]}.toml"
    text = path.read_text("utf-8")
    # As long as it was, and with the time that it had: a syncing client does that.
    path.write_text(text.replace("duration_s = 3600", "duration_s = 1800"), "utf-8")
    settle(filled)
    assert (f"id{DAYS[1]}", 1800) in headings(filled)


def test_a_file_that_came_or_went_is_noticed(filled: Home, minutes_on):
    minutes.listed(filled)
    (filled.minutes / f"{DAYS[0]}-oost-id{DAYS[0]}.toml").unlink()
    minutes.save(filled, minutes_on("2026-11-25"))
    wanted = [(f"id{day}", 3600) for day in ("2026-11-25", *reversed(DAYS[1:]))]
    assert headings(filled) == wanted
    assert headings(filled) == wanted


def test_a_file_of_this_moment_is_read_until_it_rests(home: Home, minutes_on, read: list[str]):
    minutes.save(home, minutes_on(DAYS[0]))
    minutes.listed(home)
    minutes.listed(home)
    assert len(read) == 2


@pytest.mark.parametrize("what", [b"", b"no index at all", b"SQLite format 3\0" + b"\x07" * 5000])
def test_an_index_that_is_thrown_away_or_broken_is_made_anew(
    filled: Home, read: list[str], what: bytes
):
    wanted = headings(filled)
    filled.index_file.unlink()
    assert headings(filled) == wanted
    filled.index_file.write_bytes(what)
    assert headings(filled) == wanted
    assert headings(filled) == wanted
    read.clear()
    assert headings(filled) == wanted
    assert read == []


def test_without_room_for_an_index_the_files_are_read(filled: Home):
    filled.index_file.mkdir()
    assert len(headings(filled)) == 3


def test_it_holds_no_word_about_a_client_and_is_the_owners_alone(home: Home, minutes_on):
    told = minutes_on(DAYS[0], facilitator="Facilitatornaam")
    row = CaseRow(
        client="Clientnaam", presenter="Inbrenger", idea=(IdeaRow(number=1, text="Ideetekst"),)
    )
    minutes.save(home, replace(told, case=(row,)))
    settle(home)
    minutes.listed(home)
    data = home.index_file.read_bytes()
    assert b"Oost" in data
    for word in ("Clientnaam", "Inbrenger", "Ideetekst", "Facilitatornaam"):
        assert word.encode() not in data
    if sys.platform != "win32":
        assert stat.S_IMODE(home.index_file.stat().st_mode) == 0o600


def test_a_broken_file_is_told_of_each_time(filled: Home):
    (filled.minutes / "2026-12-01-oost-x.toml").write_text("[meeting", "utf-8")
    settle(filled)
    for _again in range(2):
        assert len(minutes.listed(filled).broken) == 1
    with pytest.raises(Unreadable):
        minutes.heading(filled.minutes / "2026-12-01-oost-x.toml")


def test_how_far_it_is_is_told(filled: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(minutes, "OFTEN", 1)
    heard: list[tuple[int, int]] = []
    minutes.listed(filled, progress=lambda done, count: heard.append((done, count)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_what_is_sealed_is_not_told_of_while_it_is_closed(sealed: Home):
    settle(sealed)
    opened = minutes.listed(sealed)
    assert len(opened.found) > len(minutes.listed(Home(sealed.root)).found)
    assert minutes.listed(sealed) == opened
