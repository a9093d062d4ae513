"""A meeting script from its text, checked as far as that can be done without its protocol."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from teamkracht.i18n import _
from teamkracht.records.script import END, NO_STEPS, Happening, Script, in_the_middle
from teamkracht.toml import Problem, Unreadable, read
from teamkracht.toml.places import Places
from teamkracht.toml.problem import Path, dotted

Fault = tuple[Path, str]


def read_script(text: str, name: str) -> Script:
    """A script from its text. Raises Unreadable with every fault, by line."""
    script = read(text, Script, name=name)
    found = list(_faults(script))
    if found:
        places = Places(text)
        raise Unreadable(
            Problem(name, places.line(path), dotted(path), message) for path, message in found
        )
    return script


def _faults(script: Script) -> Iterator[Fault]:
    yield from _faults_of_top(script)
    before = 0.0
    for number, one in enumerate(script.happening):
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
    yield from _faults_of_end(script)
    yield from _faults_of_observations(script)


def _faults_of_top(script: Script) -> Iterator[Fault]:
    try:
        ZoneInfo(script.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield (
            ("timezone",),
            _(
                '"timezone" is not known: "{timezone}". It can be "Europe/Amsterdam", for example.'
            ).format(timezone=script.timezone),
        )
    for key, moment in (("start", script.start), ("planned_start", script.planned_start)):
        if moment is not None and moment.tzinfo is not None:
            yield (key,), _('"{key}" is a local time, without an offset.').format(key=key)


def _faults_of_happening(one: Happening, path: Path) -> Iterator[Fault]:
    if not one.is_step and one.case:
        yield (
            (*path, "case"),
            _('"{step}" is no step of a case; leave "case" out.').format(step=one.step),
        )
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


def _faults_of_end(script: Script) -> Iterator[Fault]:
    last = len(script.happening) - 1
    if script.happening[0].step in NO_STEPS:
        yield ("happening", 0, "step"), _("A meeting begins with a step of its protocol.")
    ends = [number for number, one in enumerate(script.happening) if one.step == END]
    if not ends:
        yield ("happening", last), _('The last happening must have step = "einde".')
    for number in ends:
        if number != last:
            yield ("happening", number + 1), _('Nothing can happen after the step "einde".')


def _faults_of_observations(script: Script) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(script.observation):
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
