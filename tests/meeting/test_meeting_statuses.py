"""What became of each step, by the table of the file format."""

from __future__ import annotations

import pytest
from meeting_by_hand import (
    A_KOMPAS,
    AFSLUITING,
    AN_ACTION,
    BRAINSTORM,
    KIEZEN,
    KOMPAS,
    MINUTE,
    OPENING,
    SCHETS,
    TERUGBLIK,
    VRAAG,
    VRAGENRONDE,
    Table,
)

from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    following_up,
    ideas,
    notes,
    rounds,
    steps,
)
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.kompas import Place
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.outcome import outcome, outcomes, status


def at(ref: StepRef, **started: object) -> Table:
    """A meeting in which a step is on."""
    table = Table(**started)  # type: ignore[arg-type]
    if ref != OPENING:
        table.do(steps.jump, ref)
    return table


def of(table: Table, ref: StepRef) -> str:
    return status(table.meeting, ref)


# entered, and what the step is for is there: followed


def test_an_opening_is_followed_once_entered() -> None:
    assert of(Table(), OPENING) == "followed"


def test_a_talk_without_fields_is_followed_once_entered() -> None:
    assert of(at(SCHETS), SCHETS) == "followed"


def test_a_terugblik_is_followed_once_an_action_was_discussed() -> None:
    table = at(TERUGBLIK, open_actions=(AN_ACTION,))
    assert of(table, TERUGBLIK) == "partly"
    table.do(following_up.follow_up, AN_ACTION, "running")
    assert of(table, TERUGBLIK) == "followed"


def test_a_kompas_that_is_made_here_is_followed() -> None:
    table = at(KOMPAS)
    table.do(compass.note_kompas, KOMPAS, "made_here")
    assert of(table, KOMPAS) == "followed"
    assert table.outcome(KOMPAS).extended_s == 5 * MINUTE


def test_a_kompas_that_is_known_is_followed() -> None:
    assert of(at(KOMPAS, cases=(Brought("Reiger", kompas=A_KOMPAS),)), KOMPAS) == "followed"


def test_a_question_is_followed_once_it_stands_there() -> None:
    table = at(VRAAG)
    assert of(table, VRAAG) == "partly"
    table.do(notes.set_field, "Reiger", "help_question", "Hoe blijf ik in contact?")
    assert of(table, VRAAG) == "followed"


def test_a_round_is_followed_after_a_turn_that_nobody_typed() -> None:
    table = at(VRAGENRONDE)
    table.do(rounds.take_turn, VRAGENRONDE, "Ria")
    assert of(table, VRAGENRONDE) == "followed"


def test_choosing_is_followed_by_a_choice_or_an_action() -> None:
    table = at(KIEZEN)
    table.do(ideas.add_ideas, "Reiger", ["Praten over vrachtwagens"])
    assert of(table, KIEZEN) == "partly"
    table.do(choosing.choose, "Reiger", 1)
    assert of(table, KIEZEN) == "followed"
    table.do(choosing.choose, "Reiger", 1, chosen=False)
    table.do(choosing.make_action, "Reiger", "Navragen", who="Ria")
    assert of(table, KIEZEN) == "followed"


# entered, what it is for is missing: partly


def test_a_kompas_that_is_missing_is_partly() -> None:
    table = at(KOMPAS)
    table.do(compass.note_kompas, KOMPAS, "missing")
    assert of(table, KOMPAS) == "partly"


def test_a_round_in_which_all_pass_is_partly() -> None:
    table = at(VRAGENRONDE)
    table.do(rounds.pass_turn, VRAGENRONDE, "Ria")
    assert of(table, VRAGENRONDE) == "partly"


def test_a_brainstorm_without_an_idea_is_partly() -> None:
    assert of(at(BRAINSTORM), BRAINSTORM) == "partly"


def test_a_terugblik_in_which_all_was_put_off_is_partly() -> None:
    table = at(TERUGBLIK, open_actions=(AN_ACTION,))
    table.do(following_up.put_off_rest)
    assert of(table, TERUGBLIK) == "partly"


# entered, little there, then the meeting broke off: followed


def test_one_idea_before_the_meeting_breaks_off_is_followed() -> None:
    table = at(BRAINSTORM)
    table.do(ideas.add_ideas, "Reiger", ["Praten over vrachtwagens"])
    table.do(steps.end, "brandalarm")
    assert of(table, BRAINSTORM) == "followed"


# passed over, or entered and skipped with nothing recorded: skipped, its seconds stay


def test_a_step_that_was_jumped_over_is_skipped() -> None:
    table = at(VRAAG)
    table.do(steps.jump, BRAINSTORM)
    assert [of(table, ref) for ref in (KOMPAS, SCHETS, VRAGENRONDE)] == ["skipped"] * 3


def test_a_start_that_was_left_is_skipped_where_not_entered() -> None:
    assert of(at(KOMPAS, open_actions=(AN_ACTION,)), TERUGBLIK) == "skipped"


def test_entered_then_skipped_with_nothing_recorded_is_skipped_and_keeps_its_seconds() -> None:
    table = at(VRAGENRONDE).wait(0.5)
    table.do(steps.skip, reason="haast")
    result = table.outcome(VRAGENRONDE)
    assert (result.status, result.reason, result.actual_s) == ("skipped", "haast", 30)


def test_a_step_to_come_that_is_skipped_is_skipped_with_its_reason() -> None:
    table = at(SCHETS)
    table.do(steps.skip, VRAGENRONDE, "we weten genoeg")
    result = table.outcome(VRAGENRONDE)
    assert (result.status, result.reason, result.visits) == ("skipped", "we weten genoeg", 0)


def test_a_skipped_step_that_is_done_after_all_is_not_skipped() -> None:
    table = at(SCHETS)
    table.do(steps.skip)
    table.do(steps.go_back)
    assert of(table, SCHETS) == "followed"


def test_a_skipped_step_that_is_come_to_by_skipping_another_is_not_skipped() -> None:
    table = at(VRAAG)
    table.do(steps.skip, reason="nog niet")
    table.on(KOMPAS)
    table.do(steps.skip)
    table.do(notes.set_field, "Reiger", "help_question", "Hoe begin ik klein?")
    result = table.outcome(VRAAG)
    assert (result.status, result.reason) == ("followed", None)


# entered, something recorded, then skipped: partly, with the reason


def test_entered_then_skipped_with_something_recorded_is_partly() -> None:
    table = at(VRAGENRONDE)
    table.do(rounds.take_turn, VRAGENRONDE, "Ria", "Wat deed hij graag?")
    table.do(steps.skip, reason="haast")
    result = table.outcome(VRAGENRONDE)
    assert (result.status, result.reason) == ("partly", "haast")


def test_a_note_is_something_recorded() -> None:
    table = at(SCHETS)
    table.do(notes.add_notes, ["hij praat graag over vrachtwagens"], SCHETS)
    table.do(steps.skip)
    assert of(table, SCHETS) == "partly"


def test_a_strength_that_was_heard_is_something_recorded() -> None:
    table = at(VRAGENRONDE)
    table.do(compass.add_entry, "Reiger", Place("krachten", "meedoen"), "kent alle vrachtwagens")
    table.do(steps.skip)
    assert of(table, VRAGENRONDE) == "partly"


# stated by the facilitator: followed, evidence stated


def test_done_on_the_flip_chart_is_followed_and_stated() -> None:
    table = at(BRAINSTORM)
    table.do(steps.state_done, BRAINSTORM, "op de flap", 23)
    result = table.outcome(BRAINSTORM)
    assert (result.status, result.evidence) == ("followed", "stated")
    assert table.outcome(VRAAG).evidence == "logged"


def test_what_was_skipped_can_be_stated() -> None:
    table = at(BRAINSTORM)
    table.do(steps.skip)
    table.do(steps.state_done, BRAINSTORM)
    assert of(table, BRAINSTORM) == "followed"


# the meeting ended, or the case left the table, before it: not_reached


def test_what_was_to_come_when_the_meeting_ended_was_not_reached() -> None:
    table = at(SCHETS)
    table.do(steps.end, "brandalarm")
    assert [of(table, ref) for ref in (VRAGENRONDE, KIEZEN, AFSLUITING)] == ["not_reached"] * 3


def test_what_was_to_come_when_the_presenter_stopped_was_not_reached() -> None:
    table = at(SCHETS)
    table.do(agenda.take_off, "Reiger", "stopped")
    assert table.meeting.current == StepRef("krachtkompas", "Merel")
    assert of(table, KIEZEN) == "not_reached"


def test_what_was_to_come_when_another_case_came_on_was_not_reached() -> None:
    table = at(BRAINSTORM)
    table.do(steps.jump, StepRef("krachtkompas", "Merel"))
    assert of(table, KIEZEN) == "not_reached"
    assert of(table, VRAGENRONDE) == "skipped"


# nothing it could be for: not_applicable


def test_a_terugblik_without_open_actions_is_not_applicable() -> None:
    assert of(at(TERUGBLIK), TERUGBLIK) == "not_applicable"


def test_a_terugblik_with_an_action_that_was_only_told_is_followed() -> None:
    table = at(TERUGBLIK)
    table.do(following_up.follow_up, AN_ACTION, "done")
    assert of(table, TERUGBLIK) == "followed"


def test_the_rest_of_an_urgent_case_is_not_applicable() -> None:
    table = at(SCHETS)
    table.do(agenda.take_off, "Reiger", "urgent")
    assert [of(table, ref) for ref in (VRAGENRONDE, BRAINSTORM, KIEZEN)] == ["not_applicable"] * 3
    assert of(table, SCHETS) == "followed"


def test_what_was_passed_over_before_a_case_was_urgent_stays_skipped() -> None:
    table = at(SCHETS)
    table.do(steps.skip, VRAGENRONDE)
    table.do(agenda.take_off, "Reiger", "urgent")
    assert [of(table, ref) for ref in (KOMPAS, VRAGENRONDE)] == ["skipped", "skipped"]


# a postponed case: no rows


def test_a_postponed_case_has_no_rows() -> None:
    table = Table()
    table.do(agenda.postpone, "Reiger")
    assert {one.ref.case for one in outcomes(table.meeting, 0)} == {None}
    assert [case.client for case in table.meeting.cases if case.postponed] == ["Reiger"]


def test_a_case_that_was_postponed_on_the_table_keeps_the_time_it_took() -> None:
    table = at(KOMPAS).wait(2)
    table.do(agenda.postpone, "Reiger")
    assert table.outcome(KOMPAS).actual_s == 2 * MINUTE
    assert of(table, VRAAG) == "not_reached"


# rows, sequence, in_order, visits


def test_rows_stand_in_the_order_of_the_protocol_and_cases_as_they_came() -> None:
    table = Table()
    table.do(steps.jump, StepRef("krachtkompas", "Merel"))
    table.do(steps.jump, KOMPAS)
    rows = [one.ref for one in outcomes(table.meeting, 0)]
    assert rows[:3] == [OPENING, TERUGBLIK, StepRef("krachtkompas", "Merel")]
    assert rows[8] == KOMPAS
    assert rows[-1] == AFSLUITING


def test_a_brainstorm_that_was_broken_off_by_an_alarm() -> None:
    """The example of the file format: skipped question round, a pause of 14 minutes within."""
    table = Table(open_actions=(AN_ACTION,)).wait(2)
    for minutes in (7, 0.5, 1, 1.5):
        table.do(steps.go_next)
        table.wait(minutes)
    table.do(steps.skip, VRAGENRONDE, "we weten al genoeg")
    table.do(steps.go_next)
    table.wait(3.5)
    table.do(clockstops.pause, "brandalarm")
    table.wait(14)
    table.do(clockstops.resume)
    table.do(ideas.add_ideas, "Reiger", ["Praten over vrachtwagens"])
    table.wait(5.5)
    table.do(steps.go_next)
    result = table.outcome(BRAINSTORM)
    assert (result.status, result.sequence, result.in_order) == ("followed", 6, True)
    assert (result.visits, result.planned_s, result.extended_s) == (1, 720, 0)
    assert (result.actual_s, result.paused_s) == (540, 840)


def test_sequence_and_order_of_what_was_never_entered_are_left_out() -> None:
    result = Table().outcome(TERUGBLIK)
    assert (result.sequence, result.in_order, result.visits) == (None, None, 0)


def test_a_step_before_one_that_should_come_first_is_out_of_order() -> None:
    table = at(BRAINSTORM)
    table.do(steps.jump, VRAGENRONDE)
    assert table.outcome(BRAINSTORM).in_order is False
    assert table.outcome(VRAGENRONDE).in_order is True


def test_order_looks_at_the_first_time_only() -> None:
    table = at(VRAGENRONDE)
    table.do(steps.go_next)
    table.do(steps.go_back)
    assert table.outcome(BRAINSTORM).in_order is True
    assert table.outcome(VRAGENRONDE).visits == 2


def test_order_looks_at_its_own_case_only() -> None:
    table = Table()
    table.do(steps.jump, StepRef("kiezen", "Merel"))
    table.do(steps.jump, KOMPAS)
    assert table.outcome(KOMPAS).in_order is True


def test_a_key_that_was_undone_is_no_visit_and_its_time_belongs_to_the_step_before() -> None:
    table = at(SCHETS).wait(1)
    table.do(steps.go_next)
    table.wait(seconds=5)
    table.undo()
    table.wait(1)
    assert table.outcome(SCHETS).visits == 1
    assert table.outcome(SCHETS).actual_s == 125
    assert table.outcome(VRAGENRONDE).visits == 0


@pytest.mark.parametrize("ref", [OPENING, KOMPAS, AFSLUITING])
def test_one_outcome_is_the_same_as_among_all(ref: StepRef) -> None:
    table = at(KOMPAS).wait(1)
    assert outcome(table.meeting, ref, table.elapsed) == table.outcome(ref)
