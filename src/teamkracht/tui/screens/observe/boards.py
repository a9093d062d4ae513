"""The parts of the screen on which one observes: the steps, and the behaviours."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Click
from textual.message import Message

from teamkracht.i18n import _
from teamkracht.tui.screens.observe.words import BehaviourLine, StepLine
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, spread
from teamkracht.tui.widgets.fitting import fit, pad, wrap


class Pressed(Message):
    """Something was clicked: a step, a behaviour, a score; `target` says which, on which board."""

    def __init__(self, board: Board, target: object) -> None:
        super().__init__()
        self.board = board
        self.target = target

    @property
    def control(self) -> Board:
        """The board."""
        return self.board


class Board(Drawn):
    """Base: what can be clicked."""

    def on_click(self, event: Click) -> None:
        """Do as the key would."""
        target = self.target_at(event)
        if target is not None:
            event.stop()
            self.post_message(Pressed(self, target))


class StepBoard(Board):
    """The steps of the meeting, each with its key; the one that is on stands out."""

    PREFIX = "steps"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "steps--title",
        "steps--key",
        "steps--text",
        "steps--quiet",
        "steps--on",
    }
    DEFAULT_CSS = """
    StepBoard { height: auto; }
    StepBoard > .steps--title { color: $foreground; text-style: bold; }
    StepBoard > .steps--key { color: $here; text-style: bold; }
    StepBoard > .steps--text { color: $foreground; }
    StepBoard > .steps--quiet { color: $quiet; }
    StepBoard > .steps--on { color: $here; background: $cursor; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._title, self._case = "", 1
        self._lines: list[StepLine] = []
        self._none_on: bool | None = None

    def show(self, title: str, case: int, lines: list[StepLine], *, none_on: bool | None) -> None:
        """Show the steps, with those of one case.

        `none_on`: none of them is happening; None where that is not asked.
        """
        before = len(self._lines)
        self._title, self._case, self._lines, self._none_on = title, case, lines, none_on
        self.redraw(layout=len(lines) != before)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Draw a line for each step, those of the case under its number."""
        lines: list[Line] = [[Piece(fit(self._title, width), "title")], []]
        in_case: int | None = None
        for one in self._lines:
            if one.place.case != in_case:
                in_case = one.place.case
                lines.append(self._heading(width) if in_case else [])
            lines.append(self._line(one, width))
        return lines if self._none_on is None else [*lines, self._nothing(width)]

    def _heading(self, width: int) -> Line:
        case = Piece("  " + _("Case {n}").format(n=self._case), "title")
        return spread([case], [Piece("n ", "key"), Piece(_("next case"), "quiet")], width)

    @staticmethod
    def _line(one: StepLine, width: int) -> Line:
        sign = "▸ " if one.on else "✓ " if one.seen else "  "
        style = "on" if one.on else "text" if one.seen else "quiet"
        left = [
            Piece(sign, style, one.place),
            Piece(f"{one.key or ' '}  ", "on" if one.on else "key", one.place),
            Piece(one.title, "on" if one.on else "text", one.place),
        ]
        right = [Piece(one.right, style, one.place)] if one.right else []
        line = spread(left, right, width)
        if one.on:
            line = [piece._replace(style="on", target=one.place) for piece in line]
        return line

    def _nothing(self, width: int) -> Line:
        on = self._none_on
        line = [
            Piece("▸ " if on else "  ", "on" if on else "quiet", "none"),
            Piece("0  ", "key", "none"),
            Piece(_("none of these, a break"), "on" if on else "quiet", "none"),
        ]
        return cut(line, width)


class BehaviourBoard(Board):
    """What does not belong and what is good, in two columns where there is room."""

    PREFIX = "seen"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "seen--title",
        "seen--key",
        "seen--text",
        "seen--quiet",
        "seen--count",
    }
    DEFAULT_CSS = """
    BehaviourBoard { height: auto; }
    BehaviourBoard > .seen--title { color: $foreground; text-style: bold; }
    BehaviourBoard > .seen--key { color: $here; text-style: bold; }
    BehaviourBoard > .seen--text { color: $foreground; }
    BehaviourBoard > .seen--quiet { color: $quiet; }
    BehaviourBoard > .seen--count { color: $foreground; text-style: bold; }
    """
    TWO_COLUMNS = 60

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[BehaviourLine] = []

    def show(self, lines: list[BehaviourLine]) -> None:
        """Show the behaviours with their counts."""
        before = len(self._lines)
        self._lines = lines
        self.redraw(layout=len(lines) != before)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Draw both lists."""
        lists = [
            (_("Does not belong"), [one for one in self._lines if not one.good]),
            (_("Good to see"), [one for one in self._lines if one.good]),
        ]
        if width < self.TWO_COLUMNS:
            return [line for title, ours in lists for line in self._list(title, ours, width, 1)]
        each = (width - 4) // 2
        left, right = (self._list(title, ours, each, 3) for title, ours in lists)
        rows = max(len(left), len(right))
        blank: Line = [Piece(" " * each)]
        left += [blank] * (rows - len(left))
        right += [blank] * (rows - len(right))
        return [[*a, Piece("    "), *b] for a, b in zip(left, right, strict=True)]

    def _list(self, title: str, ours: list[BehaviourLine], width: int, most: int) -> list[Line]:
        lines: list[Line] = [[Piece(pad(title, width), "title")]]
        if most > 1:
            lines.append([Piece(" " * width)])
        for one in ours:
            for n, text in enumerate(wrap(one.text, width - 9, most=most)):
                key = f"{one.key or ' '}  " if n == 0 else "   "
                count = f"{one.count:>4}" if n == 0 and one.count else "    "
                lines.append(
                    [
                        Piece(key, "key", one.id),
                        Piece(pad(text, width - 8), "text" if one.count else "quiet", one.id),
                        Piece(f"{count} ", "count", one.id),
                    ]
                )
        return lines
