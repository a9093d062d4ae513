"""Rows under quiet headings, to go along and choose from: cases, actions, minutes of a month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.events import Click
from textual.geometry import Region
from textual.message import Message

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
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


class Groups(WithCommands, Drawn, can_focus=True):
    """The whole list in one widget. `show(groups)`; posts `Chosen` by Enter or a click."""

    OWN_COMMANDS = GROUP_COMMANDS
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

    class RowMessage(Message):
        """Something about one row."""

        def __init__(self, groups: Groups, key: str) -> None:
            super().__init__()
            self.groups = groups
            self.key = key

        @property
        def control(self) -> Groups:
            """The list."""
            return self.groups

    class Chosen(RowMessage):
        """Enter or a click on a row."""

    class Moved(RowMessage):
        """The cursor came on another row."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._groups: tuple[Group, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._tops: dict[int, int] = {}
        self.cursor = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """All rows, in order."""
        return self._items

    @property
    def cursor_key(self) -> str | None:
        """The key of the row with the cursor."""
        return self._items[self.cursor].key if self.cursor < len(self._items) else None

    def show(self, groups: Iterable[Group]) -> None:
        """Show other rows; the cursor stays with its row, or at its place where that is gone."""
        key = self.cursor_key
        self._groups = tuple(groups)
        self._items = tuple(item for group in self._groups for item in group.items)
        keys = [item.key for item in self._items]
        last = max(0, len(keys) - 1)
        self.cursor = keys.index(key) if key in keys else min(self.cursor, last)
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

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()

    def action_up(self) -> None:
        """Go a row up, or to what stands above the list."""
        if self.cursor > 0:
            self.go_to(self.cursor - 1)
        else:
            self.screen.focus_previous()

    def action_down(self) -> None:
        """Go a row down, or to what stands below the list."""
        if self.cursor < len(self._items) - 1:
            self.go_to(self.cursor + 1)
        else:
            self.screen.focus_next()

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
        """Put the cursor on a row, and show it."""
        if not self._items:
            return
        self.cursor = max(0, min(n, len(self._items) - 1))
        self.redraw()
        self.post_message(self.Moved(self, self._items[self.cursor].key))
        holder = next((w for w in self.ancestors if isinstance(w, VerticalScroll)), None)
        if holder is not None and self.cursor in self._tops:
            y = self._tops[self.cursor] if self.cursor else 0
            top = self.content_region.y + y - holder.region.y + round(holder.scroll_y)
            holder.scroll_to_region(Region(0, top, 1, 3), animate=False, immediate=True)

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
