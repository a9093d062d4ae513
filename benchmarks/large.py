"""`python -m benchmarks.large`: a long meeting, and ten years of minutes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks import measure, prepared
from teamkracht.i18n import use
from teamkracht.live.clock import SystemClock
from teamkracht.live.closing import close
from teamkracht.live.opening import resume
from teamkracht.meeting import ideas, notes, steps
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.minutes import read_minutes
from teamkracht.store import index, minutes
from teamkracht.store.fidelity import of_team
from teamkracht.store.home import Home
from teamkracht.store.overview import overview
from tests.whole.terminal import teamkracht

ROUNDS = 5
KEYS = 40
EVENTS = 3000
IDEAS = 2000
FILES = 5000
TEAMS = 10
Row = tuple[str, float, float | None, str]
T = TypeVar("T")


def main() -> None:
    """Measure, and print a table."""
    use("nl")
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_meetings(Path(folder)), *_years(Path(folder))]
    print(f"{'':46}{'large':>11}{'small':>11}{'ratio':>8}   wanted")
    for name, large, small, wanted in rows:
        beside = f"{small:>8.1f} ms{large / small:>8.2f}" if small else " " * 19
        print(f"{name:<46}{large:>8.1f} ms{beside}   {wanted}")


def long_meeting(folder: Path) -> None:
    """Leave a meeting with thousands of events and ideas in its brainstorm."""
    prepared.meeting_with_ideas(folder, 5)
    conductor = resume(Home(folder), "bench", SystemClock()).conductor
    many = [f"Nog een idee, nummer {number}" for number in range(6, IDEAS + 1)]
    for idea in many:
        conductor.do(ideas.add_ideas, prepared.CLIENT, [idea])
    conductor.do(ideas.change_idea, prepared.CLIENT, IDEAS, prepared.LAST_IDEA)
    while conductor.history.latest.number < EVENTS:
        number = conductor.history.latest.number
        conductor.do(notes.add_notes, [f"aantekening {number}"], StepRef("brainstorm", "Merel"))
    conductor.keeper.close(60.0)


def _meetings(folder: Path) -> Iterator[Row]:
    large, small = folder / "long", folder / "short"
    long_meeting(large)
    prepared.meeting_with_ideas(small, 5)
    opened = [1000 * _timed(lambda: _reopen(large)) for _each in range(ROUNDS)]
    yield (f"reopen {EVENTS} events, {IDEAS} ideas", median(opened), None, "< 1000 ms")
    keys: dict[Path, list[float]] = {large: [], small: []}
    turns: dict[Path, list[float]] = {large: [], small: []}
    with closing(teamkracht(large)) as long, closing(teamkracht(small)) as new:
        for home, terminal in ((large, long), (small, new)) * ROUNDS:
            terminal.wait_for(prepared.LAST_IDEA)
            keys[home] += measure.key_to_screen(terminal, KEYS)
            turns[home] += measure.forth(terminal, prepared.ON, prepared.BACK)
    for name, took in (("key to screen", keys), ("next step", turns)):
        long_, new_ = (1000 * median(one) for one in took.values())
        yield (f"{name}, long meeting against new", long_, new_, "≤ 1.25")


def _reopen(home: Path) -> None:
    resume(Home(home), "bench", SystemClock()).conductor.keeper.close()


def years(folder: Path) -> Home:
    """Fill a home with ten years of minutes of ten teams, from one meeting that is repeated."""
    prepared.meeting_with_ideas(folder, 20)
    home = Home(folder)
    conductor = resume(home, "bench", SystemClock()).conductor
    conductor.do(steps.end, None)
    text = close(conductor, home).read_text("utf-8")
    held = read_minutes(text, "bench").meeting
    for number in range(FILES):
        start = datetime(2016, 1, 4, 9, 0, tzinfo=UTC) + timedelta(weeks=number // TEAMS)
        team, key = f"Team {number % TEAMS}", f"m{number:05}"
        one = text.replace(f'id = "{held.id}"', f'id = "{key}"')
        one = one.replace(f'team = "{held.team}"', f'team = "{team}"')
        shifted = start.isoformat().replace("+00:00", "Z")
        one = "\n".join(
            f"start = {shifted}" if line.startswith("start = ") else line
            for line in one.split("\n")
        )
        name = f"{start:%Y-%m-%d}-team-{number % TEAMS}-{key}.toml"
        (home.minutes / name).write_text(one, "utf-8")
    return home


def _years(folder: Path) -> Iterator[Row]:
    home, empty = years(folder / "years"), Home(folder / "empty").make()
    today = date(2026, 1, 5)
    first = [_first(home.root), _first(empty.root)]
    yield ("home screen, ten years against empty", first[0], first[1], "≤ 1.25")
    time.sleep(index.SETTLED)
    began = time.monotonic()
    minutes.listed(home)
    yield (
        "list of all 5,000 minutes, index made anew",
        1000 * (time.monotonic() - began),
        None,
        "",
    )
    yield ("what there is to do, team 3", _ms(lambda: overview(home, "Team 3", today)), None, "")
    yield ("list of all 5,000 minutes", _ms(lambda: minutes.listed(home)), None, "< 1000 ms")
    yield ("list of one team", _ms(lambda: minutes.listed(home, "Team 3")), None, "< 1000 ms")
    yield ("trend of one team", _ms(lambda: of_team(home, "Team 3")), None, "< 1000 ms")


def _first(home: Path) -> float:
    took = []
    for _each in range(ROUNDS):
        began = time.monotonic()
        terminal = teamkracht(home)
        try:
            took.append(measure.first_screen(terminal, began, "teamkracht"))
        finally:
            terminal.close()
    return 1000 * median(took)


def _ms(do: Callable[[], object]) -> float:
    return 1000 * median(_timed(do) for _each in range(3))


def _timed(do: Callable[[], object]) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
