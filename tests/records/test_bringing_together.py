"""Two change one case at once: what both wrote stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.records.bringing_together import together
from teamkracht.records.case_file import CaseAction, CaseFile

BEFORE = CaseFile(
    client="Reiger",
    team="Oost",
    help_question="Hoe?",
    kompas=Kompas(doelen=("een hond",)),
    action=(CaseAction(text="Bellen", who="Hans"),),
)
PLACE = Place("wensen", "meedoen")
words = st.sampled_from(["fietsen", "samen eten", "een hond", "zingen"])
entries = st.lists(words, max_size=4, unique=True).map(tuple)


def with_wishes(*wishes: str) -> CaseFile:
    return replace(BEFORE, kompas=BEFORE.kompas.with_entries(PLACE, wishes))


def test_the_same_on_both_sides_changes_nothing():
    ours = replace(BEFORE, goal="Meer buiten")
    assert together(BEFORE, ours, BEFORE) == ours
    assert together(BEFORE, BEFORE, ours) == ours
    assert together(BEFORE, ours, ours) == ours
    assert together(None, ours, None) == ours


def test_entries_of_both_stand_on_the_kompas():
    kept = together(BEFORE, with_wishes("fietsen"), with_wishes("zingen"))
    assert kept.kompas.entries(PLACE) == ("fietsen", "zingen")
    assert kept.kompas.doelen == ("een hond",)


def test_what_one_of_two_took_away_is_gone():
    before = with_wishes("fietsen", "zingen")
    kept = together(before, with_wishes("fietsen"), with_wishes("fietsen", "zingen", "eten"))
    assert kept.kompas.entries(PLACE) == ("fietsen", "eten")


def test_both_wrote_another_text_and_both_texts_stay():
    ours = replace(BEFORE, help_question="Hoe nu verder?")
    theirs = replace(BEFORE, help_question="Wie belt?")
    assert together(BEFORE, ours, theirs).help_question == "Hoe nu verder? · Wie belt?"
    gone = replace(BEFORE, help_question=None)
    assert together(BEFORE, gone, theirs).help_question == "Wie belt?"
    assert together(BEFORE, ours, gone).help_question == "Hoe nu verder?"


def of_both(before: str, ours: str, theirs: str) -> str | None:
    """What becomes of a text that two people changed."""
    texts = (replace(BEFORE, situation=text) for text in (before, ours, theirs))
    return together(*texts).situation


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("Hoe komt ze weer bij het koor?", "Hoe komt hij bij het koor?",
         "Hoe komt ze weer bij het koor? · Hoe komt hij bij het koor?"),
        ("Hoe komt ze bij een koor?", "Hoe komt ze bij het koor? En wie gaat mee?",
         "Hoe komt ze bij een koor? En wie gaat mee?"),
        ("Sinds mei: hoe komt ze bij het koor?", "Hoe komt ze bij het grote koor?",
         "Sinds mei: hoe komt ze bij het grote koor?"),
        ("Hoe komt ze bij de kerk?", "Hoe komt ze bij het orkest?",
         "Hoe komt ze bij de kerk? · Hoe komt ze bij het orkest?"),
        ("Wat wil ze zelf, op maandag?", "Hoe komt hij weer bij het koor?",
         "Wat wil ze zelf, op maandag? · Hoe komt hij weer bij het koor?"),
    ],
)  # fmt: skip
def test_of_one_text_the_words_of_both(ours: str, theirs: str, both: str):
    assert of_both("Hoe komt ze bij het koor?", ours, theirs) == both


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("Ze woont alleen.\nZe wil naar buiten.", "Ze woont alleen. Ze wil naar het koor.",
         "Ze woont alleen.\nZe wil naar het koor."),
        ("Ze woont alleen. Ze wil naar buiten.\n\nMet wie?",
         "Zij woont alleen. Ze wil naar buiten.",
         "Zij woont alleen. Ze wil naar buiten.\n\nMet wie?"),
        ("Ze woont alleen.\nZe wil naar buiten.", "Ze woont apart. Ze wil naar buiten.",
         "Ze woont alleen.\nZe wil naar buiten. · Ze woont apart. Ze wil naar buiten."),
    ],
)  # fmt: skip
def test_a_new_line_of_either_stays_where_it_was_made(ours: str, theirs: str, both: str):
    assert of_both("Ze woont alleen. Ze wil naar buiten.", ours, theirs) == both


sentence = st.lists(st.sampled_from("een hond met zeven poten".split()), max_size=9).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(sentence, sentence, sentence)
def test_no_word_that_either_added_to_a_text_is_lost(was: str, ours: str, theirs: str):
    def says(text: str) -> CaseFile:
        return replace(BEFORE, situation=text or None)

    kept = Counter((together(says(was), says(ours), says(theirs)).situation or "").split())
    for mine in (ours, theirs):
        if mine:
            assert not (Counter(mine.split()) - Counter(was.split())) - kept


def test_typing_on_after_it_was_brought_together_doubles_nothing():
    typed = replace(BEFORE, help_question="van de tw")
    kept = together(BEFORE, typed, replace(BEFORE, help_question="van de eerste"))
    on = together(typed, replace(BEFORE, help_question="van de tweede"), kept)
    assert on.help_question == "van de tweede · van de eerste"


def test_a_part_typed_on_stays_in_its_place_among_those_of_others():
    def asks(text: str) -> CaseFile:
        return replace(BEFORE, help_question=text)

    kept = together(asks("v"), asks("van mij"), asks("van hier · v · van daar"))
    assert kept.help_question == "van hier · van mij · van daar"


def test_an_action_that_both_changed_is_still_one():
    (action,) = BEFORE.action
    ours = replace(BEFORE, action=(replace(action, status="done", notes=("gelukt",)),))
    later = replace(action, when=date(2026, 11, 19), notes=("bijna",))
    theirs = replace(BEFORE, action=(later, CaseAction(text="Mailen")))
    kept = together(BEFORE, ours, theirs).action
    assert [one.text for one in kept] == ["Bellen", "Mailen"]
    assert kept[0] == replace(later, status="done", notes=("gelukt", "bijna"))


def test_where_both_chose_another_day_ours_holds():
    ours = replace(BEFORE, next_contact=date(2026, 11, 19), presenter="Ria")
    theirs = replace(BEFORE, next_contact=date(2026, 11, 26), client_knows=True)
    kept = together(BEFORE, ours, theirs)
    assert (kept.next_contact, kept.presenter, kept.client_knows) == (
        date(2026, 11, 19),
        "Ria",
        True,
    )


@settings(max_examples=200, deadline=None)
@given(entries, entries, entries, st.text("ab\n"), st.text("ab\n"))
def test_no_new_line_of_either_is_lost(
    was: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...], goal: str, other: str
):
    before = with_wishes(*was)
    mine = replace(with_wishes(*ours), goal=goal or None)
    yours = replace(with_wishes(*theirs), goal=other or None)
    kept = together(before, mine, yours)
    wishes = kept.kompas.entries(PLACE)
    assert len(set(wishes)) == len(wishes)
    assert set(ours) - set(was) <= set(wishes)
    assert set(theirs) - set(was) <= set(wishes)
    assert all(text in (kept.goal or "") for text in (goal, other) if text)
