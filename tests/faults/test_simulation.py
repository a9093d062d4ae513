"""A meeting on a real disk, with commands, clocks, crashes and restarts in any order."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.live.conductor import Conductor
from teamkracht.live.journal import read_journal
from teamkracht.live.opening import resume, start
from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    ideas,
    notes,
    people,
    rounds,
    steps,
)
from teamkracht.meeting.event import Refused
from teamkracht.meeting.kompas import PLACES
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Noted, history_of
from teamkracht.meeting.times import spent, until
from teamkracht.records.checking import faults
from teamkracht.store import minutes, protocols
from teamkracht.store.home import Home

BEGUN = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
ID = "k7wq2m9xab"
clients = st.sampled_from(["Reiger", "Merel"])
names = st.sampled_from(["Anneke", "Hans", "Loes [x]"])
texts = st.sampled_from(["bellen", "samen\u2028gaan", "'één' 👋🏽", "[b]x[/b]"]) | st.text(
    max_size=9
)
steps_of_case = ["kompas", "vraag", "brainstorm", "kiezen", "vragenronde", "schets"]
refs = st.builds(StepRef, st.sampled_from(steps_of_case), clients)
small = st.integers(1, 4)
Deed = tuple[Callable[..., Any], tuple[Any, ...]]


def deed(command: Callable[..., Any], *args: st.SearchStrategy[Any]) -> st.SearchStrategy[Deed]:
    return st.tuples(st.just(command), st.tuples(*args))


DEEDS = st.one_of(
    deed(steps.go_next),
    deed(steps.jump, refs),
    deed(steps.skip, st.none(), texts),
    deed(clockstops.pause, texts),
    deed(clockstops.resume),
    deed(clockstops.add_time, st.integers(-300, 300)),
    deed(clockstops.answer_gap, st.integers(0, 2), st.booleans()),
    deed(agenda.postpone, clients),
    deed(people.set_attendance, names, st.booleans()),
    deed(people.hand_over, names),
    deed(notes.add_notes, st.lists(texts, max_size=2), refs),
    deed(notes.set_field, clients, st.sampled_from(["help_question", "goal"]), texts),
    deed(rounds.take_turn, refs, names, texts),
    deed(ideas.add_ideas, clients, st.lists(texts, max_size=3)),
    deed(ideas.change_idea, clients, small, texts),
    deed(ideas.remove_idea, clients, small),
    deed(choosing.choose, clients, small, st.booleans()),
    deed(choosing.make_action, clients, texts),
    deed(compass.add_entry, clients, st.sampled_from(PLACES), texts),
    deed(notes.set_next_contact, clients, st.none() | st.dates(date(2026, 1, 1))),
)


class OnDisk(RuleBasedStateMachine):
    """The real journal, writer, drafts and lock, in a folder of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="simulation-"))
        self.home = Home(self.folder / "home")
        self.journal = self.home.live / f"{ID}.journal"
        self.conductor: Conductor | None = None

    @initialize()
    def begin(self) -> None:
        self.clock = SetClock(BEGUN, 1000.0, 1000.0)
        text, name = protocols.text_of(self.home.make(), "teamkrachtbespreking")
        self.conductor = start(
            self.home,
            text,
            name,
            agenda.MeetingStarted(
                id=ID,
                code="K7WQ",
                team="Oost",
                plan="120",
                language="nl",
                facilitator="Anneke",
                people=(agenda.Expected("Anneke"), agenda.Expected("Hans")),
                cases=(agenda.Brought("Reiger", "Hans"), agenda.Brought("Merel")),
            ),
            self.clock,
        )

        # Each run has ideas, a pause and an undo in it, whatever comes after.
        self.led.do(steps.jump, StepRef("brainstorm", "Merel"))
        self.led.do(ideas.add_ideas, "Merel", ["wandelen", "zingen"])
        self.led.do(clockstops.pause, "koffie")
        self.clock.advance(30.0, 0.0)
        self.led.do(clockstops.resume)
        self.led.do(ideas.add_ideas, "Merel", ["per ongeluk"])
        self.led.undo()
        self._times_add_up()

    @property
    def led(self) -> Conductor:
        assert self.conductor is not None
        return self.conductor

    @rule(one=DEEDS)
    def somebody_does_something(self, one: Deed) -> None:
        command, args = one
        self.led.tick()
        before = self.led.meeting
        try:
            self.led.do(command, *args)
        except Refused:
            return
        after = self.led.meeting
        self.led.undo()
        assert self.led.meeting == before
        self.led.redo()
        assert self.led.meeting == after

    @rule()
    def somebody_takes_it_back(self) -> None:
        try:
            self.led.undo()
        except Refused:
            return

    @rule(seconds=st.floats(0, 900), asleep=st.sampled_from([0.0, 0.0, 20.0, 1200.0]))
    def time_goes_by(self, seconds: float, asleep: float) -> None:
        self.clock.advance(seconds, asleep)
        self.led.tick()
        self._times_add_up()

    @rule(hours=st.sampled_from([-3, -1, 1, 3]))
    def the_clock_is_set(self, hours: int) -> None:
        self.clock.set_wall(self.clock.read().wall + timedelta(hours=hours))
        self.led.tick()
        self._times_add_up()

    @rule(text=texts)
    def somebody_types(self, text: str) -> None:
        self.led.keep_draft("brainstorm/Merel/new", text)

    @rule()
    def the_program_is_closed_and_opened(self) -> None:
        noted = self.led.history.noted
        assert self.led.keeper.close()
        self._opened_again(noted, len(noted))

    @rule(cut=st.floats(0, 1), back=st.integers(0, 6), gone=st.integers(0, 900))
    def the_power_is_cut(self, cut: float, back: int, gone: int) -> None:
        """All that was marked is there, and of the rest a part, up to half a line."""
        noted = self.led.history.noted
        marked = max(1, len(noted) - back)
        assert self.led.keeper.writer.wait(marked, 10.0)  # type: ignore[attr-defined]
        # Looked at the moment that the mark is there, before anything else is written.
        sure = _end_of(self.journal.read_bytes(), marked)
        assert self.led.keeper.close()
        data = self.journal.read_bytes()
        self.journal.write_bytes(data[: sure + int(cut * (len(data) - sure))])
        self.clock.advance(0, gone)
        self._opened_again(noted, marked)

    def _opened_again(self, noted: tuple[Noted, ...], marked: int) -> None:
        self.conductor = resume(self.home, ID, self.clock).conductor
        found = self.led.history.noted
        kept = found[: len(noted)]
        same = [one == other for one, other in zip(kept, noted, strict=False)]
        # What comes after what was kept is what this opening itself noted: the gap.
        assert all(same[:marked])
        assert all(same) or isinstance(found[same.index(False)].event, clockstops.GapNoted)

    def _times_add_up(self) -> None:
        meeting, now = self.led.meeting, self.led.elapsed()
        total = spent(meeting, now)
        length = until(meeting, now) - meeting.started.elapsed
        assert abs(total.active + total.paused + total.gap - length) < 1e-6

    @precondition(lambda self: self.conductor is not None)
    @rule()
    def what_is_on_the_disk_is_what_is_shown(self) -> None:
        last = self.led.history.latest.number
        assert self.led.keeper.writer.wait(last, 10.0)  # type: ignore[attr-defined]
        recovered = read_journal(self.journal)
        assert recovered.dropped is None
        again = history_of(self.led.meeting.protocol, recovered.noted)
        assert again.meeting == self.led.meeting

    def teardown(self) -> None:
        try:
            if self.conductor is not None:
                self._minutes_agree()
        finally:
            if self.conductor is not None:
                self.conductor.keeper.close()
            shutil.rmtree(self.folder)

    def _minutes_agree(self) -> None:
        self.what_is_on_the_disk_is_what_is_shown()
        if self.led.meeting.ending is None:
            self.led.do(steps.end, None)
        path = close(self.led, self.home)
        kept = minutes.load(path)
        assert faults(kept) == ()
        assert not self.journal.exists()
        shown = {case.client: [one.text for one in case.ideas] for case in self.led.meeting.cases}
        written = {case.client: [one.text for one in case.idea] for case in kept.case}
        assert {client: texts for client, texts in shown.items() if texts} == {
            client: texts for client, texts in written.items() if texts
        }


def _end_of(data: bytes, number: int) -> int:
    """Where the line of an event ends."""
    end = 0
    for _line in range(number + 1):
        end = data.index(b"\n", end) + 1
    return end


TestOnDisk = OnDisk.TestCase
TestOnDisk.settings = settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
