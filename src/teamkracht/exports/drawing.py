"""A drawing as inline SVG: shapes and text that take their colours from the page's style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from teamkracht.fidelity.weeks import Week, WeekLooked

WIDTH = 760
LEFT, RIGHT = 46, 20
FEWEST_COLUMNS = 8
"""Weeks for which there is room at least; those to come stay empty."""


@dataclass
class Drawing:
    """What is drawn, in the order of drawing. `label` says in words what can be seen."""

    height: int
    label: str
    parts: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str) -> None:
        """Draw a straight line."""
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{style}"/>'
        )

    def path(self, points: Iterable[tuple[float, float]], style: str) -> None:
        """Draw a line through points."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polyline points="{told}" class="{style}"/>')

    def dot(self, x: float, y: float, r: float, style: str, told: str = "") -> None:
        """Draw a dot, with words for who points at it."""
        title = f"<title>{escape(told)}</title>" if told else ""
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" class="{style}">{title}</circle>'
        )

    def box(
        self, x: float, y: float, size: tuple[float, float], style: str, told: str = ""
    ) -> None:
        """Draw a box, with words for who points at it."""
        width, height = size
        title = f"<title>{escape(told)}</title>" if told else ""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
            f'height="{max(height, 0):.1f}" class="{style}">{title}</rect>'
        )

    def text(self, x: float, y: float, words: str, style: str = "", anchor: str = "middle") -> None:
        """Write words."""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{style}">'
            f"{escape(words)}</text>"
        )

    def svg(self) -> str:
        """Give the drawing as an element of a page."""
        return (
            f'<svg viewBox="0 0 {WIDTH} {self.height}" role="img" '
            f"aria-label={quoteattr(self.label)}>{''.join(self.parts)}</svg>"
        )


@dataclass(frozen=True)
class Columns:
    """Where weeks stand, the same in each drawing of a page: a column each, from left to right."""

    first: Week
    many: int

    @property
    def width(self) -> float:
        """The width of one column."""
        return (WIDTH - LEFT - RIGHT) / self.many

    def middle(self, week: Week) -> float:
        """The middle of a week's column."""
        return self.left(week) + self.width / 2

    def left(self, week: Week) -> float:
        """Where a week's column begins."""
        return LEFT + ((week.monday - self.first.monday).days // 7) * self.width

    def at(self, day: date) -> float:
        """Where a day stands: in the middle of its week's column, a little before or after."""
        week = Week(date.fromordinal(day.toordinal() - day.weekday()))
        return self.middle(week) + (day.weekday() - 2) / 7 * self.width * 0.5

    @property
    def is_roomy(self) -> bool:
        """There is room for words under each column."""
        return self.width >= 40


def columns(weeks: tuple[WeekLooked, ...]) -> Columns:
    """The columns for these weeks."""
    return Columns(weeks[0].week, max(len(weeks), FEWEST_COLUMNS))
