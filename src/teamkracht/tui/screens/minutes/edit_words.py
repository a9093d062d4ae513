"""The words for what can be put right in minutes: of keys, of rows, of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teamkracht.exports.words import FIELD, KOMPAS_STATUS, RESULT, step_title
from teamkracht.i18n import _, clock_time, mark, near_date
from teamkracht.records.correctable import Entry
from teamkracht.records.correction_kinds import Field, Kind, rounds, steps_of
from teamkracht.records.minutes import Minutes
from teamkracht.records.note_lines import OfStep
from teamkracht.records.parts import part
from teamkracht.records.putting_right import Known
from teamkracht.tui.panes.compass_words import place_name
from teamkracht.tui.panes.follow_up_words import CHOICE_WORDS

LABELS: Mapping[str, str] = {
    **FIELD,
    "facilitator": mark("Facilitator"),
    "minutes_taker": mark("Minutes taker"),
    "meeting.reason": mark("Broken off, because"),
    "observers": mark("Observer"),
    "postponed": mark("Postponed"),
    "at": mark("At"),
    "from_": mark("From"),
    "to": mark("To"),
    "note": mark("Note"),
    "name": mark("Name"),
    "present": mark("Was there"),
    "online": mark("Online"),
    "guest": mark("Guest"),
    "attendance.from_": mark("Came at"),
    "until": mark("Left at"),
    "turns": mark("Had a turn"),
    "case": mark("Case"),
    "action": mark("Action"),
    "who": mark("Who"),
    "when": mark("When"),
    "result": mark("How it went"),
    "client": mark("What was chosen"),
    "new_date": mark("New date"),
    "of": mark("With"),
    "text": mark("Text"),
    "presenter": mark("Brought in by"),
    "kompas_status": mark("Strengths compass"),
    "client_knows": mark("{client} knows"),
    "next_contact": mark("Next contact"),
    "urgent": mark("Could not wait"),
    "stopped": mark("The presenter stopped"),
    "confirmed": mark("{client} has seen the compass"),
    "place": mark("Where"),
    "step": mark("Heard in"),
    "question.step": mark("Step"),
    "by": mark("Who"),
    "question": mark("Question"),
    "answer": mark("Answer"),
    "passed": mark("Passes"),
    "round": mark("Round"),
    "idea_number": mark("From idea"),
    "chosen": mark("Taken along"),
    "reason": mark("Reason"),
    "stated_amount": mark("How many"),
}
"""Of keys; where one means something else in another table, that table stands before it."""

ROWS: Mapping[str, str] = {
    "observers": mark("Observer"),
    "postponed": mark("Postponed case"),
    "handover": mark("Handed over"),
    "attendance": mark("Somebody else"),
    "turns": mark("Had a turn"),
    "follow_up": mark("Earlier action"),
    "note_line": mark("Note"),
    "kompas_line": mark("Line of the compass"),
    "question": mark("Question"),
    "idea": mark("Idea"),
    "action": mark("Action"),
}
"""Of the rows of a list."""

CHOICES: Mapping[str, Mapping[Any, str]] = {
    "kompas_status": KOMPAS_STATUS,
    "client_knows": {True: mark("yes"), False: mark("no, not yet"), None: mark("not asked")},
    "result": RESULT,
    "client": CHOICE_WORDS,
}
NOTHING = "–"


@dataclass(frozen=True)
class Words:
    """What is said of the minutes of one meeting. `titles` are those of its steps."""

    minutes: Minutes
    titles: Mapping[str, str]
    known: Known

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.minutes.meeting.start.date()

    def label(self, entry: Entry, field: Field) -> str:
        """What a key is called."""
        table = table_of(entry)
        name = field.name or table
        client = part(self.minutes, entry.path[:2]).client if entry.path[0] == "case" else ""
        return _(LABELS.get(f"{table}.{name}") or LABELS[name]).format(client=client)

    def choices(self, entry: Entry, field: Field) -> tuple[Any, ...]:
        """What there is to choose from for a key, () where it is typed."""
        here: Mapping[Kind, Callable[[], tuple[Any, ...]]] = {
            Kind.YES_NO: lambda: (False, True),
            Kind.CHOICE: lambda: field.choices,
            Kind.CLIENT: lambda: self.known.clients,
            Kind.STEP: lambda: (None, *(row.id for row in steps_of(self.minutes, entry.path))),
            Kind.ROUND: lambda: rounds(self.minutes, entry.path),
            Kind.ANY_STEP: lambda: (
                None,
                *(OfStep(row.id, row.case) for row in self.minutes.step),
            ),
        }
        return here[field.kind]() if field.kind in here else ()

    def value(self, field: Field, value: Any) -> str:
        """A value as it is read and typed; "" where there is none."""
        say: Callable[[Any], str] | None = {
            Kind.YES_NO: lambda yes: _("yes") if yes else _("no"),
            Kind.CLOCK: clock_time,
            Kind.DAY: lambda day: near_date(day, self.day),
            Kind.STEP: lambda step: step_title(step, self.titles),
            Kind.ROUND: lambda step: step_title(step, self.titles),
            Kind.ANY_STEP: self.of_step,
        }.get(field.kind)
        if field.kind is Kind.CHOICE:
            words = CHOICES.get(field.name, {})
            if field.name == "place":
                return place_name(value)
            return _(words[value]) if value in words else ""
        if value is None:
            return ""
        return say(value) if say else str(value)

    def of_step(self, of: OfStep) -> str:
        """A step with its case."""
        title = step_title(of.step, self.titles)
        return f"{of.case}, {title}" if of.case else title

    def in_row(self, entry: Entry, values: Mapping[str, Any]) -> str:
        """A row in a few words; what is not so is left out."""
        said = (self._in_row(entry, one, values[one.name]) for one in entry.fields)
        return " · ".join(filter(None, said))

    def _in_row(self, entry: Entry, field: Field, value: Any) -> str:
        label, words = self.label(entry, field), self.value(field, value)
        if field.name == "present":
            return "" if value else _("was not there")
        if field.name == "round" and value == 1:
            return ""
        if field.kind is Kind.YES_NO:
            return label.lower() if value else ""
        if field.kind in {Kind.CLOCK, Kind.NUMBER, Kind.STEP}:
            return f"{label.lower()} {words}" if words else ""
        return words


def table_of(entry: Entry) -> str:
    """The table, or the key, that an entry is a row of."""
    return next(key for key in reversed(entry.path) if isinstance(key, str))
