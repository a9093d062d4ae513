"""What is painted reaches the terminal without what could steer it, whoever wrote the text."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from teamkracht.toml.text import shown


class PlainLines(LineFilter):
    """Leaves out control characters and marks that turn text; they take no cell, so none shifts."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Give the segments of one line as they may be shown."""
        return [
            segment
            if segment.text.isprintable() or segment.control
            else Segment(shown(segment.text), segment.style)
            for segment in segments
        ]


PLAIN_LINES = PlainLines()
"""One for all, so that what was painted once is known again."""
