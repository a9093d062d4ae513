"""Commands on the home of an encrypted team: the passphrase is asked for once."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from teamkracht.cli import main, unlocking
from teamkracht.live.playing import begin
from teamkracht.records.script import read_script
from teamkracht.records.team import Team
from teamkracht.store import encrypting, minutes, teams
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.sealing import is_sealed
from teamkracht.store.shipped import samples_folder

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

SECRET = "fiets kaas regen tulp"


@pytest.fixture(scope="module")
def sealed(light_passphrases: None, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which one meeting was held, by a team that was then encrypted."""
    home = Home(tmp_path_factory.mktemp("sealed") / "home").make()
    name = "2026-W45.toml"
    script = read_script(read_text(samples_folder() / name), name)
    play = begin(home, script, name, random.Random(7))
    play.to_end()
    play.close()
    if teams.find(home, script.team) is None:
        teams.save(home, Team(name=script.team))
    encrypting.switch_on(home, script.team, SECRET)
    return Home(home.root)


@pytest.fixture
def in_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wachtzin"
    file.write_text(f"van een ander team\n{SECRET}\n")
    monkeypatch.setenv(unlocking.FROM_FILE, str(file))


def run(home: Home, *arguments: str) -> int:
    return main(["--home", str(home.root), "--lang", "en", *arguments])


def minutes_file(home: Home) -> Path:
    """The minutes of the first meeting in a home."""
    return min(one for one in home.minutes.iterdir() if "." not in one.stem)


def test_nobody_to_ask_is_a_sentence_and_exit_2(
    sealed: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (
        ("minutes", "list"),
        ("minutes", "show", str(minutes_file(sealed))),
        ("minutes", "check", str(minutes_file(sealed))),
        ("purge", "--dry-run"),
        ("export", "process"),
        ("fidelity", "show"),
    ):
        assert run(sealed, *command) == 2
        said = capsys.readouterr()
        assert unlocking.FROM_FILE in said.err
        assert "Traceback" not in said.err
        assert said.out == ""


def test_with_a_passphrase_in_a_file_every_command_works(
    sealed: Home, in_file: None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = minutes_file(sealed)
    assert is_sealed(path.read_bytes())
    assert run(sealed, "minutes", "list", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert run(sealed, "minutes", "show", row["id"]) == 0
    opened = Home(sealed.root)
    opened.keys.open_team(row["team"], SECRET)
    client = minutes.load(path, opened.keys).case[0].client
    assert client in capsys.readouterr().out
    assert run(sealed, "minutes", "check", str(path)) == 0
    assert "in order" in capsys.readouterr().out
    assert run(sealed, "fidelity", "show") == 0
    capsys.readouterr()
    assert run(sealed, "export", "process") == 0
    assert "brainstorm" in capsys.readouterr().out
    assert run(sealed, "purge", "--dry-run") == 0


def test_a_wrong_passphrase_in_the_file_is_said(
    sealed: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "wachtzin").write_text("een andere\n")
    monkeypatch.setenv(unlocking.FROM_FILE, str(tmp_path / "wachtzin"))
    assert run(sealed, "minutes", "list") == 2
    assert "does not open" in capsys.readouterr().err
    monkeypatch.setenv(unlocking.FROM_FILE, str(tmp_path / "weg"))
    assert run(sealed, "minutes", "list") == 2
    assert "is not there" in capsys.readouterr().err


def test_on_a_terminal_it_is_asked_once(
    sealed: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def prompt(question: str, **options: object) -> str:
        assert options["hide_input"]
        asked.append(question)
        return SECRET if len(asked) > 1 else "nee"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", prompt)
    assert run(sealed, "fidelity", "show") == 0
    assert len(asked) == 2
    assert "not the passphrase" in capsys.readouterr().err


def test_nothing_typed_leaves_it_closed_and_tells_so(
    sealed: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda question, **options: "")
    assert run(sealed, "minutes", "list") == 1
    assert "Open it with the passphrase first" in capsys.readouterr().err


OTHER = "Zuid"
OTHER_SECRET = "boom roos vis maan"


@pytest.fixture(scope="module")
def two_teams(
    sealed: Home, light_passphrases: None, tmp_path_factory: pytest.TempPathFactory
) -> Home:
    """A home of which another team is encrypted too, with another passphrase."""
    home = Home(tmp_path_factory.mktemp("two") / "home")
    shutil.copytree(sealed.root, home.root)
    teams.save(home, Team(name=OTHER))
    home.keys.open_team(teams.names(sealed)[0], SECRET)
    known = minutes.load(minutes_file(home), home.keys)
    held = replace(known.meeting, team=OTHER, id="zuid1")
    minutes.save(home, replace(known, meeting=held))
    encrypting.switch_on(home, OTHER, OTHER_SECRET)
    return home


def test_what_is_about_one_team_asks_for_its_passphrase_alone(
    two_teams: Home, in_file: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, script = str(minutes_file(two_teams)), samples_folder() / "2026-W46.toml"
    team = read_script(read_text(script), script.name).team
    for command in (
        ("minutes", "show", path),
        ("minutes", "check", path),
        ("fidelity", "show", path),
        ("fidelity", "trend", "--team", team),
        ("fidelity", "report", "--team", team),
        ("play", str(script), "--headless"),
    ):
        assert run(two_teams, *command) == 0, command
        assert OTHER not in capsys.readouterr().err


def test_what_is_about_all_teams_asks_for_each_and_tells_of_one_that_stays_closed(
    two_teams: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def prompt(question: str, **_options: object) -> str:
        asked.append(question)
        return "" if OTHER in question else SECRET

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", prompt)
    for command in (("minutes", "list"), ("export", "process")):
        assert run(two_teams, *command) == 1
        said = capsys.readouterr()
        assert said.err == f"What {OTHER} keeps is encrypted. Open it with the passphrase first.\n"
        assert said.out.count("\n") > 0
    assert len(asked) == 4
    assert run(two_teams, "fidelity", "trend", "--team", OTHER) == 2
    assert len(asked) == 5
    assert "Traceback" not in capsys.readouterr().err


def test_what_has_nothing_to_do_with_content_asks_nothing(sealed: Home) -> None:
    assert run(sealed, "where") == 0
    assert run(sealed, "protocol", "list") == 0


def test_a_script_played_by_an_encrypted_team_leaves_nothing_plain(
    sealed: Home, in_file: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = samples_folder() / "2026-W46.toml"
    assert run(sealed, "play", str(script), "--headless") == 0
    path = Path(capsys.readouterr().out.splitlines()[-1])
    assert is_sealed(path.read_bytes())
