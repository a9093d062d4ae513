"""Questions that lie over the screen: a title, a few words, and choices with keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import Command, WithCommands, shown
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.fields import LineField

T = TypeVar("T")

WIDTH = 64
"""Cells of a dialog, as the styles have it."""
AROUND = 6
"""The space at both sides of it."""


@dataclass(frozen=True)
class Choice:
    """One answer to a question."""

    id: str
    """What the question gives back."""
    label: str
    """In the language in use."""
    key: str = ""
    """A letter or key that gives this answer at once."""
    strong: bool = False
    """The answer that most people want; it has the focus."""


def lettered(name: str, label: str, *, strong: bool = False) -> Choice:
    """An answer with the first letter of its words as its key, in the language in use."""
    return Choice(name, label, label[0].casefold(), strong=strong)


CLOSE = Command(
    "close",
    mark("Close"),
    mark("Close this without an answer."),
    ("escape",),
    footer=True,
    palette=False,
)


class Dialog(WithCommands, ModalScreen[T], Generic[T]):
    """Base of what lies over the screen. Override `body`; leave with `dismiss`.

    Escape, its button and a click beside it close it with None; not a click once something is
    typed, for a palm on the laptop clicks too.
    """

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (CLOSE,)
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 70%; }
    Dialog > #dialog {
        width: 64; max-width: 92%; height: auto; max-height: 90%;
        padding: 1 3; background: $raised;
        overflow-y: auto; scrollbar-size-vertical: 1;
    }
    Dialog #dialog-title { text-style: bold; color: $here; height: auto; margin-bottom: 1; }
    Dialog #dialog-text { height: auto; margin-bottom: 1; }
    Dialog.-short > #dialog { max-height: 100%; }
    Dialog LineField { background: $background; }
    Dialog #choices { margin-top: 1; }
    Dialog #choices Button {
        border: none; height: 1; min-width: 8; width: auto; padding: 0 2; margin-right: 2;
        background: $background; color: $foreground; text-style: none;
    }
    Dialog #choices Button:hover { background: $cursor; }
    Dialog #choices Button:focus { background: $here; color: $background; text-style: bold; }
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Put the title and the text above the body."""
        with Vertical(id="dialog"):
            yield Static(self._title, id="dialog-title", markup=False)
            if self._text:
                yield Static(self._text, id="dialog-text", markup=False)
            yield from self.body()

    def body(self) -> ComposeResult:
        """Give what stands under the text."""
        yield from ()

    def on_mount(self) -> None:
        """Know what stood in the lines before anything was typed."""
        self._opened_with = self._in_the_lines()

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Close at a click beside the dialog, where nothing is lost by it."""
        beside = self.get_widget_at(event.screen_x, event.screen_y)[0] is self
        if beside and self._in_the_lines() == self._opened_with:
            self.action_close()

    def _in_the_lines(self) -> list[str]:
        return [line.value for line in self.query(Input)]


class Ask(Dialog[str]):
    """A question with a few answers; gives the id of the choice, None where it was closed.

    Arrows and Tab go along the answers; the key of an answer gives it at once.
    """

    def __init__(
        self, title: str, text: str, choices: Sequence[Choice], *, careful: bool = False
    ) -> None:
        """`careful` puts the focus on Cancel: an Enter out of habit changes nothing."""
        super().__init__(title, text)
        self._choices = tuple(choices)
        self._careful = careful

    def body(self) -> ComposeResult:
        """Give the answers as buttons."""
        with Answers(id="choices"):
            for choice in self._choices:
                key = f"  {shown(choice.key)}" if choice.key else ""
                yield Button(Content(f"{choice.label}{key}"), id=f"choice-{choice.id}")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Put the focus on the answer that most people want; let all of them be in view."""
        self.query_one("#dialog").styles.width = max(WIDTH, self.query_one(Answers).room() + AROUND)
        if self._careful:
            self.query_one("#cancel", Button).focus()
            return
        strong = next((c for c in self._choices if c.strong), self._choices[0])
        self.query_one(f"#choice-{strong.id}", Button).focus()

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        event.stop()
        chosen = event.button.id or ""
        self.dismiss(None if chosen == "cancel" else chosen.removeprefix("choice-"))

    def on_key(self, event: Key) -> None:
        """Give the answer that has this key, or go along the answers."""
        found = next((c for c in self._choices if c.key and c.key == event.key), None)
        if found is not None:
            event.stop()
            self.dismiss(found.id)
        elif event.key in {"left", "right", "up", "down"}:
            event.stop()
            back = event.key in {"left", "up"}
            (self.focus_previous if back else self.focus_next)("#choices Button")


class Form(Dialog[T], Generic[T]):
    """A dialog with lines to fill in: Enter or its button finishes it, Escape closes it.

    Override `lines`, and `finish`, which dismisses or says what lacks.
    """

    DONE = mark("OK")
    """What the button that finishes it says."""

    def body(self) -> ComposeResult:
        """Give the lines and two buttons."""
        yield from self.lines()
        with Answers(id="choices"):
            yield Button(Content(self.done_label() + "  Enter"), id="ok")
            yield Button(Content(self.close_label() + "  Esc"), id="cancel")

    def done_label(self) -> str:
        """What the button that finishes it says, in the language in use."""
        return _(self.DONE)

    def close_label(self) -> str:
        """What the button that closes it says, in the language in use."""
        return _("Cancel")

    def lines(self) -> ComposeResult:
        """Give what there is to fill in."""
        yield from ()

    def finish(self) -> None:
        """Give the answer, or say what lacks."""
        raise NotImplementedError

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "ok":
            self.finish()
        else:
            self.action_close()


class AskText(Form[str]):
    """A question that is answered in one line; gives the text, None where it was closed.

    `optional` lets an empty answer through: skipping with or without a reason. `over`: the first
    key takes the place of the value.
    """

    DEFAULT_CSS = """
    AskText #fault { height: auto; color: $attention; display: none; }
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        value: str = "",
        over: bool = False,
        hint: str = "",
        optional: bool = True,
    ) -> None:
        super().__init__(title, text)
        self._value = value
        self._over = over
        self._hint = hint
        self._optional = optional

    def lines(self) -> ComposeResult:
        """Give the field."""
        yield LineField(
            self._value, placeholder=self._hint, id="answer", select_on_focus=self._over
        )
        yield Static(_("This can't stay empty."), id="fault", markup=False)

    def on_mount(self) -> None:
        """Start typing at once."""
        self.query_one("#answer", LineField).focus()

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self.finish()

    def finish(self) -> None:
        """Give the text, or say that it lacks."""
        text = self.query_one("#answer", LineField).value.strip()
        if text or self._optional:
            self.dismiss(text)
        else:
            self.query_one("#fault").display = True
            self.query_one("#answer").focus()
