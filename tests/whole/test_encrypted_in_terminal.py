"""An encrypted team in the real program: asked for at the start, killed, and gone on with."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from teamkracht.live.clock import SetClock
from teamkracht.live.opening import start
from teamkracht.meeting import agenda, ideas, steps
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.team import Team
from teamkracht.store import encrypting, protocols, teams
from teamkracht.store.home import Home
from tests.whole.clock import TestClock
from tests.whole.terminal import teamkracht

pytest.importorskip("pyrage")
pytest.importorskip("nacl")

MORNING = datetime.fromisoformat("2026-11-04T09:30:00+01:00")
SECRET = "fiets kaas regen tulp"
WORDS = ("zevenslaper", "waterhoen", "bosuil", "Yvonne", "Marga")

pytestmark = pytest.mark.usefixtures("dutch", "light_passphrases")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of an encrypted team with a meeting that was left in the brainstorm, a moment ago."""
    home = Home(tmp_path / "home").make()
    teams.save(home, Team(name="Oost"))
    encrypting.switch_on(home, "Oost", SECRET)
    text, name = protocols.text_of(home, "teamkrachtbespreking")
    started = agenda.MeetingStarted(
        id="k7wq2m9xab",
        code="K7WQ",
        team="Oost",
        plan="120",
        language="nl",
        facilitator="Marga",
        people=(agenda.Expected("Marga"), agenda.Expected("Yvonne")),
        cases=(agenda.Brought("Merel", "Yvonne"),),
    )
    conductor = start(home, text, name, started, SetClock(MORNING))
    conductor.do(steps.jump, StepRef("brainstorm", "Merel"))
    conductor.do(ideas.add_ideas, "Merel", ["Een zevenslaper zoeken"])
    conductor.keeper.close()
    return home


def readable(home: Home) -> set[str]:
    """The words of the meeting that anybody can read in the home."""
    files = (one for one in home.root.rglob("*") if one.is_file() and home.used not in one.parents)
    data = b"".join(one.read_bytes() for one in files)
    return {word for word in WORDS if word.encode() in data}


def test_it_asks_once_and_goes_on_after_a_kill(home: Home, tmp_path: Path) -> None:
    clock = TestClock(tmp_path / "clock.json", MORNING + timedelta(seconds=5))
    screen = teamkracht(home.root, clock=clock)
    screen.wait_for("Oost is versleuteld", "wachtzin")
    screen.type("een andere zin")
    screen.press("enter")
    screen.wait_for("Dat is niet de wachtzin")
    screen.type(SECRET)
    screen.press("enter")
    screen.wait_for("Een zevenslaper zoeken")
    screen.type("een waterhoen tellen")
    screen.press("enter")
    screen.wait_for("2 ideeën")
    screen.type("half een bosuil")
    screen.wait_for("half een bosuil")
    screen.watch(1.5)
    screen.kill()
    assert readable(home) == set()

    screen = teamkracht(home.root, clock=clock)
    screen.wait_for("Oost is versleuteld")
    screen.type(SECRET)
    screen.press("enter")
    screen.wait_for("een waterhoen tellen", "half een bosuil")
    screen.close()
    assert readable(home) == set()
