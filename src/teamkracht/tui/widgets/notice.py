"""A quiet line for what was saved, and for problems that stay until they are gone."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message

from teamkracht.i18n import _
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut


class Notice(Drawn):
    """One line. `say(text)` for what passes, `problem(key, text)` and `solved(key)` for what stays.

    A problem goes before what passes; the oldest problem is shown, with how many there are.
    """

    PREFIX = "notice"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"notice--quiet", "notice--problem"}
    DEFAULT_CSS = """
    Notice { height: 1; width: 1fr; }
    Notice > .notice--quiet { color: $quiet; }
    Notice > .notice--problem { color: $over; text-style: bold; }
    """

    class Clicked(Message):
        """The line was clicked; `key` is that of the problem, "" where there is none."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._said = ""
        self._problems: dict[str, str] = {}

    def say(self, text: str) -> None:
        """Show a passing word, "" for none."""
        if text != self._said:
            self._said = text
            self.redraw()

    def unsay(self, text: str) -> None:
        """Take a passing word away, if it still stands there."""
        if self._said == text:
            self.say("")

    def problem(self, key: str, text: str) -> None:
        """Show a problem until `solved(key)`."""
        if self._problems.get(key) != text:
            self._problems[key] = text
            self.tooltip = text
            self.redraw()

    def solved(self, key: str) -> None:
        """Take a problem away."""
        if self._problems.pop(key, None) is not None:
            self.tooltip = next(iter(self._problems.values()), None)
            self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Draw the line, at the right side."""
        if self._problems:
            text = next(iter(self._problems.values()))
            more = len(self._problems) - 1
            left: Line = [Piece("! ", "problem"), Piece(text, "problem")]
            if more:
                left.append(Piece("  " + _("and {count} more").format(count=more), "quiet"))
        else:
            left = [Piece(self._said, "quiet")]
        line = cut(left, width)
        return [line]

    def on_click(self) -> None:
        """Tell who listens that someone wants to know more."""
        self.post_message(self.Clicked(next(iter(self._problems), "")))
