"""What is not right in minutes that can be read: sums, order, names that lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from teamkracht.i18n import _
from teamkracht.records.checking_cases import faults_of_cases
from teamkracht.records.correcting import faults_of_status_corrections
from teamkracht.records.minutes import Minutes
from teamkracht.records.no_bsn import faults_of_bsn
from teamkracht.records.process import Held
from teamkracht.toml import Problem
from teamkracht.toml.places import Places
from teamkracht.toml.problem import Path, dotted

Fault = tuple[Path, str]


def faults(minutes: Minutes) -> tuple[str, ...]:
    """Everything that is not right, a sentence each."""
    return tuple(message for _path, message in _faults(minutes))


def problems(minutes: Minutes, name: str, text: str) -> tuple[Problem, ...]:
    """Everything that is not right, with its line in the text of the file."""
    found = _faults(minutes)
    places = Places(text) if found else None
    located = (
        Problem(name, places.line(path) if places else None, dotted(path), message)
        for path, message in found
    )
    return tuple(sorted(located, key=lambda problem: problem.line or 0))


def _faults(minutes: Minutes) -> list[Fault]:
    return [
        *_of_time(minutes.meeting),
        *_of_sums(minutes),
        *_of_rows(minutes),
        *_of_steps(minutes),
        *_of_people(minutes),
        *faults_of_cases(minutes),
        *faults_of_status_corrections(minutes),
        *_of_versions(minutes),
        *faults_of_bsn(minutes),
    ]


def _of_time(held: Held) -> Iterator[Fault]:
    length = (held.end - held.start).total_seconds()
    if length < 0:
        yield ("meeting", "end"), _("The end is before the start.")
    elif held.duration_s != length:
        yield (
            ("meeting", "duration_s"),
            _("From start to end are {length:g} seconds; duration_s says {duration}.").format(
                length=length, duration=held.duration_s
            ),
        )
    if held.status == "ended_early" and not held.reason:
        yield ("meeting", "status"), _("Why the meeting ended early is missing: reason.")
    if held.status == "complete" and held.reason:
        yield ("meeting", "reason"), _("There is a reason, but the meeting was complete.")


def _of_sums(minutes: Minutes) -> Iterator[Fault]:
    held = minutes.meeting
    active = sum(row.actual_s for row in minutes.step)
    paused = sum(row.paused_s for row in minutes.step)
    if active + paused + held.gap_s != held.duration_s:
        yield (
            ("meeting", "duration_s"),
            _(
                "The steps ({active}), the pauses ({paused}) and the gaps ({gap}) do not add up to"
                " duration_s ({duration})."
            ).format(active=active, paused=paused, gap=held.gap_s, duration=held.duration_s),
        )
    if paused != held.paused_s:
        yield (
            ("meeting", "paused_s"),
            _("The pauses of the steps add up to {paused}; paused_s says {told}.").format(
                paused=paused, told=held.paused_s
            ),
        )
    for number, row in enumerate(minutes.step):
        added = sum(
            one.seconds for one in minutes.extension if (one.step, one.case) == (row.id, row.case)
        )
        if added != row.extended_s:
            yield (
                ("step", number, "extended_s"),
                _("The extensions of {step} add up to {added}; extended_s says {told}.").format(
                    step=row.id, added=added, told=row.extended_s
                ),
            )


def _of_rows(minutes: Minutes) -> Iterator[Fault]:
    yield from _of_stretches("visit", ((row.start, row.end) for row in minutes.visit), minutes)
    yield from _of_stretches("pause", ((row.start, row.end) for row in minutes.pause), minutes)
    yield from _of_stretches("gap", ((row.start, row.end) for row in minutes.gap), minutes)
    known = {(row.id, row.case) for row in minutes.step}
    for number, visit in enumerate(minutes.visit):
        if (visit.step, visit.case) not in known:
            yield (
                ("visit", number, "step"),
                _("{step} has a visit, but no [[step]].").format(step=visit.step),
            )


def _of_stretches(
    table: str, stretches: Iterable[tuple[datetime, datetime]], minutes: Minutes
) -> Iterator[Fault]:
    before = minutes.meeting.start
    for number, (start, end) in enumerate(stretches):
        if end < start:
            yield (table, number, "end"), _("The end is before the start.")
        if start < before:
            yield (table, number, "start"), _("This begins before the row above it, or too early.")
        if end > minutes.meeting.end:
            yield (table, number, "end"), _("This ends after the meeting.")
        before = max(before, start)


def _of_steps(minutes: Minutes) -> Iterator[Fault]:
    visits = Counter((row.step, row.case) for row in minutes.visit)
    seen: set[tuple[str, str | None]] = set()
    for number, row in enumerate(minutes.step):
        path: Path = ("step", number)
        key = (row.id, row.case)
        if key in seen:
            yield path, _("{step} is there twice.").format(step=row.id)
        seen.add(key)
        if row.visits != visits[key]:
            yield (
                (*path, "visits"),
                _("{step} has {found} [[visit]] rows; visits says {told}.").format(
                    step=row.id, found=visits[key], told=row.visits
                ),
            )
        if (row.sequence is None) != (row.visits == 0):
            yield (
                (*path, "sequence"),
                _("{step}: a step has a sequence where it was visited, and only there.").format(
                    step=row.id
                ),
            )
        if row.status == "not_reached" and row.visits:
            yield (*path, "status"), _("{step} was visited, so it was reached.").format(step=row.id)
        if row.evidence == "stated" and row.status != "followed":
            yield (
                (*path, "status"),
                _("{step}: what the facilitator stated as done is followed.").format(step=row.id),
            )
        never = row.evidence == "logged" and not row.visits
        if never and row.status in {"followed", "partly"}:
            yield (
                (*path, "status"),
                _("{step} was never visited, and nobody stated it; it can't be {status}.").format(
                    step=row.id, status=row.status
                ),
            )


def _of_people(minutes: Minutes) -> Iterator[Fault]:
    if not minutes.attendance:
        yield ("attendance",), _("Who was there is missing: [[attendance]].")
    names = Counter(row.name for row in minutes.attendance)
    for number, row in enumerate(minutes.attendance):
        path: Path = ("attendance", number)
        if names[row.name] > 1:
            yield (*path, "name"), _("{name} is listed twice.").format(name=row.name)
        if row.from_ and row.until and row.until < row.from_:
            yield (*path, "until"), _("{name} left before coming in.").format(name=row.name)
    absent = {row.name for row in minutes.attendance if not row.present}
    if minutes.meeting.facilitator in absent:
        yield (
            ("meeting", "facilitator"),
            _("{name} led the meeting, but was not there.").format(
                name=minutes.meeting.facilitator
            ),
        )


def _of_versions(minutes: Minutes) -> Iterator[Fault]:
    if minutes.version != len(minutes.correction) + 1:
        yield (
            ("version",),
            _("Version {version} must have {wanted} [[correction]] rows; it has {found}.").format(
                version=minutes.version,
                wanted=minutes.version - 1,
                found=len(minutes.correction),
            ),
        )
