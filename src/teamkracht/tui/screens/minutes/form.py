"""Putting one line of minutes right: its keys as a form, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from teamkracht.i18n import _, current, long_date, mark
from teamkracht.meeting.days import day, example
from teamkracht.meeting.event import Refused
from teamkracht.records.correctable import Entry
from teamkracht.records.correction_kinds import Field, Kind
from teamkracht.records.minutes import Minutes
from teamkracht.tui.commands import Command
from teamkracht.tui.leaving import SaidOnce
from teamkracht.tui.panes.names import meant
from teamkracht.tui.screens.minutes.edit_words import NOTHING, Words
from teamkracht.tui.widgets.dialog import Form
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.name_field import NameField, NameLine
from teamkracht.tui.widgets.picks import Pick, Picks

LONG_AGO = timedelta(days=180)
"""How long before the meeting a day can lie that was agreed on earlier."""
NAMES = {Kind.NAME, Kind.PERSON, Kind.PEOPLE}


@dataclass(frozen=True)
class Answer:
    """The minutes as they become, what was typed in the form, and why."""

    minutes: Minutes
    values: Mapping[str, Any]
    reason: str


class Choosing(Picks):
    """One value to turn; Enter goes on, as in a line."""

    OWN_COMMANDS = (
        Command("mark", mark("The next one"), keys=("space",), palette=False),
        Command("on", mark("Next"), keys=("enter",), palette=False),
        *(one for one in Picks.OWN_COMMANDS if one.id not in {"mark", "remove"}),
    )

    class Entered(Message):
        """Enter was pressed."""

    def action_on(self) -> None:
        """Go on."""
        self.post_message(self.Entered())


class PutRight(Form[Answer]):
    """Gives the answer, None where it was closed. `change` refuses what can't be.

    Enter in a line asks why; in a new one it goes to the next line first.
    """

    DEFAULT_CSS = """
    PutRight > #dialog { width: 80; }
    PutRight #lines { height: auto; max-height: 34vh; scrollbar-size-vertical: 1; }
    PutRight .line { height: 1; }
    PutRight .label { width: 24; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    PutRight .line > LineField, PutRight .line > NameLine, PutRight .line > Picks { width: 1fr; }
    PutRight LineField { background: $background; }
    PutRight .line > LineField { margin-left: 4; min-width: 12; }
    PutRight NameLine Static { width: 4; }
    PutRight .meant { width: auto; max-width: 30; padding: 0 1; color: $here; text-wrap: nowrap; }
    PutRight #why { margin-top: 1; }
    PutRight #fault { height: auto; color: $attention; }
    """

    def __init__(
        self,
        title: str,
        entry: Entry,
        values: Mapping[str, Any],
        words: Words,
        change: Callable[[Mapping[str, Any]], Minutes],
    ) -> None:
        super().__init__(title, _("It becomes a new version; the one before stays beside it."))
        self._entry = entry
        self._before = dict(values)
        self._values = dict(values)
        self._words = words
        self._change = change
        self._leaving = SaidOnce()

    def lines(self) -> ComposeResult:
        """Give a line for each key, and one for the reason."""
        with VerticalScroll(id="lines", can_focus=False):
            for n, field in enumerate(self._entry.fields):
                with Horizontal(classes="line"):
                    label = self._words.label(self._entry, field)
                    yield Static(label, classes="label", markup=False)
                    yield self._asked(f"key-{n}", field)
                    if field.kind is Kind.DAY:
                        yield Static("", id=f"meant-{n}", classes="meant", markup=False)
        with Horizontal(id="why", classes="line"):
            yield Static(_("Why?"), classes="label", markup=False)
            yield LineField(placeholder=_("a few words"), id="reason")
        yield Static("", id="fault", markup=False)

    def _asked(self, place: str, field: Field) -> Widget:
        value = self._values[field.name]
        if self._words.choices(self._entry, field):
            return Choosing((self._pick(field),), text_width=0, id=place)
        text = self._words.value(field, value)
        if field.kind in NAMES:
            return NameLine(
                NameField(self._words.known.people, value=text, id=place, select_on_focus=True)
            )
        hints = {
            Kind.DAY: _("fri, {day}, in a week").format(day=example(self._words.day)),
            Kind.CLOCK: _("like 10:15"),
        }
        return LineField(text, placeholder=hints.get(field.kind, ""), id=place)

    def _pick(self, field: Field) -> Pick:
        return Pick(
            field.name, "", value=self._words.value(field, self._values[field.name]) or NOTHING
        )

    def on_mount(self) -> None:
        """Begin with the first key."""
        self.query_one("#key-0").focus()

    def on_key(self, event: Key) -> None:
        """Go along the lines with the arrows."""
        if event.key in {"up", "down"} and not isinstance(self.focused, Picks):
            event.stop()
            self.focus_previous() if event.key == "up" else self.focus_next()

    @on(Picks.Turned)
    def _turned(self, event: Picks.Turned) -> None:
        event.stop()
        self._turn(event.rows, event.key, event.by)

    @on(Picks.Switched)
    def _switched(self, event: Picks.Switched) -> None:
        event.stop()
        self._turn(event.rows, event.key, 1)

    def _turn(self, picks: Any, key: str, by: int) -> None:
        field = next(one for one in self._entry.fields if one.name == key)
        choices = self._words.choices(self._entry, field)
        value = self._values[key]
        at = choices.index(value) if value in choices else -max(by, 0)
        self._values[key] = choices[(at + by) % len(choices)]
        picks.show((self._pick(field),))
        self.query_one("#fault", Static).update("")

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self.query_one("#fault", Static).update("")
        for n, field in enumerate(self._entry.fields):
            if field.kind is Kind.DAY and event.input.id == f"key-{n}":
                self.query_one(f"#meant-{n}", Static).update(self._meant(f"#key-{n}", field))

    def _meant(self, place: str, field: Field) -> str:
        """The day that is meant, in full; "" where it is none."""
        try:
            found = self._answer(place, field)
        except ValueError:
            return ""
        return long_date(found) if found else ""

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        if event.input.id == "reason":
            self.finish()
        else:
            self._go_on()

    @on(Choosing.Entered)
    def _go_on(self) -> None:
        if self._entry.is_new:
            self.focus_next()
        else:
            self.query_one("#reason").focus()

    def action_close(self) -> None:
        """Close without an answer; what was typed is not left by one key."""
        typed = (self._in_the_lines(), dict(self._values))
        lacks = () if typed == (self._opened_with, self._before) else typed
        if self._leaving.lets_go(self.app, lacks):
            super().action_close()

    def finish(self) -> None:
        """Give the answer, or say what lacks."""
        reason = self.query_one("#reason", LineField).value.strip()
        values: dict[str, Any] = {}
        for n, field in enumerate(self._entry.fields):
            try:
                values[field.name] = self._answer(f"#key-{n}", field)
            except ValueError as wrong:
                self._lacks(str(wrong), f"#key-{n}")
                return
        if values == self._before and not self._entry.is_new:
            self._lacks(_("Nothing has been put right yet."), "#key-0")
            return
        try:
            changed = self._change(values)
        except Refused as refused:
            self._lacks(str(refused), "#key-0")
            return
        if reason:
            self.dismiss(Answer(changed, values, reason))
        else:
            self._lacks(_("Say in a few words why."), "#reason")

    def _lacks(self, fault: str, where: str) -> None:
        self.query_one("#fault", Static).update(fault)
        self.query_one(where).focus()

    def _answer(self, place: str, field: Field) -> Any:
        """What was answered. Raises ValueError with a sentence where it is no such thing."""
        if self._words.choices(self._entry, field):
            return self._values[field.name]
        text, before = self.query_one(place, LineField).value.strip(), self._before[field.name]
        if text == self._words.value(field, before):
            return before
        if not text:
            return None
        if field.kind in NAMES:
            return text if field.kind is Kind.NAME else meant(text, self._words.known.people)
        if field.kind is Kind.DAY:
            today = self._words.day
            return day(text, today - LONG_AGO if field.past else today, current())
        read: Callable[[str, Words], Any] | None = READ.get(field.kind)
        return read(text, self._words) if read else text


def _clock(text: str, words: Words) -> datetime:
    try:
        at = datetime.strptime(text.replace(".", ":"), "%H:%M")  # noqa: DTZ007 - a time of day
    except ValueError:
        said = _("“{text}” is no time of day. Try 10:15.").format(text=text)
        raise ValueError(said) from None
    return words.minutes.meeting.start.replace(hour=at.hour, minute=at.minute, second=0)


def _number(text: str, _words: Words) -> int:
    if not text.isdecimal() or not int(text):
        raise ValueError(_("“{text}” is no number from 1 on.").format(text=text))
    return int(text)


READ: Mapping[Kind, Callable[[str, Words], Any]] = {
    Kind.CLOCK: _clock,
    Kind.NUMBER: _number,
}
