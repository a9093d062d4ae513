"""A meeting in its brainstorm, in the real program, and what of it is on the disk."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import prepared
from teamkracht.live.drafts import read_draft
from teamkracht.live.journal import read_journal
from teamkracht.meeting.ideas import IdeasAdded
from tests.faults import injected
from tests.whole.clock import TestClock
from tests.whole.terminal import Terminal, teamkracht

MEETING = "bench"
MARKED = re.compile(r"^.*?\b\d+  (\S.*?) +✓.? *$")
WAS_THERE = prepared.LAST_IDEA


class AtTable:
    """A home with a meeting under way, and the program on it."""

    def __init__(self, folder: Path, *, clock: TestClock | None = None) -> None:
        self.home = folder / "home"
        self.control = folder / "faults.json"
        self.clock = clock
        self.journal = self.home / "live" / f"{MEETING}.journal"
        self.shown: set[str] = set()
        """Ideas that carried their mark at some moment."""
        self._open: list[Terminal] = []
        injected.say(self.control)

    def prepare(self) -> None:
        """Leave a meeting in the brainstorm of its first case."""
        prepared.meeting_with_ideas(self.home, 2)

    def open(self, *, faulty: bool = False, wait: bool = True) -> Terminal:
        """Open the program, which goes back into the meeting by itself."""
        if faulty:
            terminal = injected.program(self.home, self.control)
        else:
            terminal = teamkracht(self.home, clock=self.clock)
        self._open.append(terminal)
        if wait:
            terminal.wait_for("›  een idee")
        return terminal

    def close(self) -> None:
        """End whatever still runs."""
        while self._open:
            self._open.pop().close()

    def fails(self, **faults: object) -> None:
        """Let calls of the disk fail from here on, in a program that was opened as faulty."""
        injected.say(self.control, **faults)

    def note(self, terminal: Terminal, *ideas: str) -> None:
        """Type ideas, and wait until each carries its mark."""
        for idea in ideas:
            terminal.type(f"{idea}\r")
            self.wait_marked(terminal, idea)

    def wait_marked(self, terminal: Terminal, idea: str) -> None:
        """Wait until an idea carries its mark."""
        self.until(terminal, lambda: idea in self.look(terminal), f"no mark: {idea}")

    def until(self, terminal: Terminal, so: Callable[[], bool], what: str) -> None:
        """Wait until something holds, taking in what the program writes."""
        terminal.wait_until(lambda _shown: so(), what)

    def look(self, terminal: Terminal) -> set[str]:
        """Take in which ideas carry their mark."""
        marked = {found[1] for line in terminal.lines if (found := MARKED.match(line))}
        self.shown |= marked
        return marked

    def watch(self, terminal: Terminal, seconds: float) -> None:
        """Look on for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not terminal.read():
                return
            self.look(terminal)

    def kept(self) -> list[str]:
        """The ideas that are on the disk."""
        return ideas_in(self.journal)

    def half_typed(self) -> set[str]:
        """What is half typed, as far as it is on the disk."""
        draft, _problem = read_draft(self.journal.with_suffix(".draft"))
        return set(draft.texts.values()) if draft else set()

    def lost(self, wanted: Iterable[str] = ()) -> tuple[str, ...]:
        """What carried its mark, or was to be kept, and is not on the disk; or is there twice."""
        kept = self.kept()
        gone = [f"lost: {one}" for one in sorted({*self.shown, *wanted}) if one not in kept]
        twice = [f"twice: {one}" for one in sorted(set(kept)) if kept.count(one) > 1]
        return (*gone, *twice)

    def goes_on(self, idea: str = "het gaat verder") -> tuple[str, ...]:
        """Open the program again, go on, close it; what of the meeting is lost after that."""
        terminal = self.open()
        self.note(terminal, idea)
        return self.quit(terminal)

    def kill(self, terminal: Terminal) -> None:
        """Kill the program at rest: a line that it still held as half typed would come back."""
        self.until(terminal, lambda: not self.half_typed(), "nothing half typed on the disk")
        terminal.kill()

    def quit(self, terminal: Terminal) -> tuple[str, ...]:
        """Close the program by its key; what is lost after that."""
        terminal.press("ctrl+q")
        if terminal.wait_ended() != 0:
            return ("the program did not end well",)
        return self.lost()


@contextmanager
def at_table(folder: Path, *, clock: TestClock | None = None) -> Iterator[AtTable]:
    """A home with a meeting that was left in its brainstorm."""
    at = AtTable(folder, clock=clock)
    at.prepare()
    try:
        yield at
    finally:
        at.close()


def ideas_in(journal: Path) -> list[str]:
    """The ideas in a journal."""
    events = (noted.event for noted in read_journal(journal).noted)
    return [text for event in events if isinstance(event, IdeasAdded) for text in event.texts]


def said(terminal: Terminal, beginning: str) -> str:
    """Wait for a sentence; the answer is its first line on the screen."""
    terminal.wait_until(lambda shown: beginning in shown, f"never said: {beginning}")
    line = next(line for line in terminal.lines if beginning in line)
    return line[line.index(beginning) :].split("   ")[0].strip()
