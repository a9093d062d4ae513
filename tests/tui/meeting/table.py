"""A table to sit at: meetings in memory, clocks that stand still, and panes that remember."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget

from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.meeting import compass, ideas, notes, rounds, steps
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.kompas import CONDITIONS, Condition, Kompas, Place
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted, history_of
from teamkracht.protocol.reading import read_protocol
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.widgets.fields import LineField

ROOT = Path(__file__).parents[3]
W45 = tomllib.loads((ROOT / "src/teamkracht/samples/2026-W45.toml").read_text("utf-8"))
START = datetime.fromisoformat("2026-11-04T09:30:00+01:00")


@dataclass
class Memory:
    """Keeps a meeting nowhere. What is kept counts as saved, unless it `waits`."""

    saved: int = 0
    trouble: str | None = None
    waits: bool = False
    protocol_text: str = ""
    drafts: dict[str, str] = field(default_factory=dict)

    def keep(self, noted: Noted) -> None:
        if not self.waits:
            self.saved = noted.number

    def close(self, timeout: float = 5.0) -> bool:
        return not self.waits

    def let_go(self) -> None:
        pass

    def draft(self, field: str) -> str:
        return self.drafts.get(field, "")

    def drafted(self) -> tuple[str, ...]:
        return tuple(one for one, text in self.drafts.items() if text)

    def keep_draft(self, field: str, text: str) -> None:
        self.drafts[field] = text


@dataclass
class Table:
    """A conductor with its clock and its memory."""

    conductor: Conductor
    clock: SetClock
    memory: Memory

    def do(self, command: Any, *args: Any, **options: Any) -> None:
        self.conductor.do(command, *args, **options)

    def wait(self, minutes: float) -> None:
        """Let time pass as it does, a few seconds at a time."""
        self.conductor.tick()
        left = round(minutes * 60)
        while left > 0:
            self.clock.advance(min(4, left))
            self.conductor.tick()
            left -= 4

    def until(self, minutes: float) -> None:
        self.wait(minutes - self.conductor.elapsed() / 60)


def table(**changes: Any) -> Table:
    """The sample meeting at its very start."""
    roster = W45["roster"]
    absent = [Expected(name, present=False) for name in roster["absent"]]
    cases = [one for one in W45["happening"] if one["step"] == "krachtkompas"]
    options: dict[str, Any] = {
        "id": "w45",
        "code": "K7QM",
        "team": W45["team"],
        "plan": "120",
        "language": "nl",
        "facilitator": roster["facilitator"],
        "minutes_taker": roster["minutes_taker"],
        "observers": tuple(roster["observers"]),
        "people": (*(Expected(name) for name in roster["present"]), *absent),
        "cases": tuple(Brought(one["case"], one["presenter"]) for one in cases),
    }
    text = (ROOT / "protocols/teamkrachtbespreking.toml").read_text("utf-8")
    protocol = read_protocol(text, "teamkrachtbespreking.toml")
    first = Noted(Moment(1, START, 0.0), MeetingStarted(**{**options, **changes}))
    clock, memory = SetClock(START), Memory(saved=1)
    return Table(Conductor(history_of(protocol, [first]), clock, memory), clock, memory)


def at_brainstorm(ideas_said: int = 14) -> Table:
    """The sample meeting at the brainstorm of its first case, with some of the ideas."""
    made = table()
    happened = {
        (one["step"], one.get("round", 1)): one
        for one in W45["happening"]
        if one.get("case", "Merel") == "Merel"
    }
    made.do(notes.add_notes, happened["opening", 1]["notes"], StepRef("opening"))
    made.until(6.5)
    made.do(steps.go_next)
    made.until(8)
    made.do(steps.go_next)
    made.do(compass.lay_kompas, "Merel", _kompas(happened["krachtkompas", 1]["kompas"]))
    made.until(11)
    made.do(steps.go_next)
    made.do(notes.set_field, "Merel", "help_question", happened["vraag", 1]["help_question"])
    made.do(notes.set_field, "Merel", "goal", happened["vraag", 1]["goal"])
    made.until(12)
    made.do(steps.go_next)
    made.do(notes.set_field, "Merel", "situation", happened["schets", 1]["situation"])
    made.until(14)
    made.do(steps.go_next)
    for one in happened["vragenronde", 1]["questions"]:
        ref = StepRef("vragenronde", "Merel")
        made.do(rounds.take_turn, ref, one["by"], one["question"], one["answer"])
    place = Place("krachten", "meedoen")
    made.do(compass.add_entry, "Merel", place, "Belde zelf de sportgroep")
    made.until(24)
    made.do(steps.go_next)
    for one in happened["brainstorm", 1]["ideas"][:ideas_said]:
        made.do(ideas.add_ideas, "Merel", [one["idea"]], by=one["by"])
    made.until(28.3)
    return made


def _kompas(values: dict[str, Any]) -> Kompas:
    fields: dict[str, Any] = {
        name: Condition(**{key: tuple(texts) for key, texts in values[name].items()})
        for name in CONDITIONS
    }
    middle: dict[str, Any] = {key: tuple(values.get(key, ())) for key in ("belangrijkst", "doelen")}
    return Kompas(**middle, **fields)


class StubPane(Widget):
    """A pane with one line, that remembers what the screen told it."""

    DEFAULT_CSS = "StubPane { height: 1fr; }"

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self.told: list[Any] = []

    def compose(self) -> ComposeResult:
        yield LineField()

    def show(self, ref: StepRef) -> None:
        self.told.append(("show", ref))

    def noted(self, noted: Noted) -> None:
        self.told.append(("noted", noted.number))

    def saved(self, number: int) -> None:
        self.told.append(("saved", number))

    def leave(self) -> None:
        self.told.append(("leave",))

    def focus_first(self) -> None:
        self.query_one(LineField).focus()


KINDS = ("talk", "follow_up", "compass", "round", "collect", "choose")
STUBS = {kind: type(f"Stub{kind.title()}", (StubPane,), {}) for kind in KINDS}


class MeetingApp(TeamkrachtApp):
    """The program with one meeting; it remembers that it was asked to wrap up."""

    def __init__(self, made: Table, *, language: str = "nl", **options: Any) -> None:
        theme = options.pop("theme", "teamkracht-dark")
        options.setdefault("panes", STUBS)
        super().__init__(
            home=options.pop("home", Path(gettempdir())),
            language=language,
            theme=theme,
            clock=made.clock,
            first_screen=lambda: MeetingScreen(made.conductor, **options),
        )
        self.wrapped_up: list[Conductor] = []

    def open_wrap_up(self, conductor: Conductor) -> None:
        self.wrapped_up.append(conductor)
