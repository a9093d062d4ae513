"""What is about clients parted from what is about the process. Pure: a record in, a record out.

What stays tells how a meeting went: steps, times, statuses, counts, who of the team was there. A
text that a count or a check rests on leaves an ellipsis; cases go on under a number, and so do
guests: somebody may have brought a client, or a client's sister.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from teamkracht.records.content import CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import Observation, resealed, seal_holds
from teamkracht.records.renaming import people_called

GONE = "…"
"""In the place of a text that was there."""


def numbered(minutes: Minutes) -> dict[str, str]:
    """What each client of a meeting is called once its content is gone: a number."""
    return {client: str(at) for at, client in enumerate(minutes.clients(), 1)}


def process_of(minutes: Minutes, on: date | None = None) -> Minutes:
    """Minutes without what was said about clients. `on` is the day on which it was taken away."""
    names = numbered(minutes)
    minutes = people_called(minutes, _guests(minutes))
    held = minutes.meeting
    return replace(
        minutes,
        meeting=replace(
            held,
            reason=_gone(held.reason),
            notes=(),
            postponed=tuple(names[client] for client in held.postponed),
            content_removed=on,
            content_since=None,
        ),
        step=tuple(
            replace(row, case=_named(row.case, names), reason=_gone(row.reason), notes=())
            for row in minutes.step
        ),
        visit=tuple(replace(row, case=_named(row.case, names)) for row in minutes.visit),
        pause=tuple(replace(row, note=None) for row in minutes.pause),
        extension=tuple(replace(row, case=_named(row.case, names)) for row in minutes.extension),
        case=tuple(_case(row, names) for row in minutes.case),
        follow_up=tuple(
            replace(row, case=names[row.case], action=f"{GONE} {at}", note=None)
            for at, row in enumerate(minutes.follow_up, 1)
        ),
        status_correction=tuple(
            replace(row, case=_named(row.case, names), reason=GONE)
            for row in minutes.status_correction
        ),
        correction=tuple(replace(row, what=GONE, reason=GONE) for row in minutes.correction),
    )


def _guests(minutes: Minutes) -> dict[str, str]:
    """What each guest is called from here on."""
    guests = (one.name for one in minutes.attendance if one.guest)
    return {name: f"{GONE} {at}" for at, name in enumerate(guests, 1)}


def _case(row: CaseRow, names: Mapping[str, str]) -> CaseRow:
    return replace(
        row,
        client=names[row.client],
        help_question=_gone(row.help_question),
        goal=_gone(row.goal),
        situation=_gone(row.situation),
        next_contact=None,
        kompas=None,
        kompas_change=tuple(replace(one, text=GONE) for one in row.kompas_change),
        question=tuple(
            replace(one, question=_gone(one.question), answer=_gone(one.answer))
            for one in row.question
        ),
        idea=tuple(replace(one, text=GONE) for one in row.idea),
        action=tuple(replace(one, text=GONE, idea=_gone(one.idea)) for one in row.action),
    )


def scores_of(observation: Observation, names: Mapping[str, str]) -> Observation:
    """An observation without its lines, reasons and pseudonyms; locked as it was.

    Its seal is made anew where it held, so that scores go on to count; a broken seal stays broken.
    `names` are those of the minutes; a case that they don't have is numbered after them.
    """
    held = seal_holds(observation)
    cases = dict.fromkeys(row.case for row in observation.step if row.case)
    known = dict(names)
    for case in cases:
        known.setdefault(case, case if case.isdecimal() else str(len(known) + 1))
    bare = replace(
        observation,
        score=tuple(
            replace(row, note=_gone(row.note), reason=_gone(row.reason))
            for row in observation.score
        ),
        step=tuple(replace(row, case=_named(row.case, known)) for row in observation.step),
        note=(),
    )
    return resealed(bare) if held else bare


def _gone(text: str | None) -> str | None:
    return GONE if text else None


def _named(case: str | None, names: Mapping[str, str]) -> str | None:
    return names.get(case, GONE) if case else None
