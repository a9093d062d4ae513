"""Two observers in a pseudo-terminal, each on a home of their own; one is killed half way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

from teamkracht.records.observation import seal_holds
from teamkracht.store import observations
from teamkracht.store.home import Home
from tests.whole.clock import TestClock
from tests.whole.terminal import Terminal, teamkracht

START = datetime(2026, 11, 4, 9, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def clock(tmp_path: Path) -> TestClock:
    return TestClock(tmp_path / "clock.json", START)


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for one in terminals:
        one.close()


def colour_of(terminal: Terminal, label: str) -> str:
    """What stands behind a field; the field that one types in has a colour of its own."""
    row = next((y for y, line in enumerate(terminal.lines) if line.strip().startswith(label)), 0)
    return str(terminal.screen.buffer[row][80].bg)


def begin(terminal: Terminal, name: str) -> None:
    """Fill in the form: team, code, name."""
    terminal.wait_for("Welke bespreking", "09:30")
    terminal.wait_until(
        lambda _text: colour_of(terminal, "Team") != colour_of(terminal, "Dag"), "no field has it"
    )
    here = colour_of(terminal, "Team")
    for label, text, tabs in (("Team", "Oost", 0), ("Code", "K7QP", 3), ("Je naam", name, 1)):
        terminal.press(*["tab"] * tabs)
        terminal.wait_until(
            lambda _text, label=label: colour_of(terminal, label) == here, f"not in {label}"
        )
        terminal.type(text)
        terminal.wait_for(text)
    terminal.press("f8")
    terminal.wait_for("Bij welke stap zijn ze nu?")


def score(terminal: Terminal, *scores: str) -> str:
    """Score everything and lock it; the file that the screen names."""
    terminal.press("f8")
    terminal.wait_for("Kwaliteitseis 1 van 7")
    for number, given in enumerate(scores, 1):
        terminal.wait_for(f"Kwaliteitseis {number} van 7")
        terminal.press(given)
        terminal.wait_for(f"● {given}", "✓ opgeslagen")
        if number < len(scores):
            terminal.press("right")
    terminal.press("f8")
    terminal.wait_for("Je scores vastzetten?")
    terminal.press("v")
    terminal.wait_for("Je observatie staat vast")
    return terminal.text


def test_killed_half_way_it_goes_on_locks_and_pairs(
    tmp_path: Path, clock: TestClock, opened: list[Terminal]
) -> None:
    one, two = Home(tmp_path / "een"), Home(tmp_path / "twee")
    terminal = teamkracht(one.root, "observe", clock=clock)
    opened.append(terminal)
    begin(terminal, "Ans")
    terminal.press("1")
    terminal.wait_for("Opening  ✓ opgeslagen")
    clock.advance(240)
    terminal.press("space", "h", "a")
    terminal.wait_for("Een advies in de vragenronde  ✓ opgeslagen")
    terminal.kill()

    terminal = teamkracht(one.root, "observe", clock=clock)
    opened.append(terminal)
    terminal.wait_for("Bij welke stap zijn ze nu?", "09:34  Terugblik", "4:00")
    clock.advance(120)
    terminal.press("space")
    terminal.wait_for("09:36  Casus 1 · Krachtkompas", "Krachtkompas  ✓ opgeslagen")
    score(terminal, "5", "3", "5", "4", "5", "5", "4")
    terminal.press("ctrl+q")
    assert terminal.wait_ended() == 0

    terminal = teamkracht(two.root, "observe", clock=clock)
    opened.append(terminal)
    begin(terminal, "Bea")
    terminal.press("1")
    terminal.wait_for("Opening  ✓ opgeslagen")
    score(terminal, "5", "4", "5", "4", "4", "5", "3")
    (mine,) = observations.listed(two).found
    (theirs,) = observations.listed(one).found
    assert seal_holds(mine)
    assert seal_holds(theirs)
    assert [(row.id, row.case, row.seen) for row in theirs.step[:3]] == [
        ("opening", None, "followed"),
        ("terugblik", None, "followed"),
        ("krachtkompas", "1", "followed"),
    ]
    assert {row.id: row.count for row in theirs.behaviour} == {
        "doorbouwen_op_idee": 1,
        "advies_in_vragenronde": 1,
    }

    terminal.press("c")
    terminal.wait_for("Het bestand van de andere observator", "1 observatie van deze bespreking")
    terminal.paste(str(observations.path_of(one, theirs)))
    terminal.press("enter")
    terminal.wait_for(
        "4 van de 7 scores gelijk, 7 van de 7 hooguit één verschil", "1 punt verschil"
    )
    terminal.press("ctrl+q")
    assert terminal.wait_ended() == 0
    assert list(one.live.iterdir()) == []
