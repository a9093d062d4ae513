"""What a team changed in a protocol, and an instrument in a file of its own."""

from __future__ import annotations

import pytest

from teamkracht.protocol.differences import differences
from teamkracht.protocol.instrument_file import read_instrument
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.store.shipped import protocols_folder
from teamkracht.toml import Unreadable

TEXT = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
HEAD = 'format = "teamkracht/instrument/1"\nprotocol = "teamkrachtbespreking"\n\n'
INSTRUMENT = HEAD + TEXT[TEXT.index("[instrument]") :]

STEP = """\
[[case]]
id = "stilte"
kind = "talk"
title = { nl = "Stilte" }
minutes = 0

"""


@pytest.fixture(scope="module")
def shipped() -> Protocol:
    return read_protocol(TEXT, "shipped")


def changed(*changes: tuple[str, str]) -> Protocol:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return read_protocol(text, "own")


def told(
    shipped: Protocol, own: Protocol, plan: str = "120"
) -> list[tuple[str, str, int | None, int | None]]:
    return [(one.what, one.step, one.before, one.after) for one in differences(shipped, own, plan)]


def test_other_words_are_no_difference(shipped: Protocol) -> None:
    own = changed(('nl = "Brainstorm"', 'nl = "Ideeën"'))
    assert told(shipped, own) == []


def test_a_step_that_was_added(shipped: Protocol) -> None:
    own = changed(('[[case]]\nid = "brainstorm"', STEP + '[[case]]\nid = "brainstorm"'))
    assert told(shipped, own) == [("added", "stilte", None, None)]
    assert told(own, shipped) == [("removed", "stilte", None, None)]


def test_other_minutes_in_a_plan(shipped: Protocol) -> None:
    own = changed(
        (
            'name = "120"\nminutes = 120\ncases = 3',
            'name = "120"\nminutes = 117\ncases = 3\nsteps = { brainstorm = 11 }',
        )
    )
    assert told(shipped, own) == [("minutes", "brainstorm", 12, 11)]
    assert told(shipped, own, "90") == []


def test_a_step_in_another_place_is_told_once(shipped: Protocol) -> None:
    start, end = TEXT.index('[[case]]\nid = "vraag"'), TEXT.index('[[case]]\nid = "schets"')
    after = TEXT.index('[[case]]\nid = "vragenronde"')
    text = TEXT[:start] + TEXT[end:after] + TEXT[start:end] + TEXT[after:]
    found = told(shipped, read_protocol(text, "own"))
    assert len(found) == 1
    assert found[0][:2] in {("moved", "vraag"), ("moved", "schets")}


def test_other_checks_are_told(shipped: Protocol) -> None:
    own = changed(("at_least = 20", "at_least = 10"))
    assert told(shipped, own) == [("checks", "brainstorm", None, None)]


def test_an_instrument_in_a_file_of_its_own() -> None:
    file = read_instrument(INSTRUMENT, "own.toml")
    assert file.protocol == "teamkrachtbespreking"
    assert file.instrument.minutes() == (90, 120)
    assert [one.id for one in file.instrument.requirement if one.rule] == [
        "frequentie_en_duur",
        "krachtkompas_als_start",
        "stappen_gevolgd",
        "ideeen_kiezen_en_afspraken",
    ]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("at_least = [0.40, 0.60, 0.75, 0.90]", "at_least = [0.60, 0.40, 0.75, 0.90]", "go up"),
        ("at_least = [0.40, 0.60, 0.75, 0.90]", "at_least = [0.4, 0.6, 0.75, 0.8, 0.9]", "four"),
        ("minutes = [90, 120]", "minutes = [120, 90]", "shortest"),
        ("minutes = [90, 120]\n", "", "belongs to"),
        ('measure = "share_of_cases_with_kompas"', 'measure = "share_of_smiles"', "line"),
        ('indicator = "teamkrachtbespreking"', 'indicator = "elders"', "elders"),
        ("teamkracht/instrument/1", "teamkracht/instrument/2", "newer"),
        ("teamkracht/instrument/1", "teamkracht/team/1", "a team"),
    ],
)
def test_a_fault_in_an_instrument_gets_a_sentence(before: str, after: str, sentence: str) -> None:
    assert before in INSTRUMENT
    with pytest.raises(Unreadable, match=sentence):
        read_instrument(INSTRUMENT.replace(before, after, 1), "own.toml")
