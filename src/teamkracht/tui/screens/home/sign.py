"""The sign of the program: a small compass with the colours of the four conditions."""

from __future__ import annotations

from teamkracht.tui.widgets.drawn import Line, Piece

WIDTH = 11


def sign() -> list[Line]:
    """Draw the sign; five lines of eleven cells."""
    return [
        [Piece("      ┃    ", "being")],
        [Piece("    · ", "rule"), Piece("┃", "being"), Piece(" ·  ", "rule")],
        [Piece("  ━━━ ", "belonging"), Piece("◆", "middle"), Piece(" ━━━", "mattering")],
        [Piece("    · ", "rule"), Piece("┃", "joining"), Piece(" ·  ", "rule")],
        [Piece("      ┃    ", "joining")],
    ]
