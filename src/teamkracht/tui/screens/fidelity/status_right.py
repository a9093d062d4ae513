"""Putting right what became of a step: which step, which status, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from teamkracht.exports.words import STATUS, step_title
from teamkracht.i18n import _
from teamkracht.meeting.outcome import Status
from teamkracht.records.correcting import status_of
from teamkracht.records.minutes import Minutes
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog, Form
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.groups import Group, Groups, Item
from teamkracht.tui.widgets.picks import Pick, Picks

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class StepLine:
    """One step of a meeting. `logged` is by the program, `stands` by the facilitator."""

    step: str
    case: str | None
    title: str
    logged: Status
    stands: Status

    @property
    def named(self) -> str:
        """The step with its case."""
        return f"{self.case}: {self.title}" if self.case else self.title


class Told(NamedTuple):
    """What was answered."""

    to: Status
    reason: str


def step_lines(minutes: Minutes, titles: Mapping[str, str]) -> tuple[StepLine, ...]:
    """The steps of minutes, in their order."""
    return tuple(
        StepLine(
            row.id,
            row.case,
            step_title(row.id, titles),
            row.status,
            status_of(minutes, row.id, row.case),
        )
        for row in minutes.step
    )


def ask_status(
    screen: Screen[object],
    lines: Sequence[StepLine],
    told: Callable[[StepLine, Told], None],
    *,
    saved: bool = True,
) -> None:
    """Ask which step, and then what became of it.

    Before minutes were `saved` it can go back to what the program logged without a reason.
    """

    def chosen(place: str | None) -> None:
        if place is not None:
            ask_what(screen, lines[int(place)], told, saved=saved)

    screen.app.push_screen(ChooseStep(lines), chosen)


def ask_what(
    screen: Screen[object],
    line: StepLine,
    told: Callable[[StepLine, Told], None],
    *,
    saved: bool = True,
) -> None:
    """Ask what became of one step."""

    def answered(answer: Told | None) -> None:
        if answer is not None:
            told(line, answer)

    screen.app.push_screen(AskStatus(line, free=None if saved else line.logged), answered)


class ChooseStep(Dialog[str]):
    """Gives the place of the step in the lines, None where it was closed."""

    DEFAULT_CSS = """
    ChooseStep > #dialog { width: 76; }
    ChooseStep #steps { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }
    """

    def __init__(self, lines: Sequence[StepLine]) -> None:
        super().__init__(
            _("Of which step was it otherwise?"),
            _("Choose it; then you say what became of it, and why."),
        )
        self._lines = tuple(lines)

    def body(self) -> ComposeResult:
        """Give the steps under their cases."""
        with VerticalScroll(id="steps", can_focus=False):
            yield Groups()
        with Answers(id="choices"):
            yield Button(Content(_("Choose this one") + "  Enter"), id="take")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin with the first step that was not done."""
        groups = self.query_one(Groups)
        groups.show(_groups(self._lines))
        groups.focus()
        apart = (n for n, one in enumerate(self._lines) if one.stands != "followed")
        groups.go_to(next(apart, 0))

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self.query_one(Groups).cursor_key if event.button.id == "take" else None)


def _groups(lines: Sequence[StepLine]) -> Iterable[Group]:
    for case, some in groupby(enumerate(lines), key=lambda one: one[1].case):
        yield Group(case or "", tuple(_item(n, line) for n, line in some))


def _item(n: int, line: StepLine) -> Item:
    said = _(STATUS[line.stands])
    if line.stands != line.logged:
        said = _("{status}, put right").format(status=said)
    return Item(str(n), line.title, said, tone="" if line.stands == "followed" else "attention")


class AskStatus(Form[Told]):
    """Gives the status and the reason, None where it was closed.

    `free` is the status that needs no reason.
    """

    DEFAULT_CSS = """
    AskStatus Picks { margin-bottom: 1; }
    AskStatus .label { height: 1; color: $quiet; padding-left: 2; }
    AskStatus LineField { margin-left: 1; }
    AskStatus #fault { height: auto; color: $attention; padding-left: 2; }
    """

    def __init__(self, line: StepLine, *, free: Status | None = None) -> None:
        said = _("The program noted: {status}. That stays; yours comes beside it.")
        super().__init__(line.named, said.format(status=_(STATUS[line.logged])))
        self._line = line
        self._free = free
        self._to: Status = line.stands

    def lines(self) -> ComposeResult:
        """Give the statuses and the line for the reason."""
        yield Picks(text_width=30)
        yield Static(_("Why?"), classes="label", markup=False)
        yield LineField(placeholder=_("a few words"), id="reason")
        yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Begin with what it says."""
        self._show()
        picks = self.query_one(Picks)
        picks.go_to(self._to)
        picks.focus()

    def _show(self) -> None:
        self.query_one(Picks).show(
            [Pick(one, _(STATUS[one]), chosen=one == self._to) for one in STATUSES]
        )

    @on(Picks.Switched)
    def _picked(self, event: Picks.Switched) -> None:
        event.stop()
        self._to = next(one for one in STATUSES if one == event.key)
        self._show()
        self.query_one("#fault", Static).update("")
        self.query_one("#reason").focus()

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self.finish()

    def finish(self) -> None:
        """Give the status and the reason, or say what lacks."""
        reason = self.query_one("#reason", LineField).value.strip()
        if self._to == self._line.stands:
            self._lacks(_("That is what it says already. Choose another one."), "Picks")
        elif not reason and self._to != self._free:
            self._lacks(_("Say in a few words why."), "#reason")
        else:
            self.dismiss(Told(self._to, reason))

    def _lacks(self, fault: str, where: str) -> None:
        self.query_one("#fault", Static).update(fault)
        self.query_one(where).focus()
