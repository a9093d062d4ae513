"""What was put right in minutes, in the file of a case: it follows where it still says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from teamkracht.records.bringing_together import kompas_together, together
from teamkracht.records.carrying_over import carried_over, place_of, unknown
from teamkracht.records.case_file import ActionStatus, CaseAction, CaseFile
from teamkracht.records.content import ActionRow, FollowUpRow
from teamkracht.records.minutes import Minutes

A = TypeVar("A", ActionRow, CaseAction)


def case_put_right(case: CaseFile, before: Minutes, after: Minutes) -> CaseFile:
    """The file of a case after minutes were put right that it has taken in.

    What was written in the file since the meeting stays; where both were changed, the file holds.
    """
    if before.meeting.id not in case.meetings or before.meeting.is_parted:
        return case
    case, before = _with_texts_of_actions(case, before, after)
    was = carried_over(None, before, case.client)
    right = carried_over(None, after, case.client)
    fresh = together(was, case, right) if was != right else case
    fresh = replace(fresh, kompas=kompas_together(was.kompas, right.kompas, case.kompas))
    return _told_otherwise(fresh, before, after)


def _with_texts_of_actions(
    case: CaseFile, before: Minutes, after: Minutes
) -> tuple[CaseFile, Minutes]:
    """The case, and the minutes before, with the actions as they read now: then they are found."""
    was, now = before.case_of(case.client), after.case_of(case.client)
    if was is None or now is None or len(was.action) != len(now.action):
        return case, before
    pairs = zip(was.action, now.action, strict=True)
    reads = {(one.text, one.idea_number): other for one, other in pairs}
    day = before.meeting.start.date()
    actions = tuple(_reading(one, reads) if one.agreed == day else one for one in case.action)
    rows = tuple(_reading(one, reads) for one in was.action)
    cases = tuple(replace(one, action=rows) if one == was else one for one in before.case)
    return replace(case, action=actions), replace(before, case=cases)


def _reading(action: A, reads: Mapping[tuple[str, int | None], ActionRow]) -> A:
    now = reads.get((action.text, action.idea_number))
    if now is None:
        return action
    return replace(action, text=now.text, idea=now.idea, idea_number=now.idea_number)


def _told_otherwise(case: CaseFile, before: Minutes, after: Minutes) -> CaseFile:
    """The case with what was put right of its actions, where nobody told more since."""
    day, actions = before.meeting.start.date(), list(case.action)
    for pair in _pairs(before.follow_up, after.follow_up):
        was, now = (row if row and row.case == case.client else None for row in pair)
        row = now or (_not_told(was) if was else None)
        if row is None or was == now:
            continue
        at = place_of(actions, was or row, day)
        if at is None:
            actions += [_told(unknown(row), None, row, day)] if now else []
        elif (actions[at].told or day) <= day:
            actions[at] = _told(actions[at], was, row, day)
    return replace(case, action=tuple(actions))


def _pairs(
    before: Sequence[FollowUpRow], after: Sequence[FollowUpRow]
) -> Iterator[tuple[FollowUpRow | None, FollowUpRow | None]]:
    """Each row with what became of it; None where it was not there, or was taken away."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    yield from ((row, None) for row in before if row not in after)
    yield from ((None, row) for row in after if row not in before)


def _not_told(row: FollowUpRow) -> FollowUpRow:
    """A row as if nothing had been told."""
    return replace(row, result="not_discussed", client=None, new_date=None, note=None)


def _told(action: CaseAction, was: FollowUpRow | None, row: FollowUpRow, day: date) -> CaseAction:
    status: ActionStatus = "open" if row.result == "not_discussed" else row.result
    notes = (one for one in action.notes if was is None or one != was.note)
    moved = was is not None and was.new_date is not None and action.when == was.new_date
    return replace(
        action,
        text=row.action,
        status=status,
        told=None if row.result == "not_discussed" else day,
        client=row.client,
        when=row.new_date or (row.when if moved else action.when),
        notes=(*notes, *filter(None, (row.note,))),
    )
