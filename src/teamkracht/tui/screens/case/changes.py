"""What changes in the file of a case that is prepared. Pure: a case goes in, a case comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from teamkracht.i18n import _, near_date, short_date
from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.meeting.saying import said_or_none
from teamkracht.privacy import without_bsn
from teamkracht.protocol.steps import FieldName
from teamkracht.records.case_file import CaseFile, DatedChange
from teamkracht.tui.widgets.picks import Pick

Came = tuple[tuple[Place, str], ...]
KNOWS: tuple[bool | None, ...] = (None, True, False)


def with_field(case: CaseFile, field: FieldName, text: str) -> CaseFile:
    """The case with a field filled in."""
    return replace(case, **{field: said_or_none(without_bsn(text))})  # type: ignore[arg-type]


def with_kompas(case: CaseFile, kompas: Kompas, today: date) -> CaseFile:
    """The case with its kompas as it has become, and the day on which entries came to it."""
    came = [
        (place, text)
        for place, text in kompas.all_entries()
        if text not in case.kompas.entries(place)
    ]
    changes = tuple(
        DatedChange(date=today, condition=place.condition or None, section=place.section, text=text)
        for place, text in came
    )
    return replace(case, kompas=kompas, kompas_change=(*case.kompas_change, *changes))


def since_last(case: CaseFile) -> Came:
    """What came to the kompas in the meeting in which the case was last discussed, or after it.

    What was filled in at the desk earlier on that day came before it. Nothing where it never was
    discussed: then all of it is new.
    """
    if not case.discussed:
        return ()
    last = case.discussed[-1]
    heard = False
    came: list[tuple[Place, str]] = []
    for one in case.kompas_change:
        heard = heard or (one.date == last and one.where is not None)
        place = Place(one.section, one.condition or "")
        if (one.date > last or (one.date == last and heard)) and one.text in case.kompas.entries(
            place
        ):
            came.append((place, one.text))
    return tuple(came)


def turned(case: CaseFile, key: str, by: int, members: Sequence[str]) -> CaseFile:
    """The case with the next value for one of its facts, or the one before."""
    if key == "presenter":
        names = [*members] if case.presenter in members else [*members, case.presenter or ""]
        at = names.index(case.presenter or "")
        return replace(case, presenter=names[(at + by) % len(names)] or None)
    if key == "knows":
        at = KNOWS.index(case.client_knows)
        return replace(case, client_knows=KNOWS[(at + by) % len(KNOWS)])
    if key == "prepared":
        return replace(case, prepared=not case.prepared)
    if key == "confirmed":
        kompas = replace(case.kompas, confirmed=not case.kompas.confirmed)
        return replace(case, kompas=kompas)
    if key == "keep":
        return replace(case, keep=not case.keep)
    return case


def facts(case: CaseFile, today: date) -> tuple[Pick, ...]:
    """The facts of a case as rows of a form."""
    knows = {True: _("yes"), False: _("no, not yet"), None: _("not asked")}[case.client_knows]
    next_contact = near_date(case.next_contact, today) if case.next_contact else _("not known")
    seen = _("{client} has seen the compass").format(client=case.client)
    return (
        Pick("presenter", _("Brings it in"), value=case.presenter or _("who?")),
        Pick("knows", _("Does {client} know?").format(client=case.client), value=knows),
        Pick("next_contact", _("Next contact"), value=next_contact, typed=True),
        Pick("prepared", _("For the next meeting"), chosen=case.prepared),
        Pick("confirmed", seen, chosen=case.kompas.confirmed),
        Pick("keep", _("Keep the compass after its term"), chosen=case.keep),
    )


def where_it_stands(case: CaseFile) -> str:
    """Say in a few words how far a case is, and what it still lacks for the next meeting."""
    if case.is_waiting:
        state = "" if case.prepared else _("put off last time")
        lacking = lacks(case)
        if case.prepared and not lacking:
            state = _("ready")
        return " · ".join(filter(None, (state, lacking)))
    if case.discussed:
        return _("discussed {date}").format(date=short_date(case.discussed[-1]))
    return _("begun")


def lacks(case: CaseFile) -> str:
    """Say what a case does not have yet for the next meeting; "" where all is there."""
    question = "" if case.help_question else _("no question yet")
    presenter = "" if case.presenter else _("nobody who brings it in")
    return ", ".join(filter(None, (question, presenter)))
