"""The clock of a step: calm, large where there is room, and with words beside its colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.i18n import _, duration, ngettext
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, width_of
from teamkracht.tui.widgets.fitting import BAR_EMPTY, BAR_FULL, bar

HOUR = 3600
NORMAL, ATTENTION, OVER, PAUSED = "normal", "attention", "over", "paused"

_DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": ("▄", "▄", " "),
    "+": (" ▄ ", "▀█▀", "   "),
}


@dataclass(frozen=True)
class ClockFace:
    """What the clock shows, in seconds and ready words."""

    left: int
    """Seconds left of this step; below zero over time."""
    planned: int
    """Seconds planned, 0 where no time was planned."""
    state: str = NORMAL
    """One of NORMAL, ATTENTION, OVER, PAUSED."""
    ends_at: str = ""
    """The time of day this step ends: 11:26."""
    schedule: str = ""
    """How far ahead or behind the whole meeting is, in words."""
    timed: bool = False
    """Time was planned, even where all of it was taken off again."""

    @property
    def free(self) -> bool:
        """There is no time to run over."""
        return not (self.planned or self.timed)


def large(text: str) -> list[str]:
    """Draw digits three rows high."""
    return [" ".join(_DIGITS[c][row] for c in text) for row in range(3)]


class StepClock(Drawn):
    """The time of the step: large digits from seven rows on, a few lines from two, else one line.

    `show(ClockFace(...))`; carries the class -normal, -attention, -over or -paused.
    """

    PREFIX = "clock"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "clock--time",
        "clock--bar",
        "clock--rest",
        "clock--quiet",
    }
    DEFAULT_CSS = """
    StepClock { width: 24; height: 7; }
    StepClock > .clock--time { color: $foreground; text-style: bold; }
    StepClock > .clock--bar { color: $here; }
    StepClock > .clock--rest { color: $rule; }
    StepClock > .clock--quiet { color: $quiet; }
    StepClock.-attention > .clock--time, StepClock.-attention > .clock--bar { color: $attention; }
    StepClock.-over > .clock--time, StepClock.-over > .clock--bar { color: $over; }
    StepClock.-paused > .clock--time, StepClock.-paused > .clock--bar { color: $quiet; }
    """

    _face = ClockFace(0, 0)

    def show(self, face: ClockFace) -> None:
        """Show another moment; nothing is drawn where nothing changed."""
        if face == self._face:
            return
        if face.state != self._face.state or not self.classes:
            for state in (NORMAL, ATTENTION, OVER, PAUSED):
                self.set_class(face.state == state, f"-{state}")
        self._face = face
        self.redraw()

    def time(self) -> str:
        """Give the time as digits: 7:42 left, +1:05 over."""
        left = self._face.left
        if self._face.free and left <= 0:
            return duration(-left)
        return f"+{duration(-left)}" if left < 0 else duration(left)

    def _long_over(self) -> str:
        """Say the time in whole hours once it is an hour over: "" before that."""
        hours = -self._face.left // HOUR
        if hours < 1:
            return ""
        if not self._face.free:
            words = ngettext("over {count} hour too long", "over {count} hours too long", hours)
        else:
            words = ngettext("more than {count} hour", "more than {count} hours", hours)
        return words.format(count=hours)

    def _said(self) -> tuple[str, str]:
        """Give the words before and after the digits, which say what a colour would."""
        if self._face.state == PAUSED:
            words = _("{time} paused")
        elif self._face.free:
            words = _("{time} no time planned")
        else:
            words = _("{time} over time") if self._face.left < 0 else _("{time} left")
        before, _time, after = words.partition("{time}")
        return before, after

    def _bar(self, cells: int) -> Line:
        """Draw how much of the time has gone."""
        planned = self._face.planned
        share = 1 - self._face.left / planned if planned else float(self._face.timed)
        drawn = bar(share, cells)
        full = drawn.count(BAR_FULL)
        return [Piece(BAR_FULL * full, "bar"), Piece(BAR_EMPTY * (cells - full), "rest")]

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw in the form that the height allows."""
        if height == 1:
            return [self._one_line(width)]
        notes = [
            _("until {time}").format(time=self._face.ends_at) if self._face.ends_at else "",
            self._face.schedule,
        ]
        rest = [self._bar(min(width, 16)), *([Piece(note, "quiet")] for note in notes if note)]
        if 0 < height < 7:
            return [cut(line, width) for line in (self._small(), *rest)]
        return [*self._large(width), [], *(cut(line, width) for line in rest)]

    def _small(self) -> Line:
        """Write the time and its words."""
        if long := self._long_over():
            return [Piece(long, "time")]
        before, after = self._said()
        return [Piece(before, "quiet"), Piece(self.time(), "time"), Piece(after, "quiet")]

    def _large(self, width: int) -> list[Line]:
        """Draw the digits large, with the words on their last row where there is room."""
        if self._long_over():
            return [self._small()]
        before, after = self._said()
        rows: list[Line] = [[Piece(row, "time")] for row in large(self.time())]
        room = width - width_of(rows[0])
        if cell_len(before) + cell_len(after) + 1 > room:
            return rows
        margin = Piece(" " * (cell_len(before) + 1 if before else 0))
        rows = [[margin, *row] for row in rows]
        rows[2][0] = Piece(before.ljust(cell_len(margin.text)), "quiet")
        rows[2].append(Piece(f" {after}" if after else "", "quiet"))
        return rows

    def _one_line(self, width: int) -> Line:
        """Draw the time, its word, a short bar and the schedule."""
        line = [
            *self._small(),
            Piece("  "),
            *self._bar(8),
            Piece(f"  {self._face.schedule}", "quiet"),
        ]
        return cut(line, width)
