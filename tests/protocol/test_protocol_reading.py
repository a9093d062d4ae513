# ruff: noqa: E501
from __future__ import annotations

import hashlib

import pytest

from teamkracht.i18n import current, use
from teamkracht.protocol.reading import protocol_hash, read_protocol, schema
from teamkracht.protocol.skeleton import skeleton
from teamkracht.toml import Unreadable


@pytest.fixture(autouse=True)
def english():
    before = current()
    use("en")
    yield
    use(before)


RIGHT = """\
format = "teamkracht/protocol/1"
id = "mine"
version = "1"
licence = "CC0-1.0"
title.en = "Mine"
purpose.en = "To try"
source = [{ text = "us", own = true }]

[[plan]]
name = "60"
minutes = 60
cases = 2
steps = { opening = 10 }

[[start]]
id = "opening"
kind = "talk"
title.en = "Opening"
minutes = 5
talk = [{ role = "team", does = "speaks" }]

[[case]]
id = "kompas"
kind = "compass"
title.en = "Compass"
minutes = 3
minutes_if_made = 8

[[case]]
id = "ideas"
kind = "collect"
title.en = "Ideas"
minutes = 17

[[case.checks]]
id = "many"
measure = "ideas"
at_least = 20
text.en = "Many"

[[case]]
id = "choosing"
kind = "choose"
title.en = "Choosing"
minutes = 5

[instrument]
id = "mine"
version = "1"

[[instrument.indicator]]
id = "meeting"
title.en = "Meeting"

[[instrument.requirement]]
id = "steps"
indicator = "meeting"
text.en = "Steps"
source = { text = "us", own = true }
anchors = [
  { score = 1, text.en = "a" },
  { score = 2, text.en = "b" },
  { score = 3, text.en = "c" },
  { score = 4, text.en = "d" },
  { score = 5, text.en = "e" },
]

[[instrument.behaviour]]
id = "advice"
good = false
text.en = "Advice"
"""


def test_reads():
    protocol = read_protocol(RIGHT, "mine.toml")
    assert [step.id for step in protocol.steps()] == ["opening", "kompas", "ideas", "choosing"]
    assert protocol.planned_seconds("opening", "60") == 600


WRONG = [
    (
        "minutes = 17",
        "minuts = 17",  # codespell:ignore
        [
            'line 29: "minutes" is missing in case[1].',
            'line 33: "minuts" is not a key here; did you mean "minutes"?',  # codespell:ignore
        ],
    ),
    ("minutes = 17", "minutes = 481", ['line 33: "minutes" must be at most 480; here it is 481.']),
    ('kind = "collect"', 'kind = "colect"', ['line 31: "kind" can\'t be "colect"; did you mean "collect"?']),
    ('kind = "collect"', "", ['line 29: "kind" is missing in case[1]; it can be one of "talk", "follow_up", "compass", "round", "collect", "choose".']),
    ('title.en = "Ideas"', "title = {}", ['line 32: "title": give the text in at least one language: nl or en.']),
    ('title.en = "Ideas"', 'title.de = "Ideen"', ['line 32: "de" is not a key here; it can be one of "nl", "en".']),
    ('does = "speaks"', 'does = "talks"', ['line 20: "does" can\'t be "talks"; it can be one of "speaks", "silent", "listens", "writes", "out_of_the_room".']),
    ('id = "ideas"', 'id = "opening"', ['line 30: the id "opening" is there twice.']),
    ('id = "ideas"', 'id = "Idee 1"', ['line 30: the id "Idee 1" may have only small letters, digits and _.']),
    ('id = "mine"\nversion = "1"\nlicence', 'id = "../x"\nversion = "1"\nlicence', ['line 2: the id "../x" may have only small letters, digits and _.']),
    ("{ opening = 10 }", "{ openning = 10 }", ['line 13: there is no step "openning". Did you mean "opening"?']),  # codespell:ignore
    ("{ opening = 10 }", "{ lunch = 10 }", ['line 13: there is no step "lunch".']),
    (
        "minutes = 60",
        "minutes = 65",
        ['line 11: the plan "60" is 65 minutes, and its steps take 60: 10 for start and end, and 2 × 25 for the cases.'],
    ),
    ("[[start]]", '[[plan]]\nname = "60"\nminutes = 35\ncases = 1\nsteps = { opening = 10 }\n\n[[start]]', ['line 16: the plan "60" is there twice.']),
    ('kind = "talk"', 'kind = "collect"', ['line 17: a step of the kind "collect" can only stand in [[case]].']),
    ('kind = "talk"', 'kind = "choose"', ['line 17: a step of the kind "choose" can only stand in [[case]].']),
    ('kind = "collect"', 'kind = "talk"', [
        'line 37: "ideas" can only be checked in a step of the kind "collect".',
        'line 43: "choosing" chooses ideas: a step of the kind "collect" must stand before it.',
    ]),
    ('measure = "ideas"', 'measure = "chosen"', ['line 37: "chosen" can only be checked in a step of the kind "choose".']),
    ('measure = "ideas"', 'measure = "presenter_gave_no_ideas"', ['line 38: "presenter_gave_no_ideas" is no number, so "at_least" has no meaning.']),
    (
        "minutes = 5\ntalk",
        'minutes = 5\nchecks = [{ id = "x", measure = "field_filled", text.en = "x" }]\ntalk',
        ['line 20: "opening" fills no field, so "field_filled" can\'t be checked.'],
    ),
    ("minutes_if_made = 8", "minutes_if_made = 2", ['line 27: "minutes_if_made" (2) must be as many as "minutes" (3) or more.']),
    ('role = "team", does = "speaks" }', 'role = "team", does = "speaks" }, { role = "team", does = "silent" }', ['line 20: the role "team" is there twice.']),
    ('indicator = "meeting"', 'indicator = "meetings"', ['line 57: there is no indicator "meetings". Did you mean "meeting"?']),
    ("score = 3", "score = 4", ['line 60: "steps" needs one anchor for each score from 1 to 5, in that order.']),
    ("score = 3", "score = 6", ['line 63: "score" must be at most 5; here it is 6.']),
    ('  { score = 5, text.en = "e" },\n', "", ['line 60: "anchors" needs at least 5 entries; here it has 4.']),
    ("source = [{", "sources = [{", ['"source" is missing at the top of the file.', 'line 7: "sources" is not a key here; did you mean "source"?']),
    ("[[instrument.behaviour]]", '[[instrument.behaviour]]\nid = "advice"\ngood = true\ntext.en = "x"\n[[instrument.behaviour]]', ['line 73: the id "advice" is there twice.']),
    ('format = "teamkracht/protocol/1"', 'format = "teamkracht/protocol/2"', ["line 1: a newer version of teamkracht made this file (teamkracht/protocol/2); this one reads teamkracht/protocol/1."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "expected"), WRONG, ids=[str(n) for n in range(len(WRONG))]
)
def test_says_what_is_wrong_and_where(right, wrong, expected):
    assert right in RIGHT
    with pytest.raises(Unreadable) as caught:
        read_protocol(RIGHT.replace(right, wrong, 1), "mine.toml")
    found = [str(problem).removeprefix("mine.toml") for problem in caught.value.problems]
    assert [one.removeprefix(", ").removeprefix(": ") for one in found] == expected


def test_a_plan_with_cases_needs_steps_for_them():
    start, rest = RIGHT[: RIGHT.index("[[case]]")], RIGHT[RIGHT.index("[instrument]") :]
    with pytest.raises(Unreadable) as caught:
        read_protocol(start + rest, "mine.toml")
    assert (
        str(caught.value)
        == 'mine.toml, line 12: the plan "60" has cases, and there is no [[case]].'
    )


def test_all_faults_at_once():
    text = RIGHT.replace('id = "ideas"', 'id = "Ideas"').replace("minutes = 60", "minutes = 61")
    with pytest.raises(Unreadable) as caught:
        read_protocol(text, "mine.toml")
    assert [problem.key for problem in caught.value.problems] == ["plan[0].minutes", "case[1].id"]


def test_says_it_in_dutch_too():
    use("nl")
    with pytest.raises(Unreadable) as caught:
        read_protocol(RIGHT.replace("minutes = 17", "minutes = true"), "mine.toml")
    assert str(caught.value) == (
        'mine.toml, regel 33: "minutes": hier hoort een heel getal, zoals 5; er staat true.'
    )


def test_the_hash_is_the_same_whatever_the_line_ends():
    assert protocol_hash("a\nb\n") == hashlib.sha256(b"a\nb\n").hexdigest()
    assert protocol_hash("a\r\nb\r\n") == protocol_hash("a\nb\n")
    assert protocol_hash("a\nc\n") != protocol_hash("a\nb\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_first_file_can_be_used_as_it_is(language):
    protocol = read_protocol(skeleton("ons_overleg", language), "ons_overleg.toml")
    assert protocol.id == "ons_overleg"
    assert getattr(protocol.title, language)
    assert skeleton("x", language).count("#") >= 8


def test_the_schema_knows_every_kind_of_step():
    found = schema()
    kinds = {
        model["properties"]["kind"]["const"]
        for model in found["$defs"].values()
        if "kind" in model["properties"]
    }
    assert kinds == {"talk", "follow_up", "compass", "round", "collect", "choose"}
    assert set(found["required"]) >= {"format", "id", "plan", "source"}
    assert "kind" in found["$defs"]["RoundStep"]["required"]
