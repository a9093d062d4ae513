"""What fits is read without pydantic, and comes to what pydantic would have made of it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import ValidationError

from teamkracht.live import sample
from teamkracht.live.playing import begin
from teamkracht.meeting import forms
from teamkracht.meeting.clockstops import TimeSpread
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.notes import NextContactSet
from teamkracht.protocol.model import Protocol
from teamkracht.records.case_file import CaseFile
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import About, Observation, SeenStep, observed, write_observation
from teamkracht.records.script import Script, read_script
from teamkracht.records.team import Team
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder, samples_folder
from teamkracht.toml.plain import PLAIN_JSON, PLAIN_TOML
from teamkracht.toml.shape import shape

Read = tuple[type, dict[str, Any]]

DAY = date(2026, 11, 11)
OTHERS: tuple[Any, ...] = (
    "", "x", "talk", 0, 1, -1, 3, 9999, 2.5, float("nan"), True, [], ["a"], {}, {"nl": "ja"},
    DAY, datetime.fromisoformat("2026-11-11T09:30"), datetime(2026, 11, 11, 9, 30, tzinfo=UTC),
)  # fmt: skip
"""What may stand in the place of a value."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    home = Home(tmp_path_factory.mktemp("home"))
    sample.fill(home, DAY, Random(1))
    places: dict[type, tuple[Path, ...]] = {
        Team: (home.teams,),
        CaseFile: (home.cases,),
        Minutes: (home.minutes,),
        Protocol: (Path(protocols_folder()), home.used),
        Script: (Path(samples_folder()),),
    }
    found = [
        (model, tomllib.loads(path.read_text("utf-8")))
        for model, folders in places.items()
        for folder in folders
        for path in sorted(folder.rglob("*.toml"))
    ]
    assert {model for model, _document in found} == set(places)
    return [*found, (Observation, tomllib.loads(write_observation(an_observation())))]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    """Every event of a meeting as its journal holds it, and a few that are rare."""
    home = Home(tmp_path_factory.mktemp("events"))
    script = read_script((Path(samples_folder()) / "2026-W46.toml").read_text("utf-8"), "s.toml")
    play = begin(home, script, "s.toml", Random(1))
    play.to_end()
    told = [noted.event for noted in play.conductor.history.noted]
    play.close()
    rare = [NextContactSet("Merel", DAY), TimeSpread(((StepRef("kiezen", "Merel"), 60),))]
    return [
        (type(event), {key: one for key, one in forms.plain(event).items() if key != "kind"})
        for event in (*told, *rare)
    ]


def an_observation() -> Observation:
    about = About(
        date=DAY, observer="Reiger", protocol="p", instrument="i", instrument_version="1",
        start=datetime(2026, 11, 11, 9, 30, tzinfo=UTC),
    )  # fmt: skip
    steps = [SeenStep(id="brainstorm", case="Merel", seen="partly")]
    return observed(about, {"a": 4}, not_applicable=["c"], behaviour={"x": 2}, steps=steps)


def test_whatever_the_program_writes_is_read_plainly(files: list[Read]) -> None:
    for model, document in files:
        record = PLAIN_TOML.build(document, model)
        assert record is not None, model
        assert record == shape(model).validator.validate_python(document)


def test_whatever_a_journal_holds_is_read_plainly(events: list[Read]) -> None:
    for kind, fields in events:
        event = PLAIN_JSON.build(fields, kind)
        assert event is not None, kind
        assert event == TypeAdapter(kind).validate_python(fields)


@given(data=st.data())
def test_an_event_is_read_plainly_as_the_full_check_reads_it(
    events: list[Read], data: st.DataObject
) -> None:
    kind, fields = deepcopy(data.draw(st.sampled_from([one for one in events if one[1]])))
    spoil(fields, data)
    event = PLAIN_JSON.build(fields, kind)
    if event is not None:
        checked = TypeAdapter(kind).validate_python(fields)
        assert event == checked or "nan" in repr(event)


@given(data=st.data())
def test_what_is_read_plainly_is_what_the_full_check_makes(
    files: list[Read], data: st.DataObject
) -> None:
    model, document = deepcopy(data.draw(st.sampled_from(files)))
    for _each in range(data.draw(st.integers(1, 2))):
        spoil(document, data)
    record = PLAIN_TOML.build(document, model)
    if record is not None:
        try:
            assert repr(record) == repr(shape(model).validator.validate_python(document))
        except ValidationError as error:
            pytest.fail(f"read plainly, but the full check says: {error}")


def spoil(document: dict[str, Any], data: st.DataObject) -> None:
    """Put another value somewhere, take one away, or add one."""
    holder, key = data.draw(st.sampled_from(list(spots(document))))
    how = data.draw(st.sampled_from(["other", "other", "gone", "more"]))
    if how == "other":
        holder[key] = deepcopy(data.draw(st.sampled_from(OTHERS)))
    elif how == "gone":
        del holder[key]
    elif isinstance(holder, dict):
        holder["unknown"] = 1
    else:
        holder.append(deepcopy(holder[key]))


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from spots(one)


def test_a_meeting_that_was_left_is_opened_without_pydantic(tmp_path: Path) -> None:
    home = Home(tmp_path)
    script = read_script((Path(samples_folder()) / "2026-W46.toml").read_text("utf-8"), "s.toml")
    play = begin(home, script, "s.toml", Random(1))
    play.forward(1800.0)
    play.conductor.keeper.close()
    code = f"""
import sys
from pathlib import Path
from teamkracht.live.clock import SystemClock
from teamkracht.live.opening import resume
from teamkracht.store.home import Home
opened = resume(Home(Path({str(tmp_path)!r})), {play.conductor.meeting.id!r}, SystemClock())
print(len(opened.conductor.history.noted) > 10, "pydantic" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True False\n"
