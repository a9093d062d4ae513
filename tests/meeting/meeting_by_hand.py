"""A meeting to try: a protocol made in code, clocks that are set by hand, and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Concatenate, Literal, ParamSpec
from zoneinfo import ZoneInfo

from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.clockwork import Passed, Reading, passed, passed_between_runs
from teamkracht.meeting.event import Event
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import History, Noted, history_of
from teamkracht.meeting.outcome import Outcome, outcomes
from teamkracht.meeting.signals import Signal, Signals, heard
from teamkracht.meeting.steps import jump
from teamkracht.meeting.times import Spent, left, spent
from teamkracht.protocol.model import Plan, Protocol, Source
from teamkracht.protocol.steps import (
    AnyStep,
    ChooseStep,
    CollectStep,
    CompassStep,
    FollowUpStep,
    RoundStep,
    TalkStep,
)
from teamkracht.protocol.words import Words

P = ParamSpec("P")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MINUTE = 60
HOUR = 3600

START: tuple[AnyStep, ...] = (
    TalkStep(id="opening", title=Words(en="Opening"), minutes=4),
    FollowUpStep(id="terugblik", title=Words(en="Looking back"), minutes=6),
)
CASE: tuple[AnyStep, ...] = (
    CompassStep(id="krachtkompas", title=Words(en="Kompas"), minutes=3, minutes_if_made=8),
    TalkStep(id="vraag", title=Words(en="Question"), minutes=2, fills=("help_question",)),
    TalkStep(id="schets", title=Words(en="Sketch"), minutes=5),
    RoundStep(id="vragenronde", title=Words(en="Round of questions"), minutes=8),
    CollectStep(id="brainstorm", title=Words(en="Brainstorm"), minutes=12, target=20),
    ChooseStep(id="kiezen", title=Words(en="Choosing"), minutes=5),
)
END: tuple[AnyStep, ...] = (TalkStep(id="afsluiting", title=Words(en="Closing"), minutes=5),)

OPENING, TERUGBLIK, AFSLUITING = (
    StepRef("opening"),
    StepRef("terugblik"),
    StepRef("afsluiting"),
)
KOMPAS, VRAAG, SCHETS, VRAGENRONDE, BRAINSTORM, KIEZEN = (
    StepRef(step.id, "Reiger") for step in CASE
)
A_KOMPAS = Kompas(doelen=("Buiten zijn",))
AN_ACTION = OpenAction("Merel", "Samen een kaartje maken", who="Yvonne")


def make_protocol(
    start: Iterable[AnyStep] = START,
    case: Iterable[AnyStep] = CASE,
    end: Iterable[AnyStep] = END,
) -> Protocol:
    """A protocol much like the teamkrachtbespreking."""
    return Protocol(
        format="teamkracht/protocol/1",
        id="tried",
        version="1",
        licence="CC0-1.0",
        title=Words(en="Tried"),
        purpose=Words(en="To try things"),
        plan=(Plan(name="120", minutes=120, cases=3),),
        source=(Source(text="made for this test", own=True),),
        start=tuple(start),
        case=tuple(case),
        end=tuple(end),
    )


class Clocks:
    """The clocks of a laptop, moved by hand. `model` says what they do in sleep."""

    def __init__(
        self,
        at: datetime = datetime(2026, 11, 11, 9, 37, tzinfo=AMSTERDAM),
        model: Literal["linux", "mac", "windows"] = "linux",
    ) -> None:
        self.zone = at.tzinfo
        self.wall = at.astimezone(UTC)
        self.monotonic = 1000.0
        self.boottime = 5000.0
        self.model = model

    def read(self) -> Reading:
        boottime = self.boottime if self.model == "linux" else None
        return Reading(self.wall.astimezone(self.zone), self.monotonic, boottime)

    def go_on(self, seconds: float) -> None:
        self._pass(seconds, counted=True)

    def sleep(self, seconds: float) -> None:
        """The lid is closed."""
        self._pass(seconds, counted=self.model == "windows")

    def set(self, seconds: float) -> None:
        """Somebody sets the clock on the wall."""
        self.wall += timedelta(seconds=seconds)

    def _pass(self, seconds: float, *, counted: bool) -> None:
        self.wall += timedelta(seconds=seconds)
        self.boottime += seconds
        self.monotonic += seconds if counted else 0


class Table:
    """A meeting and the clocks beside it; what a conductor does, without a disk."""

    def __init__(
        self,
        clocks: Clocks | None = None,
        protocol: Protocol | None = None,
        cases: Iterable[Brought | str] = ("Reiger", "Merel"),
        **started: Any,
    ) -> None:
        self.clocks = clocks or Clocks()
        self.protocol = protocol or make_protocol()
        self.elapsed = 0.0
        self.signals = Signals()
        self.said: list[Signal] = []
        self._seen = self.clocks.read()
        begun = MeetingStarted(
            id="m1",
            code="abc",
            team="Oost",
            plan="120",
            language="nl",
            facilitator="Anneke",
            people=tuple(Expected(name) for name in ("Anneke", "Yvonne", "Hans", "Ria")),
            cases=tuple(
                Brought(one, presenter="Hans") if isinstance(one, str) else one for one in cases
            ),
            **started,
        )
        self.history: History = history_of(
            self.protocol, [Noted(Moment(1, self._seen.wall, 0.0), begun)]
        )

    @property
    def meeting(self) -> Meeting:
        return self.history.meeting

    def look(self) -> None:
        """What happens each second, and before each command."""
        seen = self.clocks.read()
        self._went_by(passed(self._seen, seen), seen)
        self.signals, signal = heard(self.signals, self.meeting, self.elapsed)
        if signal:
            self.said.append(signal)

    def wait(self, minutes: float = 0, *, seconds: float = 0) -> Table:
        """Time goes by, looked at each second."""
        whole_seconds, rest = divmod(minutes * MINUTE + seconds, 1)
        for step in [1.0] * int(whole_seconds) + [rest] * (rest > 0):
            self.clocks.go_on(step)
            self.look()
        return self

    def restart(self, seconds: float) -> Table:
        """The program stops at once, and runs again so many seconds later."""
        last = self._seen.wall
        self.clocks.go_on(seconds)
        self.clocks.monotonic, self.clocks.boottime = 3.0, 3.0
        seen = self.clocks.read()
        self.history = history_of(self.protocol, self.history.noted)
        self._went_by(passed_between_runs(last, seen.wall), seen)
        return self

    def do(
        self, command: Callable[Concatenate[Meeting, P], Event], *args: P.args, **kwargs: P.kwargs
    ) -> Noted:
        self.look()
        return self.note(command(self.meeting, *args, **kwargs))

    def on(self, ref: StepRef) -> Table:
        """Go to a step, so that its case is on the table."""
        self.do(jump, ref)
        return self

    def undo(self) -> Noted:
        self.look()
        return self.note(self.history.undo())

    def redo(self) -> Noted:
        self.look()
        return self.note(self.history.redo())

    def note(self, event: Event) -> Noted:
        moment = Moment(self.history.latest.number + 1, self._seen.wall, self.elapsed)
        noted = Noted(moment, event)
        self.history = self.history.add(noted)
        return noted

    def spent(self, ref: StepRef | None = None) -> Spent:
        return spent(self.meeting, self.elapsed, ref)

    def left(self, ref: StepRef | None = None) -> float:
        ref = ref or self.meeting.current
        assert ref is not None
        return left(self.meeting, self.elapsed, ref)

    def outcome(self, ref: StepRef) -> Outcome:
        return {one.ref: one for one in outcomes(self.meeting, self.elapsed)}[ref]

    def _went_by(self, went_by: Passed, seen: Reading) -> None:
        self.elapsed += went_by.seconds
        self._seen = seen
        for gap in went_by.gaps:
            self.note(gap)
