"""Signals are calm: at 80 % of longer steps, at the end, every two minutes over; each once."""

from __future__ import annotations

from meeting_by_hand import MINUTE, OPENING, TERUGBLIK, Table

from teamkracht.meeting import clockstops, steps
from teamkracht.meeting.signals import Signal, caught_up
from teamkracht.meeting.steps import jump

NEARLY, END = Signal("nearly", TERUGBLIK), Signal("end", TERUGBLIK)
"""Terugblik has six minutes; 80 % of them have gone by at 4:48."""


def over(minutes: int) -> Signal:
    return Signal("over", TERUGBLIK, minutes)


def at_terugblik() -> Table:
    table = Table()
    table.do(jump, TERUGBLIK)
    return table


def test_nearly_end_and_every_two_minutes_over_each_once() -> None:
    table = at_terugblik().wait(seconds=287)
    assert table.said == []
    table.wait(seconds=1)
    assert table.said == [NEARLY]
    table.wait(seconds=71)
    assert table.said == [NEARLY]
    table.wait(seconds=1)
    assert table.said == [NEARLY, END]
    table.wait(4.5)
    assert table.said == [NEARLY, END, over(2), over(4)]


def test_a_short_step_is_not_announced() -> None:
    table = Table().wait(4)
    assert table.said == [Signal("end", OPENING)]


def test_nothing_is_said_while_paused() -> None:
    table = at_terugblik().wait(5.5)
    table.do(clockstops.pause)
    table.wait(30)
    assert table.said == [NEARLY]
    table.do(clockstops.resume)
    table.wait(0.5)
    assert table.said == [NEARLY, END]


def test_nothing_is_said_after_the_end() -> None:
    table = at_terugblik()
    table.do(steps.end)
    table.wait(10)
    assert table.said == []


def test_time_added_after_the_end_lets_it_be_said_again() -> None:
    table = at_terugblik().wait(7)
    table.do(clockstops.add_time, 3 * MINUTE)
    table.wait(2)
    assert table.said == [NEARLY, END, NEARLY, END]


def test_time_added_short_of_a_threshold_says_nothing_again() -> None:
    table = at_terugblik().wait(5)
    table.do(clockstops.add_time, 10)
    table.wait(seconds=30)
    assert table.said == [NEARLY]


def test_two_thresholds_in_one_late_tick_only_the_latest_sounds() -> None:
    table = at_terugblik().wait(4)
    table.clocks.go_on(5 * MINUTE)
    table.look()
    assert table.said == [over(2)]


def test_time_taken_away_below_what_has_passed_ends_the_step_now_and_once() -> None:
    table = at_terugblik().wait(4)
    table.do(clockstops.add_time, -5 * MINUTE)
    table.wait(seconds=50)
    assert table.said == [END]
    table.wait(1)
    assert table.said == [END, over(4)]


def test_all_time_taken_away_ends_the_step() -> None:
    table = at_terugblik().wait(1)
    table.do(clockstops.add_time, -6 * MINUTE)
    table.wait(seconds=2)
    assert table.said == [END]


def test_back_in_a_step_that_is_over_says_nothing_twice() -> None:
    table = at_terugblik().wait(6.5)
    table.do(steps.go_next)
    table.wait(1)
    table.do(steps.go_back)
    table.wait(1)
    assert table.said == [NEARLY, END]


def test_a_gap_that_did_not_count_takes_the_signals_back() -> None:
    table = at_terugblik().wait(4)
    table.clocks.sleep(5 * MINUTE)
    table.look()
    table.do(clockstops.answer_gap, 0, counted=False)
    table.wait(1)
    assert table.said == [over(2), NEARLY]


def test_a_meeting_that_is_opened_again_says_nothing_a_second_time() -> None:
    table = at_terugblik().wait(7)
    table.restart(3)
    table.signals = caught_up(table.meeting, table.elapsed)
    table.wait(seconds=10)
    assert table.said == [NEARLY, END]
