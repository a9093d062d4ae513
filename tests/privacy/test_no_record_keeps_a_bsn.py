"""No door lets a BSN in: not the meeting, not a draft, not a file of a case or a team."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Began, Wrote
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.live import conductor, observing
from teamkracht.live.clock import SetClock
from teamkracht.live.opening import CannotOpen, start
from teamkracht.live.playing import Play, begin
from teamkracht.meeting import ideas, notes
from teamkracht.meeting.agenda import Brought, CaseAdded, MeetingStarted, postpone
from teamkracht.meeting.clockstops import PauseNoted
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import OpenAction
from teamkracht.meeting.saying import said, said_kompas, said_lines, said_or_none
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.case_file import CaseAction, CaseFile, read_case, write_case
from teamkracht.records.checking import problems
from teamkracht.records.correctable import entries
from teamkracht.records.correcting import status_corrected
from teamkracht.records.kept_lines import KeptLines, read_kept, write_kept
from teamkracht.records.minutes import Minutes, corrected, write_minutes
from teamkracht.records.no_bsn import cleared, places_of_bsn, refuse_bsn
from teamkracht.records.putting_right import known, put_right
from teamkracht.records.script import read_script
from teamkracht.records.team import Team, read_team, write_team
from teamkracht.store import cases, minutes, protocols, teams
from teamkracht.store.files import StoreError, read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from teamkracht.toml import Unreadable

BSN = "nr 123.456.782"


@pytest.fixture
def play(tmp_path: Path) -> Play:
    home = Home(tmp_path / "home").make()
    name = "2026-W45.toml"
    found = begin(
        home, read_script(read_text(samples_folder() / name), name), name, random.Random(7)
    )
    found.forward(1800)
    return found


@pytest.mark.parametrize(
    "ask",
    [
        lambda: said(BSN),
        lambda: said_or_none(BSN),
        lambda: said_lines(["goed", BSN]),
        lambda: said_kompas(Kompas(doelen=(BSN,))),
        lambda: noting.write_down(BSN),
        lambda: write_case(CaseFile(client="Uil", team="Oost", situation=BSN)),
        lambda: write_case(
            CaseFile(client="Uil", team="Oost", action=(CaseAction(text="x", notes=(BSN,)),))
        ),
        lambda: write_team(Team(name="Oost", urgent_route=BSN)),
        lambda: write_kept(KeptLines(team=BSN)),
    ],
)
def test_what_is_said_is_refused_with_a_sentence(ask) -> None:
    with pytest.raises(Refused, match="BSN"):
        ask()


def test_the_meeting_and_its_journal_have_none(play: Play) -> None:
    client = play.conductor.meeting.cases[0].client
    for command, arguments in (
        (ideas.add_ideas, (client, ["goed", BSN])),
        (notes.set_field, (client, "goal", BSN)),
    ):
        with pytest.raises(Refused, match="BSN"):
            play.conductor.do(command, *arguments)
    play.conductor.keeper.close()
    assert b"456.782" not in b"".join(one.read_bytes() for one in play.home.live.glob("*"))


def test_a_draft_has_none(play: Play) -> None:
    play.conductor.keep_draft("a/b/c", f"Merel {BSN} zingt")
    play.conductor.keeper.close()
    (draft,) = play.home.live.glob("*.draft")
    assert json.loads(draft.read_text("utf-8"))["texts"]["a/b/c"] == "Merel nr zingt"


@pytest.fixture
def taken(play: Play) -> Minutes:
    play.to_end()
    return minutes.load(play.close())


def test_a_correction_has_none(taken: Minutes) -> None:
    other = replace(taken, meeting=replace(taken.meeting, notes=("koor",)))
    at = taken.meeting.end
    with pytest.raises(Refused, match="BSN"):
        corrected(taken, other, at=at, what="een notitie", reason=BSN)
    step = next(one for one in taken.step if one.case is None)
    with pytest.raises(Refused, match="BSN"):
        status_corrected(taken, step.id, None, "skipped", reason=BSN, at=at)
    note = next(one for one in entries(taken) if one.path[0] == "note_line")
    with pytest.raises(Refused, match="BSN"):
        put_right(taken, note, {"of": None, "text": BSN}, known(taken, (), ()))


def test_one_that_somebody_wrote_into_minutes_can_be_put_right(taken: Minutes) -> None:
    by_hand = replace(taken, meeting=replace(taken.meeting, notes=(BSN,)))
    right = corrected(by_hand, taken, at=taken.meeting.end, what=f"{BSN} is weg", reason="nummer")
    assert right.correction[-1].what == "nr is weg"
    assert list(places_of_bsn(right)) == []


def test_minutes_check_names_the_line(taken: Minutes) -> None:
    by_hand = replace(taken, meeting=replace(taken.meeting, notes=("goed", BSN)))
    text = write_minutes(by_hand)
    (problem,) = problems(by_hand, "a.toml", text)
    assert BSN in text.splitlines()[(problem.line or 0) - 1]
    assert "BSN" in problem.message


CASE = f"""format = "teamkracht/case/1"
client = "Uil"
team = "Oost"

[kompas.meedoen]
krachten = ["zingt"]
wensen = [
  "koor",
  "{BSN}",
]
"""
TEAM = f"""format = "teamkracht/team/1"
name = "Oost"

[[member]]
name = "{BSN}"
"""
LINES = f"""format = "teamkracht/kept/1"
team = "Oost"

[[line]]
date = 2026-11-04
text = "{BSN}"
"""


@pytest.mark.parametrize(
    ("read", "text"), [(read_case, CASE), (read_team, TEAM), (read_kept, LINES)]
)
def test_a_file_from_elsewhere_with_one_is_refused_by_its_line(read: Any, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text, "x.toml")
    (problem,) = refused.value.problems
    assert BSN in text.splitlines()[(problem.line or 0) - 1]
    assert "BSN" in problem.message


def test_no_event_and_no_start_brings_one_in_whatever_its_command(play: Play) -> None:
    """Also where a text comes from a file: who reads a case takes its actions along as they are."""
    meeting = play.conductor.meeting
    with pytest.raises(Refused, match="BSN"):
        play.conductor.do(lambda _meeting: PauseNoted(BSN))
    started = next(
        one.event for one in play.conductor.history.noted if isinstance(one.event, MeetingStarted)
    )
    again = replace(started, id="nieuw", open_actions=(OpenAction("Uil", BSN, None, None, None),))
    text = play.conductor.keeper.protocol_text
    with pytest.raises(CannotOpen, match="BSN"):
        start(play.home, text, "x.toml", again, SetClock(datetime(2026, 11, 4, 9, tzinfo=UTC)))
    assert play.conductor.meeting == meeting
    assert not list(play.home.live.glob("nieuw*"))


def test_one_that_stands_in_an_older_journal_stays_behind_at_closing(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = Brought("Uil", "Ria", {"goal": f"zingen {BSN}"})
    with monkeypatch.context() as patched:
        patched.setattr(conductor, "refuse_bsn", lambda _event: None)
        play.conductor.do(lambda _meeting: CaseAdded(brought))
        play.conductor.do(postpone, "Uil")
    play.to_end()
    team = minutes.load(play.close()).meeting.team
    case = cases.find(play.home, team, "Uil")
    assert case is not None
    assert case.goal == "zingen nr"


def test_an_observer_brings_none_in(tmp_path: Path) -> None:
    text, _name = protocols.text_of(Home(tmp_path).make(), "teamkrachtbespreking")
    protocol = read_protocol(text, "x")
    assert protocol.instrument is not None
    at = datetime(2026, 11, 4, 9, tzinfo=UTC)
    began = Began(
        team="Oost", date=at.date(), start=at, observers=(f"Els {BSN}",), way="live", code=None
    )
    with pytest.raises(Refused, match="BSN"):
        observing.begin(
            Home(tmp_path), SetClock(at), random.Random(1), began,
            sheet=Sheet(protocol, protocol.instrument), protocol_text=text,
        )  # fmt: skip
    assert not list(Home(tmp_path).live.glob("*"))
    desk = observing.begin(
        Home(tmp_path), SetClock(at), random.Random(1), replace(began, observers=("Els",)),
        sheet=Sheet(protocol, protocol.instrument), protocol_text=text,
    )  # fmt: skip
    with pytest.raises(Refused, match="BSN"):
        desk.do(Wrote(BSN))
    desk.keep_draft("note", f"zingt {BSN}")
    desk.close()
    kept_bytes = b"".join(one.read_bytes() for one in Home(tmp_path).live.glob("*"))
    assert b"zingt nr" in kept_bytes
    assert b"456.782" not in kept_bytes


def test_the_home_says_so_in_a_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path).make()
    with pytest.raises(StoreError, match="BSN"):
        cases.save(home, CaseFile(client="Uil", team="Oost", goal=BSN))
    with pytest.raises(StoreError, match="BSN"):
        teams.save(home, Team(name="Oost", who_may_see_scores=BSN))
    assert {path.name for path in home.root.rglob("*") if path.is_file()} == {".lock"}


def test_cleared_leaves_all_else_and_what_the_program_made(play: Play) -> None:
    case = CaseFile(
        client="Uil", team="Oost", goal=f"{BSN} zingen", situation="123456782",
        meetings=("123456782",),
    )  # fmt: skip
    assert cleared(case) == CaseFile(
        client="Uil", team="Oost", goal="nr zingen", situation="–", meetings=("123456782",)
    )
    refuse_bsn(cleared(case))
