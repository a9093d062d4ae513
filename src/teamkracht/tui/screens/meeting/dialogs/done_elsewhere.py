"""A step that was done on the flip chart or aloud, with a number where that helps."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField


@dataclass(frozen=True)
class Done:
    """What the facilitator says of a step."""

    note: str
    amount: int | None = None


class DoneElsewhere(Dialog[Done]):
    """How a step was done. Enter means the flip chart, the second button aloud."""

    DEFAULT_CSS = "DoneElsewhere #amount-wrong { height: auto; padding: 0 1; color: $attention; }"

    def __init__(self, step: str, kind: str) -> None:
        """`step` is its title; `kind` decides which number is asked for."""
        text = _("A step that was done counts, typed or not.")
        super().__init__(_("{step}: done").format(step=step), text)
        self._kind = kind

    def body(self) -> ComposeResult:
        """Give the number, where one helps, and the two ways."""
        if asked := _number_asked(self._kind):
            yield Static(asked, markup=False)
            yield LineField(id="amount", max_length=3, placeholder=_("a number"))
            yield Static("", id="amount-wrong", markup=False)
        with Answers(id="choices"):
            yield Button(Content(_("On the flip chart")), id="flip")
            yield Button(Content(_("Aloud")), id="aloud")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin where most people want to."""
        fields = self.query(LineField)
        (fields.first() if fields else self.query_one("#flip")).focus()

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self._finish(_("done on the flip chart"))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "cancel":
            self.dismiss(None)
        else:
            flip = event.button.id == "flip"
            self._finish(_("done on the flip chart") if flip else _("done aloud"))

    def _finish(self, note: str) -> None:
        """Give the answer, unless something that is no number stands in the field."""
        fields = self.query(LineField)
        text = fields.first().value.strip() if fields else ""
        if text and not text.isdecimal():
            wrong = _("“{text}” is no number. Type figures, or leave it empty.")
            self.query_one("#amount-wrong", Static).update(wrong.format(text=text))
            fields.first().focus()
        else:
            self.dismiss(Done(note, int(text) if text else None))


def _number_asked(kind: str) -> str:
    return {
        "collect": _("How many ideas? You may leave this empty."),
        "round": _("How many questions? You may leave this empty."),
        "choose": _("How many ideas were chosen? You may leave this empty."),
        "follow_up": _("How many actions? You may leave this empty."),
    }.get(kind, "")
