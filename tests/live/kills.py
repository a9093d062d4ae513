"""Kill a program that writes a journal, again and again, and see that nothing it confirmed is lost.

    python -m tests.live.kills 50

Each round a process resumes the journal, writes and prints every number that is on the disk, and is
killed at a moment that nobody chose. Prints what was found; exit code 1 where something was lost.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from journals import HEADER, many, one  # noqa: E402

from teamkracht.live.header import header_line  # noqa: E402
from teamkracht.live.journal import (  # noqa: E402
    event_line,
    go_on,
    read_journal,
)
from teamkracht.live.refused import JournalRefused  # noqa: E402
from teamkracht.live.writer import Writer  # noqa: E402

MOST = 100_000
"""Events after which a process that nobody kills stops."""
AFRESH = 20
"""Kills after which a new journal is begun: one of a whole day takes long to read each time."""


def write(path: Path) -> None:
    """Resume the journal and write until killed; print each number that is on the disk."""
    before, last = b"", 0
    try:
        recovered = read_journal(path)
        before, last = go_on(path, recovered), len(recovered.noted)
    except JournalRefused as refused:
        if path.exists() and not refused.empty:
            raise
        path.unlink(missing_ok=True)
    slots = threading.Semaphore(20)
    told = last

    def tell(number: int) -> None:
        nonlocal told
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if number > told:
            slots.release(number - told)
            told = number

    writer = Writer(path, tell, print, before=before, saved=last)
    if not before:
        writer.append(0, header_line(HEADER))
    for number in range(last + 1, last + MOST):
        slots.acquire()
        writer.append(number, event_line(one(number)))


def rounds(count: int, path: Path, chance: random.Random) -> list[str]:
    """What was lost in so many kills: nothing, if all is well."""
    lost = []
    kept = 0
    for turn in range(count):
        if turn % AFRESH == 0:
            path.unlink(missing_ok=True)
            kept = 0
        told = _killed(path, chance.random() * 0.1)
        try:
            events = read_journal(path).noted
        except JournalRefused as refused:
            events = ()
            if not refused.empty and path.exists():
                lost.append(f"kill {turn}: {refused}")
        if len(events) < max(kept, *told):
            lost.append(f"kill {turn}: {len(events)} kept, {max(kept, *told)} confirmed")
        if events != many(len(events)):
            lost.append(f"kill {turn}: not what was written")
        kept = max(kept, len(events))
    return lost


def _killed(path: Path, after: float) -> list[int]:
    """The numbers that a process confirmed before it was killed."""
    command = [sys.executable, str(HERE / "kills.py"), "--write", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        # The first number shows that it has begun; from there on the moment is chance.
        first = process.stdout.readline()
        timer = threading.Timer(after, process.kill)
        timer.start()
        # The last line may be cut off by the kill itself; it would confirm nothing then.
        lines = (first + process.stdout.read()).splitlines(keepends=True)
        process.wait()
    return [0, *(int(line) for line in lines if line.endswith(b"\n"))]


def main(arguments: list[str]) -> int:
    """Write, or kill as many times as asked."""
    if arguments[:1] == ["--write"]:
        write(Path(arguments[1]))
        return 0
    count = int(arguments[0]) if arguments else 50
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "k7wq2m9xab.journal"
        lost = rounds(count, path, random.Random())
        kept = len(read_journal(path).noted)
    print(*lost, f"{count} kills, {kept} events, {len(lost)} faults", sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
