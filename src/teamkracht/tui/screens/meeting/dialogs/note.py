"""A note that belongs to a step."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from teamkracht.i18n import _, mark
from teamkracht.tui.widgets.dialog import Form
from teamkracht.tui.widgets.fields import LineField


class NoteDialog(Form[str]):
    """One line, or several where they are pasted. What is half typed is kept."""

    def __init__(self, step: str, draft: str, keep: Callable[[str], None]) -> None:
        """`draft` is what was half typed before; `keep` takes what is half typed now."""
        super().__init__(
            _("A note with {step}").format(step=step),
            _("It stands in the minutes, with this step."),
        )
        self._draft = draft
        self._keep = keep

    DONE = mark("Keep")

    def lines(self) -> ComposeResult:
        """Give the line."""
        yield LineField(self._draft, id="note")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.query_one("#note").focus()

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._keep(event.value)

    @on(LineField.Pasted)
    def _pasted(self, event: LineField.Pasted) -> None:
        """Give several lines at once."""
        event.stop()
        typed = event.field.value.strip()
        self.dismiss("\n".join([*([typed] if typed else []), *event.lines]))

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        self.finish()

    def finish(self) -> None:
        """Give the note."""
        text = self.query_one("#note", LineField).value.strip()
        self.dismiss(text or None)
