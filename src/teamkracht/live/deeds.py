"""From a meeting script to what a facilitator does: one deed after another, each at its second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teamkracht.live.happenings import Doing, asking, doings
from teamkracht.meeting import people
from teamkracht.records.script import Script
from teamkracht.records.script_rows import Happening


@dataclass(frozen=True)
class Deed:
    """Something that somebody does, in seconds since the start of the meeting."""

    second: float
    do: Doing


def deeds(script: Script) -> tuple[Deed, ...]:
    """All that is done in a script, in the order in which it happens.

    What is said in one happening is spread evenly until the next one begins.
    """
    found = [*_comings_and_goings(script)]
    following = [*script.happening[1:], script.happening[-1]]
    for happening, after in zip(script.happening, following, strict=True):
        found += _within(happening, 60 * after.at)
    return tuple(sorted(found, key=lambda deed: deed.second))


def _within(happening: Happening, end: float) -> Iterator[Deed]:
    start = 60 * happening.at
    done = doings(happening)
    for do in done.at_once:
        yield Deed(start, do)
    apart = (end - start) / (len(done.said) + 1)
    for place, do in enumerate(done.said, start=1):
        yield Deed(start + place * apart, do)
    for minutes, do in done.later:
        yield Deed(start + 60 * minutes, do)


def _comings_and_goings(script: Script) -> Iterator[Deed]:
    for one in script.roster.late:
        yield Deed(60 * one.at, asking(people.arrive, one.name))
    for one in script.roster.left:
        yield Deed(60 * one.at, asking(people.leave, one.name))
