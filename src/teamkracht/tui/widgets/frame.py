"""Widgets that hold others and show only their ground: the same blank line, however many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import TRANSPARENT
from textual.containers import Horizontal, Vertical, VerticalGroup
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object


class Frame(_Base):
    """Mix in before what only holds others: it has no border and no words.

    A frame is painted with all that lies in it, for each key again. One line for all of its rows
    takes a tenth of the time.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give one blank line for every row."""
        ground = self.visual_style
        line = Strip.blank(crop.width, ground.rich_style)
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, ground.background or TRANSPARENT)
        return [line] * crop.height


class Across(Frame, Horizontal):
    """Widgets beside each other."""


class Down(Frame, Vertical):
    """Widgets under each other."""


class Stack(Frame, VerticalGroup):
    """Widgets under each other, as high as they are."""
