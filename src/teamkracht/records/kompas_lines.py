"""The kompas of a case in minutes as lines: what stands where, and in which step it was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from teamkracht.meeting.kompas import PLACES, Kompas, Place
from teamkracht.records.content import CaseRow, KompasChange


@dataclass(frozen=True)
class KompasLine:
    """One entry. `step` is where it was heard in this meeting, None where it was there before."""

    place: Place
    text: str
    step: str | None = None


def kompas_lines(case: CaseRow) -> tuple[KompasLine, ...]:
    """Every entry, in the order of the places."""
    heard = {(_place(one), one.text): one.step for one in case.kompas_change}
    return tuple(
        KompasLine(place, text, heard.get((place, text)))
        for place, text in (case.kompas or Kompas()).all_entries()
    )


def with_kompas_lines(case: CaseRow, lines: Sequence[KompasLine]) -> CaseRow:
    """The case with other entries. What was heard and left the kompas again stays on record."""
    kompas = Kompas(confirmed=bool(case.kompas and case.kompas.confirmed))
    for place in PLACES:
        entries = tuple(one.text for one in lines if one.place == place)
        kompas = kompas.with_entries(place, entries)
    before = {(one.place, one.text) for one in kompas_lines(case)}
    heard = {(one.place, one.text): one.step for one in lines if one.step}
    stay = [
        one
        for one in case.kompas_change
        if (_place(one), one.text) in heard or (_place(one), one.text) not in before
    ]
    known = {(_place(one), one.text) for one in stay}
    fresh = [_change(key, step) for key, step in heard.items() if key not in known]
    changes = (*(_in_step(one, heard) for one in stay), *fresh)
    return replace(case, kompas=None if kompas.is_empty else kompas, kompas_change=changes)


def _place(change: KompasChange) -> Place:
    return Place(change.section, change.condition or "")


def _in_step(change: KompasChange, heard: dict[tuple[Place, str], str]) -> KompasChange:
    return replace(change, step=heard.get((_place(change), change.text), change.step))


def _change(key: tuple[Place, str], step: str) -> KompasChange:
    place, text = key
    return KompasChange(
        condition=place.condition or None, section=place.section, text=text, step=step
    )
