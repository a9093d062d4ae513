"""What only a real terminal shows: a second copy, a small window, no terminal, English, signals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from teamkracht.i18n import _, use
from teamkracht.live.clock import SetClock
from teamkracht.live.journal import read_journal
from teamkracht.live.opening import start
from teamkracht.meeting import agenda, ideas, steps
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.team import Member, Team
from teamkracht.store import protocols, teams
from teamkracht.store.home import Home
from tests.whole.clock import TestClock
from tests.whole.terminal import Terminal, teamkracht

MORNING = datetime.fromisoformat("2026-11-04T09:30:00+01:00")
NAMES = ("Marga", "Hans", "Yvonne")

pytestmark = pytest.mark.usefixtures("dutch")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a meeting that was left in the brainstorm, a moment ago."""
    home = Home(tmp_path / "home").make()
    teams.save(home, Team(name="Oost", member=tuple(Member(name=one) for one in NAMES)))
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    started = agenda.MeetingStarted(
        id="k7wq2m9xab",
        code="K7WQ",
        team="Oost",
        plan="120",
        language="nl",
        facilitator="Marga",
        people=tuple(agenda.Expected(one) for one in NAMES),
        cases=(agenda.Brought("Merel", "Yvonne"),),
    )
    conductor = start(home, text, name, started, SetClock(MORNING))
    conductor.do(steps.jump, StepRef("brainstorm", "Merel"))
    conductor.do(ideas.add_ideas, "Merel", ["Een bankje [b]in[/b] de tuin"])
    conductor.keeper.close()
    return home.root


@pytest.fixture
def clock(tmp_path: Path) -> TestClock:
    return TestClock(tmp_path / "clock.json", MORNING + timedelta(seconds=5))


def opened(home: Path, clock: TestClock, **options: int) -> Terminal:
    terminal = teamkracht(home, clock=clock, **options)
    terminal.wait_for("Een bankje [b]in[/b] de tuin")
    return terminal


def events(home: Path) -> str:
    (journal,) = home.glob("live/*.journal")
    return " ".join(str(noted.event) for noted in read_journal(journal).noted)


def test_a_second_copy_looks_along_and_changes_nothing(home: Path, clock: TestClock) -> None:
    first = opened(home, clock)
    second = opened(home, clock)
    try:
        second.wait_for(_("looking along"), "Marga")
        second.type("van de ander\r")
        first.type("van mij\r")
        first.wait_for("2  van mij")
        second.wait_for("2  van mij")
        assert "van de ander" not in second.text
        assert "van de ander" not in events(home)
    finally:
        first.close()
        second.close()


def test_a_window_that_is_too_small_says_so_and_comes_back(home: Path, clock: TestClock) -> None:
    terminal = teamkracht(home, clock=clock, columns=59, rows=19)
    try:
        terminal.wait_for("60")
        assert "Een bankje" not in terminal.text
        terminal.resize(80, 24)
        terminal.wait_for("Een bankje [b]in[/b] de tuin")
    finally:
        terminal.close()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_nothing(home: Path, clock: TestClock, sent: signal.Signals) -> None:
    terminal = opened(home, clock)
    try:
        terminal.type("nog een idee\r")
        terminal.wait_for("2  nog een idee")
        terminal.type("half ge")
        terminal.wait_for("half ge")
        (draft,) = home.glob("live/*.draft")
        terminal.wait_until(lambda _shown: "half ge" in draft.read_text("utf-8"), "kept: half ge")
        os.kill(terminal.pid, sent)
        terminal.wait_ended()
    finally:
        terminal.close()
    assert "nog een idee" in events(home)
    again = opened(home, clock)
    try:
        again.wait_for("2  nog een idee", "half ge")
    finally:
        again.close()


def test_without_a_terminal_it_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "teamkracht", "--home", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) <= 2
    assert "Traceback" not in done.stderr
    assert "terminal" in done.stderr


def screens(home: Path, clock: TestClock, language: str) -> str:
    """The chrome of a few screens: home, a new meeting, help, the palette, the meeting."""
    seen = []
    terminal = teamkracht(home, clock=clock, language=language)
    try:
        terminal.wait_for("Een bankje")
        seen.append(terminal.text)
        use(language)
        terminal.press("ctrl+k")
        terminal.wait_for(_("Stop the clock for a moment, or let it run again.")[:20])
        seen.append(terminal.text)
        terminal.type("zzzz")
        terminal.wait_gone(_("Stop the clock for a moment, or let it run again.")[:20])
        seen.append(terminal.text)
        terminal.press("escape")
        terminal.wait_gone("zzzz")
        terminal.press("f12")
        terminal.wait_for(_("Brainstorm"), _("Steps"))
        seen.append(terminal.text)
    finally:
        terminal.close()
    return "\n".join(seen)


def test_no_language_shows_in_the_other(home: Path, clock: TestClock) -> None:
    dutch, english = (screens(home, clock, one) for one in ("nl", "en"))
    foreign = re.compile(r"\b(Search|No matches|Close|Help|Quit|Next|Pause|ideas?)\b")
    assert not foreign.search(dutch), foreign.findall(dutch)
    foreign = re.compile(
        r"\b(Zoeken|Stoppen|Sluiten|Hulp|Volgende|Terug|Overslaan|opgeslagen|idee(ën)?)\b"
    )
    assert not foreign.search(english), foreign.findall(english)
