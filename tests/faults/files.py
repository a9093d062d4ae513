"""Files that are cut off, garbled, older, newer, changed by hand, or held by another program."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from benchmarks import prepared
from teamkracht.live.clock import SystemClock
from teamkracht.live.closing import close
from teamkracht.live.journal import go_on, read_journal
from teamkracht.live.opening import resume
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting import ideas, steps
from teamkracht.store import files, minutes, teams
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from tests.faults.at_table import MEETING, at_table, said
from tests.faults.outcome import Fault, Outcome
from tests.live.journals import many, written


def last_record_cut(folder: Path, size: int) -> Outcome:
    """Cut off at each byte of the last record: all before it is kept, the rest put aside."""
    path = folder / "k7wq2m9xab.journal"
    whole, before = written(many(4)), written(many(3))
    lost = []
    cuts = range(len(before), len(whole))
    for cut in cuts:
        path.write_bytes(whole[:cut])
        recovered = read_journal(path)
        # Whole but for its newline, the last record is still good.
        wanted = many(4) if cut == len(whole) - 1 else many(3)
        if recovered.noted != wanted or not go_on(path, recovered).startswith(before):
            lost.append(f"cut at {cut}")
    return Outcome(len(cuts), tuple(lost), "")


def any_byte_garbled(folder: Path, size: int) -> Outcome:
    """One byte anywhere becomes another: what is before it is kept, nothing wrong is taken in."""
    path = folder / "k7wq2m9xab.journal"
    whole, chance = written(many(6)), random.Random(size)
    lost = []
    times = 20 * size
    for _each in range(times):
        at = chance.randrange(len(whole))
        data = bytearray(whole)
        data[at] ^= chance.randrange(1, 256)
        path.write_bytes(data)
        good = max(0, whole[:at].count(b"\n") - 1)
        try:
            noted = read_journal(path).noted
        except JournalRefused:
            # The opening line or the first event: there is nothing to go on from.
            noted = many(0)
        if noted != many(len(noted)) or (good and len(noted) < good):
            lost.append(f"byte {at}: {len(noted)} events of {good}")
    return Outcome(times, tuple(lost), "")


def garbled_in_the_program(folder: Path, size: int) -> Outcome:
    """The program opens a meeting of which the last record is half there."""
    with at_table(folder) as at:
        terminal = at.open()
        at.note(terminal, "heel")
        at.kill(terminal)
        with at.journal.open("ab") as file:
            file.write(b'deadbeef {"n":99,"at":"2026-')
        terminal = at.open()
        sentence = said(terminal, "De laatste regel")
        at.note(terminal, "erna")
        lost = at.quit(terminal)
        aside = at.journal.with_name(at.journal.name + ".rest").exists()
        return Outcome(1, (*lost, *(() if aside else ("not kept aside",))), sentence)


def ended(folder: Path) -> Home:
    """A home with a meeting that has ended and was not saved yet."""
    home = Home(folder / "home")
    prepared.meeting_with_ideas(home.root, 5)
    conductor = resume(home, MEETING, SystemClock()).conductor
    conductor.do(steps.end, None)
    conductor.keeper.close()
    return home


def saved(home: Home) -> Path:
    """Save the meeting that has ended, and give the place of its minutes."""
    return close(resume(home, MEETING, SystemClock()).conductor, home)


def journal_older(folder: Path, size: int) -> Outcome:
    """Killed after the minutes were written, before the journal was let go: saved once more."""
    home = ended(folder)
    journal = home.live / f"{MEETING}.journal"
    data = journal.read_bytes()
    first = saved(home).read_bytes()
    journal.write_bytes(data)
    path = saved(home)
    there = sorted(home.minutes.iterdir())
    lost = () if path.read_bytes() == first and there == [path] else (f"not the same: {there}",)
    return Outcome(1, (*lost, *(("journal left",) if journal.exists() else ())), "")


def journal_newer(folder: Path, size: int) -> Outcome:
    """The minutes stand, and the meeting went on after all: both are kept."""
    home = ended(folder)
    data = (home.live / f"{MEETING}.journal").read_bytes()
    first = saved(home).read_bytes()
    (home.live / f"{MEETING}.journal").write_bytes(data)
    conductor = resume(home, MEETING, SystemClock()).conductor
    conductor.undo()
    conductor.do(ideas.add_ideas, prepared.CLIENT, ["na het opslaan"])
    conductor.do(steps.end, None)
    path = close(conductor, home)
    lost = [] if "na het opslaan" in path.read_text("utf-8") else ["the later idea"]
    beside = [one.read_bytes() for one in minutes.versions(path)]
    lost += [] if beside == [first] else ["the earlier minutes"]
    return Outcome(1, tuple(lost), "")


def minutes_by_hand(folder: Path, size: int) -> Outcome:
    """Minutes changed by hand, or by a syncing client, while they are open: never written over."""
    home = ended(folder)
    path = saved(home)
    read = minutes.load(path)
    by_hand = path.read_text("utf-8").replace(prepared.LAST_IDEA, "met de hand veranderd")
    path.write_text(by_hand, "utf-8")
    minutes.save(home, read)
    beside = [one.read_text("utf-8") for one in minutes.versions(path)]
    lost = () if beside == [by_hand] else ("what was changed by hand",)
    return Outcome(1, lost, "")


@contextmanager
def _held(times: int, number: int) -> Iterator[list[int]]:
    """The next replaces of a file are refused, as Windows does while a scanner holds it."""
    real, refused = os.replace, [0]

    def replace(*args: object, **kwargs: object) -> None:
        if refused[0] < times:
            refused[0] += 1
            error = PermissionError(13, "held")
            error.winerror = number  # type: ignore[attr-defined]
            raise error
        real(*args, **kwargs)  # type: ignore[arg-type]

    with mock.patch.object(files.os, "replace", replace):
        yield refused


def replace_refused(times: int) -> Callable[[Path, int], Outcome]:
    """Saving a team while the file that it replaces is held by another program."""

    def inject(folder: Path, size: int) -> Outcome:
        home = Home(folder / "home")
        prepared.meeting_with_ideas(home.root, 2)
        team = teams.find(home, "Oost")
        assert team is not None
        before = teams.path_of(home, team.name).read_bytes()
        sentence, refused = "", 0
        for number in (5, 32, 33):
            with _held(times, number) as count:
                try:
                    teams.save(home, team)
                except StoreError as fault:
                    sentence = str(fault)
                refused += count[0]
        lost = [] if teams.path_of(home, team.name).read_bytes() == before else ["the team"]
        lost += [] if bool(sentence) == (times > 100) else [f"said: {sentence!r}"]
        lost += ["a part is left"] if list(home.teams.glob(".*.part")) else []
        with suppress(StoreError):
            teams.save(home, team)
        return Outcome(refused, tuple(lost), sentence)

    return inject


def drafts_held(folder: Path, size: int) -> Outcome:
    """The file of half-typed text can't be replaced for a while; the journal goes on."""
    with at_table(folder) as at:
        terminal = at.open(faulty=True)
        at.fails(replace="EACCES")
        at.note(terminal, "intussen")
        terminal.type("halfweg")
        sentence = said(terminal, "Je mag")
        at.fails()
        terminal.wait_gone("Je mag")
        terminal.kill()
        terminal = at.open(faulty=True, wait=False)
        terminal.wait_for("›  halfweg")
        terminal.press("enter")
        at.wait_marked(terminal, "halfweg")
        return Outcome(1, at.quit(terminal), sentence)


FAULTS = (
    Fault("last record cut off, at each byte", last_record_cut),
    Fault("one byte of the journal garbled", any_byte_garbled),
    Fault("last record half written, opened by the program", garbled_in_the_program),
    Fault("journal older than the minutes (killed while closing)", journal_older),
    Fault("journal newer than the minutes", journal_newer),
    Fault("minutes changed by hand while open", minutes_by_hand),
    Fault("replace of a file refused three times (WinError 5, 32, 33)", replace_refused(3)),
    Fault("replace refused for good", replace_refused(10**6), slow=True),
    Fault("half-typed text can't be written for a while", drafts_held, slow=True),
)
