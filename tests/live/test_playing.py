"""The two sample weeks, played from an empty home one after the other, as worked out by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

import pytest

from teamkracht.live.playing import CannotPlay, begin, days_later, unknown_actions
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import seal_holds
from teamkracht.records.script import Script, read_script
from teamkracht.store import cases, minutes, observations
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder
from tests.live.by_hand import FIRST_WEEK, SECOND_WEEK, rows


def script(name: str) -> Script:
    return read_script((samples_folder() / name).read_text(encoding="utf-8"), name)


def played(home: Home, name: str) -> Minutes:
    play = begin(home, script(name), name, Random(name))
    play.to_end()
    return minutes.load(play.close())


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Minutes, Minutes]:
    home = Home(tmp_path_factory.mktemp("weeks")).make()
    return home, played(home, "2026-W45.toml"), played(home, "2026-W46.toml")


def test_every_step_of_the_first_week(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, first, _second = weeks
    assert rows(first) == FIRST_WEEK
    assert {one.visits for one in first.step} == {1}
    assert {one.in_order for one in first.step} == {True}
    assert {one.evidence for one in first.step} == {"logged"}


def test_every_step_of_the_second_week(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, _first, second = weeks
    assert rows(second) == SECOND_WEEK
    by_step = {(one.id, one.case): one for one in second.step}
    assert by_step["vragenronde", "Reiger"].reason == "We weten al genoeg en zijn laat begonnen."
    assert by_step["vragenronde", "Reiger"].visits == 0
    assert by_step["brainstorm", "Reiger"].paused_s == 840
    assert by_step["brainstorm", "Reiger"].visits == 1
    assert second.meeting.postponed == ("Lijster",)


def test_the_seconds_add_up(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, first, second = weeks
    for taken, length in ((first, 6240), (second, 4260)):
        held = taken.meeting
        assert held.duration_s == length
        assert sum(one.actual_s for one in taken.step) + held.paused_s + held.gap_s == length
    assert second.meeting.paused_s == 840


def test_the_kompas_made_here_got_its_minutes(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, first, _second = weeks
    made = next(one for one in first.step if one.id == "krachtkompas" and one.case == "Kievit")
    assert (made.planned_s, made.extended_s) == (180, 300)
    assert [case.kompas_status for case in first.case] == ["brought", "made_here", "brought"]


def test_all_that_was_said_stands_in_order(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, *taken_weeks = weeks
    for name, taken in zip(("2026-W45.toml", "2026-W46.toml"), taken_weeks, strict=True):
        for case in taken.case:
            told = [one for one in script(name).happening if one.case == case.client]
            assert [one.text for one in case.idea] == [i.idea for h in told for i in h.ideas]
            assert [(one.by, one.question, one.answer, one.passed) for one in case.question] == [
                (q.by, q.question, q.answer, q.pass_) for h in told for q in h.questions
            ]
            assert [(one.text, one.idea, one.who, one.when) for one in case.action] == [
                (c.action, c.idea, c.who, c.when) for h in told for c in h.chosen
            ]
            assert [one.text for one in case.idea if one.chosen] == sorted(
                (c.idea for h in told for c in h.chosen),
                key=[one.text for one in case.idea].index,
            )


def test_the_actions_of_the_first_week_are_offered_in_the_second(
    weeks: tuple[Home, Minutes, Minutes],
) -> None:
    _home, first, second = weeks
    agreed = [one.text for case in first.case for one in case.action]
    assert sorted(one.action for one in second.follow_up) == sorted(agreed)
    told = [one for one in second.follow_up if one.result != "not_discussed"]
    assert [one.result for one in told] == [
        "done", "done", "running", "done", "running", "done", "done",
    ]  # fmt: skip
    assert [one.client for one in told] == [
        "chose_this", "chose_this", None, "chose_this", None, "chose_this", "not_now",
    ]  # fmt: skip


def test_a_kompas_lives_on_between_the_weeks(weeks: tuple[Home, Minutes, Minutes]) -> None:
    home, _first, second = weeks
    merel = second.case_of("Merel")
    assert merel is not None
    assert merel.kompas is not None
    assert "Belde zelf de sportgroep" in merel.kompas.meedoen.krachten
    assert "Heeft het uur in de bloementuin volgehouden" in merel.kompas.meedoen.krachten
    kept = cases.find(home, "Participatiecoaches Oost", "Merel")
    assert kept is not None
    assert kept.kompas == merel.kompas


def test_who_was_there(weeks: tuple[Home, Minutes, Minutes]) -> None:
    _home, _first, second = weeks
    loes = next(one for one in second.attendance if one.name == "Loes")
    assert loes.present
    assert loes.from_ is not None
    assert loes.from_.isoformat() == "2026-11-11T09:49:00+01:00"
    assert {one.name for one in second.attendance if not one.present} == {"Marga", "Fatima"}
    assert second.meeting.planned_start is not None
    assert second.meeting.planned_start.isoformat() == "2026-11-11T09:30:00+01:00"


def test_the_observations_are_saved_and_sealed(weeks: tuple[Home, Minutes, Minutes]) -> None:
    home, _first, second = weeks
    kept = observations.listed(home).found
    assert len(kept) == 3
    assert all(map(seal_holds, kept))
    last = next(one for one in kept if one.observation.meeting == second.meeting.id)
    assert [one.requirement for one in last.score if one.not_observable] == ["krachtgerichte_taal"]
    assert [(one.id, one.count) for one in last.behaviour] == [("oordeel_in_brainstorm", 1)]


def test_nothing_is_left_under_way(weeks: tuple[Home, Minutes, Minutes]) -> None:
    home, _first, _second = weeks
    assert list(home.live.iterdir()) == []


def test_the_minutes_are_toml_with_their_tables_in_order(
    weeks: tuple[Home, Minutes, Minutes],
) -> None:
    home, first, _second = weeks
    path = minutes.find(home, first.meeting.id)
    text = path.read_text(encoding="utf-8")
    assert text.startswith('format = "teamkracht/minutes/1"\n')
    assert list(tomllib.loads(text))[:5] == ["format", "version", "meeting", "attendance", "step"]
    assert "\r" not in text


def test_a_second_week_alone_says_how_many_actions_it_did_not_know(tmp_path: Path) -> None:
    home = Home(tmp_path / "alone").make()
    play = begin(home, script("2026-W46.toml"), "2026-W46.toml", Random(1))
    play.to_end()
    assert unknown_actions(play) == 7
    taken = minutes.load(play.close())
    assert [one.result for one in taken.follow_up][:3] == ["done", "done", "running"]


def test_a_script_played_twice_is_two_meetings(tmp_path: Path) -> None:
    home = Home(tmp_path / "twice").make()
    for seed in (1, 2):
        play = begin(home, script("2026-W46.toml"), "2026-W46.toml", Random(seed))
        play.to_end()
        play.close()
    assert len(minutes.listed(home).found) == 2


def test_every_date_of_a_script_can_be_moved() -> None:
    moved = days_later(script("2026-W45.toml"), 7)
    assert moved.date.isoformat() == "2026-11-11"
    whens = [c.when for h in moved.happening for c in h.chosen]
    assert whens[0] is not None
    assert whens[0].isoformat() == "2026-11-13"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('step = "schets"', 'step = "schetsen"'), '"schetsen" is not a step'),
        (('step = "opening"', 'step = "kiezen"'), "belongs to a case"),
        (('step = "opening"', 'step = "opening"\ncase = "Merel"'), "happening 1 .* to no case"),
        (('facilitator = "Anneke"', 'facilitator = " "'), r"wrong\.toml: There is no text"),
    ],
)
def test_a_script_that_its_protocol_cannot_play_is_refused(
    tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    text = (samples_folder() / "2026-W46.toml").read_text(encoding="utf-8")
    wrong = read_script(text.replace(*change, 1), "wrong.toml")
    with pytest.raises(CannotPlay, match=sentence):
        begin(Home(tmp_path / "home").make(), wrong, "wrong.toml", Random(1))


BRAINSTORMED = """
date = 2026-11-04
start = 09:30:00
team = "Oost"
[roster]
facilitator = "Anneke"
present = ["Anneke", "Hans"]
[[happening]]
at = 0
step = "brainstorm"
case = "Merel"
presenter = "Hans"
ideas = [{ by = "Anneke", idea = "Zingen\\t" }]
[[happening]]
at = 5
step = "kiezen"
case = "Merel"
chosen = [{ idea = "Zingen" }]
[[happening]]
at = 9
step = "einde"
"""


def test_an_idea_that_is_chosen_is_found_by_its_words_or_asked_for(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    play = begin(home, read_script(BRAINSTORMED, "b.toml"), "b.toml", Random(1))
    play.to_end()
    (case,) = minutes.load(play.close()).case
    assert [(one.text, one.chosen) for one in case.idea] == [("Zingen", True)]

    slip = read_script(BRAINSTORMED.replace('idea = "Zingen"', 'idea = "Zinge"'), "b.toml")
    with pytest.raises(CannotPlay, match="“Zinge”"):
        begin(home, slip, "b.toml", Random(2)).to_end()


def test_what_is_told_once_more_in_a_later_step_is_no_fault(tmp_path: Path) -> None:
    again = BRAINSTORMED.replace('case = "Merel"', 'case = "Merel"\ngoal = "Elke week zingen"')
    play = begin(Home(tmp_path / "home").make(), read_script(again, "b.toml"), "b.toml", Random(1))
    play.to_end()
    assert play.conductor.meeting.case("Merel").fields == {"goal": "Elke week zingen"}
    play.conductor.keeper.close()
