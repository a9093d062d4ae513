"""What scripts and people get from the command line: output, exit codes, sentences."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teamkracht.__main__ import main
from teamkracht.store.shipped import protocols_folder, samples_folder

W45 = samples_folder() / "2026-W45.toml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TEAMKRACHT_HOME", str(folder))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return folder


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ask(*arguments: object) -> tuple[int, str, str]:
        code = main(["--lang", "en", *map(str, arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return ask


def test_a_script_is_played_and_the_last_line_is_the_place_of_its_minutes(
    run: Run, home: Path
) -> None:
    code, out, _err = run("play", W45, "--headless")
    place = Path(out.splitlines()[-1])
    assert code == 0
    assert place.parent == home / "minutes"
    assert place.read_text(encoding="utf-8").startswith('format = "teamkracht/minutes/1"')


def test_without_a_word_the_program_opens_and_asks_for_a_terminal(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 2
    assert "terminal" in capsys.readouterr().err


def test_without_a_home_a_script_plays_in_a_throwaway_one_and_says_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEAMKRACHT_HOME")
    code, out, err = run("play", W45, "--headless")
    assert code == 0
    assert str(Path(out.splitlines()[-1]).parents[1]) in err


def test_minutes_are_listed_shown_and_checked(run: Run) -> None:
    place = run("play", W45, "--headless")[1].splitlines()[-1]
    listed = json.loads(run("minutes", "list", "--json")[1])
    assert [one["duration_s"] for one in listed] == [6240]
    assert "104 min" in run("minutes", "list")[1]
    assert "Merel" in run("minutes", "show", listed[0]["id"])[1]
    shown = json.loads(run("minutes", "show", place, "--json")[1])
    assert shown["meeting"]["duration_s"] == 6240
    code, out, err = run("minutes", "show", "--json")
    assert (code, json.loads(out)) == (0, shown)
    assert listed[0]["id"] in err
    assert run("minutes", "check", place)[0] == 0
    for words in ("minutes show", "minutes check", "fidelity show"):
        assert run(*words.split(), Path(place).name)[0] == 0, "its name in the home will do"


def test_an_empty_home_says_what_will_come(run: Run) -> None:
    code, out, _err = run("minutes", "list")
    assert code == 0
    assert "no minutes yet" in out
    code, _out, err = run("minutes", "show")
    assert code == 2
    assert "no minutes yet" in err


def test_minutes_that_do_not_add_up_are_found(run: Run, tmp_path: Path) -> None:
    place = run("play", W45, "--headless")[1].splitlines()[-1]
    wrong = tmp_path / "wrong.toml"
    text = Path(place).read_text(encoding="utf-8")
    wrong.write_text(text.replace("actual_s = 390", "actual_s = 391", 1), encoding="utf-8")
    code, out, _err = run("minutes", "check", wrong)
    assert code == 1
    assert "wrong.toml, line" in out


def test_the_protocols_are_listed_shown_and_in_order(run: Run) -> None:
    listed = run("protocol", "list")[1]
    for name in ("teamkrachtbespreking", "groepssupervisie", "reflecterend_team"):
        assert name in listed
        assert "Brainstorm" in run("protocol", "show", "teamkrachtbespreking")[1]
        assert run("protocol", "check", protocols_folder() / f"{name}.toml")[0] == 0


def test_a_wrong_protocol_is_told_whole_with_lines_and_the_nearest_key(
    run: Run, tmp_path: Path
) -> None:
    text = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        text.replace("minutes = 4\n", "minuts = 4\n", 1).replace(
            'kind = "collect"', 'kind = "colect"', 1
        ),
        encoding="utf-8",
    )
    code, out, _err = run("protocol", "check", wrong)
    assert code == 1
    assert '"minutes"' in out
    assert "collect" in out
    assert out.count("wrong.toml, line") >= 2


def test_a_protocol_of_ones_own_is_begun_found_and_not_written_over(run: Run, home: Path) -> None:
    code, out, _err = run("protocol", "new", "ons_team")
    assert code == 0
    assert Path(out.strip()) == home / "protocols" / "ons_team.toml"
    assert run("protocol", "check", "ons_team")[0] == 0
    assert "ons_team" in run("protocol", "list")[1]
    assert run("protocol", "new", "ons_team")[0] == 2


def test_the_schema_of_protocols_is_json(run: Run) -> None:
    assert "plan" in json.loads(run("protocol", "schema")[1])["properties"]


def test_where_says_the_folders(run: Run, home: Path) -> None:
    code, out, _err = run("where")
    assert code == 0
    assert str(home / "minutes") in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("mintes",), "mintes"),
        (("minutes", "show", "nothing-there"), "nothing-there"),
        (("minutes", "show", "/nowhere/at/all.toml"), "all.toml"),
        (("minutes", "show", "a" * 300), "too long"),
        (("fidelity", "show", "a" * 300), "too long"),
        (("protocol", "new", "a" * 300), "too long"),
        (("play", "/nowhere/script.toml", "--headless"), "script.toml"),
        (("protocol", "show", "unknown"), "unknown"),
        (("play", W45, "--headless", "--speed", "0"), "speed"),
        ((), "terminal"),
        (("demo",), "terminal"),
    ],
)
def test_wrong_use_is_a_sentence_and_exit_2(
    run: Run, arguments: tuple[object, ...], sentence: str
) -> None:
    code, _out, err = run(*arguments)
    assert code == 2
    assert sentence in err


BROKEN = {
    "no toml": b"this is = = not toml\n",
    "not utf-8": b'date = "\xff\xfe"\n',
    "nul": b'team = "a\x00b"\n',
    "empty": b"",
    "another kind": b'format = "teamkracht/minutes/1"\nversion = 1\n',
    "a newer one": b'format = "teamkracht/minutes/9"\nversion = 1\n',
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_script_is_refused_with_its_name(run: Run, tmp_path: Path, kind: str) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_bytes(BROKEN[kind])
    code, _out, err = run("play", broken, "--headless")
    assert code == 2
    assert "broken.toml" in err


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_minutes_hide_no_others(run: Run, home: Path, kind: str) -> None:
    run("play", W45, "--headless")
    (home / "minutes" / "2026-01-01-broken-x.toml").write_bytes(BROKEN[kind])
    code, out, err = run("minutes", "list")
    assert "Participatiecoaches Oost" in out
    assert code == 1
    assert "2026-01-01-broken-x.toml" in err


@pytest.mark.parametrize("folder", ["teams", "cases/oost", "protocols"])
def test_a_broken_file_in_the_home_stops_no_meeting(run: Run, home: Path, folder: str) -> None:
    (home / folder).mkdir(parents=True)
    (home / folder / "broken.toml").write_bytes(BROKEN["no toml"])
    code, out, _err = run("play", W45, "--headless")
    assert code == 0
    assert out.strip().endswith(".toml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_can_not_be_written_is_a_sentence(run: Run, home: Path) -> None:
    home.mkdir()
    home.chmod(0o500)
    code, _out, err = run("play", W45, "--headless")
    assert code == 2
    assert str(home) in err


def test_a_home_that_is_a_file_is_a_sentence(run: Run, home: Path) -> None:
    home.write_text("no folder", encoding="utf-8")
    code, _out, err = run("play", W45, "--headless")
    assert code == 2
    assert str(home) in err


NASTY = ["[b]vet[/b]", 'Żoë "de" O\'Neill', "🦉🚲 uil", "x" * 200, "{name} %s"]


@pytest.mark.parametrize("name", NASTY)
def test_names_of_every_kind_go_through_a_meeting(run: Run, tmp_path: Path, name: str) -> None:
    text = W45.read_text(encoding="utf-8")
    script = tmp_path / "nasty.toml"
    client, presenter = (json.dumps(one, ensure_ascii=False) for one in (name, f"2 {name}"))
    script.write_text(
        text.replace('"Merel"', client).replace('"Yvonne"', presenter), encoding="utf-8"
    )
    code, out, _err = run("play", script, "--headless")
    place = out.splitlines()[-1]
    assert code == 0
    assert run("minutes", "check", place)[0] == 0


def test_an_empty_meeting_gives_honest_minutes(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "empty.toml"
    script.write_text(
        'date = 2026-11-04\nstart = 09:30:00\nteam = "Oost"\n'
        'roster = { facilitator = "Marga", present = ["Marga"] }\n'
        '[[happening]]\nat = 0.0\nstep = "opening"\n'
        '[[happening]]\nat = 1.0\nstep = "einde"\nended_early = "niemand kwam"\n',
        encoding="utf-8",
    )
    place = run("play", script, "--headless")[1].splitlines()[-1]
    shown = json.loads(run("minutes", "show", place, "--json")[1])
    assert shown["meeting"]["status"] == "ended_early"
    assert shown["meeting"]["reason"] == "niemand kwam"
    assert [one["status"] for one in shown["step"]] == [
        "followed",
        "not_applicable",
        "not_reached",
    ]


def test_five_hundred_ideas_are_kept_in_order(run: Run, tmp_path: Path) -> None:
    ideas = ",\n".join(f'{{ by = "Ria", idea = "Idee {n}" }}' for n in range(500))
    script = tmp_path / "many.toml"
    script.write_text(
        'date = 2026-11-04\nstart = 09:30:00\nteam = "Oost"\n'
        'roster = { facilitator = "Marga", present = ["Marga", "Ria"] }\n'
        '[[happening]]\nat = 0.0\nstep = "opening"\n'
        '[[happening]]\nat = 1.0\nstep = "brainstorm"\ncase = "Uil"\npresenter = "Ria"\n'
        f"ideas = [{ideas}]\n"
        '[[happening]]\nat = 30.0\nstep = "einde"\n',
        encoding="utf-8",
    )
    place = run("play", script, "--headless")[1].splitlines()[-1]
    (case,) = json.loads(run("minutes", "show", place, "--json")[1])["case"]
    assert [one["text"] for one in case["idea"]] == [f"Idee {n}" for n in range(500)]


COMMANDS = (
    "minutes list",
    "minutes show m1",
    "minutes check m1",
    "protocol list",
    "protocol new ours",
    "protocol show ours",
    "fidelity show m1",
    "fidelity trend",
    "fidelity report",
    "observe m1",
    "purge --dry-run",
    "export process",
)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_home_that_cannot_be_made_is_said_in_a_sentence(run: Run, home: Path, words: str) -> None:
    home.write_text("a file where a folder must be", encoding="utf-8")
    code, out, err = run(*words.split())
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert str(home) in err


def test_what_nobody_foresaw_is_said_too_and_kept_for_who_mends_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("Merel")

    monkeypatch.setattr("teamkracht.store.minutes.listed", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, _out, err = run("minutes", "list")
    assert code == 2
    [kept] = tmp_path.glob("fault-*.txt")
    assert str(kept) in err
    assert "RuntimeError" in kept.read_text(encoding="utf-8")
    assert "Merel" not in err
