"""Asking for a passphrase, and doing with it what takes a second, while the screen stays alive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from teamkracht.i18n import _
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable
from teamkracht.tui.widgets.dialog import Form
from teamkracht.tui.widgets.fields import LineField


class SecretField(LineField):
    """One line of which nobody at the table sees the letters."""

    guarded = False

    def __init__(self, hint: str, *, id: str) -> None:  # noqa: A002 - as Textual has it
        super().__init__(placeholder=hint, password=True, id=id)


@dataclass(frozen=True)
class Question:
    """What is asked, and what is done with the answers.

    `do` is called in a thread with what was typed, field by field. What it gives is what the dialog
    gives; where it raises StoreError its sentence is shown and one can try again.
    """

    title: str
    text: str
    fields: tuple[str, ...]
    """A hint for each."""
    do: Callable[[Sequence[str]], str]
    ok: str
    cancel: str
    busy: str
    """Said while it is done."""


class AskSecret(Form[str]):
    """A question that is answered with a passphrase; None where it was closed."""

    DEFAULT_CSS = """
    AskSecret > #dialog { width: 76; overflow-y: auto; scrollbar-size-vertical: 1; }
    AskSecret #said { height: auto; color: $over; }
    AskSecret #said.-busy { color: $quiet; }
    """

    class Done(Message):
        """It was done, or `fault` says why not."""

        def __init__(self, answer: str, fault: str = "") -> None:
            super().__init__()
            self.answer = answer
            self.fault = fault

    def __init__(self, question: Question) -> None:
        super().__init__(question.title, question.text)
        self._question = question
        self._busy = False

    def lines(self) -> ComposeResult:
        """Give the fields, room for a sentence, and two buttons."""
        for number, hint in enumerate(self._question.fields):
            yield SecretField(hint, id=f"secret-{number}")
        yield Static("", id="said", markup=False)

    def done_label(self) -> str:
        """As the question has it."""
        return self._question.ok

    def close_label(self) -> str:
        """As the question has it."""
        return self._question.cancel

    def on_mount(self) -> None:
        """Start typing at once."""
        self.query(SecretField).first().focus()

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        fields = list(self.query(SecretField))
        if event.input is fields[-1]:
            self.finish()
        else:
            self.focus_next(SecretField)

    async def may_leave(self) -> bool:
        """Not halfway."""
        return not self._busy

    def action_close(self) -> None:
        """Close without an answer; not halfway."""
        if not self._busy:
            super().action_close()

    def finish(self) -> None:
        """Try what was typed."""
        if self._busy:
            return
        empty = next((one for one in self.query(SecretField) if not one.value.strip()), None)
        if empty is not None:
            self._say(_("This can't stay empty."))
            empty.focus()
            return
        typed = [one.value for one in self.query(SecretField)]
        self._busy = True
        self._say(self._question.busy, busy=True)
        # First drawn: the library of the passphrase lets no other thread go on.
        self.call_after_refresh(self._work, typed)

    @work(thread=True, exclusive=True)
    def _work(self, typed: Sequence[str]) -> None:
        try:
            answer = self._question.do(typed)
        except (StoreError, Unreadable) as fault:
            self.post_message(self.Done("", str(fault)))
        else:
            self.post_message(self.Done(answer))

    @on(Done)
    def _done(self, event: Done) -> None:
        self._busy = False
        if not event.fault:
            self.dismiss(event.answer)
            return
        self._say(event.fault)
        for field in self.query(SecretField):
            field.clear()
        self.query(SecretField).first().focus()

    def _say(self, text: str, *, busy: bool = False) -> None:
        line = self.query_one("#said", Static)
        line.set_class(busy, "-busy")
        line.update(text)


def open_team(home: Home, team: str) -> AskSecret:
    """Ask for the passphrase of a team, and open it."""

    def do(typed: Sequence[str]) -> str:
        home.keys.open_team(team, typed[0])
        return team

    return AskSecret(
        Question(
            title=_("{team} is encrypted").format(team=team),
            text=_(
                "Type the passphrase of your team, or the recovery key. Without it you can go on "
                "with what is not encrypted."
            ),
            fields=(_("passphrase"),),
            do=do,
            ok=_("Open"),
            cancel=_("Leave it closed"),
            busy=_("One moment: this takes a second on purpose."),
        )
    )
