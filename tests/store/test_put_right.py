"""Minutes that are put right and the file of their case: both, or neither."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from broken_off import can_fork, killed
from sealed_home import bytes_of, put_back

from teamkracht.records.case_file import CaseFile
from teamkracht.records.content import CaseRow
from teamkracht.records.minutes import Minutes, corrected
from teamkracht.store import cases, converting, minutes
from teamkracht.store.converting import NotFinished, settle
from teamkracht.store.home import Home
from teamkracht.store.put_right import put_right

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def before(home: Home, minutes_on) -> Minutes:
    held = minutes_on("2026-11-04")
    before = replace(held, case=(CaseRow(client="Merel", goal="Een baan"),))
    minutes.save(home, before)
    told = CaseFile(client="Merel", team="Oost", goal="Een baan", meetings=(held.meeting.id,))
    cases.save(home, told)
    return before


def right(before: Minutes, at: datetime = AT) -> Minutes:
    changed = replace(before, case=(replace(before.case[0], goal="Werk"),))
    return corrected(before, changed, at=at, what="het doel", reason="vergist")


def goals(home: Home, before: Minutes) -> tuple[int, str | None, str | None]:
    """The version of the minutes, and the goal as these and the case have it."""
    found, case = minutes.load(minutes.path_of(home, before)), cases.find(home, "Oost", "Merel")
    assert case is not None
    return found.version, found.case[0].goal, case.goal


@pytest.mark.slow
@pytest.mark.skipif(not can_fork, reason="a process of its own that dies is made by fork")
def test_killed_anywhere_both_say_it_or_neither(home: Home, before: Minutes) -> None:
    first, at, done = bytes_of(home), 1, False
    while killed(at, lambda: put_right(Home(home.root), before, right(before))):
        fresh = Home(home.root)
        settle(fresh)
        now = goals(fresh, before) == (2, "Werk", "Werk")
        assert now or bytes_of(fresh) == first
        assert done <= now, "once decided on, it stays so"
        done = now
        put_back(home, first)
        at += 3
    assert done


def test_what_another_program_held_is_there_once_after_it_is_asked_again(
    home: Home, before: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(converting, "replace", held)
    with pytest.raises(NotFinished):
        put_right(home, before, right(before))
    monkeypatch.undo()
    assert put_right(home, before, right(before, datetime(2026, 11, 21, tzinfo=UTC))) == ()
    assert goals(home, before) == (2, "Werk", "Werk")
    (older,) = minutes.versions(minutes.path_of(home, before))
    assert minutes.load(older) == before
