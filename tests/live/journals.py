"""A small journal for the tests, and what stands in it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from teamkracht.live.header import Header, header_line
from teamkracht.live.journal import event_line
from teamkracht.meeting import clockstops, ideas, steps
from teamkracht.meeting.agenda import Brought, MeetingStarted
from teamkracht.meeting.event import Event
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted, Undone

START = datetime(2026, 11, 4, 9, 37, 0, 250_000, tzinfo=timezone(timedelta(hours=1)))

HEADER = Header(
    id="k7wq2m9xab",
    team='Oost [en "West"] 🐦',
    protocol_name="teamkrachtbespreking",
    protocol_text='name = "Korte proef"\n# regel 2\n',
    program="0.1.0",
    computer="werkplek-3",
    facilitator="Anneke",
)

EVENTS: tuple[Event, ...] = (
    MeetingStarted(
        id="k7wq2m9xab",
        code="K7WQ",
        team="Oost",
        plan="120",
        language="nl",
        facilitator="Anneke",
        planned_start=START,
        cases=(Brought("Merel", "Yvonne"),),
    ),
    clockstops.Paused("koffie [pauze]"),
    clockstops.Resumed(),
    steps.MeetingEnded("brand\u2028alarm \\ 'één' 🐦", elapsed=12.5),
    Undone(4),
    steps.MeetingEnded(None),
)


def noted(count: int = len(EVENTS)) -> tuple[Noted, ...]:
    """The first events, two and a half seconds apart."""
    return tuple(
        Noted(Moment(n, START + timedelta(seconds=2.5 * (n - 1)), 2.5 * (n - 1)), event)
        for n, event in enumerate(EVENTS[:count], start=1)
    )


def many(count: int) -> tuple[Noted, ...]:
    """As many events as wanted: the start, and ideas."""
    return tuple(one(number) for number in range(1, count + 1))


def one(number: int) -> Noted:
    """The event of `many` with this number."""
    event = EVENTS[0] if number == 1 else idea(number)
    return Noted(Moment(number, START + timedelta(seconds=number), float(number)), event)


def idea(number: int) -> Event:
    """One idea that can be told from the others."""
    return ideas.IdeasAdded("Merel", (f"idee {number}: " + "bloemen " * (number % 7),))


def written(all_noted: tuple[Noted, ...] | None = None) -> bytes:
    """A journal of these events (all of `EVENTS` where none are given)."""
    lines = noted() if all_noted is None else all_noted
    return header_line(HEADER) + b"".join(event_line(one) for one in lines)
