"""The krachtkompas at the table: large, and quick to fill in."""

from __future__ import annotations

from textual.app import ComposeResult

from teamkracht.i18n import _, mark
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.compass import add_entry, change_entry, confirm_kompas, note_kompas
from teamkracht.meeting.kompas import CONDITIONS, SECTIONS, Place, Status
from teamkracht.meeting.notes import set_client_knows
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.compass_commands import COMPASS_COMMANDS, KOMPAS, STATUSES
from teamkracht.tui.panes.compass_words import ORDER, SECTION_NAMES, picture, place_name, question
from teamkracht.tui.panes.key_line import Key, KeyLine
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.panes.written import Written
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.row import Row


class CompassPane(Pane):
    """The kompas over the whole pane; a line under it while one fills it in."""

    HELP_TITLE = KOMPAS
    HELP_TEXT = mark(
        "Say with one key whether there is a compass. To fill it in, choose a field with 1 to 4, "
        "or 0 for the middle, type two to five words and press Enter; the next entry goes to the "
        "same place. Tab goes on to the next part. Empty parts are fine."
    )
    OWN_COMMANDS = COMPASS_COMMANDS
    TIGHT = 22
    DEFAULT_CSS = """
    CompassPane Compass { height: 1fr; min-height: 6; padding: 1 1 0 1; }
    CompassPane.-tight Compass { padding: 0 1; }
    CompassPane Written { display: none; height: 2; min-height: 2; }
    CompassPane.-filling Written { display: block; }
    CompassPane.-filling Written > Lines { display: none; }
    CompassPane.-changing Written { height: 1fr; min-height: 4; }
    CompassPane.-changing Written > Lines { display: block; }
    CompassPane.-changing Compass { display: none; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.place = ORDER[0]
        self.large = False
        self.status = KeyLine()
        self.compass = Compass()
        self.written = Written("entry", self)
        self.changes = self.written.lines

    def body(self) -> ComposeResult:
        """Put the facts above the kompas, and the line to fill it in under it."""
        yield self.status
        yield self.compass
        yield self.written

    def focus_first(self) -> None:
        """Go to the kompas, or on with what is half typed."""
        (self.written.entry if self.has_class("-filling") else self.compass).focus()

    def take_up(self) -> None:
        """Begin with the whole kompas, or with the entry that was half typed."""
        self.set_class(False, "-filling", "-changing")
        self.large = False
        self.compass.large(None)
        self.compass.point(None)
        self.written.entry.disabled = self.conductor.read_only
        self.written.begin()
        if self.written.entry.value:
            at = self.draft("place")
            self.place = ORDER[int(at)] if at.isdigit() and int(at) < len(ORDER) else ORDER[0]
            self.add_class("-filling")

    def redraw(self) -> None:
        """Show the kompas, and what is known of it."""
        case = self.case
        statuses = [
            Key(name, key, _(words), case.kompas_status == name, _(tip))
            for name, key, words, tip in STATUSES
        ]
        self.status.show(statuses, right=self._sketch())
        self.compass.show(picture(case, self.saved_up_to()))
        self.written.lead(f"{place_name(self.place)} ›")
        self.written.entry.hint(question(self.place, self.client))
        self.written.show(self._rows())
        super().redraw()

    def _sketch(self) -> str:
        kompas = self.case.kompas
        if kompas.is_empty:
            return _("nothing on it yet")
        return _("seen together") if kompas.confirmed else _("sketch of the team")

    def hint(self, command: Command, key: str) -> Key:
        """The facts of the kompas carry their sign, and the fields their figures."""
        case = self.case
        if command.id == "fill":
            return Key("fill", "0–4", command.name(), tip=command.explanation())
        if command.id == "confirm":
            return Key(
                "confirm", key, _("compass seen"), case.kompas.confirmed, command.explanation()
            )
        if command.id == "knows":
            no = case.client_knows is False
            words = _("does not know of it") if no else _("knows of it")
            return Key("knows", key, words, case.client_knows is not None, command.explanation())
        return super().hint(command, key)

    def _places(self) -> list[Place]:
        """The places that are changed together: those of one condition, or the middle."""
        return [place for place in ORDER if place.condition == self.place.condition]

    def _rows(self) -> list[Row]:
        """The entries to change, each with the place it stands at."""
        if not self.has_class("-changing"):
            return []
        heard = {(one.place, one.text): one.number for one in self.case.heard}
        return [
            Row(f"{ORDER.index(place)}:{n}", text, right=_(SECTION_NAMES[place.section]),
                saved=self.is_saved(heard.get((place, text), 0)))
            for place in self._places()
            for n, text in enumerate(self.case.kompas.entries(place))
        ]  # fmt: skip

    # What the line asks

    def write(self, texts: tuple[str, ...]) -> bool:
        """Put entries on the kompas. A kompas that was empty is made here."""
        if self.case.kompas_status is None and self.case.kompas.is_empty:
            self.do(note_kompas, self.ref, "made_here")
        kept = [self.do(add_entry, self.client, self.place, text) for text in texts]
        return any(noted is not None for noted in kept)

    def _at(self, key: str) -> tuple[Place, int]:
        place, _colon, n = key.partition(":")
        return ORDER[int(place)], int(n)

    def rewrite(self, key: str, text: str) -> bool:
        """Put an entry in other words."""
        return self.do(change_entry, self.client, *self._at(key), text) is not None

    def rub_out(self, key: str) -> None:
        """Take an entry away."""
        self.do(change_entry, self.client, *self._at(key), None)

    def leave(self) -> None:
        """Keep the half-typed entry."""
        self.written.leave()

    # Commands

    def can(self, action: str) -> bool:
        """The line's keys while it is open, the kompas's own while it is not."""
        filling = self.has_class("-filling")
        if action in ("next_place", "place_before", "ready"):
            return filling
        return bool(self.ref.case) and not self.written.entry.has_focus

    def _status(self, status: Status) -> None:
        if self.case.kompas_status != status:
            self.do(note_kompas, self.ref, status)

    def action_brought(self) -> None:
        """There is a kompas."""
        self._status("brought")

    def action_made_here(self) -> None:
        """It is made here; begin at once."""
        self._status("made_here")
        self._fill(ORDER[0])

    def action_missing(self) -> None:
        """There is none, and that is all right."""
        self._status("missing")

    def action_fill(self) -> None:
        """Fill in the chosen field."""
        self.action_field(self.compass.selected)

    def action_field(self, n: int) -> None:
        """Fill in one of the four fields."""
        self._fill(Place(SECTIONS[0], CONDITIONS[n]))  # type: ignore[arg-type]

    def action_middle(self) -> None:
        """Fill in what matters most."""
        self._fill(Place("belangrijkst"))

    def _fill(self, place: Place) -> None:
        self._go(place)
        self.add_class("-filling")
        self.redraw()
        self.written.entry.focus()

    def action_change(self) -> None:
        """Change entries of the chosen field."""
        self.add_class("-changing")
        self._fill(Place(SECTIONS[0], CONDITIONS[self.compass.selected]))  # type: ignore[arg-type]
        if self.written.lines.rows:
            self.written.lines.focus()

    def action_enlarge(self) -> None:
        """Show the chosen field large, or all four."""
        self.large = not self.large
        self.compass.large(self.compass.selected_key if self.large else None)

    def action_confirm(self) -> None:
        """Say that the client has seen it, or has not."""
        self.do(confirm_kompas, self.client, not self.case.kompas.confirmed)

    def action_knows(self) -> None:
        """Yes, no, not said."""
        order: list[bool | None] = [None, True, False]
        after = order[(order.index(self.case.client_knows) + 1) % 3]
        self.do(set_client_knows, self.client, after)

    def action_next_place(self) -> None:
        """Go on to the next part."""
        self._move(1)

    def action_place_before(self) -> None:
        """Go back to the part before."""
        self._move(-1)

    def _move(self, step: int) -> None:
        self._go(ORDER[(ORDER.index(self.place) + step) % len(ORDER)])
        self.redraw()
        self.written.entry.focus()

    def _go(self, place: Place) -> None:
        """Fill in another place; where there is little room its field is shown large."""
        if place.condition != self.place.condition:
            self.written.keep_change()
        self.place = place
        self.compass.large((place.condition or None) if self.has_class("-tight") else None)
        self.keep_draft("place", str(ORDER.index(place)))
        self.compass.point(place.condition or None)
        if place.condition:
            self.compass.selected = CONDITIONS.index(place.condition)

    def action_ready(self) -> None:
        """Keep what was typed and show the whole kompas."""
        self.leave()
        self.remove_class("-filling", "-changing")
        self.large = False
        self.compass.large(None)
        self.compass.point(None)
        self.redraw()
        self.compass.focus()

    def on_compass_opened(self, event: Compass.Opened) -> None:
        """Enter and a double click fill a field in."""
        event.stop()
        if not self.conductor.read_only:
            self.action_fill()
