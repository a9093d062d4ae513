from __future__ import annotations

from datetime import date

from meeting_table import Table, open_table, ref

from teamkracht.meeting import agenda, choosing, compass, following_up, ideas, notes, steps
from teamkracht.meeting.kompas import Condition, Kompas, Place
from teamkracht.meeting.meeting import OpenAction
from teamkracht.records.carrying_over import after_follow_up, after_meeting, carried_over
from teamkracht.records.case_file import CaseAction, CaseFile, read_case, write_case
from teamkracht.records.minutes import Minutes
from teamkracht.records.taking_minutes import minutes_of, postponed_cases

DAY = date(2026, 11, 11)
KNOWN = Kompas(belangrijkst=("Rust",), meedoen=Condition(krachten=("Rijdt graag",)))


def closed(at: Table) -> Minutes:
    at.do(at.history.latest.elapsed + 1, steps.end)
    return minutes_of(at.meeting, "h")


def discussed(kompas: Kompas | None = None) -> Table:
    at = open_table(cases=(agenda.Brought("Reiger", "Hans", kompas=kompas or Kompas()),))
    at.do(1, steps.jump, ref("vragenronde", "Reiger"))
    at.do(2, notes.set_field, "Reiger", "help_question", "Hoe nu verder?")
    return at


def test_an_action_that_was_agreed_on_is_open_the_next_time():
    at = discussed()
    at.do(3, ideas.add_ideas, "Reiger", ["Buurtbus"])
    at.do(4, choosing.make_action, "Reiger", "Bellen", idea=1, who="Hans", when=date(2026, 11, 17))
    case = after_meeting(None, closed(at), "Reiger")
    assert case.open_actions() == (
        OpenAction("Reiger", "Bellen", "Hans", date(2026, 11, 17), "Buurtbus"),
    )
    assert (case.action[0].agreed, case.action[0].idea_number) == (DAY, 1)
    assert case.discussed == (DAY,)
    assert case.presenter == "Hans"


def test_a_question_is_used_up_once_the_case_was_on_the_table():
    before = CaseFile(client="Reiger", team="Oost", prepared=True, help_question="Oud?", goal="x")
    case = carried_over(before, closed(discussed()), "Reiger")
    assert not case.is_waiting
    assert case.fields() == {"goal": "x"}, "the goal of the client outlives a meeting"


def test_a_postponed_case_keeps_all_that_was_ready_and_typed():
    at = open_table()
    at.do(1, notes.set_field, "Merel", "goal", "Een plek")
    at.do(2, notes.set_client_knows, "Merel", True)
    minutes = closed(at)
    (merel,) = (one for one in postponed_cases(at.meeting) if one.client == "Merel")
    before = CaseFile(client="Merel", team="Oost", help_question="Hoe?", kompas=KNOWN)
    case = after_meeting(before, minutes, "Merel", merel)
    assert case.postponed
    assert case.fields() == {"help_question": "Hoe?", "goal": "Een plek"}
    assert (case.kompas, case.client_knows, case.presenter) == (KNOWN, True, "Yvonne")
    assert case.discussed == ()


def test_a_case_postponed_on_the_table_keeps_its_question():
    at = discussed()
    at.do(3, agenda.postpone, "Reiger")
    case = after_meeting(None, closed(at), "Reiger")
    assert case.postponed
    assert case.fields() == {"help_question": "Hoe nu verder?"}
    assert case.brought().fields == {"help_question": "Hoe nu verder?"}


def test_the_next_contact_comes_along_unless_its_day_has_passed():
    seen = CaseFile(client="Reiger", team="Oost", next_contact=date(2026, 11, 20))
    for today, known in ((date(2026, 11, 20), date(2026, 11, 20)), (date(2026, 11, 21), None)):
        assert seen.brought().case(today).next_contact == known


def test_the_kompas_grows_and_tells_when_and_where():
    at = discussed(KNOWN)
    at.do(3, compass.add_entry, "Reiger", Place("wensen", "erbij_horen"), "Een buurtbus")
    before = CaseFile(client="Reiger", team="Oost", kompas=KNOWN)
    case = after_meeting(before, closed(at), "Reiger")
    assert case.kompas.erbij_horen.wensen == ("Een buurtbus",)
    assert case.kompas.belangrijkst == ("Rust",)
    (change,) = case.kompas_change
    assert (change.date, change.condition, change.section, change.where) == (
        DAY, "erbij_horen", "wensen", "vragenronde",
    )  # fmt: skip


def test_a_kompas_the_meeting_did_not_have_is_not_lost():
    at = discussed()
    at.do(3, compass.add_entry, "Reiger", Place("krachten", "meedoen"), "Houdt vol")
    before = CaseFile(client="Reiger", team="Oost", kompas=KNOWN)
    case = after_meeting(before, closed(at), "Reiger")
    assert case.kompas.meedoen.krachten == ("Rijdt graag", "Houdt vol")
    assert case.kompas.belangrijkst == ("Rust",)


def test_what_was_taken_off_the_kompas_is_gone():
    at = discussed(KNOWN)
    at.do(3, compass.change_entry, "Reiger", Place("krachten", "meedoen"), 0, None)
    case = after_meeting(CaseFile(client="Reiger", team="Oost", kompas=KNOWN), closed(at), "Reiger")
    assert case.kompas.meedoen.krachten == ()


def told(result: str, **kw: object) -> tuple[CaseFile, CaseFile]:
    """A case before and after something was told of one of its two actions."""
    actions = (CaseAction(text="Bellen", who="Hans", when=DAY), CaseAction(text="Kaart"))
    before = CaseFile(client="Merel", team="Oost", action=actions)
    at = open_table(open_actions=before.open_actions())
    at.do(1, following_up.follow_up, before.open_actions()[0], result, **kw)
    return before, after_meeting(before, closed(at), "Merel")


def test_done_and_not_needed_close_an_action():
    for result in ("done", "not_needed"):
        _before, after = told(result, client="chose_this", note="Gelukt")
        assert [one.action for one in after.open_actions()] == ["Kaart"]
        assert (after.action[0].status, after.action[0].told) == (result, DAY)
        assert (after.action[0].client, after.action[0].notes) == ("chose_this", ("Gelukt",))


def test_running_and_not_yet_stay_open_with_their_new_date():
    for result in ("running", "not_yet"):
        _before, after = told(result, new_date=date(2026, 11, 18))
        assert [one.action for one in after.open_actions()] == ["Bellen", "Kaart"]
        assert after.action[0].when == date(2026, 11, 18)


def test_what_was_not_discussed_stays_as_it_was():
    before, after = told("not_discussed")
    assert after.action == before.action


def test_an_action_that_nobody_knew_is_recorded_as_it_was_told():
    at = open_table()
    at.do(1, following_up.follow_up, OpenAction("Uil", "Koffie"), "running", note="Morgen")
    case = after_follow_up(None, closed(at), "Uil")
    assert case.client == "Uil"
    assert [(one.text, one.status, one.agreed) for one in case.action] == [
        ("Koffie", "running", None)
    ]


def test_of_two_actions_with_one_text_the_open_one_with_the_same_name_is_meant():
    actions = (
        CaseAction(text="Bellen", status="done", who="Hans"),
        CaseAction(text="Bellen", who="Ria"),
        CaseAction(text="Bellen", who="Hans"),
    )
    at = open_table()
    at.do(1, following_up.follow_up, OpenAction("Merel", "Bellen", "Hans"), "not_needed")
    case = CaseFile(client="Merel", team="Oost", action=actions)
    after = after_follow_up(case, closed(at), "Merel")
    assert [one.status for one in after.action] == ["done", "open", "not_needed"]


def test_a_meeting_is_taken_in_once():
    at = discussed(KNOWN)
    at.do(3, ideas.add_ideas, "Reiger", ["Buurtbus"])
    at.do(4, choosing.make_action, "Reiger", "Bellen", idea=1)
    at.do(5, compass.add_entry, "Reiger", Place("doelen"), "Werk")
    at.do(6, following_up.follow_up, OpenAction("Reiger", "Kaart"), "running", note="Half")
    minutes = closed(at)
    once = after_meeting(None, minutes, "Reiger")
    assert after_meeting(once, minutes, "Reiger") == once


def test_a_case_file_says_what_it_said():
    at = discussed(KNOWN)
    at.do(3, compass.add_entry, "Reiger", Place("doelen"), "Werk")
    at.do(4, following_up.follow_up, OpenAction("Reiger", "Kaart [x]"), "running", note='"Half"')
    case = after_meeting(None, closed(at), "Reiger")
    assert read_case(write_case(case), "c.toml") == case
