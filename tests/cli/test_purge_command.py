"""`teamkracht purge`: says what it will do, does it, and tells what can't be read."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from teamkracht.cli import main
from teamkracht.live.playing import begin
from teamkracht.records.script import read_script
from teamkracht.store import cases, kept, minutes, purge, teams
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import samples_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "home").make()
    name = "2026-W45.toml"
    play = begin(
        home, read_script(read_text(samples_folder() / name), name), name, random.Random(7)
    )
    play.to_end()
    play.close()
    on(monkeypatch, tmp_path, "2028-01-10T12:00:00+01:00")
    return home


def on(monkeypatch: pytest.MonkeyPatch, folder: Path, wall: str) -> None:
    clock = folder / "clock.json"
    clock.write_text(json.dumps({"wall": wall, "monotonic": 1.0, "boottime": None}))
    monkeypatch.setenv("TEAMKRACHT_CLOCK", str(clock))


def run(home: Home, *arguments: str) -> int:
    return main(["--home", str(home.root), "--lang", "en", "purge", *arguments])


def bytes_of(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}


def test_a_dry_run_says_it_and_changes_nothing(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(home)
    assert run(home, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "From the minutes of 1 meeting goes what is about clients" in said
    assert bytes_of(home) == before
    assert not any(
        case in said for case in minutes.load(minutes.listed(home).found[0].path).clients()
    )


def test_it_removes_and_the_second_time_there_is_nothing(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    held = minutes.load(minutes.listed(home).found[0].path)
    ideas = [idea.text for case in held.case for idea in case.idea]
    assert run(home) == 0
    everything = b"".join(bytes_of(home).values()).decode("utf-8")
    assert not any(text in everything for text in ideas)
    assert not cases.listed(home, held.meeting.team).found
    assert (home.root / purge.LOG).exists()
    capsys.readouterr()
    assert run(home) == 0
    assert "nothing to remove" in capsys.readouterr().out


def test_nothing_is_due_a_day_after(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on(monkeypatch, tmp_path, "2026-11-05T12:00:00+01:00")
    assert run(home, "--dry-run") == 0
    assert "nothing to remove" in capsys.readouterr().out


def test_a_line_is_kept_without_a_case(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    held = minutes.load(minutes.listed(home).found[0].path)
    assert run(home, "--keep", "Buurthuis: taalmaatje op maandag") == 0
    assert run(home, "--keep", f"{held.case[0].client} ging naar het koor") == 2
    assert held.case[0].client in capsys.readouterr().err
    assert run(home) == 0
    lines = kept.find(home, held.meeting.team).line
    assert [one.text for one in lines] == ["Buurthuis: taalmaatje op maandag"]


def test_minutes_that_were_purged_are_shown_and_in_order(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    run(home)
    which = minutes.listed(home).found[0].id
    capsys.readouterr()
    for command in ("show", "check"):
        assert main(["--home", str(home.root), "--lang", "en", "minutes", command, which]) == 0
    assert main(["--home", str(home.root), "--lang", "en", "fidelity", "show", which]) == 0


def test_a_team_that_is_not_there_keeps_no_line(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    (team,) = teams.names(home)
    assert run(home, "--keep", "Koor", "--team", "Ost") == 2
    assert team in capsys.readouterr().err
    assert not list(home.teams.glob("*.kept.toml"))
    assert run(home, "--keep", "Koor", "--team", team.upper()) == 0
    assert [one.text for one in kept.find(home, team).line] == ["Koor"]


def test_a_line_with_a_bsn_is_not_kept(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "--keep", "koor 123 456 782") == 2
    assert "BSN" in capsys.readouterr().err
    assert not any(b"456" in one and b"koor" in one for one in bytes_of(home).values())
