"""What an observer sees on screen, worked out from what was noted. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from teamkracht.fidelity.observing.events import (
    Ended,
    Event,
    Judged,
    Marked,
    Redone,
    Remarked,
    Removed,
    Scored,
    Shifted,
    Tallied,
    Undone,
    WentOn,
    Wrote,
)
from teamkracht.fidelity.observing.history import Observing
from teamkracht.fidelity.observing.seen import SeenStatus
from teamkracht.fidelity.observing.sheet import Place
from teamkracht.fidelity.observing.steps import rows
from teamkracht.fidelity.scores import Given
from teamkracht.i18n import _, clock_time, current, duration, mark, short_date
from teamkracht.meeting.moment import between

STEP_KEYS = "123456789zxcvb"
LEFT_KEYS = "asdfgqwert"
RIGHT_KEYS = "hjklyio"
"""Under the left hand what does not belong, under the right hand what is good."""

STATUS_WORDS: dict[SeenStatus | None, str] = {
    "followed": mark("followed"),
    "partly": mark("partly"),
    "skipped": mark("skipped"),
    "not_reached": mark("not reached"),
    None: "–",
}
NOT_APPLICABLE, NOT_OBSERVABLE = mark("does not apply"), mark("could not be judged")


@dataclass(frozen=True)
class StepLine:
    """One step on the board; `case` is the heading it stands under."""

    key: str
    place: Place
    title: str
    right: str
    on: bool
    seen: bool


@dataclass(frozen=True)
class BehaviourLine:
    """One behaviour with the key that counts it."""

    key: str
    id: str
    text: str
    count: int
    good: bool


@dataclass(frozen=True)
class LogLine:
    """Something that was noted, and holds."""

    number: int
    time: str
    text: str
    right: str
    kind: str
    """mark, tally or note."""


def title(observing: Observing) -> str:
    """Which meeting it is."""
    told = observing.began
    return f"{told.team}   {short_date(told.date)}"


def place_words(observing: Observing, place: Place | None) -> str:
    """A step in words: Casus 2 · Brainstorm."""
    if place is None:
        return _("none of these")
    name = observing.sheet.protocol.step(place.step).title.in_(current())
    return _("Case {n}").format(n=place.case) + f" · {name}" if place.case else name


def step_lines(observing: Observing, case: int, now: datetime) -> list[StepLine]:
    """The steps, those of one case among them, with their keys."""
    sheet, seen = observing.sheet, observing.seen
    live = observing.began.way == "live"
    places = [one for one in sheet.places(max(1, case)) if one.case in {None, max(1, case)}]
    known = {row.place: row for row in rows(sheet, seen)}
    on = seen.now.place if seen.now and not seen.over else None
    lines = []
    for key, place in zip(STEP_KEYS.ljust(len(places)), places, strict=False):
        row = known.get(place)
        seconds = row.seconds if row else 0
        if place == on and seen.now:
            seconds += int(between(seen.now.at, now))
        timed = bool(row and row.start)
        status = row.status if row else None
        right = duration(seconds) if timed and live else ""
        if status and (place in seen.judged or not live):
            right = f"{_(STATUS_WORDS[status])}  {right}".strip()
        title_ = sheet.protocol.step(place.step).title.in_(current())
        marked = timed or status in {"followed", "partly"}
        lines.append(StepLine(key.strip(), place, title_, right, place == on, marked))
    return lines


def behaviour_lines(observing: Observing) -> list[BehaviourLine]:
    """What does not belong, then what is good, with their keys and how often they were seen."""
    found = []
    for good, keys in ((False, LEFT_KEYS), (True, RIGHT_KEYS)):
        ours = [one for one in observing.sheet.instrument.behaviour if one.good is good]
        for key, one in zip(keys.ljust(len(ours)), ours, strict=False):
            text, count = one.text.in_(current()), observing.seen.count(one.id)
            found.append(BehaviourLine(key.strip(), one.id, text, count, good))
    return found


def log_lines(observing: Observing, now: datetime) -> list[LogLine]:
    """What was marked, counted and written down, by its moment."""
    seen = observing.seen
    texts = {one.id: one.text.in_(current()) for one in observing.sheet.instrument.behaviour}
    found: list[tuple[datetime, LogLine]] = []
    for one in seen.marks:
        lasted = duration(between(one.at, seen.end_of(one) or now))
        words = place_words(observing, one.place)
        found.append((one.at, LogLine(one.number, clock_time(one.at), words, lasted, "mark")))
    for tally in seen.tallies:
        time, words = clock_time(tally.at), texts.get(tally.behaviour, tally.behaviour)
        found.append((tally.at, LogLine(tally.number, time, words, "+1", "tally")))
    found += [
        (note.at, LogLine(note.number, clock_time(note.at), note.text, "", "note"))
        for note in seen.notes
    ]
    return [line for _at, line in sorted(found, key=lambda pair: (pair[0], pair[1].number))]


def given_words(given: Given | None) -> str:
    """A score, or which of two things it is that there is none."""
    if given is None:
        return "–"
    if isinstance(given, int):
        return str(given)
    return _(NOT_APPLICABLE) if given == "not_applicable" else _(NOT_OBSERVABLE)


def told(observing: Observing, event: Event) -> str:
    """What was noted, for the line that says so."""
    match event:
        case Undone(taken_back=number):
            words = told(observing, observing.event(number))
            words = _("taken back: {what}").format(what=words)
        case Redone(brought_back=number):
            words = _("again: {what}").format(what=told(observing, observing.event(number)))
        case Marked(step=step, case=case):
            words = place_words(observing, Place(step, case) if step else None)
        case Tallied(behaviour=behaviour):
            lines = behaviour_lines(observing)
            words = next((one.text for one in lines if one.id == behaviour), behaviour)
        case Shifted(seconds=seconds):
            said = _("{time} later") if seconds > 0 else _("{time} earlier")
            words = said.format(time=duration(abs(seconds)))
        case Judged(step=step, case=case, seen=status):
            words = f"{place_words(observing, Place(step, case))}: {_(STATUS_WORDS[status])}"
        case Scored(value=value):
            words = _("score {score}").format(score=given_words(value))
        case _otherwise:
            words = _(_OTHERWISE.get(type(event), ""))
    return words


_OTHERWISE: dict[type[Event], str] = {
    Removed: mark("removed"),
    Wrote: mark("note"),
    Remarked: mark("a word beside a score"),
    Ended: mark("the meeting is over"),
    WentOn: mark("the meeting goes on"),
}
