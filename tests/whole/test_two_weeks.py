"""Both sample weeks typed on the real screens, against the same weeks played without a screen."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import pytest

from teamkracht.live.playing import begin
from teamkracht.records.minutes import Minutes
from teamkracht.records.script import Script, read_script
from teamkracht.store import cases, minutes
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from tests.live.by_hand import FIRST_WEEK, SECOND_WEEK, rows
from tests.whole.clock import TestClock
from tests.whole.terminal import teamkracht
from tests.whole.typist import Typist

FIRST, SECOND = "2026-W45.toml", "2026-W46.toml"
Size = tuple[int, int]
LARGE, SMALL = (120, 36), (80, 24)

pytestmark = pytest.mark.usefixtures("dutch")


def script(name: str) -> Script:
    return read_script((samples_folder() / name).read_text(encoding="utf-8"), name)


def played(root: Path, name: str) -> Minutes:
    play = begin(Home(root).make(), script(name), name, Random(name))
    play.to_end()
    return minutes.load(play.close())


def typed(root: Path, name: str, size: Size, beside: Path) -> Minutes:
    """The minutes of a week as somebody typed it; a team that is not there yet is made first."""
    told = script(name)
    clock = TestClock(beside / f"{name}.json", told.begins())
    terminal = teamkracht(root, clock=clock, columns=size[0], rows=size[1])
    try:
        typist = Typist(terminal, clock, told, root)
        if not list(root.glob("teams/*.toml")):
            typist.make_team()
        typist.start()
        return minutes.load(typist.play())
    finally:
        terminal.close()


def told_by(taken: Minutes, loose: set[str], laid: set[str]) -> dict[str, Any]:
    """All that minutes say, without what differs between two meetings of one script.

    The kompas of some clients (`laid`) is laid as a whole by the script, and typed entry by entry
    here. Who said an idea is asked only by teams that want that, and this one does not. A note
    about the meeting itself (`loose`) is written with the step that is on; people stand in the
    order of their team.
    """
    said = asdict(taken)
    noted = [said["meeting"], *said["step"]]
    said["loose"] = sorted(note for row in noted for note in row["notes"] if note in loose)
    for row in noted:
        row["notes"] = [note for note in row["notes"] if note not in loose]
    for name in ("id", "code"):
        del said["meeting"][name]
    said["attendance"] = sorted(said["attendance"], key=lambda row: row["name"])
    for case in said["case"]:
        if case["client"] in laid:
            changes = case["kompas_change"]
            case["kompas_change"] = [one for one in changes if one["step"] != "krachtkompas"]
        for idea in case["idea"]:
            del idea["by"]
    return said


def equal(ours: Minutes, theirs: Minutes, name: str) -> None:
    """The same minutes, table by table."""
    apart = [one for one in script(name).happening if not one.is_step]
    loose = {line for one in apart for line in (one.what, *one.notes) if line}
    laid = {str(one.case) for one in script(name).happening if one.kompas is not None}
    left, right = told_by(ours, loose, laid), told_by(theirs, loose, laid)
    assert left.keys() == right.keys()
    for table in left:
        assert left[table] == right[table], table


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param((LARGE, SMALL), id="120x36-80x24"),
        pytest.param((SMALL, LARGE), id="80x24-120x36", marks=pytest.mark.full),
    ],
)
def test_both_weeks_typed_from_an_empty_home(tmp_path: Path, sizes: tuple[Size, Size]) -> None:
    home, other = tmp_path / "typed", tmp_path / "played"
    weeks = []
    told = ((FIRST, FIRST_WEEK, 0), (SECOND, SECOND_WEEK, 840))
    for (name, by_hand, paused), size in zip(told, sizes, strict=True):
        ours, theirs = typed(home, name, size, tmp_path), played(other, name)
        equal(ours, theirs, name)
        assert rows(ours) == by_hand
        assert ours.meeting.paused_s == paused
        assert sum(one.actual_s for one in ours.step) + paused == ours.meeting.duration_s
        assert list(Home(home).live.iterdir()) == []
        weeks.append(ours)
    first, second = weeks
    agreed = [one.text for case in first.case for one in case.action]
    assert sorted(one.action for one in second.follow_up) == sorted(agreed)
    for client in ("Merel", "Kievit", "Zwaluw", "Reiger"):
        kept = [cases.find(Home(root), ours.meeting.team, client) for root in (home, other)]
        assert [one.kompas for one in kept if one] == [one.kompas for one in kept[:1] if one] * 2
