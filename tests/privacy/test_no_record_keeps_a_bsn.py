"""No door lets a BSN in: not the meeting, not a draft, not a file of a case or a team."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from teamkracht.fidelity.observing import noting
from teamkracht.live.playing import Play, begin
from teamkracht.meeting import ideas, notes
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.saying import said, said_kompas, said_lines, said_or_none
from teamkracht.records.case_file import CaseAction, CaseFile, write_case
from teamkracht.records.no_bsn import cleared, refuse_bsn
from teamkracht.records.script import read_script
from teamkracht.records.team import Team, write_team
from teamkracht.store import cases, teams
from teamkracht.store.files import StoreError, read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

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


def test_the_home_says_so_in_a_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path).make()
    with pytest.raises(StoreError, match="BSN"):
        cases.save(home, CaseFile(client="Uil", team="Oost", goal=BSN))
    with pytest.raises(StoreError, match="BSN"):
        teams.save(home, Team(name="Oost", who_may_see_scores=BSN))
    assert not [path for path in home.root.rglob("*") if path.is_file()]


def test_cleared_leaves_all_else_and_what_the_program_made(play: Play) -> None:
    case = CaseFile(
        client="Uil", team="Oost", goal=f"{BSN} zingen", situation="123456782",
        meetings=("123456782",),
    )  # fmt: skip
    assert cleared(case) == CaseFile(
        client="Uil", team="Oost", goal="nr zingen", situation="–", meetings=("123456782",)
    )
    refuse_bsn(cleared(case))
