"""What happens to the program itself: two copies, signals, a clock that jumps, a tiny window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from socket import gethostname

from tests.faults.at_table import WAS_THERE, at_table, said
from tests.faults.outcome import CannotBeTried, Fault, Outcome
from tests.whole.clock import TestClock
from tests.whole.terminal import teamkracht

GONE = 30.0
"""Seconds after which a program without a terminal is gone, however busy the machine."""


def two_copies(folder: Path, size: int) -> Outcome:
    """A second copy may look along, and changes nothing; the first goes on."""
    with at_table(folder) as at:
        first = at.open()
        at.note(first, "van de eerste")
        second = at.open(wait=False)
        # What is said at the start goes with what the first one does next; what stands says it too.
        sentence = said(second, f"op {gethostname()}")
        second.type("van de tweede\r")
        at.note(first, "nog een van de eerste")
        second.wait_for("nog een van de eerste")
        second.close()
        lost = at.quit(first)
        written = ("the second wrote",) if "van de tweede" in at.kept() else ()
        return Outcome(1, (*lost, *written, *at.goes_on()), sentence)


def dead_lock(folder: Path, size: int) -> Outcome:
    """The lock of a process that was killed is no lock."""
    with at_table(folder) as at:
        for turn in range(3):
            terminal = at.open()
            at.note(terminal, f"keer {turn}")
            at.kill(terminal)
        left = at.journal.with_suffix(".lock").exists()
        lost = at.goes_on()
        return Outcome(3, lost if left else (*lost, "there was no lock to leave"))


def signalled(number: int) -> Callable[[Path, int], Outcome]:
    """Asked to end, with a line half typed: all of it is there at the next start."""

    def inject(folder: Path, size: int) -> Outcome:
        if sys.platform == "win32":
            raise CannotBeTried("Windows has no such signal")
        with at_table(folder) as at:
            terminal = at.open()
            at.note(terminal, "ervoor")
            terminal.type("half getypt")
            terminal.wait_for("›  half getypt")
            os.kill(terminal.pid, number)
            code = terminal.wait_ended()
            terminal = at.open(wait=False)
            terminal.wait_for("›  half getypt")
            terminal.press("enter")
            at.wait_marked(terminal, "half getypt")
            wrong = () if code == 0 else (f"ended with {code}",)
            return Outcome(1, (*wrong, *at.quit(terminal)))

    return inject


def hang_up(folder: Path, size: int) -> Outcome:
    """The terminal is closed under the program, which then ends."""
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        terminal.type("half getypt")
        terminal.wait_for("›  half getypt")
        ended = terminal.hang_up()
        terminal = at.open(wait=False)
        terminal.wait_for("›  half getypt")
        terminal.press("enter")
        at.wait_marked(terminal, "half getypt")
        return Outcome(1, (*(() if ended else ("it did not end",)), *at.quit(terminal)))


def hang_up_while_opening(folder: Path, size: int) -> Outcome:
    """The terminal is closed before anything is shown, also where a hang-up is to be passed over.

    Each at its first bytes, and a little later each time.
    """
    told = (signal.SIG_DFL, signal.SIG_IGN)
    stayed = []
    for turn in range(max(3, size // 7)):
        before = signal.signal(signal.SIGHUP, told[turn % 2 == 0])
        try:
            terminal = teamkracht(folder / "home")
        finally:
            signal.signal(signal.SIGHUP, before)
        while not terminal.arrived and terminal.read():
            pass
        terminal.watch(turn // 2 * 0.1)
        if not terminal.hang_up(GONE):
            stayed.append(f"time {turn}: it did not end")
        terminal.close()
    return Outcome(max(3, size // 7), tuple(stayed))


def tiny_window(folder: Path, size: int) -> Outcome:
    """Made 10 by 5 in the middle of a line, and large again."""
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        terminal.type("half ")
        terminal.wait_for("›  half")
        terminal.resize(10, 5)
        terminal.wait_gone("Brainstorm")
        terminal.wait_for("wat klein")
        sentence = " ".join(" ".join(terminal.lines).split())
        terminal.resize(120, 36)
        terminal.wait_for(WAS_THERE)
        terminal.wait_for("›  half")
        terminal.type("getypt\r")
        at.wait_marked(terminal, "half getypt")
        return Outcome(1, (*at.quit(terminal), *at.goes_on()), sentence)


def stopped(folder: Path, size: int) -> Outcome:
    """Stopped by the system with keys under way, and continued; each key comes once, in order."""
    times = max(3, size // 10)
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        for turn in range(times):
            os.kill(terminal.pid, signal.SIGSTOP)
            terminal.type(f"keer {turn}: terwijl het stil stond\r")
            at.watch(terminal, 0.3)
            os.kill(terminal.pid, signal.SIGCONT)
            at.wait_marked(terminal, f"keer {turn}: terwijl het stil stond")
        lost = at.quit(terminal)
        left = () if terminal.echoed else ("the terminal was not given back as it was",)
        return Outcome(times, (*lost, *left, *at.goes_on()))


def in_one_burst(folder: Path, size: int) -> Outcome:
    """Keys that come all at once, as after a stall: each does its work in its turn."""
    with at_table(folder) as at:
        terminal = at.open()
        back, left, home, delete = "\x7f", "\x1b[D", "\x1b[H", "\x1b[3~"
        terminal.type(f"een abc{back}{back}XY{left}{left}q\rtwee{home}{delete}\r")
        terminal.type("drie\rvie\x7f\x7f\x7fvier\r")
        terminal.press("v", "ij", "f", "f8")
        terminal.wait_for("Yvonne kiest")
        wanted = ["een aqXY", "wee", "drie", "vier", "vijf"]
        at.until(terminal, lambda: at.kept()[-1] == "vijf", "what was typed before the next step")
        wrong = () if at.kept()[2:] == wanted else (f"kept: {at.kept()[2:]}",)
        return Outcome(1, (*wrong, *at.quit(terminal)))


def no_text(folder: Path, size: int) -> Outcome:
    """The terminal sends bytes that are no UTF-8, as one that is set up for another alphabet."""
    with at_table(folder) as at:
        terminal = at.open()
        terminal.send_bytes(b"caf\xe9 \xff\xfe\x80\r")
        terminal.wait_for("caf\ufffd")
        at.note(terminal, "café")
        return Outcome(1, (*at.quit(terminal), *at.goes_on()))


def clock_jumps(folder: Path, size: int) -> Outcome:
    """Set three hours back and four hours on; asleep for twenty minutes; each time it goes on."""
    clock = TestClock(folder / "clock.json", datetime.now().astimezone())
    with at_table(folder, clock=clock) as at:
        terminal = at.open()
        at.note(terminal, "ervoor")
        end = _end(terminal.text)
        clock.jump(wall=-3 * 3600)
        at.note(terminal, "drie uur terug")
        clock.jump(wall=4 * 3600)
        at.note(terminal, "vier uur vooruit")
        clock.jump(wall=-3600)
        at.note(terminal, "weer terug")
        still = () if _end(terminal.text) == end else ("the meeting's time moved",)
        clock.jump(wall=1200, boottime=1200)
        sentence = said(terminal, "Ging de bespreking door")
        terminal.press("1")
        terminal.wait_gone("Ging de bespreking door")
        at.note(terminal, "na de slaap")
        return Outcome(4, (*still, *at.quit(terminal)), sentence)


def _end(text: str) -> str:
    """How far ahead or behind the meeting is: the end of the line with when it ends."""
    return next(
        (line.rpartition("·")[2].strip() for line in text.splitlines() if "einde" in line), ""
    )


FAULTS = (
    Fault("two copies of the program at once", two_copies, slow=True),
    Fault("lock left by a dead process", dead_lock, slow=True),
    Fault("request to end (SIGTERM)", signalled(signal.SIGTERM), slow=True),
    Fault("terminal closed (hang-up)", hang_up, slow=True),
    Fault("terminal closed while the program opens", hang_up_while_opening),
    Fault("window made 10 × 5 and large again", tiny_window, slow=True),
    Fault("stopped and continued (SIGSTOP, SIGCONT)", stopped, slow=True),
    Fault("keys that come in one burst", in_one_burst),
    Fault("bytes from the terminal that are no text", no_text, slow=True),
    Fault("clock set back and on, and a sleep", clock_jumps, slow=True),
)
