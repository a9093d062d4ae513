"""Rows under quiet headings, to go along and choose from: cases, actions, minutes of a month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.widgets.along import Along
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import fit, pad_left, wrap


@dataclass(frozen=True, slots=True)
class Item:
    """One row. `right` stands at the right side, `detail` quietly under it."""

    key: str
    text: str
    right: str = ""
    detail: str = ""
    tone: str = ""
    """The style of `right`: "", "over", "attention" or "done"."""
    quiet: bool = False
    """Less loud: closed, of long ago."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `note` stands quietly behind it."""

    title: str
    items: tuple[Item, ...] = ()
    note: str = ""


def _key(action: str, label: str, *keys: str) -> Command:
    return Command(action, label, keys=keys, palette=False, group=mark("The list"))


GROUP_COMMANDS = (
    _key("up", mark("Up"), "up", "k"),
    _key("down", mark("Down"), "down", "j"),
    _key("page_up", mark("Page up"), "pageup"),
    _key("page_down", mark("Page down"), "pagedown"),
    _key("top", mark("First"), "home"),
    _key("bottom", mark("Last"), "end"),
    _key("choose", mark("Choose this one"), "enter"),
)
PAGE = 8


class Groups(Along, can_focus=True):
    """The whole list in one widget. `show(groups)`; posts `Chosen` by Enter or a click."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = GROUP_COMMANDS
    PREFIX = "groups"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "groups--title",
        "groups--bar",
        "groups--text",
        "groups--strong",
        "groups--quiet",
        "groups--attention",
        "groups--over",
        "groups--done",
    }
    DEFAULT_CSS = """
    Groups { height: auto; }
    Groups > .groups--title { color: $here; text-style: bold; }
    Groups > .groups--bar { color: $here; text-style: bold; }
    Groups > .groups--text { color: $foreground; }
    Groups > .groups--strong { color: $foreground; text-style: bold; }
    Groups > .groups--quiet { color: $quiet; }
    Groups > .groups--attention { color: $attention; }
    Groups > .groups--over { color: $over; }
    Groups > .groups--done { color: $done; }
    """

    class Chosen(Along.RowMessage):
        """Enter or a click on a row."""

    class Moved(Along.RowMessage):
        """The cursor came on another row."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._groups: tuple[Group, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._tops: dict[int, int] = {}

    @property
    def items(self) -> tuple[Item, ...]:
        """All rows, in order."""
        return self._items

    def show(self, groups: Iterable[Group]) -> None:
        """Show other rows; the cursor stays with its row, or at its place where that is gone."""
        self._groups = tuple(groups)
        self._items = tuple(item for group in self._groups for item in group.items)
        self.take(item.key for item in self._items)
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the headings and the rows."""
        self._tops.clear()
        lines: list[Line] = []
        n = 0
        for group in self._groups:
            if lines:
                lines.append([])
            if group.title:
                head = [Piece(fit(group.title, width - 2), "title")]
                lines.append([Piece("  "), *head, Piece(f"   {group.note}", "quiet")])
            for item in group.items:
                self._tops[n] = len(lines)
                lines += self._drawn(n, item, width)
                n += 1
        return lines

    def _drawn(self, n: int, item: Item, width: int) -> list[Line]:
        on = n == self.cursor and self.has_focus
        bar = Piece("▌ " if on else "  ", "bar", n)
        right = cell_len(item.right)
        room = width - 4 - (right + 3 if right else 0)
        style = "strong" if on else "quiet" if item.quiet else "text"
        lines: list[Line] = []
        for at, text in enumerate(wrap(item.text, room)):
            line = [bar, Piece(text, style, n)]
            gap = max(0, width - 2 - cell_len(text))
            end = pad_left(item.right, gap) if right and at == 0 else " " * gap
            lines.append([*line, Piece(end, item.tone or "quiet", n)])
        under = wrap(item.detail, width - 6) if item.detail else []
        return lines + [[bar, Piece(f"  {text}", "quiet", n)] for text in under]

    def action_page_up(self) -> None:
        """Go some rows up."""
        self.go_to(self.cursor - PAGE)

    def action_page_down(self) -> None:
        """Go some rows down."""
        self.go_to(self.cursor + PAGE)

    def action_top(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.go_to(len(self._items))

    def go_to(self, n: int) -> None:
        """Put the cursor on a row, the first or the last where there are not so many."""
        if self._items:
            self.move_to(max(0, min(n, len(self._items) - 1)))

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, show it, and say so."""
        super().move_to(row)
        self.post_message(self.Moved(self, self._items[row].key))

    def place_of(self, row: int) -> tuple[int, int] | None:
        """Where a row begins; with the first the heading above it comes into view."""
        return (self._tops[row] if row else 0, 3) if row in self._tops else None

    def action_choose(self) -> None:
        """Choose the row with the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        target = self.target_at(event)
        if isinstance(target, int):
            event.stop()
            self.go_to(target)
            self.action_choose()
