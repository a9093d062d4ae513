"""One more case on the agenda: a pseudonym, who brings it in, and the question if known."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.meeting import Meeting
from teamkracht.protocol.steps import FieldName
from teamkracht.tui.panes.names import beginning
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.name_field import NameField, NameLine


class AddCase(Dialog[Brought]):
    """The case, with a name that is offered. Enter goes on, and at the question adds it."""

    DEFAULT_CSS = """
    AddCase .label { color: $quiet; height: 1; }
    AddCase #client, AddCase NameLine { margin-bottom: 1; }
    """

    def __init__(
        self, meeting: Meeting, another: Callable[[], str], begun: Brought | None = None
    ) -> None:
        """`another` gives a name of a bird that nobody has; `begun` is what was typed before."""
        text = _("Use a name that says nothing about the person. This one is free.")
        super().__init__(_("Add a case"), text)
        self._meeting = meeting
        self._another = another
        self._begun = begun or Brought(another())

    def body(self) -> ComposeResult:
        """Give three lines and the buttons."""
        names = [person.name for person in self._meeting.people if person.here]
        yield Static(_("Name for the client"), classes="label", markup=False)
        yield LineField(self._begun.client, id="client", select_on_focus=True)
        yield Static(_("Who presents?"), classes="label", markup=False)
        yield NameLine(NameField(names, value=self._begun.presenter or "", id="presenter"))
        yield Static(_("The question for the team, if known"), classes="label", markup=False)
        question = self._begun.fields.get("help_question", "")
        yield LineField(question, id="question", placeholder=_("may stay empty"))
        with Answers(id="choices"):
            yield Button(Content(_("Add")), id="add")
            yield Button(Content(_("Another name")), id="another")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin at the name that is offered; what is typed takes its place."""
        self.query_one("#client").focus()

    @on(LineField.Submitted)
    def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        if event.input.id == "question":
            self._finish()
        else:
            self.focus_next(LineField)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "add":
            self._finish()
        elif event.button.id == "another":
            self.query_one("#client", LineField).value = self._another()
        else:
            self.dismiss(None)

    def _finish(self) -> None:
        client, presenter, question = (
            self.query_one(f"#{name}", LineField).value.strip()
            for name in ("client", "presenter", "question")
        )
        if not client:
            self.query_one("#client").focus()
            return
        presenter = beginning(presenter, self.query_one(NameField).names) or presenter
        fields: dict[FieldName, str] = {"help_question": question} if question else {}
        self.dismiss(Brought(client, presenter or None, fields))
