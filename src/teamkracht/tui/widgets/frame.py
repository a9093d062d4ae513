"""Widgets that are painted without Textual's looking, row by row, for borders and the like."""

from __future__ import annotations

from collections.abc import Iterable
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


def as_shown(widget: Widget, rows: Iterable[Strip], crop: Region) -> list[Strip]:
    """Give rows of a widget as the terminal can show them; of each what falls in a crop."""
    strips = list(rows)
    ground = widget.visual_style.background or TRANSPARENT
    for line_filter in widget.get_line_filters():
        strips = [strip.apply_filter(line_filter, ground) for strip in strips]
    if crop.column_span == (0, widget.outer_size.width):
        return strips
    return [strip.crop(*crop.column_span) for strip in strips]


class Frame(_Base):
    """Mix in before what only holds others: it has no border and no words.

    A frame is painted with all that lies in it, for each key again. One line for all of its rows
    takes a tenth of the time.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give one blank line for every row."""
        [line] = as_shown(self, [Strip.blank(crop.width, self.visual_style.rich_style)], crop)
        return [line] * crop.height


class Across(Frame, Horizontal):
    """Widgets beside each other."""


class Down(Frame, Vertical):
    """Widgets under each other."""


class Stack(Frame, VerticalGroup):
    """Widgets under each other, as high as they are."""
