"""The krachtkompas of a case that is prepared: as it will lie on the table, filled in quickly."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from teamkracht.i18n import _, mark
from teamkracht.meeting.case import Case, Heard
from teamkracht.meeting.kompas import CONDITIONS, SECTIONS, Kompas, Place
from teamkracht.meeting.saying import said_or_none
from teamkracht.privacy import without_bsn
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.panes.compass_words import ORDER, SECTION_NAMES, picture, place_name, question
from teamkracht.tui.panes.written import Written
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.row import Row

KOMPAS = mark("The strengths compass")


def _command(action: str, label: str, explained: str, *keys: str, footer: bool = False) -> Command:
    return Command(action, label, explained, keys, group=KOMPAS, footer=footer)


class KompasPart(WithCommands, Widget):
    """`show(kompas, client, added)`; posts `Changed` with the kompas as it has become."""

    HELP_TITLE = KOMPAS
    HELP_TEXT = mark(
        "Choose a field with the arrows or with 1 to 4, type two to five words and press Enter; "
        "the next entry goes to the same place. Tab goes on to the next part. Empty parts are fine."
    )
    OWN_COMMANDS = (
        _command(
            "fill", mark("Fill in"), mark("Type entries in the chosen field."), "v", footer=True
        ),
        *(
            Command(
                f"field({n})",
                mark("Fill in a field"),
                mark("Fill in one of the four fields."),
                (str(n + 1),),
                group=KOMPAS,
                palette=False,
            )
            for n in range(4)
        ),
        _command("middle", mark("Middle"), mark("Fill in what matters most."), "0"),
        _command(
            "change",
            mark("Change"),
            mark("Change or remove entries of the chosen field."),
            "e",
            footer=True,
        ),
        _command(
            "confirm",
            mark("Seen by the client"),
            mark(
                "Say whether the client has seen the compass; until then it is the team's sketch."
            ),
            "c",
        ),
        Command(
            "next_place",
            mark("Next part"),
            mark("Go on to the next part of the compass."),
            ("tab",),
            group=KOMPAS,
            footer=True,
            priority=True,
        ),
        Command(
            "place_before",
            mark("Part before"),
            mark("Go back to the part before."),
            ("shift+tab",),
            group=KOMPAS,
            priority=True,
        ),
        _command("ready", mark("Ready"), mark("Back to the whole compass."), "escape", footer=True),
    )
    DEFAULT_CSS = """
    KompasPart { layout: vertical; width: 1fr; height: 1fr; }
    KompasPart Compass { height: 1fr; min-height: 6; }
    KompasPart Written { display: none; height: 2; min-height: 2; }
    KompasPart.-filling Written { display: block; }
    KompasPart.-filling Written > Lines { display: none; }
    KompasPart.-changing Written { height: 1fr; min-height: 4; }
    KompasPart.-changing Written > Lines { display: block; }
    KompasPart.-changing Compass { display: none; }
    """

    class Changed(Message):
        """The kompas has become another."""

        def __init__(self, kompas: Kompas) -> None:
            super().__init__()
            self.kompas = kompas

    def __init__(self) -> None:
        super().__init__()
        self.kompas = Kompas()
        self.place = ORDER[0]
        self.compass = Compass()
        self.written = Written("entry", self)
        self._client = ""
        self._added: tuple[tuple[Place, str], ...] = ()
        self._legend = ""

    def compose(self) -> ComposeResult:
        """Put the line to fill it in, with the name of its place, above the kompas."""
        yield self.written
        yield self.compass

    def show(
        self, kompas: Kompas, client: str, added: tuple[tuple[Place, str], ...], legend: str
    ) -> None:
        """Show a kompas; what was `added` carries a plus, and the legend says since when."""
        self.kompas, self._client, self._added, self._legend = kompas, client, added, legend
        self._redraw()

    @property
    def is_open(self) -> bool:
        """Somebody is in the line to fill it in, or in the list to change it."""
        return self.has_class("-filling") and self.has_focus_within

    def half_typed(self) -> Kompas:
        """Give the kompas with the entry that somebody is typing, for where the power fails."""
        text = said_or_none(without_bsn(self.written.entry.value))
        entries = self.kompas.entries(self.place)
        if text is None or text in entries or self.written.entry.editing is not None:
            return self.kompas
        return self.kompas.with_entries(self.place, (*entries, text))

    def leave(self) -> None:
        """Keep the half-typed entry."""
        self.written.leave()

    def _redraw(self) -> None:
        heard = tuple(Heard(0, place, text, "") for place, text in self._added)
        case = Case(self._client, kompas=self.kompas, kompas_status="brought", heard=heard)
        self.compass.show(replace(picture(case, 0), legend=self._legend))
        self.written.lead(f"{place_name(self.place)} ›")
        self.written.entry.hint(question(self.place, self._client))
        self.written.show(self._rows())

    def _rows(self) -> list[Row]:
        if not self.has_class("-changing"):
            return []
        return [
            Row(f"{place.section}:{n}", text, right=_(SECTION_NAMES[place.section]))
            for place in self._places()
            for n, text in enumerate(self.kompas.entries(place))
        ]

    def _places(self) -> list[Place]:
        return [place for place in ORDER if place.condition == self.place.condition]

    # What the line asks

    def write(self, texts: tuple[str, ...]) -> bool:
        """Put entries on the kompas; one that is there already is let go."""
        before = self.kompas.entries(self.place)
        fresh = dict.fromkeys(text for one in texts if (text := said_or_none(without_bsn(one))))
        came = tuple((self.place, text) for text in fresh if text not in before)
        entries = (*before, *(text for _place, text in came))
        self._become(self.kompas.with_entries(self.place, entries), came)
        return True

    def rewrite(self, key: str, text: str) -> bool:
        """Put an entry in other words; without words, or with those of another, it goes."""
        place, at = self._at(key)
        entries = list(self.kompas.entries(place))
        said = said_or_none(without_bsn(text))
        others = {*entries[:at], *entries[at + 1 :]}
        entries[at : at + 1] = [said] if said and said not in others else []
        came = ((place, said),) if said else ()
        self._become(self.kompas.with_entries(place, tuple(entries)), came)
        return True

    def rub_out(self, key: str) -> None:
        """Take an entry away."""
        self.rewrite(key, "")

    def draft(self, what: str) -> str:  # noqa: ARG002 - as a list of what was written asks
        """No drafts here: what is half typed goes along when the case is saved."""
        return ""

    def drafted(self) -> tuple[str, ...]:
        """No drafts here."""
        return ()

    def keep_draft(self, what: str, text: str) -> None:
        """No drafts here."""

    def _become(self, kompas: Kompas, came: tuple[tuple[Place, str], ...] = ()) -> None:
        if kompas != self.kompas:
            self.kompas = kompas
            self._added = (*self._added, *came)
            self._redraw()
            self.post_message(self.Changed(kompas))

    def _at(self, key: str) -> tuple[Place, int]:
        section, _colon, n = key.partition(":")
        return next(place for place in self._places() if place.section == section), int(n)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The line's keys while it is open, the kompas's own while it is not."""
        filling = self.has_class("-filling")
        if action in {"next_place", "place_before", "ready"}:
            return filling
        if action in {"fill", "field", "middle", "change", "confirm"} or action[:6] == "field(":
            return not self.written.entry.has_focus
        return super().check_action(action, parameters)

    def action_fill(self) -> None:
        """Fill in the chosen field."""
        self.action_field(self.compass.selected)

    def action_field(self, n: int) -> None:
        """Fill in one of the four fields."""
        self._fill(Place(SECTIONS[0], CONDITIONS[n]))  # type: ignore[arg-type]

    def action_middle(self) -> None:
        """Fill in what matters most."""
        self._fill(Place("belangrijkst"))

    def action_change(self) -> None:
        """Change entries of the chosen field."""
        self.add_class("-changing")
        self.action_field(self.compass.selected)
        if self.written.lines.rows:
            self.written.lines.cursor = 0
            self.written.lines.focus()

    def action_confirm(self) -> None:
        """Say that the client has seen it, or has not."""
        self._become(replace(self.kompas, confirmed=not self.kompas.confirmed))

    def action_next_place(self) -> None:
        """Go on to the next part."""
        self._move(1)

    def action_place_before(self) -> None:
        """Go back to the part before."""
        self._move(-1)

    def action_ready(self) -> None:
        """Keep what was typed and show the whole kompas."""
        self.leave()
        self.remove_class("-filling", "-changing")
        self.compass.large(None)
        self._redraw()
        self.compass.focus()
        self.refresh_bindings()

    def _fill(self, place: Place) -> None:
        self.add_class("-filling")
        self._go(place)
        self.written.entry.focus()
        self.refresh_bindings()

    def _move(self, by: int) -> None:
        self.leave()
        self._go(ORDER[(ORDER.index(self.place) + by) % len(ORDER)])
        self.written.entry.focus()

    def _go(self, place: Place) -> None:
        """Fill in another place; where there is little room its field is shown large."""
        self.place = place
        tight = self.size.height < 22 or self.size.width < 60
        self.compass.large((place.condition or None) if tight else None)
        if place.condition:
            self.compass.selected = CONDITIONS.index(place.condition)
        self._redraw()

    def on_compass_opened(self, event: Compass.Opened) -> None:
        """Enter and a double click fill a field in."""
        event.stop()
        self.action_fill()
