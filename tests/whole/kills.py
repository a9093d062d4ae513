"""Kill the program in the midst of a meeting; nothing that had its mark may be missing.

    python -m tests.whole.kills 50

A script is played on the real screens and killed (kill -9) at a moment that nobody chose. What had
its mark on the screen is remembered. Then the program is opened again: it must lead straight back
to the step, with all of it there. Each kill has its row as soon as it is done; exit code 1 where
something was lost.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from teamkracht import i18n
from teamkracht.i18n import _
from teamkracht.live.journal import read_journal
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.noted import history_of
from teamkracht.protocol.reading import read_protocol
from teamkracht.store.shipped import samples_folder
from teamkracht.tui.panes.talk import FIELDS
from tests.whole.clock import TestClock
from tests.whole.source import told_where_changed
from tests.whole.terminal import NeverCame, Terminal, teamkracht

SCRIPTS = ("2026-W45.toml", "2026-W46.toml")
SPEED = 600
"""Seconds of the meeting in one second on the screen."""
LONGEST = 6.0
"""Seconds after the first screen in which the kill may come."""
RAIL = 33
"""Columns at the left that a wide screen has for its steps."""


@dataclass(frozen=True)
class Killed:
    """What one kill came to."""

    script: str
    after: float
    step: str
    marked: tuple[str, ...]
    lost: tuple[str, ...]


def marked(terminal: Terminal) -> tuple[str, ...]:
    """What carries its mark on the screen: of each row its own words, as far as its first line."""
    from_column = RAIL if terminal.screen.columns >= 100 else 0
    rows = [line[from_column:] for line in terminal.lines]
    return tuple(
        _words_of(row)
        for row in rows
        if re.search(r"✓.?$", row) and "▸" not in row and not _is_field(row)
    )


def _is_field(row: str) -> bool:
    """Tell whether it is the name of a field, whose words stand under it."""
    return any(row.strip().startswith(_(label)) for label, _hint in FIELDS.values())


def _words_of(row: str) -> str:
    """The widest column of a row; a question without its answer."""
    columns = re.split(r"\s{2,}", row.rstrip("✓ ▁▂▃▄▅▆▇█").strip())
    which_round = _("round {number}").split("{")[0]
    own = [column for column in columns if not column.startswith(which_round)]
    # Behind a text that fills its column, who and when stand one space away.
    text = re.sub(r" \S+ · \w+ \d+ \w+$", "", max(own, key=len))
    return text.split(" — ")[0].lstrip("▎○● ")


def kept(home: Path) -> tuple[Meeting, str]:
    """The meeting as its journal has it, and every word that was noted in it."""
    (journal,) = home.glob("live/*.journal")
    recovered = read_journal(journal)
    header = recovered.header
    protocol = read_protocol(header.protocol_text, header.protocol_name)
    words = " ".join(str(noted.event) for noted in recovered.noted)
    return history_of(protocol, recovered.noted).meeting, words


def one_kill(folder: Path, name: str, after: float, size: tuple[int, int] = (120, 36)) -> Killed:
    """Play, kill, and look what is left."""
    home = folder / "home"
    script = str(samples_folder() / name)
    playing = teamkracht(home, "play", script, "--speed", str(SPEED), columns=size[0], rows=size[1])
    try:
        playing.wait_for("✓")
        _watch_until_marked(playing, after)
        playing.kill()
        while playing.read():
            pass
        rows = marked(playing)
    finally:
        playing.close()
    if not list(home.glob("live/*.journal")):
        return Killed(name, after, "saved", (), ())  # the whole meeting was over by then
    meeting, words = kept(home)
    title = meeting.step(meeting.current).title.in_(i18n.current()) if meeting.current else "-"
    lost = [f"not in the journal: {row}" for row in rows if not _is_in(row, words)]
    # The journal may be a step ahead of the screen: the kill came before that was painted.
    client = meeting.current.case if meeting.current else None
    same = not meeting.paused and _is_on(playing, title, client, meeting)
    lost += _on_screen_again(folder, home, meeting, title, rows if same else (), size)
    return Killed(name, after, title, rows, tuple(lost))


def _watch_until_marked(playing: Terminal, after: float) -> None:
    """Look on so long, and then until a row has its mark: elsewhere there is little to lose."""
    until = time.monotonic() + after
    latest = until + LONGEST
    while playing.read():
        now = time.monotonic()
        if now > latest or (now > until and marked(playing)):
            return


def _is_on(terminal: Terminal, title: str, client: str | None, meeting: Meeting) -> bool:
    """Tell whether the screen shows this step: in the head of its pane, beside the rail or alone.

    The rail may be painted before the pane, and says nothing of it.
    """
    head = re.compile(rf" {{1,3}}{re.escape(title)}(?: |$)")
    rows = (part for line in terminal.lines for part in (line, line[RAIL:]))
    if not any(map(head.match, rows)):
        return False
    return client is None or f"van {meeting.case(client).presenter}" in terminal.text


def _is_in(row: str, words: str) -> bool:
    return " ".join(row.split()) in " ".join(words.replace("\\'", "'").split()) or row == _(
        "passed"
    )


def _on_screen_again(
    folder: Path,
    home: Path,
    meeting: Meeting,
    title: str,
    rows: tuple[str, ...],
    size: tuple[int, int],
) -> list[str]:
    """Open the program: it leads back to the step, and shows the newest row that was shown before.

    Those above it may have gone out of view; the journal says whether they are there.
    """
    clock = TestClock(folder / "clock.json", kept_at(home) + timedelta(seconds=20))
    again = teamkracht(home, clock=clock, columns=size[0], rows=size[1])
    try:
        if meeting.current:
            client = meeting.current.case
            again.wait_until(
                lambda _shown: _is_on(again, title, client, meeting), f"not in the step: {title}"
            )
        else:
            again.wait_for(_("The meeting has ended"))
        for row in rows[-1:]:
            again.wait_until(
                lambda _shown, row=row: row in marked(again), f"not on the screen: {row}"
            )
    except NeverCame as never:
        return [str(never)]
    finally:
        again.close()
    return []


def kept_at(home: Path) -> datetime:
    """When the last thing was noted."""
    (journal,) = home.glob("live/*.journal")
    return read_journal(journal).noted[-1].moment.at


def told_of(folder: Path, name: str, after: float) -> Killed:
    """One kill; where it could not be looked at to its end, that counts as lost and is told."""
    try:
        return one_kill(folder, name, after)
    except Exception:  # noqa: BLE001 - whatever it was, the kills after it are worth trying
        return Killed(name, after, "broke off", (), (traceback.format_exc(),))


def main(arguments: list[str]) -> int:
    """Kill as many times as asked, and print a table; what is left of a loss is kept."""
    i18n.use("nl")
    count = int(arguments[0]) if arguments else 50
    chance, began = random.Random(), time.time()
    lost = rows = 0
    print(
        f"{'':>4} {'script':<16}{'after':>7}  {'step':<16}{'marked':>7}{'missing':>9}", flush=True
    )
    for turn in range(1, count + 1):
        folder = Path(tempfile.mkdtemp(prefix="kills-"))
        one = told_of(folder, SCRIPTS[turn % 2], chance.random() * LONGEST)
        rows, lost = rows + len(one.marked), lost + len(one.lost)
        print(
            f"{turn:>4} {one.script:<16}{one.after:>6.2f}s  {one.step:<16}{len(one.marked):>7}"
            f"{len(one.lost):>9}",
            *(f"     {line}" for line in "\n".join(one.lost).splitlines()),
            *([f"     {folder} is kept"] if one.lost else []),
            sep="\n",
            flush=True,
        )
        if not one.lost:
            shutil.rmtree(folder)
    print(f"{count} kills, {rows} rows with their mark, {lost} missing.", told_where_changed(began))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
