"""The scores of two observers or more side by side, the largest differences first."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.events import Click
from textual.message import Message

from teamkracht.fidelity.scores import Given
from teamkracht.i18n import _, current, mark, ngettext
from teamkracht.records.comparing import Comparison, Row
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.observe.card import SHORT_GIVEN
from teamkracht.tui.widgets.along import Along
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import pad, pad_left, wrap

COLUMN = 13


class CompareBoard(Along, can_focus=True):
    """Rows with a cursor; under that row stands what each score looks like, and its notes."""

    OWN_COMMANDS = (
        Command("up", mark("Up"), keys=("up", "k"), palette=False),
        Command("down", mark("Down"), keys=("down", "j"), palette=False),
    )
    GOES_ON = False
    PREFIX = "side"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "side--title",
        "side--bar",
        "side--text",
        "side--quiet",
        "side--score",
        "side--agreed",
        "side--far",
    }
    DEFAULT_CSS = """
    CompareBoard { height: auto; }
    CompareBoard > .side--title { color: $quiet; }
    CompareBoard > .side--bar { color: $here; text-style: bold; }
    CompareBoard > .side--text { color: $foreground; }
    CompareBoard > .side--quiet { color: $quiet; }
    CompareBoard > .side--score { color: $foreground; text-style: bold; }
    CompareBoard > .side--agreed { color: $here; text-style: bold; }
    CompareBoard > .side--far { color: $attention; text-style: bold; }
    """

    class Moved(Message):
        """The cursor came on another row."""

    def __init__(self, found: Comparison) -> None:
        super().__init__()
        self._found = found
        self._agreed: dict[str, tuple[Given | None, str]] = {}
        self._with_agreed = found.consensus is not None
        self._tops: dict[int, int] = {}
        self.take(row.requirement.id for row in found.rows)
        if found.consensus is not None:
            self._agreed = {
                row.requirement.id: (row.agreed, row.reason or "") for row in found.rows
            }

    @property
    def row(self) -> Row:
        """The row with the cursor."""
        return self._found.rows[self.cursor]

    def show_agreed(self, agreed: dict[str, tuple[Given | None, str]]) -> None:
        """Show what was agreed so far, each with its reason."""
        if agreed != self._agreed or not self._with_agreed:
            self._agreed, self._with_agreed = agreed, True
            self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the rows under their headings."""
        observers = list(self._found.observers)
        columns = [*observers, *([_("agreed")] if self._with_agreed else [])]
        each = min(COLUMN, max(6, (width - 44) // max(1, len(columns))))
        room = width - 2 - each * len(columns)
        lines = self._head(columns, room, each)
        n = 0
        for rank, rows in groupby(self._found.rows, key=lambda row: row.rank):
            lines += (
                [[Piece("  " + heading(rank), "title")]]
                if n == 0
                else [
                    [],
                    [Piece("  " + heading(rank), "title")],
                ]
            )
            for row in rows:
                self._tops[n] = len(lines)
                lines += self._row(n, row, room, each, far=rank <= -4)
                n += 1
        return lines

    @staticmethod
    def _head(columns: list[str], room: int, each: int) -> list[Line]:
        """The names above the columns, on two lines where they are long."""
        names = [wrap(name, each - 1, most=2) for name in columns]
        height = max(map(len, names), default=1)
        lines: list[Line] = []
        for n in range(height):
            line = [Piece(" " * (2 + room), "quiet")]
            for name in names:
                at = n - (height - len(name))
                line.append(Piece(pad_left(name[at] if at >= 0 else "", each - 1) + " ", "quiet"))
            lines.append(line)
        return lines

    def _row(self, n: int, row: Row, room: int, each: int, *, far: bool) -> list[Line]:
        on = n == self.cursor and self.has_focus
        bar = Piece("▌ " if on else "  ", "bar", n)
        lines: list[Line] = []
        for k, text in enumerate(wrap(row.requirement.text.in_(current()), room - 2)):
            line = [bar, Piece(pad(text, room), "text", n)]
            if k == 0:
                style = "far" if far else "score"
                line += [Piece(pad_left(short(one), each - 1) + " ", style) for one in row.given]
                if self._with_agreed:
                    agreed, _reason = self._agreed.get(row.requirement.id, (None, ""))
                    line.append(Piece(pad_left(short(agreed), each - 1), "agreed"))
            lines.append(line)
        reason = self._agreed.get(row.requirement.id, (None, ""))[1]
        if reason:
            said = _("agreed, because: {reason}").format(reason=reason)
            lines += [[bar, Piece(f"  {text}", "quiet", n)] for text in wrap(said, room + each)]
        return lines + (self._under(n, row, bar, room + each) if on else [])

    def _under(self, n: int, row: Row, bar: Piece, width: int) -> list[Line]:
        """What each score that was given looks like, and what the observers noted beside it."""
        anchors = {one.score: one.text.in_(current()) for one in row.requirement.anchors}
        given = sorted({one for one in row.given if isinstance(one, int)})
        said = [f"{score}  {anchors[score]}" for score in given if score in anchors]
        for named in self._found.named:
            said += [
                f"{named.about.observer}: {one.note}"
                for one in named.observation.score
                if one.requirement == row.requirement.id and one.note
            ]
        return [
            [bar, Piece(f"  {line}", "quiet", n)] for text in said for line in wrap(text, width)
        ]

    def on_focus(self) -> None:
        """Show the cursor, with what stands under its row."""
        self.redraw(layout=True)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw(layout=True)

    def action_down(self) -> None:
        """Go down; after the last row to what stands below."""
        if self.cursor == len(self._found.rows) - 1 and self.holder is not None:
            self.holder.scroll_end(animate=False)
        super().action_down()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, and show it with what stands under it."""
        self.cursor = row
        self.redraw(layout=True)
        self.post_message(self.Moved())
        self.call_after_refresh(super().move_to, row)

    def place_of(self, row: int) -> tuple[int, int] | None:
        """Where a row begins; with the first the heading above it comes into view."""
        return (self._tops[row] if row else 0, 6) if row in self._tops else None

    def on_click(self, event: Click) -> None:
        """Put the cursor on what was clicked."""
        target = self.target_at(event)
        if isinstance(target, int):
            event.stop()
            self.focus()
            self.move_to(target)


def short(given: Given | None) -> str:
    """A score in as few letters as can be."""
    if given is None:
        return "–"
    return _(SHORT_GIVEN.get(given, str(given)))


def heading(rank: int) -> str:
    """What the rows of a rank have in common."""
    if rank == 0:
        return _("Equal")
    if rank == -1:
        return _("One scored it, another did not")
    size = rank // -2
    return ngettext("{size} point apart", "{size} points apart", size).format(size=size)
