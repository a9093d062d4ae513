"""Ratings from CSV text: one row per unit, one column per observer; every fault with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from teamkracht.fidelity.ratings import Ratings, Scale, Unit
from teamkracht.i18n import _, ngettext
from teamkracht.toml import Problem, Unreadable, clean

MEETING = "meeting"
"""The name of the column that groups the rows, in capitals or not."""

_DELIMITERS = ",;\t"
_WHOLE = re.compile(r"[+]?([0-9]{1,6})(?:[.,]0+)?")


@dataclass(frozen=True)
class _Row:
    line: int
    cells: tuple[str, ...]


def ratings_from_csv(text: str, name: str, scale: Scale | None = None) -> Ratings:
    """Read ratings from CSV text; the scale is 1 to 5 unless another is given.

    The first row holds the observers' names; a column named `meeting` groups the rows; an empty
    cell is a missing score. Commas, semicolons (as spreadsheets in Dutch write) and tabs are told
    apart by themselves; blank rows and blank columns at the right are passed over. 4.0 is 4.
    Raises Unreadable with every fault, by line; `name` is what the faults call the text.
    """
    rows = _rows(text, name)
    if not rows:
        raise Unreadable([Problem(name, None, "", _empty())])
    head, *body = rows
    problems = [*_faults_of_head(head, name)]
    if problems:
        raise Unreadable(problems)
    reader = _Reader(name, head.cells, scale or Scale())
    units = [reader.unit(row) for row in body]
    problems = reader.problems
    if not body:
        problems = [Problem(name, head.line, "", _no_rows())]
    if problems:
        raise Unreadable(problems)
    return Ratings(reader.observers, tuple(units), reader.scale)


def _rows(text: str, name: str) -> list[_Row]:
    """Cut the text by the delimiter with which most rows are as wide as the first."""
    text = text.removeprefix("\ufeff")
    readings: list[list[_Row]] = []
    faults: list[csv.Error] = []
    for delimiter in _DELIMITERS:
        try:
            readings.append(_cut(text, delimiter))
        except csv.Error as error:
            faults.append(error)
    best = max(readings, key=_fits, default=[])
    # With the wrong delimiter quotation marks can look wrong, or right.
    if faults and not _fits(best)[0]:
        fault = _("this can't be read as CSV ({error}); check the quotation marks.")
        raise Unreadable([Problem(name, None, "", fault.format(error=faults[0]))])
    return best


def _cut(text: str, delimiter: str) -> list[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    for cells in reader:
        stripped = [clean(cell).strip() for cell in cells]
        while stripped and not stripped[-1]:
            stripped.pop()
        if stripped:
            rows.append((line, stripped, len(cells)))
        line = reader.line_num + 1
    if not rows:
        return []
    # A score that is missing at the end of a row leaves an empty cell, which counts.
    wide = len(rows[0][1])
    return [_Row(at, _filled(cells, wide, width)) for at, cells, width in rows]


def _filled(cells: list[str], wide: int, width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (min(wide, width) - len(cells)))


def _fits(rows: list[_Row]) -> tuple[bool, int, int]:
    wide = len(rows[0].cells) if rows else 0
    return wide > 1, sum(len(row.cells) == wide for row in rows), wide


def _faults_of_head(head: _Row, name: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for column, cell in enumerate(head.cells, 1):
        key = cell.casefold()
        if not cell:
            yield Problem(name, head.line, "", _no_name().format(column=column))
        elif key in seen:
            fault = _same_name().format(name=cell, first=seen[key], second=column)
            yield Problem(name, head.line, cell, fault)
        elif re.fullmatch(_WHOLE, cell):
            yield Problem(name, head.line, "", _number_for_name().format(name=cell, column=column))
        seen.setdefault(key, column)
    if len(seen.keys() - {MEETING, ""}) < 2:
        yield Problem(name, head.line, "", _too_few_observers())


class _Reader:
    """Reads the rows under the first, and keeps what is wrong with them."""

    def __init__(self, name: str, head: tuple[str, ...], scale: Scale) -> None:
        self.name, self.head, self.scale = name, head, scale
        self.observers = tuple(cell for cell in head if cell.casefold() != MEETING)
        self.meeting = next((at for at, cell in enumerate(head) if cell not in self.observers), -1)
        self.problems: list[Problem] = []

    def unit(self, row: _Row) -> Unit:
        if len(row.cells) != len(self.head):
            self._ragged(row)
            return Unit(())
        scores = [
            self._score(row.line, column, cell)
            for column, cell in enumerate(row.cells)
            if column != self.meeting
        ]
        return Unit(tuple(scores), self._meeting(row))

    def _meeting(self, row: _Row) -> str | None:
        if self.meeting < 0:
            return None
        if not row.cells[self.meeting]:
            self._fault(row.line, self.meeting, _no_meeting())
        return row.cells[self.meeting]

    def _score(self, line: int, column: int, cell: str) -> int | None:
        if not cell:
            return None
        match = _WHOLE.fullmatch(cell)
        if match and int(match[1]) in self.scale:
            return int(match[1])
        fault = _(
            "{score} is no score: give a whole number from {low} to {high}, or leave it empty."
        )
        low, high = self.scale.low, self.scale.high
        shown = cell if match else f'"{cell}"'
        self._fault(line, column, fault.format(score=shown, low=low, high=high))
        return None

    def _ragged(self, row: _Row) -> None:
        found, wide = len(row.cells), len(self.head)
        fault = ngettext(
            "this row has {found} column, the first row {wide}; give it as many.",
            "this row has {found} columns, the first row {wide}; give it as many.",
            found,
        )
        message = fault.format(found=found, wide=wide)
        self.problems.append(Problem(self.name, row.line, "", message))

    def _fault(self, line: int, column: int, fault: str) -> None:
        key = self.head[column]
        place = _("column {column} ({name}): {fault}")
        message = place.format(column=column + 1, name=key, fault=fault)
        self.problems.append(Problem(self.name, line, key, message))


def _empty() -> str:
    return _("there is nothing in it; give a first row with the observers' names.")


def _no_rows() -> str:
    return _("there are no scores under the observers' names; give one row for each unit.")


def _no_name() -> str:
    return _("column {column} has no name; write the observer's name in the first row.")


def _same_name() -> str:
    return _('columns {first} and {second} are both named "{name}"; give each observer one column.')


def _number_for_name() -> str:
    return _('column {column} is named "{name}"; write the observers\' names in the first row.')


def _too_few_observers() -> str:
    return _(
        "agreement needs two observers or more; "
        "give each a column, with a comma, semicolon or tab between columns."
    )


def _no_meeting() -> str:
    return _("the meeting is not named; name it in every row, or leave the column out.")
