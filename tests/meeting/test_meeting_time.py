"""The clock of a meeting is right after a restart, a sleep and a changed system clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import pytest
from meeting_by_hand import (
    AFSLUITING,
    AMSTERDAM,
    BRAINSTORM,
    HOUR,
    KOMPAS,
    MINUTE,
    OPENING,
    TERUGBLIK,
    VRAAG,
    Clocks,
    Table,
)

from teamkracht.meeting import clockstops, people, steps
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.times import (
    ahead,
    allotted,
    expected_end,
    instant,
    planned_end,
    spread,
    to_come,
    was_left_open,
)

Model = Literal["linux", "mac", "windows"]


def test_time_runs_in_the_step_that_is_on() -> None:
    table = Table().wait(1.5)
    assert table.left(OPENING) == 2.5 * MINUTE
    table.do(steps.go_next)
    table.wait(7)
    assert table.spent(OPENING).active == 1.5 * MINUTE
    assert table.left(TERUGBLIK) == -MINUTE


def test_pause_then_extend() -> None:
    table = Table().wait(1)
    table.do(clockstops.pause)
    table.wait(10)
    table.do(clockstops.resume)
    table.do(clockstops.add_time, 60)
    table.wait(1)
    assert table.left(OPENING) == 3 * MINUTE
    assert table.spent().paused == 10 * MINUTE


def test_extend_while_paused() -> None:
    table = Table().wait(1)
    table.do(clockstops.pause)
    table.wait(5)
    table.do(clockstops.add_time, 120)
    assert table.left(OPENING) == 5 * MINUTE
    table.wait(5)
    assert table.left(OPENING) == 5 * MINUTE


def test_time_can_be_taken_away_below_what_has_passed_but_not_below_nothing() -> None:
    table = Table().wait(3)
    table.do(clockstops.add_time, -120)
    assert table.left(OPENING) == -MINUTE
    with pytest.raises(Refused):
        table.do(clockstops.add_time, -180)
    assert allotted(table.meeting, OPENING) == 2 * MINUTE


def test_extend_after_zero() -> None:
    table = Table().wait(5)
    assert table.left(OPENING) == -MINUTE
    table.do(clockstops.add_time, 180)
    assert table.left(OPENING) == 2 * MINUTE


def test_skip_while_the_time_runs_leaves_its_seconds_with_the_step() -> None:
    table = Table().wait(1.5)
    table.do(steps.skip, reason="haast")
    table.wait(1)
    assert table.meeting.current == TERUGBLIK
    assert table.outcome(OPENING).actual_s == 90


def test_a_step_that_is_visited_twice_goes_on_where_it_was() -> None:
    table = Table().wait(1)
    table.do(steps.go_next)
    table.wait(2)
    table.do(steps.go_back)
    table.wait(1)
    assert table.left(OPENING) == 2 * MINUTE
    assert table.outcome(OPENING).visits == 2


def test_a_handover_does_not_touch_the_time() -> None:
    table = Table().wait(1)
    table.do(people.hand_over, "Ria")
    table.wait(1)
    assert table.left(OPENING) == 2 * MINUTE
    assert table.outcome(OPENING).visits == 1
    assert [(one.from_, one.to) for one in table.meeting.handovers] == [("Anneke", "Ria")]


def test_who_goes_on_to_a_step_ends_the_pause_and_one_undo_brings_it_back() -> None:
    table = Table().wait(3)
    table.do(clockstops.pause)
    table.wait(2)
    table.do(steps.go_next)
    assert not table.meeting.paused
    table.wait(1)
    assert (table.spent().paused, table.spent().active) == (2 * MINUTE, 4 * MINUTE)
    table.undo()
    assert table.meeting.paused


def test_leaving_out_a_step_to_come_leaves_the_pause_as_it_is() -> None:
    table = Table()
    table.do(clockstops.pause)
    table.do(steps.skip, TERUGBLIK)
    assert table.meeting.paused


def test_what_a_pause_is_for_can_be_said_while_it_lasts() -> None:
    table = Table()
    with pytest.raises(Refused):
        table.do(clockstops.note_pause, "koffie")
    table.do(clockstops.pause)
    table.do(clockstops.note_pause, " koffie ")
    assert [pause.note for pause in table.meeting.pauses] == ["koffie"]
    table.do(clockstops.note_pause, "")
    assert [pause.note for pause in table.meeting.pauses] == [None]
    table.do(clockstops.resume)
    with pytest.raises(Refused):
        table.do(clockstops.note_pause, "koffie")


def test_a_pause_over_midnight() -> None:
    table = Table(Clocks(datetime(2026, 11, 11, 23, 55, tzinfo=AMSTERDAM)))
    table.do(clockstops.pause)
    table.wait(10)
    table.do(clockstops.resume)
    table.wait(1)
    assert table.spent().paused == 10 * MINUTE
    assert table.left(OPENING) == 3 * MINUTE
    assert table.meeting.gaps == ()


@pytest.mark.parametrize("model", ["linux", "mac", "windows"])
@pytest.mark.parametrize(
    "begun",
    [
        datetime(2026, 10, 25, 2, 59, tzinfo=AMSTERDAM),
        datetime(2027, 3, 28, 1, 59, tzinfo=AMSTERDAM),
    ],
    ids=["an hour back", "an hour forward"],
)
def test_the_night_the_clock_changes(begun: datetime, model: Model) -> None:
    table = Table(Clocks(begun, model)).wait(2)
    assert table.elapsed == 2 * MINUTE
    assert table.meeting.gaps == ()
    table.do(steps.end)
    assert table.meeting.ending
    ended = instant(table.meeting, table.meeting.ending.moment)
    assert ended.timestamp() - begun.timestamp() == 2 * MINUTE
    assert ended.utcoffset() != begun.utcoffset()


def test_an_earlier_moment_on_the_night_the_clock_changes() -> None:
    table = Table(Clocks(datetime(2027, 3, 28, 1, 59, tzinfo=AMSTERDAM))).wait(1)
    table.clocks.sleep(10 * MINUTE)
    table.look()
    (gap,) = table.meeting.gaps
    assert gap.end.at.timestamp() - gap.start.at.timestamp() == 10 * MINUTE


def test_a_late_start_in_another_offset_is_no_hour_late() -> None:
    planned = datetime(2026, 10, 25, 2, 50, tzinfo=AMSTERDAM)
    begun = datetime(2026, 10, 25, 2, 5, fold=1, tzinfo=AMSTERDAM)
    assert planned_end(Table(Clocks(begun), planned_start=planned).meeting) == 105 * MINUTE


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_is_set_is_told_from_sleep_by_boot_time(hours: int) -> None:
    table = Table(Clocks(model="linux")).wait(1)
    table.clocks.set(hours * HOUR)
    table.wait(1)
    assert table.elapsed == 2 * MINUTE
    assert [(gap.kind, gap.asked) for gap in table.meeting.gaps] == [("clock_set", False)]
    assert clockstops.open_question(table.meeting) is None


@pytest.mark.parametrize("model", ["mac", "windows"])
def test_a_clock_that_is_set_back_costs_no_time_and_no_question(model: Model) -> None:
    table = Table(Clocks(model=model)).wait(1)
    table.clocks.set(-3 * HOUR)
    table.wait(1)
    assert table.elapsed == 2 * MINUTE
    assert [(gap.kind, gap.asked) for gap in table.meeting.gaps] == [("clock_set", False)]


@pytest.mark.parametrize("model", ["mac", "windows"])
def test_a_clock_that_is_set_forward_is_asked_about_and_can_be_left_out(model: Model) -> None:
    table = Table(Clocks(model=model)).wait(1)
    table.clocks.set(3 * HOUR)
    table.wait(1)
    question = clockstops.open_question(table.meeting)
    assert question == 0
    table.do(clockstops.answer_gap, question, counted=False)
    assert table.spent(OPENING).active == 2 * MINUTE


@pytest.mark.parametrize("model", ["linux", "mac", "windows"])
def test_a_sleep_counts_until_somebody_says_that_it_did_not(model: Model) -> None:
    table = Table(Clocks(model=model)).wait(1)
    table.clocks.sleep(12 * MINUTE)
    table.wait(1)
    (gap,) = table.meeting.gaps
    assert gap.kind == "sleep"
    # The last look was a moment before the lid closed; both ends lie within two seconds.
    assert gap.start.elapsed == pytest.approx(MINUTE, abs=2)
    assert gap.end.elapsed == pytest.approx(13 * MINUTE, abs=2)
    assert table.left(OPENING) == -10 * MINUTE
    question = clockstops.open_question(table.meeting)
    assert question == 0
    table.do(clockstops.answer_gap, question, counted=False)
    assert table.left(OPENING) == pytest.approx(2 * MINUTE, abs=2)
    assert clockstops.open_question(table.meeting) is None
    table.do(clockstops.answer_gap, question, counted=True)
    assert table.left(OPENING) == -10 * MINUTE


@pytest.mark.parametrize("model", ["linux", "mac", "windows"])
def test_a_key_right_after_the_lid_opens_comes_after_the_sleep(model: Model) -> None:
    table = Table(Clocks(model=model)).wait(1)
    table.clocks.sleep(12 * MINUTE)
    table.do(steps.go_next)
    assert table.spent(OPENING).active == 13 * MINUTE
    assert table.spent(TERUGBLIK).active == 0
    assert table.meeting.gaps[0].end.number < table.history.latest.number


def test_a_tick_that_comes_late_is_noted_and_counted_without_a_question() -> None:
    table = Table().wait(1)
    table.clocks.go_on(10)
    table.look()
    assert table.elapsed == 70
    assert [(gap.kind, gap.asked) for gap in table.meeting.gaps] == [("sleep", False)]
    assert table.left(OPENING) == 4 * MINUTE - 70


@pytest.mark.parametrize(
    ("seconds", "asked", "left_open"),
    [(3, False, False), (20 * MINUTE, True, False), (24 * HOUR, True, True)],
    ids=["3 s", "20 min", "next day"],
)
def test_restart(seconds: int, asked: bool, left_open: bool) -> None:
    table = Table().wait(1).restart(seconds)
    assert [(gap.kind, gap.asked) for gap in table.meeting.gaps] == [("restart", asked)]
    assert was_left_open(table.meeting, table.meeting.gaps[0]) is left_open
    assert table.elapsed == MINUTE + seconds
    table.wait(1)
    assert table.elapsed == 2 * MINUTE + seconds


def test_a_restart_within_a_pause_is_still_a_pause() -> None:
    table = Table().wait(1)
    table.do(clockstops.pause)
    table.wait(1).restart(20 * MINUTE)
    assert table.meeting.paused
    table.do(clockstops.answer_gap, 0, counted=False)
    table.do(clockstops.resume)
    assert table.spent() == table.spent(OPENING)
    assert (table.spent().paused, table.spent().gap) == (21 * MINUTE, 0)


def test_a_restart_while_a_question_about_a_gap_is_open_asks_both() -> None:
    table = Table().wait(1)
    table.clocks.sleep(12 * MINUTE)
    table.look()
    table.restart(40)
    assert clockstops.open_question(table.meeting) == 0
    table.do(clockstops.answer_gap, 0, counted=True)
    assert clockstops.open_question(table.meeting) == 1


def test_a_restart_after_the_clock_was_set_back_counts_nothing() -> None:
    table = Table().wait(1)
    table.clocks.set(-3 * HOUR)
    table.restart(60)
    assert table.elapsed == MINUTE
    assert [gap.kind for gap in table.meeting.gaps] == ["clock_set"]


def test_a_gap_over_midnight_means_that_the_meeting_was_left_open() -> None:
    table = Table(Clocks(datetime(2026, 11, 11, 23, 55, tzinfo=AMSTERDAM)))
    table.clocks.sleep(10 * MINUTE)
    table.look()
    assert was_left_open(table.meeting, table.meeting.gaps[0])


def test_it_had_ended_before_the_laptop_slept() -> None:
    table = Table().wait(3)
    table.clocks.sleep(12 * MINUTE)
    table.wait(1)
    gap = table.meeting.gaps[0]
    table.do(steps.end, "brandalarm", elapsed=gap.start.elapsed)
    assert table.spent().active == pytest.approx(3 * MINUTE, abs=2)
    assert table.meeting.gaps == ()
    assert table.meeting.ending
    assert table.meeting.ending.moment.at - table.clocks.wall < timedelta(minutes=-12)


def test_what_was_gone_through_after_the_end_was_not_reached() -> None:
    table = Table().wait(3)
    table.do(clockstops.pause)
    table.wait(1)
    table.do(steps.go_next)
    table.do(steps.go_next)
    table.wait(1)
    table.do(steps.end, elapsed=100.0)
    assert table.spent().active == 100
    assert (table.outcome(OPENING).actual_s, table.outcome(TERUGBLIK).visits) == (100, 0)
    assert table.meeting.pauses == ()


def test_the_end_lies_between_the_start_and_the_present() -> None:
    table = Table().wait(1)
    table.do(steps.end, elapsed=-5.0)
    assert table.spent().active == 0
    table.undo()
    table.do(steps.end, elapsed=1e9)
    assert table.spent().active == MINUTE


def test_time_after_the_end_is_no_meeting() -> None:
    table = Table().wait(2)
    table.do(steps.end)
    table.clocks.sleep(HOUR)
    table.wait(1)
    assert table.spent().active == 2 * MINUTE
    assert table.meeting.gaps == ()
    table.undo()
    assert table.spent().active == HOUR + 3 * MINUTE
    assert clockstops.open_question(table.meeting) == 0


def test_expected_end_counts_what_is_to_come() -> None:
    table = Table()
    assert expected_end(table.meeting, 0) == (4 + 6 + 2 * 35 + 5) * MINUTE
    assert ahead(table.meeting, 0) == 35 * MINUTE
    table.do(steps.skip, TERUGBLIK)
    assert expected_end(table.meeting, 0) == (4 + 2 * 35 + 5) * MINUTE
    table.do(steps.jump, AFSLUITING)
    assert to_come(table.meeting) == ()


def test_a_late_start_is_behind_from_the_first_minute() -> None:
    planned = datetime(2026, 11, 11, 9, 30, tzinfo=AMSTERDAM)
    table = Table(planned_start=planned)
    assert planned_end(table.meeting) == 113 * MINUTE


def test_a_step_that_was_passed_over_is_no_longer_ahead() -> None:
    table = Table()
    table.do(steps.jump, BRAINSTORM)
    ahead_of_us = to_come(table.meeting)
    assert VRAAG not in ahead_of_us
    assert TERUGBLIK not in ahead_of_us
    assert StepRef("vraag", "Merel") in ahead_of_us
    table.do(steps.jump, StepRef("krachtkompas", "Merel"))
    assert StepRef("kiezen", "Reiger") not in to_come(table.meeting)


def test_spread_makes_the_meeting_fit_its_plan() -> None:
    table = Table(cases=("Reiger", "Merel", "Lijster")).wait(30)
    assert ahead(table.meeting, table.elapsed) < 0
    table.note(spread(table.meeting, table.elapsed))
    assert 0 <= ahead(table.meeting, table.elapsed) < MINUTE
    assert all(allotted(table.meeting, ref) >= MINUTE for ref in to_come(table.meeting))


def test_spread_keeps_every_step_a_minute_and_still_fits() -> None:
    table = Table(cases=("Reiger", "Merel", "Lijster"))
    table.do(steps.jump, KOMPAS)
    table.wait(99)
    table.note(spread(table.meeting, table.elapsed))
    assert min(allotted(table.meeting, ref) for ref in to_come(table.meeting)) == MINUTE
    assert 0 <= ahead(table.meeting, table.elapsed) < MINUTE


def test_spread_is_refused_without_a_minute_a_step() -> None:
    table = Table()
    table.do(steps.jump, KOMPAS)
    table.wait(119)
    with pytest.raises(Refused):
        spread(table.meeting, table.elapsed)
