"""What is not right in a meeting script whose every value is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from teamkracht.i18n import _
from teamkracht.records.script_rows import END, NO_STEPS, Happening, Observed, in_the_middle
from teamkracht.toml.problem import Path

Fault = tuple[Path, str]


def faults(
    timezone: str, happenings: Sequence[Happening], observations: Sequence[Observed]
) -> Iterator[Fault]:
    """Every fault, with where it is."""
    yield from _faults_of_timezone(timezone)
    before = 0.0
    for number, one in enumerate(happenings):
        path: Path = ("happening", number)
        if one.at < before:
            yield (
                (*path, "at"),
                _('"at" goes back in time: here it is {at:g}, before it was {before:g}.').format(
                    at=one.at, before=before
                ),
            )
        before = max(before, one.at)
        yield from _faults_of_happening(one, path)
    yield from _faults_of_end(happenings)
    yield from _faults_of_observations(observations)


def _faults_of_timezone(timezone: str) -> Iterator[Fault]:
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield (
            ("timezone",),
            _(
                '"timezone" is not known: "{timezone}". It can be "Europe/Amsterdam", for example.'
            ).format(timezone=timezone),
        )


def _faults_of_happening(one: Happening, path: Path) -> Iterator[Fault]:
    if one.presenter and not one.case:
        yield (*path, "presenter"), _('A presenter belongs to a case; "case" is missing.')
    if one.paused_minutes is not None and one.step != "onderbreking":
        yield (*path, "paused_minutes"), _('"paused_minutes" belongs to the step "onderbreking".')
    if one.ended_early and one.step != END:
        yield (*path, "ended_early"), _('"ended_early" belongs to the step "einde".')
    yield from _faults_of_rows(one, path)


def _faults_of_rows(one: Happening, path: Path) -> Iterator[Fault]:
    for number, question in enumerate(one.questions):
        if question.pass_ and (question.question or question.answer):
            yield (
                (*path, "questions", number),
                _("somebody who passes has no question and no answer."),
            )
    for number, change in enumerate(one.changes):
        if in_the_middle(change.kind) == bool(change.condition):
            yield (*path, "changes", number), _wrong_place(change.kind)


def _wrong_place(kind: str) -> str:
    if in_the_middle(kind):
        return _('"{kind}" stands in the middle; leave "condition" out.').format(kind=kind)
    return _('"{kind}" stands in a condition; "condition" is missing.').format(kind=kind)


def _faults_of_end(happenings: Sequence[Happening]) -> Iterator[Fault]:
    last = len(happenings) - 1
    if happenings[0].step in NO_STEPS:
        yield ("happening", 0, "step"), _("A meeting begins with a step of its protocol.")
    ends = [number for number, one in enumerate(happenings) if one.step == END]
    if not ends:
        yield ("happening", last), _('The last happening must have step = "einde".')
    for number in ends:
        if number != last:
            yield ("happening", number + 1), _('Nothing can happen after the step "einde".')


def _faults_of_observations(observations: Sequence[Observed]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(observations):
        path: Path = ("observation", number)
        if one.observer in seen:
            yield (
                (*path, "observer"),
                _("{observer} has an observation already.").format(observer=one.observer),
            )
        seen.add(one.observer)
        told: set[str] = set(one.scores)
        for key, ids in (
            ("not_applicable", one.not_applicable),
            ("not_observable", one.not_observable),
        ):
            for requirement in ids:
                if requirement in told:
                    yield (
                        (*path, key),
                        _('"{requirement}" is judged twice.').format(requirement=requirement),
                    )
                told.add(requirement)
