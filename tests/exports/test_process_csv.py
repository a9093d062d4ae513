"""The table about the process: nothing that anybody typed comes out, and its figures are right."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from teamkracht.cli import main
from teamkracht.exports.process_csv import COLUMNS, process_csv
from teamkracht.live.playing import begin
from teamkracht.records.minutes import Minutes
from teamkracht.records.parting import process_of
from teamkracht.records.script import read_script
from teamkracht.store import minutes, protocols
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder

MARK = "mErK7x"
TEAM = "Participatiecoaches"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("played") / "home").make()
    name = "2026-W45.toml"
    play = begin(
        home, read_script(read_text(samples_folder() / name), name), name, random.Random(7)
    )
    play.to_end()
    play.close()
    return home


@pytest.fixture
def held(home: Home) -> Minutes:
    return minutes.load(minutes.listed(home).found[0].path)


def marked(record: Any) -> Any:
    """A record with the marker in every text but those that can only be one of a few words."""
    if isinstance(record, tuple):
        return tuple(marked(one) for one in record)
    if is_dataclass(record) and not isinstance(record, type):
        hints = get_type_hints(type(record))
        values = {one.name: getattr(record, one.name) for one in fields(record)}
        fixed = {
            name for name, one in values.items() if isinstance(one, str) and not _free(hints[name])
        }
        changes = {name: one if name in fixed else marked(one) for name, one in values.items()}
        return replace(record, **changes)
    return f"{record} {MARK}" if type(record) is str else record


def _free(hint: Any) -> bool:
    """Whether a text of this kind can be anything."""
    return hint is str or any(_free(one) for one in get_args(hint) if not isinstance(one, str))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_no_marker_comes_out_of_any_text(held: Minutes) -> None:
    full = marked(held)
    assert MARK in full.meeting.protocol
    assert MARK in full.step[0].id
    assert MARK in full.case[0].idea[0].text
    text = process_csv([full], protocols.all_shipped())
    assert MARK not in text
    assert len(rows(text)) == len(held.step)


def test_no_name_and_no_pseudonym_comes_out(held: Minutes) -> None:
    text = process_csv([held], protocols.all_shipped()).casefold()
    people = {one.name for one in held.attendance} | {held.meeting.facilitator, held.meeting.team}
    for name in people | set(held.clients()) | {held.meeting.id}:
        assert name.casefold() not in text


def test_a_row_a_step_with_its_figures(held: Minutes) -> None:
    found = rows(process_csv([held], protocols.all_shipped()))
    assert tuple(found[0]) == tuple(COLUMNS)
    assert [row["step"] for row in found] == [step.id for step in held.step]
    assert sum(int(row["actual_s"]) for row in found) == sum(one.actual_s for one in held.step)
    storm = next(row for row in found if row["step"] == "brainstorm")
    assert int(storm["ideas"]) == len(held.case[0].idea)
    assert {row["present"] for row in found} == {str(sum(one.present for one in held.attendance))}


def test_what_was_purged_gives_the_same_table(held: Minutes) -> None:
    known = protocols.all_shipped()
    assert process_csv([process_of(held)], known) == process_csv([held], known)


def test_on_the_command_line(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "out" / "process.csv"
    arguments = ["--home", str(home.root), "--lang", "en", "export", "process"]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert main([*arguments, str(where)]) == 0
    assert where.read_text("utf-8") == said
    assert str(where) in capsys.readouterr().out
