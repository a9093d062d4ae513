"""The base of all panes: which step is shown, asking the meeting, drafts, and the line of keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Concatenate, ParamSpec

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from teamkracht.i18n import current, mark
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.noted import Noted
from teamkracht.protocol.steps import Step
from teamkracht.protocol.words import Words
from teamkracht.tui.commands import Command, WithCommands, is_typing, shown
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.panes.kept_rows import KeptRows
from teamkracht.tui.panes.key_line import Key, KeyLine
from teamkracht.tui.panes.written import Written
from teamkracht.tui.widgets.frame import Frame
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.list_commands import EDIT, REMOVE

Asked = ParamSpec("Asked")

HERE = mark("This step")


class Pane(WithCommands, Frame, Widget):
    """One kind of step. The screen says `show`, `noted`, `saved`, `leave`; a pane asks with `do`.

    A pane makes its widgets once; `show` only fills them.
    """

    DEFAULT_CSS = """
    Pane { layout: vertical; width: 1fr; height: 1fr; }
    Pane > .hints { margin-top: 1; }
    Pane.-tight > .hints, Pane.-tight .writing { margin-top: 0; }
    Pane .gentle { color: $quiet; height: auto; padding: 0 1; margin-bottom: 1; }
    """
    TIGHT: ClassVar[int] = 16
    """Rows under which a pane leaves out what is only air."""

    class Refusal(Message):
        """What was asked can't be done; `text` says why."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, conductor: Conductor, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.conductor = conductor
        self.ref = StepRef("")
        self.keys = KeyLine(classes="hints")
        self.changes: Lines | None = None
        """The list of what was written, whose rows can be changed and removed."""
        self._waits = False

    # What the screen says

    def show(self, ref: StepRef) -> None:
        """A step is on, or looked at."""
        self.ref = ref
        self.take_up()
        self.redraw()

    def noted(self, noted: Noted) -> None:  # noqa: ARG002 - for panes that want to know
        """Something happened in the meeting, undo included."""
        self.redraw()

    def saved(self, number: int) -> None:  # noqa: ARG002 - the conductor knows it too
        """Everything up to this number is on the disk: marks that were waited for are set."""
        if self._waits:
            self._waits = False
            self.redraw()

    def leave(self) -> None:
        """The step is being left: what was half typed is kept."""

    def focus_first(self) -> None:
        """Put the focus where one begins."""

    # What a pane fills in

    def take_up(self) -> None:
        """Put the drafts of the step back in the fields."""

    def redraw(self) -> None:
        """Show the meeting as it stands; only what differs."""
        self.show_keys()

    def can(self, action: str) -> bool:  # noqa: ARG002 - for panes that say
        """Whether a command of this pane means something at this moment."""
        return True

    def body(self) -> ComposeResult:
        """Give the widgets above the line of keys."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Put the line of keys under the body."""
        yield from self.body()
        yield self.keys

    # What a pane asks

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.conductor.meeting

    @property
    def step(self) -> Step:
        """What the protocol says of this step."""
        return self.meeting.step(self.ref)

    @property
    def client(self) -> str:
        """The client of this step, "" outside the cases."""
        return self.ref.case or ""

    @property
    def case(self) -> Case:
        """The case of this step, an empty one outside the cases."""
        return self.meeting.case(self.ref.case) if self.ref.case else Case("")

    @property
    def today(self) -> date:
        """The day of the meeting."""
        return self.conductor.wall().date()

    def said(self, words: Words) -> str:
        """One text of the protocol in the language of the screen."""
        return words.in_(current())

    def people(self) -> list[str]:
        """Who is at the table, the presenter first."""
        presenter = self.case.presenter
        here = [person.name for person in self.meeting.people if person.here]
        return sorted(here, key=lambda name: name != presenter)

    def is_saved(self, number: int) -> bool:
        """Whether what an event brought is on the disk; where it is not, its mark is waited for."""
        saved = number <= self.conductor.saved
        self._waits = self._waits or not saved
        return saved

    def wait_for(self, rows: KeptRows[Any, Any]) -> None:
        """Wait for the marks of rows that are not on the disk yet."""
        self._waits = self._waits or not rows.saved

    def saved_up_to(self) -> int:
        """The highest number on the disk; where something is not, its mark is waited for."""
        saved = self.conductor.saved
        self._waits = self._waits or saved < self.conductor.history.latest.number
        return saved

    def do(
        self,
        command: Callable[Concatenate[Meeting, Asked], Event],
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> Noted | None:
        """Ask the meeting for something. None where it was refused; the screen then says why."""
        try:
            return self.conductor.do(command, *args, **kwargs)
        except Refused as refused:
            self.refuse(str(refused))
            return None

    def refuse(self, text: str) -> None:
        """Have the screen say why something can't be done."""
        self.post_message(self.Refusal(text))

    # Drafts

    def draft(self, what: str) -> str:
        """Half-typed text of this step."""
        return self.conductor.draft(self.draft_name(what))

    def drafted(self) -> tuple[str, ...]:
        """What of this step holds half-typed text."""
        here = self.draft_name("")
        fields = self.conductor.drafted()
        return tuple(one.removeprefix(here) for one in fields if one.startswith(here))

    def keep_draft(self, what: str, text: str) -> None:
        """Keep half-typed text of this step; "" lets it go."""
        if not self.conductor.read_only:
            self.conductor.keep_draft(self.draft_name(what), text)

    def draft_name(self, what: str) -> str:
        """Name a draft: step, case, and what it is a draft of."""
        return f"{self.ref.step}/{self.client}/{what}"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is being typed."""
        if isinstance(event.input, Entry) and event.input.drafted:
            self.keep_draft(event.input.field, event.input.value)
            self.typed(event.input)

    def typed(self, entry: Entry) -> None:
        """Something was typed in a line."""

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what means something; change nothing in a meeting one only looks at."""
        name = _bare(action)
        if not any(_bare(command.id) == name for command in self.OWN_COMMANDS):
            return True
        return bool(self.ref.step) and not self.conductor.read_only and self.can(name)

    def show_keys(self) -> None:
        """Show the commands of this pane that can be given."""
        if not self.is_attached:
            return
        self.keys.show([*self._keys_of_list(), *self._keys_of_places()])

    def _keys_of_list(self) -> list[Key]:
        rows = self.changes
        if rows is None or not rows.has_focus or self.conductor.read_only:
            return []
        return [_key(command, command.key(typing=False), rows) for command in (EDIT, REMOVE)]

    def _keys_of_places(self) -> list[Key]:
        return [
            self.hint(command, shown(key)) if place is self else _key(command, key, place)
            for place in self.places()
            for command in place.own_commands()
            if command.palette
            and (key := self.key_of(command, typing=is_typing(self.screen)))
            and place.check_action(command.id, ())
        ]

    def places(self) -> tuple[Pane | Written, ...]:
        """Whose keys stand in the line of keys."""
        return (self,)

    def key_of(self, command: Command, *, typing: bool) -> str:
        """The key of a command that works at this moment, "" where none does."""
        return command.key(typing=typing)

    def hint(self, command: Command, key: str) -> Key:
        """How a command stands in the line of keys."""
        return Key(command.id, key, command.name(), tip=command.explanation(), place=self)

    def on_descendant_focus(self) -> None:
        """Other keys work in another place."""
        self.call_after_refresh(self.show_keys)

    def on_focus(self) -> None:
        """Other keys work where nobody types."""
        self.call_after_refresh(self.show_keys)

    def on_resize(self, event: Any) -> None:
        """Leave out the air where there is little room."""
        self.set_class(event.size.height < self.TIGHT, "-tight")


def _key(command: Command, key: str, place: Pane | Written | Lines) -> Key:
    tip = command.explanation()
    return Key(command.id, shown(key), command.name(), tip=tip, place=place)


def _bare(action: str) -> str:
    """The name of an action without what it is given: field of field(2)."""
    return action.partition("(")[0]
