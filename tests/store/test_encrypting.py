"""A team that is encrypted: nothing is read without its passphrase, and nothing plain added."""

from __future__ import annotations

import builtins
import os
import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sealed_home import MARKS, OTHER, SAID, SECRET, TEAM, again, all_said, bytes_of, marks_in

from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases, encrypting, kept, minutes, purge, teams
from teamkracht.store.home import Home
from teamkracht.store.sealing import (
    Closed,
    Damaged,
    Key,
    NotInstalled,
    WrongSecret,
    is_sealed,
    new_key,
)

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

ANYWHERE = Path("sleutel")


def test_without_the_passphrase_nothing_can_be_read(plain: Home) -> None:
    assert marks_in(plain) == set(MARKS)
    assert list(all_said(plain)) == SAID
    recovery = encrypting.switch_on(plain, TEAM, SECRET)
    assert marks_in(plain) == set()
    assert list(all_said(plain)) == SAID
    fresh = again(plain)
    assert fresh.keys.closed() == (TEAM,)
    with pytest.raises(Closed):
        cases.find(fresh, TEAM, "Merel")
    (told,) = cases.listed(fresh, TEAM).broken
    assert TEAM in told
    assert list(all_said(again(plain, SECRET))) == SAID
    assert (
        list(all_said(again(plain, f" {recovery[:20].lower()} {recovery[20:].lower()}\n"))) == SAID
    )
    text = bytes_of(plain)
    assert not [path for path, data in text.items() if recovery.encode() in data]


def test_another_team_stays_as_it_was(sealed: Home) -> None:
    fresh = again(sealed)
    case = cases.find(fresh, OTHER, "Kievit")
    assert case is not None
    cases.save(fresh, case)
    assert b"van Zuid" in (fresh.cases / "zuid" / "kievit.toml").read_bytes()


def test_what_is_added_is_sealed_and_the_owners_alone(sealed: Home, minutes_on) -> None:
    home = again(sealed, SECRET)
    cases.save(home, CaseFile(client="Zwaluw", team=TEAM, help_question="vraag-m4rk"))
    kept.add(home, TEAM, "lijn-m4rk", date(2026, 11, 5))
    first = minutes.save(home, minutes_on("2026-11-06", team=TEAM, notes=("oud-m4rk",)))
    minutes.save(home, minutes_on("2026-11-06", team=TEAM, notes=("nieuw-m4rk",)))
    assert minutes.versions(first)
    assert marks_in(home) == set()
    if sys.platform != "win32":
        modes = {stat.S_IMODE(one.stat().st_mode) for one in home.root.rglob("*") if one.is_file()}
        assert modes == {0o600}


@pytest.mark.parametrize(
    "add",
    [
        lambda home: cases.save(home, CaseFile(client="Zwaluw", team=TEAM)),
        lambda home: cases.save(home, CaseFile(client="Merel", team=TEAM)),
        lambda home: kept.add(home, TEAM, "een plek", date(2026, 11, 5)),
    ],
)
def test_nothing_plain_is_added_while_the_team_is_closed(sealed: Home, add) -> None:
    before = bytes_of(sealed)
    with pytest.raises(Closed):
        add(again(sealed))
    assert bytes_of(sealed) == before


def test_a_wrong_passphrase_gets_a_sentence(sealed: Home) -> None:
    fresh = again(sealed)
    for wrong in ("fiets kaas regen tulpen", new_key(ANYWHERE).secret, "AGE-SECRET-KEY-1NIETS"):
        with pytest.raises(WrongSecret, match="not the passphrase of this team"):
            fresh.keys.open_team(TEAM, wrong)
    assert fresh.keys.closed() == (TEAM,)


def test_the_passphrase_is_the_same_however_a_keyboard_makes_its_letters(sealed: Home) -> None:
    encrypting.change_passphrase(sealed, TEAM, "cafe\u0301 met een re\u0301unie")
    again(sealed, "  caf\u00e9 met een r\u00e9unie ")


def test_another_passphrase(sealed: Home, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypting.change_passphrase(sealed, TEAM, "een heel andere zin")
    with pytest.raises(WrongSecret):
        again(sealed, SECRET)
    assert list(all_said(again(sealed, "een heel andere zin"))) == SAID
    assert list(all_said(again(sealed, key.secret))) == SAID


@pytest.mark.parametrize(
    ("passphrase", "repeated", "refused"),
    [("kort", "kort", True), (SECRET, SECRET + "x", True), (SECRET, f" {SECRET}", False)],
)
def test_a_passphrase_is_long_enough_and_typed_twice(
    passphrase: str, repeated: str, refused: bool
) -> None:
    assert bool(encrypting.refused(passphrase, repeated)) is refused


def test_a_damaged_file_is_named_and_hides_no_other(sealed: Home) -> None:
    path = sealed.cases / "oost-en-west" / "merel.toml"
    data = path.read_bytes()
    other = b"A" if data[-60:-59] != b"A" else b"B"
    path.write_bytes(data[:-60] + other + data[-59:])
    home = again(sealed, SECRET)
    (told,) = cases.listed(home, TEAM).broken
    assert str(path) in told
    assert "damaged" in told
    assert len(minutes.listed(home).found) == 2
    before = bytes_of(home)
    with pytest.raises(Damaged):
        encrypting.switch_off(home, TEAM)
    assert bytes_of(home) == before


@pytest.mark.parametrize("at", [30, 130, 260, 400])
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(
    sealed: Home, key: Key, at: int
) -> None:
    path = sealed.keys.path_of(TEAM)
    text = path.read_text()
    path.write_text(text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :])
    with pytest.raises(Damaged, match="recovery key"):
        again(sealed, SECRET)
    home = again(sealed, key.secret)
    assert list(all_said(home)) == SAID
    cases.save(home, CaseFile(client="Zwaluw", team=TEAM))
    encrypting.change_passphrase(home, TEAM, SECRET)
    assert list(all_said(again(home, SECRET))) == SAID


def test_a_key_file_that_is_gone_leaves_nothing_plain_behind(sealed: Home, key: Key) -> None:
    sealed.keys.path_of(TEAM).unlink()
    fresh = again(sealed)
    assert fresh.keys.closed() == (TEAM,)
    with pytest.raises(Closed):
        cases.save(fresh, CaseFile(client="Zwaluw", team=TEAM))
    with pytest.raises(WrongSecret):
        again(sealed, new_key(ANYWHERE).secret)
    with pytest.raises(Damaged, match="gone"):
        again(sealed, SECRET)
    home = again(sealed, key.secret)
    assert list(all_said(home)) == SAID
    encrypting.change_passphrase(home, TEAM, SECRET)
    assert list(all_said(again(home, SECRET))) == SAID


def test_a_key_of_before_seals_nothing_once_another_copy_switched(
    sealed: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, asleep = (again(sealed, SECRET) for _each in range(3))
    encrypting.switch_off(second, TEAM)
    cases.save(first, CaseFile(client="Zwaluw", team=TEAM, help_question="weer leesbaar"))
    assert b"weer leesbaar" in (first.cases / "oost-en-west" / "zwaluw.toml").read_bytes()
    key = new_key(ANYWHERE)
    monkeypatch.setattr(encrypting, "new_key", lambda path: key)
    third = again(sealed)
    third.keys.take(TEAM, key)
    encrypting.switch_on(second, TEAM, SECRET)
    for closed in (first, asleep):
        with pytest.raises(Closed):
            cases.save(closed, CaseFile(client="Ekster", team=TEAM))
    cases.save(third, CaseFile(client="Ekster", team=TEAM))


def test_saving_the_team_changes_nothing_about_it(sealed: Home) -> None:
    team = teams.find(sealed, TEAM)
    assert team is not None
    teams.save(sealed, team.__class__(name=TEAM, facilitator="Anneke"))
    fresh = teams.find(sealed, TEAM)
    assert fresh is not None
    assert (fresh.facilitator, fresh.encrypted) == ("Anneke", True)


def test_a_meeting_under_way_is_in_the_way(plain: Home, key: Key) -> None:
    journal = plain.live / "k7.journal"
    journal.write_text("onleesbaar\n")
    before = bytes_of(plain)
    with pytest.raises(encrypting.NotNow, match="not closed yet"):
        encrypting.switch_on(plain, TEAM, SECRET)
    assert bytes_of(plain) == before
    assert not plain.keys.is_open(TEAM)


@pytest.mark.parametrize("on", [False, True])
def test_a_meeting_that_begins_meanwhile_is_in_the_way(
    plain: Home, key: Key, monkeypatch: pytest.MonkeyPatch, *, on: bool
) -> None:
    if not on:
        encrypting.switch_on(plain, TEAM, SECRET)
    journal, convert = plain.live / "k7.journal", encrypting.convert

    def after_another_copy(*asked: Any) -> None:
        journal.write_text("onleesbaar\n")
        convert(*asked)

    before = bytes_of(plain)
    monkeypatch.setattr(encrypting, "convert", after_another_copy)
    asked = (plain, TEAM, SECRET) if on else (plain, TEAM)
    with pytest.raises(encrypting.NotNow, match="just begun"):
        (encrypting.switch_on if on else encrypting.switch_off)(*asked)
    journal.unlink()
    assert bytes_of(plain) == before


def test_switching_off_leaves_all_plain(sealed: Home) -> None:
    home = again(sealed, SECRET)
    encrypting.switch_off(home, TEAM)
    fresh = again(sealed)
    assert fresh.keys.closed() == ()
    assert list(all_said(fresh)) == SAID
    assert not any(is_sealed(data) for data in bytes_of(fresh).values())
    assert not fresh.keys.path_of(TEAM).exists()


def test_purging_really_removes_from_an_encrypted_team(sealed: Home) -> None:
    home, at = again(sealed, SECRET), datetime(2028, 1, 1, tzinfo=UTC)
    os.utime(home.cases / "oost-en-west" / "merel.toml", (0, 0))
    purge.carry_out(home, purge.plan(home, at.date()), at)
    (heading,) = minutes.listed(home, TEAM).found
    assert minutes.load(heading.path, home.keys).meeting.content_removed
    assert is_sealed(heading.path.read_bytes())
    assert minutes.versions(heading.path) == ()
    assert cases.find(home, TEAM, "Merel") is None
    assert purge.plan(home, at.date()).is_empty


def test_purging_tells_of_what_is_closed(sealed: Home) -> None:
    plan = purge.plan(again(sealed), date(2028, 1, 1))
    assert [one for one in plan.broken if TEAM in one]
    assert {path.name for path in plan.minutes} == {"2026-11-05-zuid-id2026-11-05.toml"}


def test_without_the_library_one_sentence_says_how_to_get_it(
    sealed: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def hidden(name: str, *rest: object, **more: object) -> object:
        if name.startswith("pyrage"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", hidden)
    monkeypatch.setattr(encrypting, "new_key", new_key)
    fresh = again(sealed)
    with pytest.raises(NotInstalled, match=r'pip install "teamkracht\[encryption\]"'):
        fresh.keys.open_team(TEAM, SECRET)
    with pytest.raises(NotInstalled):
        encrypting.switch_on(fresh, OTHER, SECRET)
    case = cases.find(fresh, OTHER, "Kievit")
    assert case is not None
    cases.save(fresh, case)
    assert len(minutes.listed(fresh).found) == 1


def test_a_home_that_can_t_be_reached_still_seals(sealed: Home, tmp_path: Path) -> None:
    """A stick that was pulled out: what is written elsewhere is no more readable for that."""
    home = again(sealed, SECRET)
    home.root.rename(tmp_path / "weg")
    assert home.keys.for_writing(TEAM) is not None
