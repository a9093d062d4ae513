"""What every page with a score carries: who may see it, whose requirements, what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from teamkracht.i18n import _, current, ngettext
from teamkracht.protocol.model import Instrument
from teamkracht.store.instruments import comes_along


def who_may_see(told: str | None) -> str:
    """Say who may see the scores."""
    if told:
        return _("Who may see this: {who}.").format(who=told.rstrip("."))
    return _("Who may see this has not been agreed yet. Ask the team before you share it.")


def whose_requirements(instrument: Instrument) -> str:
    """Say whose the requirements are, and in which version they were used."""
    words = (
        _(
            "The requirements are the program's own wording, after public sources; they are not "
            "the official list of the method. Version {version} of “{instrument}”."
        )
        if comes_along(instrument)
        else _(
            "The requirements are the organisation's own, not those of the program and not the "
            "official list of the method. Version {version} of “{instrument}”."
        )
    )
    return words.format(version=instrument.version, instrument=instrument.id)


def what_it_tells(observed: int, meetings: int) -> Iterator[str]:
    """Say what the scores can and can't tell."""
    if not observed:
        yield _(
            "Nobody observed a meeting yet. What the program logs tells whether steps were done, "
            "not how well."
        )
        return
    words = ngettext(
        "{observed} of {meetings} meeting was observed.",
        "{observed} of {meetings} meetings were observed.",
        meetings,
    )
    yield words.format(observed=observed, meetings=meetings)
    yield _("A score tells how that meeting went, as the observer saw it.")
    yield _(
        "One meeting is not how a team always works, and this meeting is one part of the method: "
        "it says nothing about contact with people, plans or caseload."
    )
    yield _("It is about the meeting, never about one person.")


def sources(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Each requirement with where it comes from."""
    language, shipped = current(), comes_along(instrument)
    for one in instrument.requirement:
        source = one.source
        told = source.text
        if source.own:
            told = (
                _("chosen by the program") if shipped else _("own choice: {who}").format(who=told)
            )
        note = source.note.in_(language) if source.note else ""
        yield one.text.in_(language), f"{told}. {note}".strip() if note else told
