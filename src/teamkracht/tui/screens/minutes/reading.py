"""A page to read, as calm as paper: headings, labels, lines that hang behind their sign."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.exports.page import STEP, Said
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import wrap


class Reading(Drawn):
    """`show(page)`; it takes the height that it needs."""

    PREFIX = "reading"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading--title",
        "reading--heading",
        "reading--label",
        "reading--text",
        "reading--lead",
        "reading--quiet",
    }
    DEFAULT_CSS = """
    Reading { height: auto; }
    Reading > .reading--title { color: $foreground; text-style: bold; }
    Reading > .reading--heading { color: $here; text-style: bold; }
    Reading > .reading--label { color: $foreground; text-style: bold; }
    Reading > .reading--text { color: $foreground; }
    Reading > .reading--lead { color: $quiet; }
    Reading > .reading--quiet { color: $quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual has it
        super().__init__(id=id)
        self._page: tuple[Said, ...] = ()

    def show(self, page: Iterable[Said]) -> None:
        """Show another page."""
        self._page = tuple(page)
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the page."""
        return [line for said in self._page for line in _drawn(said, width)]


def _drawn(said: Said, width: int) -> list[Line]:
    if said.kind == "gap":
        return [[]]
    indent = " " * (STEP * said.level)
    lead = f"{said.lead} " if said.lead else ""
    hang = " " * cell_len(lead)
    style = "text" if said.kind == "item" else said.kind
    room = max(8, width - len(indent) - len(hang))
    texts = [text for part in said.text.split("\n") for text in wrap(part, room)]
    return [
        [Piece(indent), Piece(hang if n else lead, "lead"), Piece(text, style)]
        for n, text in enumerate(texts)
    ]
