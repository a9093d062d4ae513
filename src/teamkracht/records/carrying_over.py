"""What a meeting changes in the file of a case. Taken in twice, it changes nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import Case
from teamkracht.protocol.steps import FieldName
from teamkracht.records.bringing_together import kompas_together
from teamkracht.records.case_file import ActionStatus, CaseAction, CaseFile, DatedChange
from teamkracht.records.content import ActionRow, CaseRow, FollowUpRow
from teamkracht.records.minutes import Minutes


def after_meeting(
    existing: CaseFile | None,
    minutes: Minutes,
    client: str,
    postponed: Case | None = None,
    began: Brought | None = None,
) -> CaseFile:
    """The file of a case after a meeting: follow-up first, then what was said of the case.

    `began` is the case as it came to the meeting: what was written elsewhere since then stays.

    `postponed` is the case as it stood at the end of the meeting where that never got to it, so
    that what was prepared or typed for it stays. A meeting that the file has taken in already
    leaves it as it is.
    """
    case = existing or CaseFile(client=client, team=minutes.meeting.team)
    if minutes.meeting.id in case.meetings:
        return case
    case = after_follow_up(case, minutes, client)
    case = carried_over(case, minutes, client, began)
    if postponed is not None and minutes.case_of(client) is None:
        case = put_by(case, postponed)
    return replace(case, meetings=(*case.meetings, minutes.meeting.id))


def carried_over(
    existing: CaseFile | None, minutes: Minutes, client: str, began: Brought | None = None
) -> CaseFile:
    """The file of a case with what minutes say of the case: its kompas, and the actions agreed on.

    The question and the situation have been used once the case was on the table; the minutes hold
    them. The goal of the client stays.
    """
    case = existing or CaseFile(client=client, team=minutes.meeting.team)
    row = minutes.case_of(client)
    waits = client in minutes.meeting.postponed
    if row is None:
        return replace(case, postponed=True) if waits else case
    day = minutes.meeting.start.date()
    written = _written_since(case, row, began)
    case = _with_kompas(_told_in(case, row, keep_question=waits), row, day, began)
    if written:
        case = replace(case, prepared=existing is not None and existing.prepared, **written)
    agreed = tuple(_action(one, day) for one in row.action)
    return replace(
        case,
        postponed=waits,
        discussed=tuple(sorted({*case.discussed, day})),
        action=(*case.action, *(one for one in agreed if one not in case.action)),
    )


def after_follow_up(existing: CaseFile | None, minutes: Minutes, client: str) -> CaseFile:
    """The file of a case with what was told of its actions.

    An action is found by its text; one that the file does not know is kept as it was told.
    """
    case = existing or CaseFile(client=client, team=minutes.meeting.team)
    day = minutes.meeting.start.date()
    actions = list(case.action)
    for row in minutes.follow_up:
        if row.case != client:
            continue
        at = place_of(actions, row, day)
        known = actions[at] if at is not None else unknown(row)
        told = _told(known, row, day)
        if at is None:
            actions.append(told)
        else:
            actions[at] = told
    return replace(case, action=tuple(actions))


def put_by(existing: CaseFile, case: Case) -> CaseFile:
    """The file of a case that a meeting did not get to, with all that was ready for it."""
    return replace(
        existing,
        postponed=True,
        prepared=existing.prepared or case.prepared,
        presenter=case.presenter or existing.presenter,
        client_knows=existing.client_knows if case.client_knows is None else case.client_knows,
        next_contact=case.next_contact or existing.next_contact,
        help_question=case.fields.get("help_question") or existing.help_question,
        goal=case.fields.get("goal") or existing.goal,
        situation=case.fields.get("situation") or existing.situation,
        kompas=existing.kompas if case.kompas.is_empty else case.kompas,
    )


def _told_in(case: CaseFile, row: CaseRow, *, keep_question: bool) -> CaseFile:
    return replace(
        case,
        presenter=row.presenter or case.presenter,
        client_knows=case.client_knows if row.client_knows is None else row.client_knows,
        next_contact=row.next_contact or case.next_contact,
        prepared=case.prepared and keep_question,
        help_question=row.help_question if keep_question else None,
        goal=row.goal or case.goal,
        situation=row.situation if keep_question else None,
    )


def _written_since(case: CaseFile, row: CaseRow, began: Brought | None) -> dict[FieldName, Any]:
    """What was prepared elsewhere while the meeting went on: it is for the next one."""
    if began is None:
        return {}
    return {
        name: text
        for name, text in case.fields().items()
        if text not in (began.fields.get(name), getattr(row, name))
    }


def _with_kompas(case: CaseFile, row: CaseRow, day: date, began: Brought | None) -> CaseFile:
    """With the kompas as it stood, what came to it, and what was written elsewhere meanwhile."""
    if row.kompas is None:
        return case
    came = tuple(
        DatedChange(
            date=day,
            condition=one.condition,
            section=one.section,
            text=one.text,
            where=one.step,
        )
        for one in row.kompas_change
    )
    fresh = tuple(one for one in came if one not in case.kompas_change)
    if _only_changes(row):
        kompas = _joined(case.kompas, row.kompas)
    elif began is not None:
        kompas = kompas_together(began.kompas, row.kompas, case.kompas)
    else:
        kompas = row.kompas
    return replace(case, kompas=kompas, kompas_change=(*case.kompas_change, *fresh))


def _only_changes(row: CaseRow) -> bool:
    """The meeting did not have the kompas before it: all there is of it was heard there."""
    heard = {(one.condition or "", one.section, one.text) for one in row.kompas_change}
    entries = row.kompas.all_entries() if row.kompas else ()
    return all((place.condition, place.section, text) in heard for place, text in entries)


def _joined(known: Kompas, heard: Kompas) -> Kompas:
    for place, text in heard.all_entries():
        if text not in known.entries(place):
            known = known.with_entries(place, (*known.entries(place), text))
    return replace(known, confirmed=known.confirmed or heard.confirmed)


def _action(row: ActionRow, day: date) -> CaseAction:
    return CaseAction(
        text=row.text,
        idea=row.idea,
        idea_number=row.idea_number,
        who=row.who,
        when=row.when,
        agreed=day,
    )


def unknown(row: FollowUpRow) -> CaseAction:
    """An action that the file does not know, before anything is told of it."""
    return CaseAction(text=row.action, who=row.who, when=row.when)


def place_of(actions: Sequence[CaseAction], row: FollowUpRow, day: date) -> int | None:
    """Where an action stands that was told of: an open one first, then one of whom it was, when."""

    def unlike(at: int) -> tuple[bool, bool, bool]:
        one = actions[at]
        closed = not one.is_open and one.told != day
        return (closed, one.who != row.who, one.when != row.when)

    same = [at for at, one in enumerate(actions) if one.text == row.action]
    return min(same, key=unlike, default=None)


def _told(action: CaseAction, row: FollowUpRow, day: date) -> CaseAction:
    if row.result == "not_discussed":
        return action
    notes = (row.note,) if row.note and row.note not in action.notes else ()
    return replace(
        action,
        status=cast("ActionStatus", row.result),
        told=day,
        client=row.client or action.client,
        when=row.new_date or action.when,
        notes=(*action.notes, *notes),
    )
