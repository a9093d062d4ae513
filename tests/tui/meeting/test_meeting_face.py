"""What the screen of a meeting works out, without a screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
import table as t

from teamkracht import i18n
from teamkracht.meeting import agenda, clockstops, people, steps
from teamkracht.meeting.agenda import Brought, MeetingStarted
from teamkracht.meeting.clockstops import GapNoted
from teamkracht.meeting.forms import EVENTS
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Redone, Undone
from teamkracht.tui.screens.meeting.face import (
    ahead_words,
    clock_face,
    head,
    hints,
    step_words,
)
from teamkracht.tui.screens.meeting.rail import key, rail_picture, ref_of
from teamkracht.tui.screens.meeting.talk import asks_for_typist
from teamkracht.tui.screens.meeting.told import TELLERS, told
from teamkracht.tui.widgets.clock import ATTENTION, NORMAL, OVER, PAUSED, ClockFace
from teamkracht.tui.widgets.rail import DONE, NOW, SKIPPED, TODO

BRAINSTORM = StepRef("brainstorm", "Merel")
WEIRD = '[b]Żoë[/] "Q" 🚲 ' + "x" * 200


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def face(made: t.Table) -> ClockFace:
    conductor = made.conductor
    return clock_face(conductor.meeting, conductor.elapsed(), conductor.wall())


def test_the_sample_at_the_brainstorm_reads_as_in_the_picture() -> None:
    made = t.at_brainstorm()

    assert face(made) == ClockFace(462, 720, NORMAL, schedule="end 11:26 · 4 min ahead", timed=True)
    words = step_words(made.conductor.meeting, BRAINSTORM)
    assert words.case == "Merel · case of Yvonne · 1 of 3"
    assert words.question.startswith("Hoe help ik Merel")
    assert head(made.conductor.meeting).code == "code K7QM"


def test_seconds_are_rounded_up_so_that_zero_comes_at_the_end_and_no_sooner() -> None:
    made = t.table()
    made.wait(4)
    assert face(made).left == 0
    early = t.table()
    early.clock.advance(3.4)
    assert face(early).left == 237


def test_the_clock_asks_for_attention_at_80_percent_of_long_steps_only() -> None:
    made = t.at_brainstorm()
    made.until(24 + 9.5)
    assert face(made).state == NORMAL
    made.until(24 + 9.6)
    assert face(made).state == ATTENTION
    made.until(24 + 12)
    assert face(made).state == OVER
    made.wait(1)
    assert face(made).left == -60

    short = t.table()  # the opening has four minutes
    short.wait(3.5)
    assert face(short).state == NORMAL


def test_a_step_whose_time_was_all_taken_off_is_over_its_time() -> None:
    made = t.table()
    for _minute in range(4):
        made.do(clockstops.add_time, -60)
    made.wait(0.1)
    assert (face(made).state, face(made).free) == (OVER, False)


def test_a_pause_shows_in_the_clock() -> None:
    made = t.at_brainstorm()
    made.do(clockstops.pause)
    made.wait(2)
    assert face(made).state == PAUSED
    assert face(made).left == 462


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (29, "on schedule"),
        (31, "1 min ahead"),
        (-29, "on schedule"),
        (-600, "10 min behind"),
        (3700, "1 hour ahead"),
        (-684360, "190 hours behind"),
    ],
)
def test_ahead_or_behind_in_whole_minutes_or_hours(seconds: float, words: str) -> None:
    assert ahead_words(seconds) == words


def test_the_rail_tells_done_now_skipped_and_to_come() -> None:
    made = t.at_brainstorm()
    made.do(steps.skip, StepRef("kiezen", "Kievit"))
    picture = rail_picture(made.conductor.meeting)
    start, merel, kievit, _zwaluw, end = picture.groups

    assert [(s.name, s.state, s.time) for s in start.steps] == [
        ("Opening", DONE, "6:30"),
        ("Looking back", DONE, "1:30"),
    ]
    assert (merel.title, merel.who) == ("Merel", "Yvonne")
    assert [s.state for s in merel.steps] == [DONE, DONE, DONE, DONE, NOW, TODO]
    assert merel.steps[4].time == "12"
    assert kievit.steps[-1].state == SKIPPED
    assert end.steps[0].time == "5"
    assert picture.short == "Brainstorm 5/6 · Merel 1/3"


def test_a_case_that_left_the_table_keeps_what_was_done_and_says_why() -> None:
    made = t.at_brainstorm()
    made.do(agenda.take_off, "Merel", "urgent")
    made.do(agenda.postpone, "Zwaluw")
    merel, kievit, zwaluw = rail_picture(made.conductor.meeting).groups[1:4]

    assert (merel.title, merel.who) == ("Merel", "urgent, set aside")
    assert [s.name for s in merel.steps][-1] == "Brainstorm"
    assert kievit.steps[0].state == NOW
    assert (zwaluw.who, zwaluw.steps) == ("postponed", ())


def test_every_step_of_the_rail_leads_back_to_its_step() -> None:
    meeting = t.table(cases=(Brought("a/b\tc", "Hans"),)).conductor.meeting
    for ref in meeting.refs():
        assert ref_of(meeting, key(ref)) == ref
    assert ref_of(meeting, "nothing") is None


def test_who_talks_is_said_with_names() -> None:
    made = t.at_brainstorm()
    helping = hints(made.conductor.meeting, BRAINSTORM)

    assert helping.talk == ""  # the first rule says it
    assert helping.rules[0] == "Yvonne listens, and reacts when choosing."
    assert helping.sayings[0] == "Anything goes. No ‘yes, but’."


def test_who_talks_is_said_in_dutch_too() -> None:
    i18n.use("nl")
    meeting = t.at_brainstorm().conductor.meeting
    helping = hints(meeting, BRAINSTORM)

    assert helping.talk == ""  # the first rule says it
    assert helping.rules[0] == "Yvonne luistert en reageert pas bij het kiezen."


def test_a_presenter_who_leads_or_types_only_presents() -> None:
    made = t.at_brainstorm()
    made.do(agenda.set_presenter, "Merel", "Marga")
    talk = hints(made.conductor.meeting, BRAINSTORM).talk
    assert talk == ""
    sketch = hints(made.conductor.meeting, StepRef("schets", "Merel")).talk
    assert sketch == ""  # a rule says that the team listens
    opening = hints(made.conductor.meeting, StepRef("krachtkompas", "Merel")).talk
    assert opening == "Marga speaks. The team listens."


def test_a_minutes_taker_who_presents_is_asked_who_types() -> None:
    made = t.at_brainstorm()
    assert asks_for_typist(made.conductor.meeting) is None
    made.do(steps.jump, StepRef("vraag", "Kievit"))
    assert asks_for_typist(made.conductor.meeting) == "Hans"
    made.do(people.set_typist, "Ria", "Kievit")
    assert asks_for_typist(made.conductor.meeting) is None


def test_every_kind_of_event_that_can_be_taken_back_has_its_words() -> None:
    not_by_people = {MeetingStarted, GapNoted, Undone, Redone}
    assert set(TELLERS) == set(EVENTS.values()) - not_by_people


def test_words_of_people_are_repeated_shortly_and_as_they_are() -> None:
    made = t.table(people=(), cases=(Brought(WEIRD, WEIRD),))
    meeting = made.conductor.meeting
    words = told(agenda.PresenterSet(WEIRD, WEIRD), meeting)
    assert words.startswith("who presents [b]Żoë[/]")
    assert len(words) < 80


def test_the_expected_end_is_that_of_the_clock_on_the_wall() -> None:
    made = t.at_brainstorm()
    made.clock.set_wall(made.clock.read().wall - timedelta(hours=1))
    made.conductor.tick()
    assert face(made).schedule.startswith("end 10:26")
