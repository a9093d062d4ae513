"""The sign of each status of a step, so that a table of steps can be taken in at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from teamkracht.exports.words import STATUS
from teamkracht.i18n import _
from teamkracht.tui.widgets.drawn import Line, Piece

SIGN: Mapping[str, str] = {
    "followed": "✓",
    "partly": "~",
    "skipped": "○",
    "not_reached": "–",
    "not_applicable": "·",
}
TONE: Mapping[str, str] = {"followed": "done", "partly": "attention", "skipped": "attention"}


def legend(statuses: Iterable[str | None], room: int, *more: str) -> list[Line]:
    """Say what each sign that occurs stands for, and whatever else, in as few lines as can be."""
    there = set(statuses)
    said = [f"{SIGN[one]} {_(STATUS[one])}" for one in SIGN if one in there]
    lines = [""]
    for one in (*said, *more):
        joined = f"{lines[-1]}   {one}" if lines[-1] else one
        lines[-1:] = [joined] if cell_len(joined) <= room else [lines[-1], one]
    return [[Piece(line, "quiet")] for line in lines]
