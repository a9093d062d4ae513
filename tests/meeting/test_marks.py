"""A mark belongs to the words as they stand: a change has to be saved before they are."""

from __future__ import annotations

from meeting_by_hand import Table

from teamkracht.meeting import choosing, ideas, rounds
from teamkracht.meeting.meeting import StepRef

QUESTIONS = StepRef("vragenronde", "Merel")


def test_a_changed_answer_is_written_by_its_change() -> None:
    table = Table().on(QUESTIONS)
    taken = table.do(rounds.take_turn, QUESTIONS, "Ria", "Wat vindt ze fijn?")
    changed = table.do(rounds.change_turn, QUESTIONS, taken.number, "Wat vindt ze fijn?", "Bloemen")
    (turn,) = table.meeting.case("Merel").turns
    assert (turn.number, turn.written) == (taken.number, changed.number)


def test_a_choice_is_written_by_the_choosing() -> None:
    table = Table().on(QUESTIONS)
    added = table.do(ideas.add_ideas, "Merel", ["Een kaart"])
    assert table.meeting.case("Merel").ideas[0].written == added.number
    chosen = table.do(choosing.choose, "Merel", 1)
    assert table.meeting.case("Merel").ideas[0].written == chosen.number


def test_a_changed_action_is_written_by_its_change() -> None:
    table = Table().on(QUESTIONS)
    made = table.do(choosing.make_action, "Merel", "Bellen")
    changed = table.do(choosing.change_action, "Merel", made.number, "Bellen", "Ria", None)
    (action,) = table.meeting.case("Merel").actions
    assert (action.number, action.written) == (made.number, changed.number)
