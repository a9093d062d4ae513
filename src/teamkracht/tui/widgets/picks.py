"""Rows to go along, switch on and turn: what one chooses in a form, drawn by one widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click, Key

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.along import Along
from teamkracht.tui.widgets.drawn import Line, Piece, cut, width_of
from teamkracht.tui.widgets.fitting import fit, pad


@dataclass(frozen=True, slots=True)
class Pick:
    """One row. `chosen` draws ● or ○; `value` is what can be turned, between ‹ and ›."""

    key: str
    text: str
    chosen: bool | None = None
    value: str | None = None
    detail: str = ""
    """Said quietly behind the rest."""
    attention: bool = False
    """Says the detail so that it is seen."""
    removable: bool = False
    typed: bool = False
    """Its value is typed elsewhere; the first letter or digit of it may come here."""


def _key(action: str, label: str, *keys: str) -> Command:
    return Command(action, label, keys=keys, palette=False, group=mark("The list"))


PICK_COMMANDS: tuple[Command, ...] = (
    _key("up", mark("Up"), "up"),
    _key("down", mark("Down"), "down"),
    _key("top", mark("First"), "home"),
    _key("bottom", mark("Last"), "end"),
    _key("mark", mark("Mark this one"), "space", "enter"),
    _key("turn_on", mark("The next one"), "right"),
    _key("turn_back", mark("The one before"), "left"),
    _key("remove", mark("Remove this one"), "delete", "backspace"),
)


class Picks(Along, can_focus=True):
    """Rows with a cursor. The arrows go on to what stands above and below the list.

    Posts `Switched` (space, Enter, a click), `Turned` (left, right, a click on ‹ ›), `Removed`.
    """

    OWN_COMMANDS = PICK_COMMANDS
    PREFIX = "picks"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picks--bar",
        "picks--sign",
        "picks--text",
        "picks--strong",
        "picks--value",
        "picks--arrow",
        "picks--quiet",
        "picks--attention",
    }
    DEFAULT_CSS = """
    Picks { height: auto; }
    Picks > .picks--bar { color: $here; text-style: bold; }
    Picks > .picks--sign { color: $here; }
    Picks > .picks--text { color: $foreground; }
    Picks > .picks--strong { color: $foreground; text-style: bold; }
    Picks > .picks--value { color: $foreground; }
    Picks > .picks--arrow { color: $here; }
    Picks > .picks--quiet { color: $quiet; }
    Picks > .picks--attention { color: $attention; }
    """

    class Switched(Along.RowMessage):
        """Space, Enter or a click on a row."""

    class Removed(Along.RowMessage):
        """Delete, on a row that can go."""

    class Begun(Along.RowMessage):
        """The first character of a value that is typed."""

        def __init__(self, picks: Picks, key: str, character: str) -> None:
            super().__init__(picks, key)
            self.character = character

    class Turned(Along.RowMessage):
        """Left or right: `by` is -1 or 1."""

        def __init__(self, picks: Picks, key: str, by: int) -> None:
            super().__init__(picks, key)
            self.by = by

    def __init__(
        self,
        rows: Iterable[Pick] = (),
        *,
        text_width: int = 16,
        id: str | None = None,  # noqa: A002 - as Textual has it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._text_width = text_width
        self.take(row.key for row in self._rows)

    @property
    def rows(self) -> tuple[Pick, ...]:
        """The rows as they are shown."""
        return self._rows

    def show(self, rows: Iterable[Pick]) -> None:
        """Show other rows; the cursor stays with its row where that is still there."""
        before, self._rows = len(self._rows), tuple(rows)
        self.can_focus = bool(self._rows)
        self.take(row.key for row in self._rows)
        self.redraw(layout=len(self._rows) != before)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        self.cursor = next((n for n, row in enumerate(self._rows) if row.key == key), self.cursor)
        self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw a line for each row."""
        return [self._line(n, row, width) for n, row in enumerate(self._rows)]

    def _line(self, n: int, row: Pick, width: int) -> Line:
        on = n == self.cursor and self.has_focus
        line = [Piece("▌ " if on else "  ", "bar", row.key)]
        if row.chosen is not None:
            sign, style = ("● ", "sign") if row.chosen else ("○ ", "quiet")
            line.append(Piece(sign, style, row.key))
        style = "strong" if on else "quiet" if row.chosen is False else "text"
        room = width - width_of(line)
        if row.value is None and not row.detail:
            return [*line, Piece(fit(row.text, room), style, row.key)]
        text_width = self._room_for_text(room)
        if row.value is None and cell_len(row.text) > text_width:
            # A long name may take the room that its own row has left.
            text_width = max(text_width, min(cell_len(row.text), room - cell_len(row.detail) - 3))
        line.append(Piece(pad(row.text, text_width) + " ", style, row.key))
        if row.value is not None:
            line += self._value(row.key, row.value, room - text_width - 5, on=on)
        left = width - width_of(line) - 2
        if left > 3:
            tone = "attention" if row.attention else "quiet"
            line.append(Piece(" " + fit(row.detail, left), tone, row.key))
        return cut(line, width)

    def _room_for_text(self, room: int) -> int:
        """The width of the texts: as wide as they are, where what stands behind fits too."""
        rows = [row for row in self._rows if row.value is not None or row.detail]
        longest = max(cell_len(row.text) for row in rows)
        behind = max(
            cell_len(row.detail) + (cell_len(row.value) + 7 if row.value else 3) for row in rows
        )
        left = room - behind
        if longest > left:
            return min(self._text_width, room)
        return max(longest, min(self._text_width, left))

    def _value(self, key: str, value: str, room: int, *, on: bool) -> Line:
        """Draw what can be turned, as wide as the widest of the list."""
        fitted = fit(value, room)
        return [
            Piece("‹ " if on else "  ", "arrow", (key, -1)),
            Piece(fitted, "value", (key, 1)),
            Piece(" ›" if on else "  ", "arrow", (key, 1)),
            Piece(" " * (min(self._value_width(), room) - cell_len(fitted)), target=key),
        ]

    def _value_width(self) -> int:
        """The width of the widest value, so that what stands behind is in one line."""
        return max((cell_len(row.value or "") for row in self._rows), default=0)

    def action_top(self) -> None:
        """Go to the first row."""
        if self._rows:
            self.move_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        if self._rows:
            self.move_to(len(self._rows) - 1)

    def action_mark(self) -> None:
        """Switch the row on or off."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Switched(self, key))

    def action_turn_on(self) -> None:
        """Turn the value of the row to the next one."""
        self._turn(1)

    def action_turn_back(self) -> None:
        """Turn the value of the row to the one before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        row = self._rows[self.cursor] if self._rows else None
        if row is not None and row.value is not None:
            self.post_message(self.Turned(self, row.key, by))

    def action_remove(self) -> None:
        """Take the row away, where it can go."""
        if self._rows and self._rows[self.cursor].removable:
            self.post_message(self.Removed(self, self._rows[self.cursor].key))

    def on_key(self, event: Key) -> None:
        """Hand on the first character of a value that is typed."""
        row = self._rows[self.cursor] if self._rows else None
        if row is not None and row.typed and event.character and event.character.isalnum():
            event.stop()
            event.prevent_default()
            self.post_message(self.Begun(self, row.key, event.character))

    def on_click(self, event: Click) -> None:
        """Switch or turn what was clicked."""
        target = self.target_at(event)
        if target is None:
            return
        event.stop()
        if isinstance(target, tuple):
            key, by = target
            self.go_to(key)
            self.post_message(self.Turned(self, key, by))
        else:
            self.go_to(str(target))
            self.post_message(self.Switched(self, str(target)))
