"""A quiet line for what was saved, and for problems that stay until they are gone."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from teamkracht.i18n import _
from teamkracht.toml.text import clean
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import wrap

MOST = 3
"""Lines that it takes at the most."""


class Notice(Drawn):
    """`say(text)` for what passes, `problem(key, text)` and `solved(key)` for what stays.

    `warn(text)` stays until `unwarn(text)`, whatever passes. A problem goes before a warning, and
    that before what passes; the oldest problem is shown, with how many there are. It is
    one line; with `height: auto` it takes as many as the text needs, up to three.
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
        self._warning = ""
        self._problems: dict[str, str] = {}

    def say(self, text: str) -> None:
        """Show a passing word, "" for none."""
        if text != self._said:
            self._said = text
            self.redraw(layout=True)

    def warn(self, text: str) -> None:
        """Show a warning until it is taken away, "" for none."""
        if text != self._warning:
            self._warning = text
            self.redraw(layout=True)

    def unwarn(self, text: str) -> None:
        """Take a warning away, if it still stands there."""
        if self._warning == text:
            self.warn("")

    def has_room(self, text: str) -> bool:
        """Whether a warning would be seen here, all of it."""
        height = self.styles.height
        most = MOST if height is not None and height.is_auto else self.size.height
        if self._problems or not self.display or not most:
            return False
        return " ".join(_lines(text, self.size.width, most)).split() == text.split()

    def problem(self, key: str, text: str) -> None:
        """Show a problem until `solved(key)`."""
        if self._problems.get(key) != text:
            self._problems[key] = text
            self._explain()
            self.redraw(layout=True)

    def solved(self, key: str) -> None:
        """Take a problem away."""
        if self._problems.pop(key, None) is not None:
            self._explain()
            self.redraw(layout=True)

    def stands(self, *keys: str) -> str:
        """The first of these problems that is not solved, "" where all are."""
        return next((self._problems[key] for key in keys if key in self._problems), "")

    def _explain(self) -> None:
        """Give the whole of the problem under the mouse, as it is: it may tell what a file says."""
        text = next(iter(self._problems.values()), None)
        self.tooltip = Content(clean(text)) if text else None

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw what is said."""
        most = height or MOST
        if not self._problems:
            said = self._warning or self._said
            return [[Piece(text, "quiet")] for text in _lines(said, width, most)]
        text = next(iter(self._problems.values()))
        more = len(self._problems) - 1
        behind = "  " + _("and {count} more").format(count=more) if more else ""
        told = _lines(text, width - 2 - cell_len(behind), most)
        lines: list[Line] = [
            [Piece("  " if n else "! ", "problem"), Piece(line, "problem")]
            for n, line in enumerate(told)
        ]
        lines[-1].append(Piece(behind, "quiet"))
        return lines

    def on_click(self) -> None:
        """Tell who listens that someone wants to know more."""
        self.post_message(self.Clicked(next(iter(self._problems), "")))


def _lines(text: str, width: int, most: int) -> list[str]:
    """As it was said where it fits on a line, else wrapped."""
    return [text] if cell_len(text) <= width else wrap(text, width, most)
