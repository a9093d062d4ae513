"""Nothing steers the terminal, nothing goes over a network, and files are the owner's alone."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Tooltip

from teamkracht.cli import main
from teamkracht.live.clock import SetClock
from teamkracht.live.playing import begin
from teamkracht.meeting.kompas import Kompas
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.case_file import CaseAction, CaseFile
from teamkracht.records.script import read_script
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, kept, minutes, teams
from teamkracht.store.files import read_text, write_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder, samples_folder
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.purge import PurgeScreen
from teamkracht.tui.widgets.notice import Notice

EVIL = "a\x1b]0;own\x07b\x1b[2Jc\x9b31md\x08\u202ee\u2066f\u200fg"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SCRIPT = "2026-W45.toml"
NOW = datetime(2026, 11, 11, 9, 30, tzinfo=UTC)


def played(home: Home, name: str = SCRIPT) -> Path:
    script = read_script(read_text(samples_folder() / name), name)
    play = begin(home.make(), script, name, random.Random(7))
    play.to_end()
    return play.close()


@pytest.fixture
def evil_home(tmp_path: Path) -> Home:
    """A home in which team, case, minutes and protocol hold what steers a terminal."""
    home = Home(tmp_path / "home").make()
    path = played(home)
    write_text(path, spoilt(read_text(path), r'^(?:text|question|answer|name|presenter) = "'))
    assert any(idea.text.startswith(EVIL) for case in minutes.load(path).case for idea in case.idea)
    for found in cases.listed(home, _team(home)).found:
        cases.path_of(home, found.team, found.client).unlink()
    members = (Member(name=f"Hans {EVIL}"), Member(name="Ria"))
    teams.save(home, Team(name=_team(home), member=members, urgent_route=EVIL))
    cases.save(home, CaseFile(
        client=f"Merel {EVIL}", team=_team(home), prepared=True, presenter=f"Hans {EVIL}",
        help_question=EVIL, goal=EVIL, situation=EVIL,
        kompas=Kompas(belangrijkst=(EVIL,), doelen=(EVIL,)),
        action=(CaseAction(text=EVIL, who=EVIL, when=date(2026, 11, 2)),),
    ))  # fmt: skip
    shipped = read_text(protocols_folder() / "teamkrachtbespreking.toml")
    own = spoilt(shipped, r'\bnl = "')
    assert EVIL in read_protocol(own, "own").title.in_("nl")
    write_text(home.protocols / "own.toml", own)
    return home


def spoilt(text: str, places: str) -> str:
    """A TOML text with what steers a terminal, in escapes, at the beginning of texts."""
    escaped = "".join(f"\\u{ord(sign):04X}" for sign in EVIL)
    return re.sub(places, lambda found: found[0] + escaped, text, flags=re.MULTILINE)


def _team(home: Home) -> str:
    return teams.names(home)[0] if teams.names(home) else ""


def painted(pilot: Pilot[Any]) -> str:
    """Everything that the screen would hand to the terminal as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def settled(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_a_file_says_is_never_taken_for_marks_of_the_screen(tmp_path: Path) -> None:
    """A fault tells what stands in a file, or what the file is called: [/b], [@click=…]."""
    fault = f"[/b] [@click=app.quit]x[/] {EVIL}"
    app = TeamkrachtApp(home=tmp_path, language="en", clock=SetClock(NOW))
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        app.push_screen(PurgeScreen(None))
        await settled(pilot)
        notice = app.screen.query_one(Notice)
        notice.problem("file", fault)
        await settled(pilot)
        app.screen._handle_tooltip_timer(notice)
        await settled(pilot)
        told = app.screen.get_child_by_type(Tooltip)
        assert told.display
        text = str(told.visual)
        assert "[/b] [@click=app.quit]x[/]" in text
        assert not STEERING.search(text)


async def test_no_screen_lets_a_text_steer_the_terminal(evil_home: Home) -> None:
    app = TeamkrachtApp(home=evil_home, language="nl", clock=SetClock(NOW), random=random.Random(1))
    team = _team(evil_home)
    path = minutes.listed(evil_home).found[0].path
    case = cases.listed(evil_home, team).found[0]
    shown = []
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        ways = (
            app.go_home,
            lambda: app.open_team(team),
            lambda: app.open_case(team, case.client),
            lambda: app.open_actions(team),
            lambda: app.open_minutes(team),
            lambda: app.open_minutes_file(path),
            app.open_new_meeting,
            lambda: app.push_screen(PurgeScreen(team)),
        )
        for way in ways:
            way()
            await settled(pilot)
            shown.append(painted(pilot))
        app.notify(EVIL, markup=False)
        await settled(pilot)
        shown.append(painted(pilot))
    assert "]0;own" in "".join(shown), "the texts themselves are shown"
    for text in shown:
        assert not STEERING.search(text.replace("\n", ""))


@pytest.mark.parametrize(
    "arguments",
    [
        ("minutes", "list"),
        ("minutes", "show", "{id}"),
        ("minutes", "show", "{id}", "--json"),
        ("minutes", "check", "{id}"),
        ("fidelity", "show", "{id}"),
        ("protocol", "list"),
        ("purge", "--dry-run"),
        ("minutes", "show", f"no{EVIL}"),
    ],
)
def test_no_command_lets_a_text_steer_the_terminal(
    evil_home: Home, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    which = minutes.listed(evil_home).found[0].id
    main(["--home", str(evil_home.root), *(one.format(id=which) for one in arguments)])
    said = capsys.readouterr()
    assert said.out or said.err
    assert not STEERING.search(said.out + said.err)


@pytest.mark.skipif(os.name == "nt", reason="no file can be called so there")
def test_a_fault_lets_neither_the_name_of_a_file_nor_its_keys_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{EVIL}.toml"
    write_text(path, spoilt('format = "teamkracht/minutes/1"\n"" = 1\n', '^"'))
    assert main(["minutes", "check", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out.count("]0;own") > 1, "the name and the key are told"
    assert not STEERING.search(said.out + said.err)


def test_a_script_with_a_bsn_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = read_text(samples_folder() / SCRIPT)
    first = next(line for line in text.splitlines() if line.startswith("help_question = "))
    path = tmp_path / "script.toml"
    write_text(path, text.replace(first, 'help_question = "wie is 123456782 eigenlijk"'))
    home = tmp_path / "home"
    code = main(["--home", str(home), "--lang", "en", "play", str(path), "--headless"])
    assert code == 2
    assert "BSN" in capsys.readouterr().err
    kept_bytes = b"".join(one.read_bytes() for one in home.rglob("*") if one.is_file())
    assert b"123456782" not in kept_bytes


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_every_file_and_folder_is_the_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home = Home(tmp_path / "home")
        played(home)
        kept.add(home, _team(home), "Koor op donderdag", NOW.date())
        assert main(["--home", str(home.root), "purge"]) == 0
        script = read_script(read_text(samples_folder() / "2026-W46.toml"), "x")
        play = begin(home, script, "x", random.Random(3))
        play.forward(600)
        play.conductor.keep_draft("a/b/c", "half")
        play.conductor.keeper.close()
    finally:
        os.umask(before)
    assert list(home.live.glob("*.journal"))
    modes = {path: path.stat().st_mode & 0o777 for path in [home.root, *home.root.rglob("*")]}
    wrong = {
        str(path): oct(mode)
        for path, mode in modes.items()
        if mode != (0o700 if path.is_dir() else 0o600)
    }
    assert wrong == {}


NO_NETWORK = """
import sys

def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
                 "socket.sendto", "socket.sendmsg"):
        import os
        with open(os.environ["SEEN_NETWORK"], "a") as file:
            file.write(event + " " + repr(args[1:]) + "\\n")
        raise RuntimeError("the network was used: " + event)

sys.addaudithook(watch)
"""


@pytest.fixture
def without_network(tmp_path: Path) -> dict[str, str]:
    """The environment of a process in which every use of a socket is written down and refused."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NETWORK)
    return {"PYTHONPATH": str(tmp_path / "site"), "SEEN_NETWORK": str(tmp_path / "seen")}


def test_the_watch_sees_a_socket(without_network: dict[str, str]) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **without_network},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "the network was used" in done.stderr
    assert Path(without_network["SEEN_NETWORK"]).exists()


def test_a_whole_meeting_uses_no_network(tmp_path: Path, without_network: dict[str, str]) -> None:
    command = [sys.executable, "-m", "teamkracht", "--home", str(tmp_path / "home"), "play"]
    done = subprocess.run(
        [*command, str(samples_folder() / SCRIPT), "--headless"],
        env={**os.environ, **without_network},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.splitlines()[-1]).exists()
    assert not Path(without_network["SEEN_NETWORK"]).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_the_program_in_a_terminal_uses_no_network(
    tmp_path: Path, without_network: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.whole.terminal import teamkracht

    for name, value in without_network.items():
        monkeypatch.setenv(name, value)
    played(Home(tmp_path / "home"))
    terminal = teamkracht(tmp_path / "home", language="en")
    try:
        terminal.wait_for("Start a meeting", "Earlier minutes")
        terminal.press("m")
        terminal.wait_for("November 2026")
        terminal.type("\x11")
        assert terminal.wait_ended() == 0
    finally:
        terminal.close()
    assert not Path(without_network["SEEN_NETWORK"]).exists()
