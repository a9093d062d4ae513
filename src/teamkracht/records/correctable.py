"""What can be put right in minutes as they are, thing by thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teamkracht.records.correction_kinds import Field, Kind, Part, rounds
from teamkracht.records.correction_table import AFTER_CASES, BEFORE_CASES, OF_CASE
from teamkracht.records.minutes import Minutes
from teamkracht.records.parts import part
from teamkracht.toml.problem import Path


@dataclass(frozen=True)
class Entry:
    """One thing to put right. `is_new` is the place behind a list, where a row can be added."""

    path: Path
    part: Part
    fields: tuple[Field, ...]
    is_new: bool = False

    @property
    def can_go(self) -> bool:
        """It can be taken away."""
        return self.part.fresh is not None and not self.is_new


def entries(minutes: Minutes) -> Iterator[Entry]:
    """All that can be put right, in the order of the page.

    Where what is about clients was removed, only what is about the process.
    """
    for one in BEFORE_CASES:
        yield from _entries(minutes, one)
    for at in range(len(minutes.case)):
        for one in OF_CASE:
            yield from _entries(minutes, one, ("case", at))
    for one in AFTER_CASES:
        yield from _entries(minutes, one)


def _entries(minutes: Minutes, which: Part, begun: Path = ()) -> Iterator[Entry]:
    fields = which.fields
    if minutes.meeting.is_parted:
        fields = tuple(one for one in fields if not one.goes)
    whole = all(one in fields for one in which.fields if one.required)
    for path in _places(minutes, which, begun):
        row = part(minutes, path)
        if not which.is_list:
            if which.offered(row):
                yield from (Entry(path, which, (one,)) for one in fields)
            continue
        if not which.offered(part(minutes, path[:-1])):
            continue
        here = tuple(one for one in fields if _is_asked(minutes, path, one))
        if here:
            yield from (Entry((*path, n), which, here) for n in range(len(row)))
        if here and whole and which.fresh:
            yield Entry((*path, len(row)), which, here, is_new=True)


def _is_asked(minutes: Minutes, at: Path, field: Field) -> bool:
    """A round is asked of where a case has more than one."""
    return field.kind is not Kind.ROUND or len(rounds(minutes, at)) > 1


def _places(minutes: Minutes, which: Part, begun: Path) -> Iterator[Path]:
    """Where a part stands; of a list, the list itself."""
    keys = which.at[:-1] if which.is_list else which.at
    found: list[Path] = [begun]
    for key in keys[len(begun) :]:
        if key == "*":
            found = [(*at, n) for at in found for n in range(len(part(minutes, at)))]
        else:
            found = [(*at, key) for at in found]
    yield from found
