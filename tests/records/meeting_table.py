"""A meeting to take minutes of, driven by commands at given seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from teamkracht.meeting import agenda
from teamkracht.meeting.event import Event
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import History, Noted, history_of
from teamkracht.protocol.model import Plan, Protocol, Source
from teamkracht.protocol.steps import (
    ChooseStep,
    CollectStep,
    CompassStep,
    FollowUpStep,
    RoundStep,
    TalkStep,
)
from teamkracht.protocol.words import Words

START = datetime(2026, 11, 11, 9, 37, tzinfo=ZoneInfo("Europe/Amsterdam"))


def words(text: str) -> Words:
    return Words(nl=text, en=text)


def a_protocol(**changes: object) -> Protocol:
    parts = {
        "format": "teamkracht/protocol/1",
        "id": "teamkrachtbespreking",
        "version": "1",
        "licence": "EUPL-1.2",
        "title": words("Teamkrachtbespreking"),
        "purpose": words("Ideeën vinden"),
        "plan": (Plan(name="90", minutes=90, cases=2),),
        "source": (Source(text="own", own=True),),
        "start": (
            TalkStep(id="opening", title=words("Opening"), minutes=4),
            FollowUpStep(id="terugblik", title=words("Terugblik"), minutes=6),
        ),
        "case": (
            CompassStep(id="krachtkompas", title=words("Kompas"), minutes=3, minutes_if_made=8),
            TalkStep(id="vraag", title=words("Vraag"), minutes=2, fills=("help_question", "goal")),
            TalkStep(id="schets", title=words("Schets"), minutes=5, fills=("situation",)),
            RoundStep(id="vragenronde", title=words("Ronde"), minutes=8),
            CollectStep(id="brainstorm", title=words("Brainstorm"), minutes=12, target=20),
            ChooseStep(id="kiezen", title=words("Kiezen"), minutes=5),
        ),
        "end": (RoundStep(id="afsluiting", title=words("Afsluiting"), minutes=5, asks=False),),
    }
    return Protocol(**(parts | changes))  # type: ignore[arg-type]


class Table:
    """A team at its table: `do` runs a command so many seconds after the start."""

    def __init__(self, protocol: Protocol, started: agenda.MeetingStarted) -> None:
        first = Noted(Moment(1, START, 0.0), started)
        self.history: History = history_of(protocol, [first])

    @property
    def meeting(self) -> Meeting:
        return self.history.meeting

    def do(self, elapsed: float, command: Callable[..., Event], *args: object, **kw: object) -> int:
        return self.note(elapsed, command(self.meeting, *args, **kw))

    def note(self, elapsed: float, event: Event) -> int:
        number = self.history.latest.number + 1
        moment = Moment(number, START + timedelta(seconds=elapsed), elapsed)
        self.history = self.history.add(Noted(moment, event))
        return number


def ref(step: str, case: str | None = None) -> StepRef:
    return StepRef(step, case)


def open_table(protocol: Protocol | None = None, **changes: object) -> Table:
    """A meeting that has just begun."""
    started = {
        "id": "m-2",
        "code": "AB12",
        "team": "Participatiecoaches Oost",
        "plan": "90",
        "language": "nl",
        "facilitator": "Anneke",
        "minutes_taker": "Yvonne",
        "planned_start": START - timedelta(minutes=7),
        "people": tuple(map(agenda.Expected, ("Anneke", "Yvonne", "Hans"))),
        "cases": (agenda.Brought("Reiger", "Hans"), agenda.Brought("Merel", "Yvonne")),
    }
    return Table(protocol or a_protocol(), agenda.MeetingStarted(**(started | changes)))
