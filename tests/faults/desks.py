"""A case that is prepared at a desk: two who change it, a disk that is full, a kill."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

from benchmarks import prepared
from teamkracht.live.clock import SystemClock
from teamkracht.live.closing import close
from teamkracht.live.opening import resume
from teamkracht.meeting import compass, notes, steps
from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.records.bringing_together import BETWEEN
from teamkracht.records.case_file import CaseFile
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, teams
from teamkracht.store.home import Home
from tests.faults.at_table import said
from tests.faults.disks import fill, small_disk
from tests.faults.outcome import Fault, Outcome
from tests.whole.terminal import Terminal, teamkracht

TEAM, CLIENT = "Oost", "Merel"
QUESTION = "Vraag aan het team"
TYPED = 0.08
"""Seconds between two letters of those who type."""


class AtDesk:
    """A home with one case, and the programs that are open on it."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home").make()
        self._open: list[Terminal] = []
        teams.save(self.home, Team(name=TEAM, member=(Member(name="Yvonne"), Member(name="Hans"))))
        cases.save(self.home, CaseFile(client=CLIENT, team=TEAM, prepared=True))

    def open(self) -> Terminal:
        """Open the program on the case, in its first field: the question."""
        terminal = teamkracht(self.home.root)
        self._open.append(terminal)
        terminal.wait_for("Casus voorbereiden", TEAM)
        terminal.press("c")
        terminal.wait_for(f"▌ {CLIENT}", "Nieuwe casus")
        terminal.press("enter")
        terminal.wait_for("Krachtkompas", QUESTION)
        terminal.wait_until(lambda _shown: _in_question(terminal), "the cursor in the question")
        return terminal

    def case(self) -> CaseFile:
        """The case as it is on the disk."""
        found = cases.find(self.home, TEAM, CLIENT)
        assert found is not None
        return found

    def question(self) -> str:
        """The question as it is on the disk."""
        return self.case().help_question or ""

    def close(self) -> None:
        """End whatever still runs."""
        for terminal in self._open:
            terminal.close()


def _in_question(terminal: Terminal) -> bool:
    heading = next((n for n, line in enumerate(terminal.lines) if QUESTION in line), None)
    return heading is not None and terminal.caret is not None and terminal.caret[0] > heading


@contextmanager
def at_desk(folder: Path) -> Iterator[AtDesk]:
    """A home with a case that is prepared."""
    at = AtDesk(folder)
    try:
        yield at
    finally:
        at.close()


def two_desks(folder: Path, size: int) -> Outcome:
    """Two programs on one case: each types, and what both typed is there."""
    with at_desk(folder) as at:
        first, second = at.open(), at.open()
        first.type("van de eerste")
        first.wait_until(lambda _shown: "eerste" in at.question(), "the first is saved")
        second.type("van de tweede")
        sentence = said(second, "Iemand anders")
        second.press("tab")
        second.wait_for("van de eerste", "van de tweede")
        first.type(", en meer")
        said(first, "Iemand anders")
        for terminal in (first, second):
            terminal.press("ctrl+q")
            if terminal.wait_ended() != 0:
                return Outcome(1, ("the program did not end well",), sentence)
        question = at.question()
        wanted = ("van de eerste, en meer", "van de tweede")
        return Outcome(1, tuple(f"lost: {one}" for one in wanted if one not in question), sentence)


def two_in_one_text(folder: Path, size: int) -> Outcome:
    """Two type in one text at the same moment: each letter comes once, in its order."""
    times = max(1, size // 20)
    texts = "de eerste schrijft en schrijft verder", "wat de tweede typt komt er ook in"
    lost: list[str] = []
    for turn in range(times):
        with at_desk(folder / str(turn)) as at:
            two = at.open(), at.open()
            for letters in zip_longest(*texts, fillvalue=""):
                for terminal, letter in zip(two, letters, strict=True):
                    terminal.type(letter)
                    terminal.watch(TYPED)
            for terminal in two:
                terminal.press("ctrl+q")
                if terminal.wait_ended() != 0:
                    lost.append(f"time {turn}: the program did not end well")
            if sorted(at.question().split(BETWEEN)) != sorted(texts):
                lost.append(f"time {turn}: {at.question()}")
    return Outcome(times, tuple(lost))


def desk_and_meeting(folder: Path, size: int) -> Outcome:
    """While a meeting is about a case somebody writes in its file; then the meeting is saved."""
    home = Home(folder / "home")
    prepared.meeting_with_ideas(home.root, 2)
    wishes, strengths = Place("wensen", "meedoen"), Place("krachten", "meedoen")
    conductor = resume(home, "bench", SystemClock()).conductor
    conductor.do(compass.add_entry, CLIENT, wishes, "uit de bespreking")
    meanwhile = CaseFile(
        client=CLIENT,
        team=TEAM,
        prepared=True,
        help_question="van het bureau",
        kompas=Kompas().with_entries(strengths, ("van het bureau",)),
    )
    cases.save(home, meanwhile)
    conductor.do(notes.set_field, CLIENT, "goal", "doel uit de bespreking")
    conductor.do(steps.end, None)
    close(conductor, home)
    case = cases.find(home, TEAM, CLIENT)
    assert case is not None
    there = {
        "the entry of the meeting": "uit de bespreking" in case.kompas.entries(wishes),
        "the entry of the desk": "van het bureau" in case.kompas.entries(strengths),
        "the question of the desk": case.help_question == "van het bureau" and case.prepared,
    }
    return Outcome(1, tuple(what for what, is_there in there.items() if not is_there))


def full_disk(folder: Path, size: int) -> Outcome:
    """Full while a case is prepared; then there is room again."""
    with small_disk(folder, 512) as disk, at_desk(disk) as at:
        terminal = at.open()
        ballast = fill(disk)
        terminal.type("op een volle schijf")
        sentence = said(terminal, "De schijf is vol")
        terminal.press("ctrl+q")
        elsewhere = _elsewhere(terminal, folder / "stick")
        stays = () if "De schijf is vol" in terminal.text else ("not said any more",)
        ballast.unlink()
        terminal.wait_gone("De schijf is vol")
        terminal.press("ctrl+q")
        ended = () if terminal.wait_ended() == 0 else ("the program did not end well",)
        lost = () if at.question() == "op een volle schijf" else (f"lost: {at.question()}",)
        return Outcome(1, (*elsewhere, *stays, *ended, *lost), sentence)


def _elsewhere(terminal: Terminal, stick: Path) -> tuple[str, ...]:
    """Held back, write the case to another folder, and stay."""
    stick.mkdir()
    said(terminal, "Niet alles is bewaard")
    terminal.press("e")
    said(terminal, "Waar wil je het bewaren?")
    terminal.press("ctrl+u")
    terminal.type(f"{stick}\r")
    said(terminal, "De casus staat nu ook in")
    terminal.press("escape")
    terminal.wait_gone("De casus staat nu ook in")
    texts = [one.read_text("utf-8") for one in stick.iterdir()]
    return () if any("volle schijf" in text for text in texts) else ("not written elsewhere",)


def killed(folder: Path, size: int) -> Outcome:
    """Killed while somebody types: what was on the disk is there, and nothing is spoiled."""
    times, lost, chance = max(2, size // 10), [], random.Random(size)
    with at_desk(folder) as at:
        for turn in range(times):
            terminal = at.open()
            terminal.type(f"k{turn} ")
            terminal.wait_until(
                lambda _shown, one=f"k{turn}": one in at.question().split(), f"on the disk: k{turn}"
            )
            terminal.watch(chance.random())
            terminal.kill()
            gone = {f"k{one}" for one in range(turn + 1)} - set(at.question().split())
            lost += [f"kill {turn}: {one}" for one in gone]
    return Outcome(times, tuple(lost))


FAULTS = (
    Fault("two desks on one case at once", two_desks, slow=True),
    Fault("two desks typing in one text of a case", two_in_one_text, slow=True),
    Fault("a desk and a meeting on one case at once", desk_and_meeting),
    Fault("disk full while a case is prepared", full_disk, slow=True),
    Fault("kill -9 while a case is prepared", killed, slow=True),
)
