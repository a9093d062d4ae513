from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_table import START, Table, a_protocol, open_table, ref, words

from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    following_up,
    ideas,
    notes,
    people,
    rounds,
    steps,
)
from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.meeting.meeting import OpenAction
from teamkracht.protocol.steps import RoundStep
from teamkracht.records.minutes import Minutes, read_minutes, write_minutes
from teamkracht.records.taking_minutes import minutes_of


def adds_up(minutes: Minutes) -> bool:
    steps_s = sum(row.actual_s + row.paused_s for row in minutes.step)
    return steps_s + minutes.meeting.gap_s == minutes.meeting.duration_s


def test_a_meeting_that_goes_on_has_no_minutes():
    with pytest.raises(ValueError, match="goes on"):
        minutes_of(open_table().meeting, "h")


def test_says_what_meeting_it_was_and_how_long_it_took():
    at = open_table()
    at.do(60, clockstops.pause, "koffie")
    at.do(120.4, clockstops.resume)
    at.do(300, steps.end, "brandalarm")
    held = minutes_of(at.meeting, "abc").meeting
    assert (held.id, held.code, held.protocol_hash, held.plan) == ("m-2", "AB12", "abc", "90")
    assert held.planned_start == datetime.fromisoformat("2026-11-11T09:30:00+01:00")
    assert held.start == datetime.fromisoformat("2026-11-11T09:37:00+01:00")
    assert (held.duration_s, held.paused_s, held.gap_s) == (300, 60, 0)
    assert (held.status, held.reason) == ("ended_early", "brandalarm")


def test_lists_steps_and_cases_as_they_came_on_the_table():
    at = open_table()
    at.do(60, steps.jump, ref("krachtkompas", "Merel"))
    at.do(120, steps.jump, ref("afsluiting"))
    at.do(180, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert [case.client for case in minutes.case] == ["Merel"]
    assert minutes.meeting.postponed == ("Reiger",)
    assert {row.case for row in minutes.step} == {None, "Merel"}
    assert minutes.meeting.status == "complete"
    assert adds_up(minutes)


def test_keeps_what_was_said_of_a_case():
    at = open_table()
    here = ref("vragenronde", "Reiger")
    at.do(1, steps.jump, ref("krachtkompas", "Reiger"))
    at.do(2, compass.lay_kompas, "Reiger", Kompas(belangrijkst=("Rust",)))
    at.do(3, notes.set_field, "Reiger", "help_question", "Hoe blijf ik in contact?")
    at.do(4, steps.jump, here)
    at.do(5, rounds.take_turn, here, "Yvonne", "Wat doet hij graag?", "Rijden.")
    at.do(6, rounds.pass_turn, here, "Anneke")
    at.do(7, compass.add_entry, "Reiger", Place("krachten", "meedoen"), "Rijdt graag")
    at.do(8, ideas.add_ideas, "Reiger", ["Buurtbus", "Kaart sturen"])
    at.do(9, choosing.make_action, "Reiger", "Bellen", idea=2, who="Hans", when=date(2026, 11, 19))
    at.do(10, notes.set_next_contact, "Reiger", date(2026, 11, 20))
    at.do(11, steps.end)
    case = minutes_of(at.meeting, "h").case[0]
    assert (case.presenter, case.kompas_status) == ("Hans", "brought")
    assert case.help_question == "Hoe blijf ik in contact?"
    assert [(row.by, row.question, row.passed) for row in case.question] == [
        ("Yvonne", "Wat doet hij graag?", False),
        ("Anneke", None, True),
    ]
    assert case.question[0].step is None
    assert [(row.number, row.text, row.chosen) for row in case.idea] == [
        (1, "Buurtbus", False),
        (2, "Kaart sturen", True),
    ]
    assert (case.action[0].idea, case.action[0].idea_number) == ("Kaart sturen", 2)
    assert case.kompas is not None
    assert case.kompas.meedoen.krachten == ("Rijdt graag",)
    change = case.kompas_change[0]
    assert (change.condition, change.section, change.step) == ("meedoen", "krachten", "vragenronde")
    assert case.next_contact == date(2026, 11, 20)


def test_tells_rounds_apart_only_where_a_case_has_several():
    ronde = RoundStep(id="tweede", title=words("Tweede"), minutes=5)
    protocol = a_protocol(case=(*a_protocol().case, ronde))
    at = open_table(protocol)
    for second, step in enumerate(("vragenronde", "tweede", "vragenronde"), start=1):
        here = ref(step, "Reiger")
        at.do(second, steps.jump, here)
        at.do(second, rounds.take_turn, here, "Yvonne", step)
    at.do(9, steps.end)
    said = [(row.step, row.question) for row in minutes_of(at.meeting, "h").case[0].question]
    assert said == [
        ("vragenronde", "vragenronde"),
        ("tweede", "tweede"),
        ("vragenronde", "vragenronde"),
    ]


def test_what_the_facilitator_stated_stands_with_its_step():
    at = open_table()
    here = ref("brainstorm", "Reiger")
    at.do(1, steps.jump, here)
    at.do(2, steps.state_done, here, "op de flap", 23)
    at.do(3, steps.end)
    row = next(row for row in minutes_of(at.meeting, "h").step if row.id == "brainstorm")
    assert (row.status, row.evidence) == ("followed", "stated")
    assert (row.stated_amount, row.notes) == (23, ("op de flap",))


def test_turns_at_the_end_become_notes():
    at = open_table()
    here = ref("afsluiting")
    at.do(1, steps.jump, here)
    at.do(2, notes.add_notes, ["Wat neem je mee?"], here)
    at.do(3, rounds.take_turn, here, "Hans", "Ik ga langs.")
    at.do(4, rounds.take_turn, here, "Yvonne")
    at.do(5, notes.add_notes, ["Volgende week bij Ria."])
    at.do(6, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert minutes.step[-1].notes == ("Wat neem je mee?", "Hans: Ik ga langs.")
    assert minutes.step[-1].turns == ("Hans", "Yvonne")
    assert minutes.meeting.notes == ("Volgende week bij Ria.",)


def test_follow_ups_in_order_then_what_was_not_discussed():
    bel, kaart, brief = (OpenAction("Merel", text) for text in ("Bellen", "Kaart", "Brief"))
    at = open_table(open_actions=(bel, kaart, brief))
    at.do(1, following_up.follow_up, brief, "running", new_date=date(2026, 11, 18))
    at.do(2, following_up.follow_up, bel, "done", client="chose_this", note="Gelukt")
    at.do(3, steps.end)
    rows = minutes_of(at.meeting, "h").follow_up
    assert [(row.action, row.result) for row in rows] == [
        ("Brief", "running"),
        ("Bellen", "done"),
        ("Kaart", "not_discussed"),
    ]
    assert rows[0].new_date == date(2026, 11, 18)
    assert rows[1].client == "chose_this"


def test_without_open_actions_there_is_no_follow_up():
    at = open_table()
    at.do(5, steps.go_next)
    at.do(6, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert minutes.follow_up == ()
    assert [row.status for row in minutes.step if row.id == "terugblik"] == ["not_applicable"]


def test_an_urgent_case_that_never_came_on_the_table_is_not_postponed():
    at = open_table()
    at.do(1, agenda.take_off, "Merel", "urgent")
    at.do(2, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert [(case.client, case.urgent) for case in minutes.case] == [("Merel", True)]
    assert minutes.meeting.postponed == ("Reiger",)


def test_who_came_late_and_who_took_over():
    at = open_table()
    at.do(60, people.arrive, "Loes", online=True)
    at.do(90, people.leave, "Hans")
    at.do(120, people.hand_over, "Yvonne")
    at.do(180, steps.end)
    minutes = minutes_of(at.meeting, "h")
    by_name = {row.name: row for row in minutes.attendance}
    assert by_name["Loes"].from_ == datetime.fromisoformat("2026-11-11T09:38:00+01:00")
    assert by_name["Loes"].online
    assert by_name["Hans"].until == datetime.fromisoformat("2026-11-11T09:38:30+01:00")
    assert by_name["Anneke"].from_ is None
    assert minutes.meeting.facilitator == "Yvonne"
    assert [(row.from_, row.to) for row in minutes.handover] == [("Anneke", "Yvonne")]


def test_an_end_that_is_told_later_cuts_all_rows_off():
    at = open_table()
    at.do(60, steps.go_next)
    at.do(100, clockstops.pause)
    at.do(7000, steps.end, None, 80.0)
    minutes = minutes_of(at.meeting, "h")
    assert minutes.meeting.duration_s == 80
    assert minutes.pause == ()
    assert adds_up(minutes)
    assert max(row.end for row in minutes.visit) == minutes.meeting.end


def test_a_gap_that_nobody_counted_is_neither_step_nor_pause():
    at = open_table()
    at.note(100.6, clockstops.GapNoted("sleep", 40.3, asked=True))
    at.do(110, clockstops.answer_gap, 0, counted=False)
    at.do(200, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert minutes.gap[0].counted is False
    assert minutes.meeting.gap_s == 41
    assert adds_up(minutes)


@given(st.lists(st.floats(0.01, 900), min_size=3, max_size=25), st.randoms())
def test_the_seconds_add_up_whatever_happens(lengths, random):
    started = agenda.MeetingStarted(
        id="m", code="c", team="t", plan="90", language="nl", facilitator="A",
        cases=(agenda.Brought("Merel"), agenda.Brought("Reiger")),
    )  # fmt: skip
    at = Table(a_protocol(), started)
    now = 0.0
    for length in lengths:
        now += length
        what = random.choice(["next", "back", "pause", "gap", "more"])
        if what == "gap":
            at.note(now, clockstops.GapNoted("sleep", random.uniform(0, length), asked=True))
            at.do(now, clockstops.answer_gap, len(at.meeting.gaps) - 1, random.random() < 0.5)
        elif what == "pause":
            at.do(now, clockstops.resume if at.meeting.paused else clockstops.pause)
        elif what == "more":
            at.do(now, clockstops.add_time, 60)
        elif steps.following(at.meeting, at.meeting.current):
            back = what == "back" and steps.preceding(at.meeting, at.meeting.current)
            at.do(now, steps.go_back if back else steps.go_next)
    at.do(now + 1, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert adds_up(minutes)
    assert minutes.meeting.paused_s == sum(row.paused_s for row in minutes.step)
    assert read_minutes(write_minutes(minutes), "m.toml") == minutes


def test_halves_of_characters_can_be_read_back():
    at = open_table(team="Oost \ud83d", facilitator="Ann\udc00")
    at.do(5, steps.end)
    minutes = minutes_of(at.meeting, "h")
    assert read_minutes(write_minutes(minutes), "m.toml") == minutes
    assert minutes.meeting.start.utcoffset() == START.utcoffset()
