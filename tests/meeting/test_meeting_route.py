"""Next, back, jump and skip: where the meeting goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from meeting_by_hand import (
    AFSLUITING,
    BRAINSTORM,
    CASE,
    END,
    KIEZEN,
    KOMPAS,
    OPENING,
    SCHETS,
    START,
    TERUGBLIK,
    VRAAG,
    VRAGENRONDE,
    Table,
    make_protocol,
)

from teamkracht.meeting import agenda, steps
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import StepRef

MERELS_KOMPAS, MERELS_KIEZEN = StepRef("krachtkompas", "Merel"), StepRef("kiezen", "Merel")


def walked(table: Table, command: Callable[..., object]) -> list[StepRef]:
    """Where a key leads, pressed until it is refused."""
    went: list[StepRef] = []
    while True:
        try:
            table.do(command)  # type: ignore[arg-type]
        except Refused:
            return went
        assert table.meeting.current
        went.append(table.meeting.current)


def test_next_goes_through_all_and_back_goes_the_same_way() -> None:
    table = Table()
    there = walked(table, steps.go_next)
    assert there == list(table.meeting.refs())[1:]
    assert walked(table, steps.go_back) == [*reversed(there[:-1]), OPENING]


def test_next_does_not_go_through_a_finished_case_again() -> None:
    table = Table()
    walked(table, steps.go_next)
    table.do(steps.jump, TERUGBLIK)
    table.do(steps.go_next)
    assert table.meeting.current == AFSLUITING


def test_next_from_the_start_goes_to_the_case_that_is_not_finished() -> None:
    table = Table()
    table.do(steps.jump, KIEZEN)
    table.do(steps.go_next)
    table.do(steps.jump, OPENING)
    table.do(steps.skip, TERUGBLIK)
    table.do(steps.go_next)
    assert table.meeting.current == MERELS_KOMPAS


def test_back_over_the_edge_of_a_case_and_on_again() -> None:
    table = Table()
    table.do(steps.jump, KIEZEN)
    table.do(steps.go_next)
    table.do(steps.go_back)
    table.do(steps.go_next)
    assert table.meeting.current == MERELS_KOMPAS


def test_next_after_a_case_that_was_jumped_away_from_does_not_go_back_to_it() -> None:
    table = Table()
    table.do(steps.jump, VRAAG)
    table.do(steps.jump, MERELS_KIEZEN)
    table.do(steps.go_next)
    assert table.meeting.current == AFSLUITING


def test_next_passes_by_what_was_skipped_or_done_on_the_flip_chart_beforehand() -> None:
    table = Table()
    table.do(steps.jump, SCHETS)
    table.do(steps.skip, VRAGENRONDE)
    table.do(steps.state_done, BRAINSTORM)
    table.do(steps.go_next)
    assert table.meeting.current == KIEZEN
    table.do(steps.go_back)
    assert table.meeting.current == SCHETS


def test_back_from_the_end_passes_by_a_case_that_was_never_on() -> None:
    table = Table()
    table.do(steps.jump, KIEZEN)
    table.do(steps.jump, AFSLUITING)
    table.do(steps.go_back)
    assert table.meeting.current == KIEZEN


@pytest.mark.parametrize("leave", [agenda.postpone, agenda.take_off])
def test_a_case_that_leaves_the_table_makes_room_for_the_next(leave: Callable[..., object]) -> None:
    table = Table()
    table.do(steps.jump, VRAAG)
    table.do(leave, "Reiger", *(["stopped"] if leave is agenda.take_off else []))  # type: ignore[arg-type]
    assert table.meeting.current == MERELS_KOMPAS
    table.do(steps.go_back)
    assert table.meeting.current == OPENING


def test_the_last_case_that_leaves_the_table_makes_room_for_the_end() -> None:
    table = Table(cases=("Reiger",))
    table.do(steps.jump, VRAAG)
    table.do(agenda.take_off, "Reiger", "urgent")
    assert table.meeting.current == AFSLUITING


def test_the_last_case_stays_on_where_the_protocol_has_no_end() -> None:
    table = Table(protocol=make_protocol(end=()), cases=("Reiger",))
    table.do(steps.jump, VRAAG)
    table.do(agenda.postpone, "Reiger")
    assert table.meeting.current == VRAAG
    with pytest.raises(Refused):
        table.do(steps.go_next)
    table.do(steps.end)


def test_a_case_that_does_not_lie_on_the_table_leaves_the_step_as_it_is() -> None:
    table = Table()
    table.do(agenda.postpone, "Merel")
    assert table.meeting.current == OPENING
    assert table.meeting.cases[1].postponed


def test_a_postponed_case_comes_back_when_somebody_goes_to_it() -> None:
    table = Table()
    table.do(agenda.postpone, "Merel")
    table.do(steps.jump, MERELS_KOMPAS)
    assert not table.meeting.case("Merel").postponed
    table.do(agenda.take_off, "Merel", "stopped")
    table.do(steps.jump, MERELS_KIEZEN)
    assert table.meeting.case("Merel").taken_off is None


def test_a_case_that_is_added_comes_last() -> None:
    table = Table(cases=("Reiger",))
    table.do(agenda.add_case, Brought("  Lijster\n"))
    table.do(steps.jump, StepRef("kiezen", "Reiger"))
    assert [one.client for one in table.meeting.cases] == ["Reiger", "Lijster"]
    assert table.meeting.case_refs("Lijster")[0] in walked(table, steps.go_next)
    assert table.meeting.planned[StepRef("brainstorm", "Lijster")] == 720


@pytest.mark.parametrize(
    ("start", "case", "end", "first"),
    [
        ((), CASE, END, KOMPAS),
        (START, (), END, OPENING),
        (START, CASE, (), OPENING),
        ((), (), END, AFSLUITING),
        ((), CASE, (), KOMPAS),
        (START, (), (), OPENING),
    ],
)
def test_any_part_may_be_empty(start, case, end, first) -> None:  # type: ignore[no-untyped-def]
    protocol = make_protocol(start, case, end)
    table = Table(protocol=protocol, cases=("Reiger",) if case else ())
    assert table.meeting.current == first
    went = walked(table, steps.go_next)
    assert [first, *went] == list(table.meeting.refs())
    table.do(steps.end)


def test_a_meeting_can_begin_at_another_step() -> None:
    assert Table(first=TERUGBLIK).meeting.current == TERUGBLIK


@pytest.mark.parametrize(
    "started",
    [
        {"protocol": make_protocol(start=(), end=()), "cases": ()},
        {"cases": ("Reiger", "Reiger")},
        {"cases": ("Reiger", "reiger")},
        {"first": StepRef("nergens")},
        {"first": StepRef("krachtkompas", "Lijster")},
    ],
    ids=["no step", "the same client twice", "in other letters", "no such step", "no such case"],
)
def test_a_meeting_that_cannot_begin_is_refused(started: dict[str, object]) -> None:
    with pytest.raises(Refused):
        Table(**started)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ref",
    [
        StepRef("nergens"),
        StepRef("brainstorm"),
        StepRef("opening", "Reiger"),
        StepRef("brainstorm", "Lijster"),
    ],
)
def test_a_step_that_is_not_there_is_refused(ref: StepRef) -> None:
    table = Table()
    for command in (steps.jump, steps.skip, steps.state_done):
        with pytest.raises(Refused):
            table.do(command, ref)


def test_the_last_step_is_the_last() -> None:
    table = Table()
    table.do(steps.jump, AFSLUITING)
    for command in (steps.go_next, steps.skip):
        with pytest.raises(Refused):
            table.do(command)


def test_nothing_goes_on_after_the_end() -> None:
    table = Table()
    with pytest.raises(Refused):
        table.do(steps.tell_end, "te vroeg")
    table.do(steps.end)
    for command in (steps.go_next, steps.go_back, steps.end, steps.skip):
        with pytest.raises(Refused):
            table.do(command)
    table.do(steps.tell_end, "brandalarm")
    assert table.meeting.ending
    assert table.meeting.ending.reason == "brandalarm"
