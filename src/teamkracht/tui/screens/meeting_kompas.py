"""The krachtkompas of a case as a picture, and the whole screen full of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from teamkracht.i18n import _, mark
from teamkracht.meeting.kompas import CONDITIONS, SECTIONS, Place
from teamkracht.meeting.meeting import Case
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.compass_picture import CompassField, CompassPicture, Entry, Section
from teamkracht.tui.widgets.footer import CommandFooter

_TITLES = {
    "jezelf_zijn": mark("being yourself"),
    "ertoe_doen": mark("making a difference"),
    "meedoen": mark("taking part"),
    "erbij_horen": mark("belonging"),
    "krachten": mark("Strengths"),
    "hulpbronnen": mark("Resources"),
    "wensen": mark("Wishes"),
}


def condition_title(condition: str) -> str:
    """Give the name of one of the four fields."""
    return _(_TITLES[condition])


def section_title(section: str) -> str:
    """Give the name of a section of a field."""
    return _(_TITLES[section])


def picture(case: Case, saved: int) -> CompassPicture:
    """Give the kompas of a case. What was heard in this meeting has a plus."""
    heard = {(one.place, one.text): one.number for one in case.heard}

    def section(name: str, condition: str) -> Section:
        place = Place(name, condition)  # type: ignore[arg-type]
        return Section(
            section_title(name),
            tuple(
                Entry(text, (place, text) in heard, heard.get((place, text), 0) <= saved)
                for text in case.kompas.entries(place)
            ),
        )

    fields = tuple(
        CompassField(one, condition_title(one), tuple(section(name, one) for name in SECTIONS))
        for one in CONDITIONS
    )
    return CompassPicture(
        case.kompas.belangrijkst,
        case.kompas.doelen,
        fields,
        _("What matters most"),
        _("Goals"),
        _("+ heard today") if heard else "",
    )


class KompasScreen(WithCommands, ModalScreen[None]):
    """The krachtkompas over the whole screen. Enter shows one field large; Escape goes back."""

    OWN_COMMANDS = (
        Command(
            "close", mark("Back to the meeting"), keys=("escape", "ctrl+r", "q"), footer=True,
            palette=False,
        ),
    )  # fmt: skip
    HELP_TITLE = mark("The krachtkompas")
    HELP_TEXT = mark("The arrows choose a field, Enter shows it large and small again.")
    DEFAULT_CSS = """
    KompasScreen { background: $background; }
    KompasScreen #whose { margin: 1 3 0 3; color: $foreground; text-style: bold; }
    KompasScreen Compass { margin: 0 2; }
    """

    def __init__(self, case: Case, saved: int) -> None:
        super().__init__()
        self._case = case
        self._saved = saved

    def compose(self) -> ComposeResult:
        """Show whose kompas it is, the kompas, and how to go back."""
        yield Static(
            _("Krachtkompas of {client}").format(client=self._case.client), id="whose", markup=False
        )
        yield Compass()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Fill it."""
        compass = self.query_one(Compass)
        compass.show(picture(self._case, self._saved))
        compass.focus()
        self._large: str | None = None

    def on_compass_opened(self, event: Compass.Opened) -> None:
        """Show one field large, or all four again."""
        self._large = None if self._large else event.key
        event.compass.large(self._large)

    def action_close(self) -> None:
        """Go back; from one field to all four first."""
        if self._large:
            self._large = None
            self.query_one(Compass).large(None)
        else:
            self.dismiss(None)
