"""What was marked, counted and written down, the latest last, to move and to remove."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import Command
from teamkracht.tui.screens.observe.words import LogLine
from teamkracht.tui.widgets.along import Along
from teamkracht.tui.widgets.drawn import Line, Piece, spread
from teamkracht.tui.widgets.fitting import fit, wrap

MARKS = mark("What was marked")
WIDE = 56
"""Columns from which the heading says all keys."""


class MarkLog(Along, can_focus=True):
    """What was noted, the latest last. Posts `Asked` for the one with the cursor."""

    OWN_COMMANDS = (
        Command("up", mark("Up"), keys=("up",), palette=False, group=MARKS),
        Command("down", mark("Down"), keys=("down",), palette=False, group=MARKS),
        Command(
            "earlier",
            mark("Earlier"),
            mark("This mark belongs a minute earlier."),
            ("left",),
            group=MARKS,
        ),
        Command(
            "later",
            mark("Later"),
            mark("This mark belongs a minute later."),
            ("right",),
            group=MARKS,
        ),
        Command(
            "remove",
            mark("Remove"),
            mark("This was marked by mistake."),
            ("delete", "backspace"),
            group=MARKS,
        ),
        Command(
            "judge",
            mark("Partly"),
            mark(
                "This step was followed partly, skipped or not reached; press again for the next."
            ),
            ("p",),
            group=MARKS,
        ),
    )
    GOES_ON = False
    PREFIX = "log"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "log--title",
        "log--bar",
        "log--time",
        "log--mark",
        "log--text",
    }
    DEFAULT_CSS = """
    MarkLog { height: 1fr; }
    MarkLog > .log--title { color: $foreground; text-style: bold; }
    MarkLog > .log--bar { color: $here; text-style: bold; }
    MarkLog > .log--time { color: $quiet; }
    MarkLog > .log--mark { color: $foreground; text-style: bold; }
    MarkLog > .log--text { color: $foreground; }
    """

    class Asked(Message):
        """Something for one entry: `what` is earlier, later, remove or judge."""

        def __init__(self, what: str, number: int) -> None:
            super().__init__()
            self.what = what
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[LogLine] = []
        self._live = True
        self._follows = True
        """The cursor goes with the latest."""

    def show(self, lines: list[LogLine], *, live: bool = True) -> None:
        """Show what was noted, as it happens (`live`) or afterwards."""
        self._live = live
        here = self.cursor_key
        self._lines = lines
        self.take(str(one.number) for one in lines)
        if self._follows or self.cursor_key != here:
            self.move_to(max(0, len(lines) - 1))
        self.redraw()

    def move_to(self, row: int) -> None:
        """Put the cursor on an entry; on the latest it stays with the latest."""
        super().move_to(row)
        self._follows = row == len(self._lines) - 1

    def place_of(self, row: int) -> None:
        """It draws itself around the cursor."""

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw as many as fit, the one with the cursor among them."""
        hint = _("← → a minute   Del remove   p partly") if width > WIDE else _("← → a minute")
        keys = Piece(hint if self._lines else "", "time")
        lines: list[Line] = [spread([Piece(_("What was marked"), "title")], [keys], width)]
        if not self._lines:
            hint = (
                _("Press the key in front of a step when it begins.")
                if self._live
                else _("Press the key in front of a step: followed. Again: partly, skipped …")
            )
            return [*lines, *([Piece(text, "time")] for text in wrap(hint, width))]
        room = max(1, height - 1)
        first = max(0, min(self.cursor - room // 2, len(self._lines) - room))
        shown = self._lines[first : first + room]
        return [*lines, *(self._line(n, one, width) for n, one in enumerate(shown, first))]

    def _line(self, n: int, one: LogLine, width: int) -> Line:
        bar = "▌ " if n == self.cursor and self.has_focus else "  "
        style = {"mark": "mark", "note": "time"}.get(one.kind, "text")
        text = f"› {one.text}" if one.kind == "note" else one.text
        room = width - 9 - (cell_len(one.right) + 1 if one.right else 0)
        left = [
            Piece(bar, "bar", n),
            Piece(f"{one.time}  ", "time", n),
            Piece(fit(text, room), style, n),
        ]
        return spread(left, [Piece(one.right, "time", n)] if one.right else [], width)

    def on_click(self, event: Click) -> None:
        """Put the cursor on what was clicked."""
        target = self.target_at(event)
        if isinstance(target, int):
            event.stop()
            self.move_to(target)

    def _ask(self, what: str) -> None:
        if self._lines:
            self._follows = self._follows and what == "remove"
            self.post_message(self.Asked(what, self._lines[self.cursor].number))

    def action_earlier(self) -> None:
        """A minute earlier."""
        self._ask("earlier")

    def action_later(self) -> None:
        """A minute later."""
        self._ask("later")

    def action_remove(self) -> None:
        """Away with it."""
        self._ask("remove")

    def action_judge(self) -> None:
        """Another status."""
        self._ask("judge")
