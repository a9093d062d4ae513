# ruff: noqa: E501
from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from meeting_table import a_protocol, open_table, words

from teamkracht.meeting.kompas import Place
from teamkracht.protocol.model import Instrument
from teamkracht.records.observation import seal_holds
from teamkracht.records.script import CLIENT, KOMPAS, RESULTS, Script, read_script
from teamkracht.records.scripted import observations_of
from teamkracht.store.shipped import samples_folder
from teamkracht.toml import Unreadable


def sample(name: str) -> Script:
    path = Path(samples_folder()) / name
    return read_script(path.read_text("utf-8"), name)


def test_reads_the_week_in_which_all_went_well():
    script = sample("2026-W45.toml")
    assert script.begins() == datetime.fromisoformat("2026-11-04T09:30:00+01:00")
    assert script.should_begin() is None
    assert script.clients() == ("Merel", "Kievit", "Zwaluw")
    assert script.presenter_of("Kievit") == "Hans"
    merel = [one for one in script.happening if one.case == "Merel"]
    assert merel[0].kompas is not None
    assert merel[0].kompas.meedoen.hulpbronnen == ("Sportgroep van het wijkcentrum", "Fiets")
    second = merel[4]
    assert {second.round_of(one) for one in second.questions} == {2}
    assert [one.by for one in second.questions if one.pass_] == ["Anneke", "Marga"]
    assert merel[3].changes[0].place == Place("krachten", "meedoen")
    assert len(merel[5].ideas) == 22
    assert script.observation[1].scores["krachtgerichte_taal"] == 3


def test_reads_the_week_after():
    script = sample("2026-W46.toml")
    assert script.should_begin() == datetime.fromisoformat("2026-11-11T09:30:00+01:00")
    assert script.clients() == ("Reiger", "Merel", "Lijster")
    told = script.happening[1].followed_up
    assert {RESULTS[one.result] for one in told} == {"done", "running"}
    assert [CLIENT[one.client] for one in told if one.client][-1] == "not_now"
    assert told[4].new_date == date(2026, 11, 18)
    assert script.happening[5].skipped
    assert KOMPAS[script.happening[2].krachtkompas] == "missing"  # type: ignore[index]
    assert script.roster.late[0].at == 12.0
    assert script.observation[0].not_observable == ("krachtgerichte_taal",)


HEAD = """\
date = 2026-11-04
start = 09:30:00
team = "Oost"
[roster]
facilitator = "Marga"
present = ["Marga"]
"""


def a_script(*happenings: str, head: str = HEAD, tail: str = "") -> str:
    rows = "".join(f"[[happening]]\n{one}\n" for one in happenings)
    return f"{head}{rows}{tail}"


OPENING, END = 'at = 0\nstep = "opening"', 'at = 9\nstep = "einde"'


def test_a_short_script_is_enough():
    script = read_script(a_script(OPENING, END), "s.toml")
    assert [one.seconds for one in script.happening] == [0, 540]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (a_script('at = 5\nstep = "a"', 'at = 4\nstep = "b"', END), '"at" goes back in time'),
        (a_script(OPENING), 'step = "einde"'),
        (a_script(OPENING, END, 'at = 10\nstep = "x"'), "Nothing can happen"),
        (a_script('at = 0\nstep = "agenda"', END), "begins with a step"),
        (a_script(OPENING, 'at = 1\nstep = "vraag"\npresenter = "Ria"', END), '"case" is missing'),
        (a_script(f"{OPENING}\npaused_minutes = 3", END), "onderbreking"),
        (a_script(OPENING, 'at = 1\nstep = "onderbreking"\npaused_minutes = inf', END), "at most 1440"),
        (a_script(f'{OPENING}\nended_early = "moe"', END), "einde"),
        (a_script(f'{OPENING}\nkrachtkompas = "weg"', END), "meegebracht"),
        (a_script(f"{OPENING}\nskippd = true", END), 'did you mean "skipped"'),
        (a_script(f'{OPENING}\nquestions = [{{ by = "A", pass = true, question = "?" }}]', END), "who passes"),
        (a_script(f'{OPENING}\nchanges = [{{ kind = "wensen", text = "x" }}]', END), '"condition" is missing'),
        (a_script(f'{OPENING}\nchanges = [{{ kind = "doelen", condition = "meedoen", text = "x" }}]', END), "in the middle"),
        (a_script(OPENING, END, head='timezone = "Europe/Amsterdm"\n' + HEAD), "Europe/Amsterdam"),
        (a_script(OPENING, END, tail='[[observation]]\nobserver = "A"\nscores = { x = 9 }\n'), "at most 5"),
        (a_script(OPENING, END, tail='[[observation]]\nobserver = "A"\nscores = { x = 4 }\nnot_applicable = ["x"]\n'), "judged twice"),
        (a_script(OPENING, END, tail='[[observation]]\nobserver = "A"\n' * 2), "has an observation already"),
    ],
)  # fmt: skip
def test_says_what_is_not_right_and_where(text, words):
    with pytest.raises(Unreadable) as caught:
        read_script(text, "s.toml")
    assert words in str(caught.value)
    assert str(caught.value).startswith("s.toml, line ")


def test_what_observers_wrote_down_becomes_sealed_observations():
    at = datetime(2026, 11, 4, 12, tzinfo=UTC)
    instrument = Instrument(id="tkb", version="3")
    script = sample("2026-W46.toml")
    meeting = open_table(a_protocol(instrument=instrument, title=words("x"))).meeting
    (one,) = observations_of(script, meeting, at)
    assert one.observation.meeting == "m-2"
    assert (one.observation.instrument, one.observation.instrument_version) == ("tkb", "3")
    assert one.scores()["frequentie_en_duur"] == 3
    assert [row.requirement for row in one.score if row.not_observable] == ["krachtgerichte_taal"]
    assert [(row.id, row.count) for row in one.behaviour] == [("oordeel_in_brainstorm", 1)]
    assert seal_holds(one)
    assert list(observations_of(script, open_table().meeting, at)) == []
