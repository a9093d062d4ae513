"""A note that belongs to a step."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

from teamkracht.i18n import _
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField


class NoteDialog(Dialog[str]):
    """One line, or several where they are pasted. What is half typed is kept."""

    def __init__(self, step: str, draft: str, keep: Callable[[str], None]) -> None:
        """`draft` is what was half typed before; `keep` takes what is half typed now."""
        super().__init__(
            _("A note with {step}").format(step=step),
            _("It stands in the minutes, with this step."),
        )
        self._draft = draft
        self._keep = keep

    def body(self) -> ComposeResult:
        """Give the line and two buttons."""
        yield LineField(self._draft, id="note")
        with Horizontal(id="choices"):
            yield Button(Content(_("Keep") + "  Enter"), id="keep")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.query_one("#note").focus()

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._keep(event.value)

    @on(LineField.Pasted)
    def _pasted(self, event: LineField.Pasted) -> None:
        event.stop()
        typed = event.field.value.strip()
        self.dismiss("\n".join([*([typed] if typed else []), *event.lines]))

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self._finish()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "keep":
            self._finish()
        else:
            self.dismiss(None)

    def _finish(self) -> None:
        text = self.query_one("#note", LineField).value.strip()
        self.dismiss(text or None)
