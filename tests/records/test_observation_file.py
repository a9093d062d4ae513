from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from teamkracht.meeting.event import Refused
from teamkracht.records.observation import (
    About,
    Score,
    SeenStep,
    observed,
    read_observation,
    seal_holds,
    sealed,
    write_observation,
)
from teamkracht.toml import Unreadable

AT = datetime(2026, 11, 4, 11, 20, 0, 400_000, tzinfo=UTC)
ABOUT = About(
    meeting="m-1", team="Oost", date=date(2026, 11, 4), start=AT.replace(microsecond=0),
    observer="Onderzoeker 1", protocol="p", instrument="i", instrument_version="1",
)  # fmt: skip


def an_observation():
    return observed(
        ABOUT, {"a": 4, "b": 1}, not_applicable=["c"], not_observable=["d"], behaviour={"x": 2},
        steps=[SeenStep(id="brainstorm", case="Merel", seen="partly")],
    )  # fmt: skip


def test_says_what_it_said():
    locked = sealed(an_observation(), AT)
    again = read_observation(write_observation(locked), "o.toml")
    assert again == locked
    assert again.scores() == {"a": 4, "b": 1}
    assert again.by == ("Onderzoeker 1",)
    assert not again.is_consensus


def test_a_seal_holds_until_somebody_edits_the_file():
    text = write_observation(sealed(an_observation(), AT))
    assert seal_holds(read_observation(text, "o.toml"))
    assert seal_holds(read_observation(text + "\n# met de hand\n", "o.toml"))
    for before, after in (
        ("score = 4", "score = 5"),
        ("count = 2", "count = 1"),
        ("11:20:00", "11:19:00"),
        ('observer = "Onderzoeker 1"', 'observer = "Onderzoeker 2"'),
        ("not_applicable = true", "not_observable = true"),
    ):
        assert before in text
        assert not seal_holds(read_observation(text.replace(before, after), "o.toml"))


def test_without_a_seal_nothing_holds_and_a_lock_is_set_once():
    assert not seal_holds(an_observation())
    with pytest.raises(Refused, match="locked already"):
        sealed(sealed(an_observation(), AT), AT)


def test_a_consensus_names_its_observers_and_its_reasons():
    about = replace(ABOUT, observer=None, observers=("Onderzoeker 1", "Onderzoeker 2"))
    score = Score(requirement="a", score=4, reason="samen teruggekeken")
    consensus = replace(observed(about, {}), score=(score,))
    again = read_observation(write_observation(consensus), "o.toml")
    assert again == consensus
    assert again.is_consensus
    assert again.by == ("Onderzoeker 1", "Onderzoeker 2")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("score = 4", "score = 6", "at most 5"),
        ("score = 4", "score = 4\nnot_applicable = true", "give a score of 1 to 5"),
        ("score = 4\n", "", "give a score of 1 to 5"),
        ('observer = "Onderzoeker 1"', "", "give one observer"),
        ("score = 4", "score = 4\nscoer = 4", "scoer"),
    ],
)
def test_wrong_scores_are_refused_with_their_line(before, after, words):
    text = write_observation(an_observation()).replace(before, after, 1)
    with pytest.raises(Unreadable, match=words) as caught:
        read_observation(text, "o.toml")
    assert str(caught.value).startswith("o.toml, line ")
