"""A name for a new case: a bird that is offered, or one of your own."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.records.renaming import begins_like
from teamkracht.store.names import same
from teamkracht.tui.birds import offer, with_english
from teamkracht.tui.widgets.answers import Answers
from teamkracht.tui.widgets.begins_name import BeginsName
from teamkracht.tui.widgets.dialog import Dialog
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.groups import Group, Groups, Item


class Birds(Groups, BeginsName):
    """The birds; a letter begins a name of one's own."""

    names = "#own"


class NewCase(Dialog[str]):
    """Gives the pseudonym. `taken` are those of the team: choosing one of these opens that case."""

    DEFAULT_CSS = """
    NewCase Birds { margin-bottom: 1; }
    """

    def __init__(
        self, random: Random, taken: Collection[str], word: str, people: Collection[str] = ()
    ) -> None:
        """`word` is what the team calls the people it works for; `people` are in the team."""
        text = _(
            "Choose a name that says nothing about the person. A real name does not belong in a "
            "file: whoever finds it would know who this is about."
        )
        super().__init__(_("What do we call this {client}?").format(client=word), text)
        self._random = random
        self._taken = tuple(taken)
        self._people = tuple(people)
        self._asked = ""

    def body(self) -> ComposeResult:
        """Offer some birds, and a line for another name."""
        yield Birds(id="birds")
        yield LineField(placeholder=_("or a name of your own"), id="own")
        yield Static("", id="fault", markup=False)
        with Answers(id="choices"):
            yield Button(Content(_("Other birds")), id="others")
            yield Button(Content(_("Cancel") + "  Esc"), id="cancel")

    def on_mount(self) -> None:
        """Begin with the birds."""
        self._offer()
        self.query_one("#birds").focus()

    def _offer(self) -> None:
        birds = offer(self._random, self._taken)
        items = tuple(Item(bird, with_english(bird)) for bird in birds)
        self.query_one("#birds", Groups).show((Group("", items),))

    @on(Groups.Chosen)
    def _bird(self, event: Groups.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)

    @on(LineField.Submitted)
    def _own(self, event: LineField.Submitted) -> None:
        event.stop()
        name = event.value.strip()
        person = next((one for one in self._people if begins_like(name, one)), None)
        if name and person and name != self._asked:
            self._asked = name
            said = _("{person} is in the team. Enter once more if this is not a real name.")
            self.query_one("#fault", Static).update(said.format(person=person))
        elif name:
            known = next((one for one in self._taken if same(one, name)), None)
            self.dismiss(known or name)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "others":
            self._offer()
            self.query_one("#birds").focus()
        else:
            self.dismiss(None)
