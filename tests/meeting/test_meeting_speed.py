"""A key shows in a frame, in the tenth minute and at the end of a long meeting."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from meeting_by_hand import BRAINSTORM, OPENING, TERUGBLIK, Table

from teamkracht.meeting import clockstops, ideas, steps
from teamkracht.meeting.event import Event
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted
from teamkracht.meeting.outcome import outcomes


def long_meeting(events: int, ideas_in_all: int) -> Table:
    """A meeting that went to and fro, with pauses, and ideas one by one."""
    table = Table()
    table.do(steps.jump, BRAINSTORM)
    for _ in range(ideas_in_all):
        add(table, ideas.IdeasAdded("Reiger", ("een idee",)))
    to_and_fro: list[Event] = [
        steps.StepEntered(OPENING),
        clockstops.Paused(),
        clockstops.Resumed(),
        steps.StepEntered(TERUGBLIK),
    ]
    for at in range(events - ideas_in_all):
        add(table, to_and_fro[at % 4])
    return table


def add(table: Table, event: Event) -> None:
    table.elapsed += 1
    moment = Moment(table.history.latest.number + 1, table.clocks.wall, table.elapsed)
    table.history = table.history.add(Noted(moment, event))


def best(of: Callable[[], object], times: int = 15) -> float:
    """The shortest time that something takes, in seconds."""
    took = []
    for _ in range(times):
        begun = perf_counter()
        of()
        took.append(perf_counter() - begun)
    return min(took)


@pytest.mark.full
def test_an_event_late_in_a_long_meeting_costs_no_more_than_copying_what_is_there() -> None:
    table = long_meeting(3000, 2000)
    history = table.history
    moment = Moment(history.latest.number + 1, table.clocks.wall, table.elapsed + 1)
    floor = best(lambda: [idea.text for idea in table.meeting.cases[0].ideas])
    for event in (ideas.IdeasAdded("Reiger", ("nog een",)), steps.StepEntered(BRAINSTORM)):
        noted = Noted(moment, event)
        assert best(lambda noted=noted: history.add(noted)) < 10 * floor  # type: ignore[misc]


@pytest.mark.full
def test_undo_and_redo_do_not_go_through_the_whole_meeting() -> None:
    table = long_meeting(3000, 2000)
    add(table, ideas.IdeasAdded("Reiger", ("nog een",)))
    history = table.history
    floor = best(lambda: [idea.text for idea in table.meeting.cases[0].ideas])
    moment = Moment(history.latest.number + 1, table.clocks.wall, table.elapsed + 1)
    undone = history.add(Noted(moment, history.undo()))
    later = Moment(moment.number + 1, table.clocks.wall, table.elapsed + 2)
    assert best(lambda: history.add(Noted(moment, history.undo()))) < 10 * floor
    assert best(lambda: undone.add(Noted(later, undone.redo()))) < 10 * floor


@pytest.mark.full
def test_outcomes_of_four_times_as_many_events_take_about_four_times_as_long() -> None:
    def cost(events: int) -> float:
        table = long_meeting(events, 0)
        return best(lambda: list(outcomes(table.meeting, table.elapsed)), 5)

    assert cost(4000) < 8 * cost(1000)
