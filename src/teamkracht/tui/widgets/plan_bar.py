"""Does it fit? The parts of a meeting against the time that there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.i18n import _
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut
from teamkracht.tui.widgets.fitting import fit, pad


@dataclass(frozen=True)
class PlanPart:
    """A part of the meeting: the opening, one case, the closing."""

    name: str
    minutes: int


def verdict(planned: int, available: int) -> str:
    """Say in words whether the parts fit."""
    spare = available - planned
    filled = _("{planned} of {available} minutes filled").format(
        planned=planned, available=available
    )
    if spare == 0:
        return _("{filled}: fits exactly").format(filled=filled)
    if spare > 0:
        return _("{filled}, {count} to spare").format(filled=filled, count=spare)
    return _("{filled}, {count} too much").format(filled=filled, count=-spare)


def _label(part: PlanPart, room: int) -> str:
    """Give as much of the name and the minutes as there is room for, and no stump of a word."""
    minutes = str(part.minutes)
    if room >= cell_len(part.name) + 1 + len(minutes):
        return f"{part.name} {minutes}"
    if room >= 12:
        return f"{fit(part.name, room - 1 - len(minutes))} {minutes}"
    return minutes if room >= len(minutes) else ""


def cells(minutes: list[int], width: int) -> list[int]:
    """Divide `width` cells over the parts; each gets one at least and the sum is exact."""
    total = sum(minutes) or 1
    ends = [round(sum(minutes[: n + 1]) * width / total) for n in range(len(minutes))]
    return [max(1, end - start) for start, end in zip([0, *ends], ends, strict=False)]


class PlanBar(Drawn):
    """A bar of parts with their names under it, and a verdict in words. `show(parts, available)`.

    Carries the class -fits or -too-much.
    """

    PREFIX = "plan"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "plan--part",
        "plan--other",
        "plan--spare",
        "plan--words",
        "plan--over",
    }
    DEFAULT_CSS = """
    PlanBar { height: auto; }
    PlanBar > .plan--part { color: $here; }
    PlanBar > .plan--other { color: $quiet; }
    PlanBar > .plan--spare { color: $rule; }
    PlanBar > .plan--over { color: $over; }
    PlanBar > .plan--words { color: $done; text-style: bold; }
    PlanBar.-too-much > .plan--words { color: $over; text-style: bold; }
    """

    _parts: tuple[PlanPart, ...] = ()
    _available = 0

    def show(self, parts: tuple[PlanPart, ...], available: int) -> None:
        """Show the parts of a plan and the minutes that there are."""
        if (parts, available) == (self._parts, self._available):
            return
        self._parts, self._available = parts, available
        planned = sum(part.minutes for part in parts)
        self.set_class(planned <= available, "-fits")
        self.set_class(planned > available, "-too-much")
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the bar, the names and the verdict."""
        planned = sum(part.minutes for part in self._parts)
        sizes = cells([part.minutes for part in self._parts], self._bar_width(planned, width))
        bar: Line = []
        names: Line = []
        for n, (part, size) in enumerate(zip(self._parts, sizes, strict=True)):
            bar.append(Piece("━" * (size - 1) + " ", "other" if n % 2 else "part"))
            names.append(Piece(pad(_label(part, size - 1), size), "other"))
        if planned < self._available:
            bar.append(Piece("╌" * (width - sum(sizes)), "spare"))
        words: Line = [Piece(verdict(planned, self._available), "words")]
        return [cut(line, width) for line in (bar, names, [], words)]

    def _bar_width(self, planned: int, width: int) -> int:
        """Give the cells for what is planned, on the scale of the longer of plan and time."""
        return round(width * planned / max(planned, self._available, 1))
