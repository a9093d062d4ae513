"""The protocols that come with the program."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from teamkracht.protocol.reading import read_protocol
from teamkracht.protocol.words import Words

FOLDER = Path(__file__).parents[2] / "protocols"
NAMES = ("groepssupervisie", "reflecterend_team", "teamkrachtbespreking")


def shipped(name):
    path = FOLDER / f"{name}.toml"
    return read_protocol(path.read_text(encoding="utf-8"), path.name)


def all_words(value):
    if isinstance(value, Words):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from all_words(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from all_words(one)


def test_these_come_with_the_program():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_reads_and_is_named_as_its_file(name):
    assert shipped(name).id == name


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there_in_both_languages(name):
    words = list(all_words(shipped(name)))
    assert words
    assert [one for one in words if not (one.nl and one.en)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_aloud_is_short(name):
    for step in shipped(name).steps():
        assert 2 <= len(step.sayings) <= 4
        assert 1 <= len(step.rules) <= 3
        assert step.purpose is not None
        assert [one for one in step.sayings if max(len(one.nl), len(one.en)) > 60] == []
        assert [one for one in step.rules if max(len(one.nl), len(one.en)) > 70] == []


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_named_and_what_is_our_own_says_so(name):
    sources = shipped(name).source
    assert any(source.url for source in sources)
    assert any(source.own for source in sources)


def test_the_steps_of_the_teamkrachtbespreking():
    protocol = shipped("teamkrachtbespreking")
    parts = {part: [step.id for step in protocol.part(part)] for part in ("start", "case", "end")}
    assert parts == {
        "start": ["opening", "terugblik"],
        "case": ["krachtkompas", "vraag", "schets", "vragenronde", "brainstorm", "kiezen"],
        "end": ["afsluiting"],
    }
    assert [step.kind for step in protocol.steps()] == [
        "talk", "follow_up", "compass", "talk", "talk", "round", "collect", "choose", "talk",
    ]  # fmt: skip
    assert [step.title.nl for step in protocol.steps()] == [
        "Opening", "Terugblik", "Krachtkompas", "Vraag", "Schets",
        "Vragenronde", "Brainstorm", "Kiezen", "Afsluiting",
    ]  # fmt: skip
    assert protocol.step("vraag").fields == ("help_question", "goal")
    assert protocol.step("schets").fields == ("situation",)
    assert protocol.step("brainstorm").target == 20
    assert protocol.step("vragenronde").rounds == 2
    assert protocol.step("krachtkompas").minutes_if_made == 8


@pytest.mark.parametrize(
    ("plan", "minutes"),
    [("120", [4, 6, 3, 2, 5, 8, 12, 5, 5]), ("90", [4, 6, 3, 2, 5, 8, 12, 5, 10])],
)
def test_the_time_of_the_teamkrachtbespreking(plan, minutes):
    protocol = shipped("teamkrachtbespreking")
    assert protocol.default_plan == "120"
    seconds = [protocol.planned_seconds(step.id, plan) for step in protocol.steps()]
    assert seconds == [60 * one for one in minutes]


def test_the_time_of_the_reflecting_team():
    protocol = shipped("reflecterend_team")
    assert [step.minutes for step in protocol.case] == [5, 5, 8, 3, 10, 4]
    assert (protocol.plan[0].minutes, protocol.plan[0].cases) == (35, 1)


def test_the_instrument_of_the_teamkrachtbespreking():
    instrument = shipped("teamkrachtbespreking").instrument
    assert [one.id for one in instrument.indicator] == ["teamkrachtbespreking"]
    assert [one.id for one in instrument.requirement] == [
        "frequentie_en_duur", "krachtkompas_als_start", "stappen_gevolgd", "vragen_zonder_advies",
        "brainstorm_zonder_oordeel", "ideeen_kiezen_en_afspraken", "krachtgerichte_taal",
    ]  # fmt: skip
    assert {one.id for one in instrument.behaviour if not one.good} >= {
        "advies_in_vragenronde", "oordeel_in_brainstorm", "inbrenger_reageert_in_brainstorm",
    }  # fmt: skip
    assert {one.id for one in instrument.behaviour if one.good} >= {
        "doorbouwen_op_idee", "kracht_benoemd",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_requirement_is_our_own_or_names_where_it_is_from(name):
    for one in shipped(name).instrument.requirement:
        assert one.source.own or (one.source.url or "Impuls" in one.source.text)
        assert one.source.own or one.source.note is not None


@pytest.mark.parametrize("name", NAMES)
def test_every_method_can_be_observed_and_scored(name):
    protocol = shipped(name)
    instrument = protocol.instrument
    assert [one.id for one in instrument.indicator] == [name]
    assert len(instrument.requirement) >= 5
    assert [one.score for one in instrument.requirement[0].anchors] == [1, 2, 3, 4, 5]
    assert {one.good for one in instrument.behaviour} == {True, False}
    measures = {one.rule.measure for one in instrument.requirement if one.rule}
    assert "share_of_steps_followed" in measures
    kinds = {step.kind for step in protocol.steps()}
    assert ("share_of_cases_with_kompas" in measures) == ("compass" in kinds)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_plain_text_of_readable_width(name):
    text = (FOLDER / f"{name}.toml").read_bytes().decode()
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not re.search(r"[ ]+$", text, re.MULTILINE)
    assert tomllib.loads(text)["format"] == "teamkracht/protocol/1"
