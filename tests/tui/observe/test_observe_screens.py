"""Observing through its keys: the form, the board, the scores, the lock, comparing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from homes import NOW, TEAM, opened, program_on, settled
from textual.pilot import Pilot
from textual.widgets import Static
from weeks_played import an_observation, two_weeks

from teamkracht.fidelity.observing.sheet import Place
from teamkracht.live.clock import SetClock
from teamkracht.live.observing import unfinished
from teamkracht.records.correcting import status_corrected
from teamkracht.records.observation import About, SeenStep, observed, seal_holds, sealed
from teamkracht.store import minutes, observations
from teamkracht.store.home import Home
from teamkracht.tui.screens.compare.board import CompareBoard
from teamkracht.tui.screens.compare.choose import CompareChooseScreen
from teamkracht.tui.screens.compare.screen import CompareScreen
from teamkracht.tui.screens.compare.steps import CompareSteps
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.observe.begin import FIELDS, ObserveBeginScreen
from teamkracht.tui.screens.observe.boards import BehaviourBoard, StepBoard
from teamkracht.tui.screens.observe.card import ScoreCard
from teamkracht.tui.screens.observe.form import KnownHere, began, known_here
from teamkracht.tui.screens.observe.locked import LockedScreen
from teamkracht.tui.screens.observe.log import MarkLog
from teamkracht.tui.screens.observe.score import ScoreScreen
from teamkracht.tui.screens.observe.screen import ObserveScreen
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks

REQUIREMENTS = (
    "frequentie_en_duur",
    "krachtkompas_als_start",
    "stappen_gevolgd",
    "vragen_zonder_advies",
    "brainstorm_zonder_oordeel",
    "ideeen_kiezen_en_afspraken",
    "krachtgerichte_taal",
)


async def pressed(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def begin(pilot: Pilot[Any], name: str = "Ob") -> Any:
    """From home to the board, with a code."""
    await pressed(pilot, "w")
    await pressed(pilot, *"k7qp", "enter", *name, "f8")
    assert isinstance(pilot.app.screen, ObserveScreen)
    return pilot.app.screen


def notice(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Notice).text()


def other(home: Home, *scores: int, name: str = "Onderzoeker 2", **changes: Any) -> Path:
    """What another observer locked of the same meeting."""
    about = About(
        meeting="K7QP",
        team=TEAM,
        date=NOW.date(),
        observer=name,
        protocol="teamkrachtbespreking",
        instrument="teamkrachtbespreking",
        instrument_version="1",
    )
    given = dict(zip(REQUIREMENTS, scores, strict=False))
    return observations.save(home, sealed(observed(replace(about, **changes), given), NOW))


async def test_a_key_marks_a_key_counts_and_a_line_is_kept(busy_home: Home) -> None:
    clock = SetClock(NOW)
    async with opened(program_on(busy_home, clock=clock)) as pilot:
        screen = await begin(pilot)
        assert screen.desk.observing.began.code == "K7QP"
        await pressed(pilot, "1")
        clock.advance(240)
        await pressed(pilot, "space")
        clock.advance(120)
        await pressed(pilot, "3", "h", "h", "a", "A", "enter", *"a h 3", "enter")
        seen = screen.desk.observing.seen
        assert [one.place for one in seen.marks] == [
            Place("opening"),
            Place("terugblik"),
            Place("krachtkompas", 1),
        ]
        assert seen.count("doorbouwen_op_idee") == 2
        assert seen.count("advies_in_vragenronde") == 0
        assert [one.text for one in seen.notes] == ["a h 3"]
        assert "4:00" in screen.query_one(StepBoard).text()
        assert "2" in screen.query_one(BehaviourBoard).text()
        await pressed(pilot, "up", "up", "up", "left")
        assert "09:33  Case 1" in screen.query_one(MarkLog).text()
        await pressed(pilot, "left")
        await pressed(pilot, "u", "u")
        assert screen.desk.observing.seen == seen
        await pressed(pilot, "n")
        assert "Case 2" in screen.query_one(StepBoard).text()


async def test_what_was_left_is_gone_on_with_from_the_list(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        screen = await begin(pilot)
        await pressed(pilot, "1", "enter", *"half")
        before = screen.desk.observing
        await pressed(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, ObserveBeginScreen)
        await pressed(pilot, "f8")
        assert "already" in notice(pilot)
        pilot.app.screen.query_one("#waiting").focus()
        await pressed(pilot, "enter")
        assert pilot.app.screen.desk.observing == before
        assert pilot.app.screen.query_one("#note", LineField).value == "half"


async def test_half_typed_text_that_cannot_be_read_is_said(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "escape")
        [draft] = busy_home.live.glob("*.draft")
        draft.write_bytes(b"nonsense")
        pilot.app.screen.query_one("#waiting").focus()
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ObserveScreen)
        [said] = pilot.app._notifications
        assert f"The half-typed text in {draft} can't be read." in str(said.message)


async def test_going_on_where_the_home_is_gone_is_told(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "escape")
        shutil.rmtree(busy_home.live)
        busy_home.live.write_text("a file")
        pilot.app.screen.query_one("#waiting").focus()
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ObserveBeginScreen)
        assert "live" in notice(pilot)


async def test_what_was_begun_by_mistake_is_removed_once_it_was_said(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "1", "escape")
        pilot.app.screen.query_one("#waiting").focus()
        await pressed(pilot, "f9", "enter")
        assert len(unfinished(busy_home).found) == 1
        await pressed(pilot, "f9", "r")
        assert unfinished(busy_home).found == ()
        assert not list(busy_home.live.iterdir())
        assert not pilot.app.screen.query_one("#waiting").display


async def test_scoring_is_blind_open_until_said_and_then_final(busy_home: Home) -> None:
    theirs = other(busy_home, 5, 5, 5, 5, 5, 5, 5)
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "f8", "f8")
        assert isinstance(pilot.app.screen, ScoreScreen)
        assert "Nothing has been scored yet" in notice(pilot)
        await pressed(pilot, "4", "enter", *"w 12", "enter")
        await pressed(pilot, "n", "right", "o", "right", "2")
        card = pilot.app.screen.query_one(ScoreCard).text()
        assert "In the question round" in card
        assert "● 2" in card
        await pressed(pilot, "f8")
        text = str(pilot.app.screen.query_one("#dialog-text", Static).content)
        assert "3 requirements are still open" in text
        assert pilot.app.screen.query("#choice-not")
        await pressed(pilot, "l")
        screen = pilot.app.screen
        assert isinstance(screen, LockedScreen)
        kept = observations.load(screen.path)
        assert seal_holds(kept)
        assert kept.scores() == {"frequentie_en_duur": 4, "vragen_zonder_advies": 2}
        assert kept.score[0].note == "w 12"
        assert kept.observation.protocol_version == "1"
        assert unfinished(busy_home).found == ()
        await pressed(pilot, "c")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert pilot.app.screen.found.observers == ("Ob", "Onderzoeker 2")
        assert "3 points apart" in pilot.app.screen.query_one(CompareBoard).text()
        assert theirs.exists()


async def test_who_scored_all_is_not_sent_back_to_scoring(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "f8", *["4", "right"] * len(REQUIREMENTS), "f8")
        assert pilot.app.screen.query("#choice-lock")
        assert not pilot.app.screen.query("#choice-not")
        await pressed(pilot, "enter")
        assert unfinished(busy_home).found, "an Enter out of habit locks nothing"


async def test_while_one_observes_nothing_is_compared(busy_home: Home) -> None:
    other(busy_home, 5, 5)
    other(busy_home, 4, 5, name="Onderzoeker 3")
    async with opened(program_on(busy_home)) as pilot:
        await begin(pilot)
        await pressed(pilot, "escape", "f6", "enter")
        assert isinstance(pilot.app.screen, CompareChooseScreen)
        said = str(pilot.app.screen.query_one("#said", Static).content)
        assert "Ob has not locked the observation" in said


async def test_a_file_from_elsewhere_is_added_by_its_path(busy_home: Home, tmp_path: Path) -> None:
    elsewhere = Home(tmp_path / "o").make()
    stick = tmp_path / "t.toml"
    shutil.copy(other(elsewhere, 3, 5, name="Twee"), stick)
    mine = other(busy_home, 5, 5, name="Een")
    async with opened(program_on(busy_home)) as pilot:
        pilot.app.open_compare((mine,))
        await settled(pilot)
        said = str(pilot.app.screen.query_one("#said", Static).content)
        assert "1 observation of this meeting" in said
        wrong = other(elsewhere, 3, 5, name="Drie", meeting="ZZZZ")
        pilot.app.screen.query_one("#path", LineField).value = str(wrong)
        await pressed(pilot, "enter")
        said = str(pilot.app.screen.query_one("#said", Static).content)
        assert "another meeting" in said
        pilot.app.screen.query_one("#path", LineField).value = f"'{stick}'"
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, CompareScreen)
        await pressed(pilot, "m")
        assert "Krippendorff" in pilot.app.screen.query_one("#figures-page", Reading).text()
    assert len(observations.listed(busy_home).found) == 2


async def test_steps_stand_side_by_side_and_apart_what_the_program_logged(
    tmp_path: Path,
) -> None:
    home, _first, second = two_weeks(tmp_path)
    at = second.meeting.end
    changed = status_corrected(second, "vragenronde", "Reiger", "partly", reason="Kort.", at=at)
    minutes.save(home, changed)
    seen = ({"vragenronde": "skipped"}, {"vragenronde": "followed"})
    paths = []
    for who, steps, version in zip(("Ans", "Bea"), seen, ("1", "2"), strict=True):
        rows = tuple(SeenStep(id=one, case="1", seen=of) for one, of in steps.items())  # type: ignore[arg-type]
        given = an_observation(changed, [4] * 7, who, protocol_version=version)
        bare = replace(given, step=rows, observation=replace(given.observation, locked=None))
        paths.append(observations.save(home, sealed(bare, at)))
    async with opened(program_on(home)) as pilot:
        pilot.app.open_compare(tuple(paths))
        await settled(pilot)
        table = pilot.app.screen.query_one(CompareSteps).text()
        assert "0 of 1 step seen alike." in table
        (line,) = [one for one in table.splitlines() if "Question round" in one and "~" in one]
        assert line.split() == ["Question", "round", "○", "✓", "│", "○", "~"]
        apart = pilot.app.screen.query_one("#apart", Reading).text()
        assert "partly done instead of skipped. Kort." in apart
        assert "Bea observed by version 2 of the protocol" in " ".join(apart.split())
        assert "13 of 15" in apart


async def test_a_consensus_is_agreed_with_reasons_and_locked(busy_home: Home) -> None:
    paths = (other(busy_home, 5, 3, 4, name="Een"), other(busy_home, 5, 5, 4, name="Twee"))
    async with opened(program_on(busy_home)) as pilot:
        pilot.app.open_compare(paths)
        await settled(pilot)
        await pressed(pilot, "c", "g", "4")
        await pressed(pilot, "escape", "f8")
        assert "1 score has no reason yet" in notice(pilot)
        await pressed(pilot, "enter", *"half", "enter", "f8", "l")
        screen = pilot.app.screen
        assert isinstance(screen, LockedScreen)
        kept = observations.load(screen.path)
        assert kept.by == ("Een", "Twee")
        assert {row.requirement: (row.score, row.reason) for row in kept.score} == {
            "frequentie_en_duur": (5, "all gave this score"),
            "krachtkompas_als_start": (4, "half"),
            "stappen_gevolgd": (4, "all gave this score"),
        }
        agreed = screen.path
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.open_compare((*paths, agreed))
        await settled(pilot)
        means = pilot.app.screen.query_one("#under", Reading).text()
        assert "Consensus, Team strengths meeting: 4.33 (3 of 7), 4.0 or more" in means


async def test_a_form_that_is_not_right_says_so(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "w", "f8")
        assert "Type your name" in notice(pilot)
        for field, value, said in (
            ("#start", "half ten", "9:30"),
            ("#day", "31-2", "4 Nov"),
            ("#day", "4-11-2099", "still to come"),
            ("#team", "", "Which team"),
        ):
            pilot.app.screen.query_one("#observer", LineField).value = "Ob"
            line = pilot.app.screen.query_one(field, LineField)
            before, line.value = line.value, value
            await pressed(pilot, "f8")
            assert said in notice(pilot)
            assert line.has_focus
            line.value = before
            await settled(pilot)
            assert said not in notice(pilot)
        assert unfinished(busy_home).found == ()


async def test_another_method_is_observed_with_its_own_steps_and_requirements(
    busy_home: Home,
) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "w", *"K7QP", "enter", *"Ob", "tab", "down")
        for _turn in range(3):
            if "group supervision" in pilot.app.screen.query_one("#ways", Picks).text():
                break
            await pressed(pilot, "right")
        await pressed(pilot, "f8", "1", "3", "h")
        assert "Strengths on the table" in pilot.app.screen.query_one(StepBoard).text()
        await pressed(pilot, "f8")
        card = pilot.app.screen.query_one(ScoreCard).text()
        assert "Requirement 1 of 8" in card
        about = pilot.app.screen.desk.observing.sheet.instrument
        assert (about.id, about.version) == ("groepssupervisie", "1")


def test_from_minutes_the_steps_are_those_that_the_meeting_used(tmp_path: Path) -> None:
    home, _first, second = two_weeks(tmp_path)
    used = home.used / f"{second.meeting.protocol_hash}.toml"
    text = used.read_text(encoding="utf-8")
    used.write_text(text.replace('version = "1"', 'version = "0.9"', 1), encoding="utf-8")
    known = known_here(home, NOW, minutes.path_of(home, second))
    assert known.form.method in known.methods
    _told, sheet = began(replace(known.form, observer="Ob"), home, second.meeting.end)
    assert sheet.protocol.version == "0.9"


async def test_what_was_typed_before_the_home_was_read_stays(
    busy_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, quick = Event(), known_here

    def slow(*given: Any) -> KnownHere:
        assert read.wait(20)
        return quick(*given)

    monkeypatch.setattr("teamkracht.tui.screens.observe.begin.known_here", slow)
    async with opened(program_on(busy_home)) as pilot:
        await pilot.press("w")
        await pilot.press(*"West")
        read.set()
        await settled(pilot)
        fields = {name: pilot.app.screen.query_one(f"#{name}", LineField) for name in FIELDS}
        assert fields["team"].value == "West"
        assert fields["day"].value == "4 Nov 2026"
        assert fields["team"].has_focus


async def test_from_paper_steps_are_judged_and_have_no_time(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        await pressed(pilot, "w", *"K7QP", "enter", *"Ob", "tab", "right", "f8")
        assert "Again: partly" in pilot.app.screen.query_one(MarkLog).text()
        await pressed(pilot, "3", "n", "3", "3", "h")
        screen = pilot.app.screen
        assert "0  none" not in screen.query_one(StepBoard).text()
        assert not screen.check_action("next_step", ())
        judged = screen.desk.observing.seen.judged
        assert judged == {Place("krachtkompas", 1): "followed", Place("krachtkompas", 2): "partly"}
        assert "partly" in screen.query_one(StepBoard).text()
        assert screen.desk.observing.seen.marks == ()
        assert screen.desk.observing.began.date == date(2026, 11, 4)


async def test_a_note_beside_a_score_comes_back_with_redo(busy_home: Home) -> None:
    async with opened(program_on(busy_home)) as pilot:
        screen = await begin(pilot)
        await pressed(pilot, "f8", "enter", *"mooi", "enter")
        scores = pilot.app.screen
        assert isinstance(scores, ScoreScreen)
        await pressed(pilot, "u")
        assert scores.query_one("#note", LineField).value == ""
        await pressed(pilot, "ctrl+y")
        assert scores.query_one("#note", LineField).value == "mooi"
        await pressed(pilot, "right")
        assert screen.desk.observing.seen.remarks == {REQUIREMENTS[0]: "mooi"}


async def test_a_wrong_file_is_not_in_the_way_of_the_next(busy_home: Home, tmp_path: Path) -> None:
    elsewhere = Home(tmp_path / "o").make()
    files = [other(elsewhere, 3, 5, name=name) for name in ("Een", "Twee")]
    async with opened(program_on(busy_home)) as pilot:
        pilot.app.open_compare(())
        await settled(pilot)
        for place in (tmp_path / "nowhere.toml", *files):
            pilot.app.screen.query_one("#path", LineField).value = str(place)
            await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert pilot.app.screen.found.observers == ("Een", "Twee")


async def test_where_one_observer_noted_steps_nothing_is_counted(tmp_path: Path) -> None:
    home, _first, second = two_weeks(tmp_path)
    rows = (SeenStep(id="opening", seen="followed"),)
    paths = []
    for who, steps in (("Ans", rows), ("Bea", ())):
        given = an_observation(second, [4] * 7, who)
        bare = replace(given, step=steps, observation=replace(given.observation, locked=None))
        paths.append(observations.save(home, sealed(bare, second.meeting.end)))
    async with opened(program_on(home)) as pilot:
        pilot.app.open_compare(tuple(paths))
        await settled(pilot)
        table = pilot.app.screen.query_one(CompareSteps).text()
        assert "No step was noted by two observers." in table
        assert "0 of 0" not in table
