"""The fault table: every fault injected in the real program, and what came of it.

python -m tests.faults [--kills 200] [WORD …]      the faults whose name holds a word
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from teamkracht.i18n import use
from tests.faults import desks, disks, files, kills, programs, real_disks, saving
from tests.faults.outcome import CannotBeTried, Fault, Outcome
from tests.whole.source import told_where_changed
from tests.whole.terminal import NeverCame

FAULTS: tuple[Fault, ...] = (
    *kills.FAULTS,
    *disks.FAULTS,
    *real_disks.FAULTS,
    *files.FAULTS,
    *saving.FAULTS,
    *desks.FAULTS,
    *programs.FAULTS,
)


def inject(fault: Fault, folder: Path, size: int) -> Outcome | str:
    """What came of a fault; a string says why it can't be tried here."""
    try:
        return fault.inject(folder, size)
    except CannotBeTried as why:
        return str(why)
    except NeverCame as never:
        return Outcome(1, (str(never),))
    except Exception:  # noqa: BLE001 - whatever it was, the faults after it are worth trying
        return Outcome(1, (f"it broke off\n{traceback.format_exc()}",))


def rows(faults: Iterator[Fault], size: int) -> Iterator[tuple[str, Outcome | str]]:
    """Each fault with what came of it, in turn. Where something was lost its folder is kept."""
    for fault in faults:
        folder = Path(tempfile.mkdtemp(prefix="faults-"))
        outcome = inject(fault, folder, size)
        yield fault.name, outcome
        if isinstance(outcome, Outcome) and outcome.lost:
            (folder / "lost.txt").write_text("\n\n".join(outcome.lost), "utf-8")
            print(
                f"{fault.name}: {folder} is kept, lost.txt tells all", file=sys.stderr, flush=True
            )
        else:
            shutil.rmtree(folder)


def row(name: str, outcome: Outcome | str) -> str:
    """A line of the table; of a loss its first line, for the rest may be a whole screen."""
    if isinstance(outcome, str):
        return f"| {name} | – | not tried | {outcome} |"
    lost = "<br>".join(one.partition("\n")[0] for one in outcome.lost) or "nothing"
    return f"| {name} | {outcome.times} | {lost} | {outcome.said or '–'} |"


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 where something was lost."""
    parser = ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("words", nargs="*")
    asked = parser.parse_args(arguments)
    use("nl")
    wanted = (one for one in FAULTS if all(word in one.name for word in asked.words))
    losses, began = 0, time.time()
    print("| Fault | Times | Lost | Said on the screen |\n|---|---:|---|---|", flush=True)
    for name, outcome in rows(wanted, asked.kills):
        print(row(name, outcome), flush=True)
        losses += len(outcome.lost) if isinstance(outcome, Outcome) else 0
    print(f"{losses} lost. {told_where_changed(began)}".strip(), file=sys.stderr, flush=True)
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
