"""What is said at the table, and who says it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from meeting_by_hand import (
    A_KOMPAS,
    AMSTERDAM,
    CASE,
    KOMPAS,
    MINUTE,
    VRAGENRONDE,
    Clocks,
    Table,
    make_protocol,
)

from teamkracht.meeting import (
    choosing,
    clockstops,
    compass,
    following_up,
    forms,
    ideas,
    notes,
    people,
    rounds,
)
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.times import allotted, instant
from teamkracht.protocol.model import Plan
from teamkracht.protocol.steps import RoundStep
from teamkracht.protocol.words import Words


def test_an_action_is_never_for_the_client() -> None:
    table = Table().on(KOMPAS)
    for who in ("reiger", "Hans en Reiger"):
        with pytest.raises(Refused):
            table.do(choosing.make_action, "Reiger", "bellen", who=who)


def test_nothing_is_said_of_a_case_before_it_is_on_the_table() -> None:
    table = Table()
    said: list[tuple[Callable[..., Event], tuple[object, ...]]] = [
        (ideas.add_ideas, ("Reiger", ["bellen"])),
        (choosing.make_action, ("Reiger", "bellen")),
        (rounds.take_turn, (VRAGENRONDE, "Ria")),
        (rounds.pass_turn, (VRAGENRONDE, "Ria")),
        (notes.add_notes, (["later"], KOMPAS)),
    ]
    for command, given in said:
        with pytest.raises(Refused, match="Reiger has not been on the table yet"):
            table.do(command, *given)
    table.on(KOMPAS)
    for command, given in said:
        table.do(command, *given)


def test_an_action_outlives_its_idea_and_ideas_keep_their_labels() -> None:
    table = Table().on(KOMPAS)
    table.do(ideas.add_ideas, "Reiger", ["een", "twee"])
    table.do(choosing.make_action, "Reiger", "bellen", idea=1)
    table.do(ideas.remove_idea, "Reiger", 1)
    case = table.meeting.case("Reiger")
    assert [(idea.label, idea.text) for idea in case.ideas] == [(2, "twee")]
    assert [(action.text, action.idea) for action in case.actions] == [("bellen", None)]


def test_who_comes_back_was_here_from_the_first_time() -> None:
    table = Table().wait(1)
    table.do(people.leave, "Ria")
    table.do(people.arrive, "Ria")
    table.do(people.arrive, "Loes", guest=True)
    ria, loes = table.meeting.person("Ria"), table.meeting.person("Loes")
    assert ria
    assert (ria.here, ria.arrived, ria.left) == (True, None, None)
    assert loes
    assert loes.guest
    assert loes.arrived
    assert loes.arrived.elapsed == MINUTE


def test_turns_stay_in_the_order_in_which_they_were_taken() -> None:
    second = RoundStep(id="tweede", title=Words(en="Second"), minutes=5)
    table = Table(protocol=make_protocol(case=(*CASE, second))).on(VRAGENRONDE)
    for ref in (VRAGENRONDE, StepRef("tweede", "Reiger"), VRAGENRONDE):
        table.do(rounds.take_turn, ref, "Ria")
    turns = table.meeting.case("Reiger").turns
    table.do(rounds.change_turn, VRAGENRONDE, turns[0].number, "Wat deed hij graag?", None)
    changed = table.meeting.case("Reiger").turns
    assert [turn.number for turn in changed] == [turn.number for turn in turns]
    assert [turn.step for turn in changed] == ["vragenronde", "tweede", "vragenronde"]


def test_a_kompas_that_is_found_after_all_was_brought() -> None:
    table = Table()
    table.do(compass.note_kompas, KOMPAS, "missing")
    table.do(compass.lay_kompas, "Reiger", A_KOMPAS)
    assert table.meeting.case("Reiger").kompas_status == "brought"


def test_a_kompas_that_was_not_made_here_after_all_takes_no_more_than_there_is() -> None:
    table = Table()
    table.do(compass.note_kompas, KOMPAS, "made_here")
    table.do(clockstops.add_time, -6 * MINUTE, KOMPAS)
    table.do(compass.note_kompas, KOMPAS, "brought")
    assert allotted(table.meeting, KOMPAS) == 0


def test_a_kompas_that_is_made_here_never_costs_its_step_time() -> None:
    plan = Plan(name="120", minutes=120, cases=3, steps={"krachtkompas": 10})
    table = Table(protocol=replace(make_protocol(), plan=(plan,)))
    table.do(compass.note_kompas, KOMPAS, "made_here")
    assert allotted(table.meeting, KOMPAS) == 10 * MINUTE


def test_an_action_that_was_only_told_is_kept_clean() -> None:
    table = Table()
    table.do(following_up.follow_up, OpenAction("Mees\u202e", " bellen \n"), "done")
    assert table.meeting.follow_ups[0].action == OpenAction("Mees", "bellen")


def test_instants_are_whole_seconds_from_a_rounded_start() -> None:
    begun = datetime(2026, 11, 11, 9, 37, 0, 700_000, tzinfo=AMSTERDAM)
    meeting = Table(Clocks(begun)).meeting
    assert instant(meeting, meeting.started) == datetime(2026, 11, 11, 9, 37, 1, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    "event",
    [
        notes.FieldSet("Reiger", "goal", None),
        notes.ClientKnowsSet("Reiger", None),
        choosing.ActionChanged("Reiger", 3, "bellen", None, None),
        clockstops.GapNoted("restart", 12.5, asked=False),
    ],
    ids=lambda event: type(event).__name__,
)
def test_an_event_in_which_nothing_is_said_can_be_read_back(event: Event) -> None:
    assert forms.from_plain(json.loads(json.dumps(forms.plain(event)))) == event


def test_an_event_that_is_not_known_or_does_not_fit_is_refused() -> None:
    for values in (
        {},
        {"kind": "Danced"},
        {"kind": "Paused", "song": "x"},
        {"kind": "IdeaRemoved"},
    ):
        with pytest.raises(ValueError, match="event"):
            forms.from_plain(values)


@pytest.mark.parametrize(
    "ask",
    [
        lambda table: table.do(notes.add_notes, ["x"], StepRef("nergens")),
        lambda table: table.do(notes.set_field, "Lijster", "goal", "x"),
        lambda table: table.do(compass.note_kompas, StepRef("krachtkompas", "Lijster"), "missing"),
        lambda table: table.do(rounds.start_round, StepRef("vragenronde", "Lijster")),
        lambda table: table.do(ideas.add_ideas, "Lijster", ["x"]),
        lambda table: table.do(people.set_typist, "Ria", "Lijster"),
    ],
)
def test_what_is_not_on_the_agenda_is_refused(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused):
        ask(Table())
