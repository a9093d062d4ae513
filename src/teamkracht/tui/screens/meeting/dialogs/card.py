"""A card to read: where we are, for somebody who comes late or takes over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button

from teamkracht.i18n import _, clock_time, current, duration, ngettext
from teamkracht.meeting import times
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.rounds import turns
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.meeting.face import ahead_words, case_line, hints
from teamkracht.tui.screens.meeting.parts import labelled
from teamkracht.tui.screens.meeting.talk import case_of
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.drawn import Drawn, Line

LOW = 30
"""Rows of the screen under which a card leaves out its air."""
LATEST = 3
"""How many of the latest ideas or turns a card repeats."""

Part = tuple[str, tuple[str, ...]]
"""A label and what stands behind it."""


class CardLines(Drawn):
    """The parts of a card, with air between them where the screen is not low."""

    PREFIX = "card"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"card--label", "card--text"}
    DEFAULT_CSS = """
    CardLines { height: auto; }
    CardLines > .card--label { color: $quiet; }
    CardLines > .card--text { color: $foreground; }
    """

    def __init__(self, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self._parts = parts

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the parts one under another."""
        between: list[Line] = [] if self.app.size.height < LOW else [[]]
        lines: list[Line] = []
        for part in labelled(self._parts, width):
            lines += [*(between if lines else []), *part]
        return lines


class Card(Dialog[None]):
    """A title and a few parts, each a label with lines. Any of Enter, q and Escape closes it."""

    OWN_COMMANDS = (Command("close", "", keys=("enter", "q", "ctrl+a"), palette=False),)
    DEFAULT_CSS = """
    Card > #dialog { width: 92; max-height: 100%; }
    Card #parts { height: auto; max-height: 70vh; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str, parts: Iterable[Part]) -> None:
        super().__init__(title)
        self._parts = tuple(part for part in parts if part[1])

    def body(self) -> ComposeResult:
        """Give the parts and the way out."""
        with VerticalScroll(id="parts"):
            yield CardLines(self._parts)
        with Answers(id="choices"):
            yield Button(Content(_("Close") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#parts").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)


def here_we_are(meeting: Meeting) -> Card:
    """Give the card for somebody who comes late: case, question, step, what was said."""
    return Card(_("This is where we are"), (*_where(meeting), *_said(meeting)))


def briefing(meeting: Meeting, now: float, wall: datetime) -> Card:
    """Give the card for a new facilitator: where we are, the time, the rules, and what is ahead."""
    ref = meeting.current
    if ref is None:
        return Card(_("The meeting has ended."), ())
    helping = hints(meeting, ref)
    words = _("{name}, you lead from here").format(name=meeting.facilitator)
    return Card(
        words,
        (
            *_where(meeting),
            (_("The time"), tuple(_time(meeting, ref, now, wall))),
            (_("You can say"), helping.sayings[:2]),
            (_("Remember"), (*helping.rules[:2], helping.talk)),
            (_("Still to come"), tuple(_ahead(meeting))),
        ),
    )


def all_to_say(meeting: Meeting, ref: StepRef) -> Card:
    """Give all that one can say in a step, and all its rules."""
    helping = hints(meeting, ref)
    talk = (helping.talk,) if helping.talk else ()
    return Card(
        title(meeting, ref),
        ((_("You can say"), helping.sayings), (_("Remember"), (*helping.rules, *talk))),
    )


def _where(meeting: Meeting) -> Iterator[Part]:
    ref = meeting.current
    if ref is None:
        return
    case = case_of(meeting, ref)
    if case is not None:
        yield _("The case"), (case_line(meeting, case),)
        question = case.fields.get("help_question", "")
        yield _("The question for the team"), ((question,) if question else ())
    purpose = meeting.step(ref).purpose
    about = (purpose.in_(current()),) if purpose else ()
    yield _("The step"), (title(meeting, ref), *about)


def _said(meeting: Meeting) -> Iterator[Part]:
    ref = meeting.current
    if ref is None:
        return
    case = case_of(meeting, ref)
    kind = meeting.step(ref).kind
    if kind == "round":
        had = turns(meeting, ref)
        lines = [f"{turn.by}: {turn.text}" for turn in had if turn.text]
        count = ngettext("{count} turn so far", "{count} turns so far", len(had))
        yield count.format(count=len(had)), tuple(lines[-LATEST:])
    elif case is not None and case.ideas:
        yield from _of_ideas(case, chosen=kind == "choose")
    notes = meeting.record(ref).notes
    yield _("Notes"), tuple(note.text for note in notes[-LATEST:])


def _of_ideas(case: Case, *, chosen: bool) -> Iterator[Part]:
    count = len(case.ideas)
    label = ngettext("{count} idea so far", "{count} ideas so far", count).format(count=count)
    yield label, tuple(f"{one.label}  {one.text}" for one in case.ideas[-LATEST:])
    if chosen:
        yield _("Chosen"), tuple(one.text for one in case.ideas if one.chosen)


def _time(meeting: Meeting, ref: StepRef, now: float, wall: datetime) -> Iterator[str]:
    left = times.left(meeting, now, ref)
    words = _("{time} left in this step") if left >= 0 else _("{time} over time in this step")
    yield words.format(time=duration(abs(left)))
    end = wall + timedelta(seconds=times.expected_end(meeting, now) - now)
    yield _("The meeting ends at about {time}: {ahead}.").format(
        time=clock_time(end), ahead=ahead_words(times.ahead(meeting, now))
    )


def _ahead(meeting: Meeting) -> Iterator[str]:
    """Tell what is to come: the rest of this case step by step, other cases in one line each."""
    ref = meeting.current
    seen: set[str] = set()
    for one in times.to_come(meeting):
        if one.case and one.case != (ref.case if ref else None):
            if one.case not in seen:
                seen.add(one.case)
                yield case_line(meeting, meeting.case(one.case))
            continue
        minutes = times.allotted(meeting, one) // 60
        yield f"{title(meeting, one)} · {_('{minutes} min').format(minutes=minutes)}"
