"""What may be said and who speaks in a step, with the names of the people at this table."""

from __future__ import annotations

from teamkracht.i18n import _, current, listing, ngettext
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.protocol.steps import Role, Talk
from teamkracht.protocol.words import Words

_PRESENTER = {"nl": "de inbrenger", "en": "the presenter"}
_SHOWN_ROLES: tuple[Role, ...] = ("presenter", "facilitator", "minutes_taker", "team")


def case_of(meeting: Meeting, ref: StepRef) -> Case | None:
    """Give the case of a step, None for opening and closing."""
    return meeting.case(ref.case) if ref.case else None


def typist(meeting: Meeting, case: Case | None) -> str | None:
    """Give who types: for this case, or for the meeting."""
    return (case.minutes_taker if case else None) or meeting.minutes_taker


def asks_for_typist(meeting: Meeting) -> str | None:
    """Give the minutes taker who presents the case that is on; None where all is well."""
    ref = meeting.current
    case = case_of(meeting, ref) if ref else None
    if case is None or case.presenter is None:
        return None
    return case.presenter if typist(meeting, case) == case.presenter else None


def sayings(meeting: Meeting, ref: StepRef) -> tuple[str, ...]:
    """Give what the facilitator may say."""
    return _worded(meeting, ref, meeting.step(ref).sayings)


def rules(meeting: Meeting, ref: StepRef) -> tuple[str, ...]:
    """Give the rules of a step."""
    return _worded(meeting, ref, meeting.step(ref).rules)


def who_talks(meeting: Meeting, ref: StepRef) -> list[str]:
    """Say whose part is another than talking along, by name: Yvonne speaks. The team listens.

    That a facilitator leads, a minutes taker writes and observers say nothing goes without saying.
    """
    named = _names(meeting, ref)
    does = {rule.role: rule.does for rule in meeting.step(ref).talk if rule.role in named}
    quiet = {role for role, talk in does.items() if talk != "speaks"}
    told = {role for role in quiet if role in ("presenter", "team")}
    if "team" in quiet and does.get("presenter") == "speaks":
        told.add("presenter")
    groups: dict[Talk, list[str]] = {}
    for role in _SHOWN_ROLES:
        if role in told or does.get(role) == "out_of_the_room":
            groups.setdefault(does[role], []).append(named[role])
    return [_sentence(talk, names) for talk, names in groups.items()]


def _worded(meeting: Meeting, ref: StepRef, texts: tuple[Words, ...]) -> tuple[str, ...]:
    case = case_of(meeting, ref)
    presenter = case.presenter if case else None
    said = (text.in_(current()) for text in texts)
    return tuple(_with_name(text, presenter, current()) for text in said)


def _with_name(text: str, presenter: str | None, language: str) -> str:
    role = _PRESENTER.get(language)
    if not presenter or not role:
        return text
    return text.replace(role, presenter).replace(_capital(role), presenter)


def _names(meeting: Meeting, ref: StepRef) -> dict[Role, str]:
    """Give who has which role; who presents does nothing else, and observers are left in peace."""
    case = case_of(meeting, ref)
    presenter = case.presenter if case else None
    named: dict[Role, str | None] = {
        "presenter": presenter or _("the presenter"),
        "facilitator": meeting.facilitator,
        "minutes_taker": typist(meeting, case) or _("the minutes taker"),
        "team": _("the team"),
    }
    return {
        role: name
        for role in _SHOWN_ROLES
        if (name := named[role]) and (role == "presenter" or name != presenter)
    }


def _sentence(does: Talk, names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    count = len(names)
    words = {
        "speaks": ngettext("{names} speaks.", "{names} speak.", count),
        "silent": ngettext("{names} says nothing.", "{names} say nothing.", count),
        "listens": ngettext("{names} listens.", "{names} listen.", count),
        "writes": ngettext("{names} writes.", "{names} write.", count),
        "out_of_the_room": ngettext(
            "{names} is out of the room.", "{names} are out of the room.", count
        ),
    }[does]
    return _capital(words.format(names=listing(names)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
