"""The facilitator says what became of a step, beside what the program logged; both stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.outcome import Status
from teamkracht.meeting.saying import said_or_none
from teamkracht.records.instant import kept
from teamkracht.records.minutes import Minutes, corrected
from teamkracht.records.process import StatusCorrection
from teamkracht.toml.problem import Path


@dataclass(frozen=True, kw_only=True)
class ToldStatus:
    """What the facilitator says became of a step, before there are minutes to put it in."""

    step: str
    case: str | None
    to: Status
    reason: str
    at: datetime


def with_told(minutes: Minutes, told: Iterable[ToldStatus]) -> Minutes:
    """Minutes that are not saved yet, with what the facilitator said of their steps.

    What says the same as the record, or is of a step that is not there, is left out.
    """
    for one in told:
        try:
            row = _row(minutes, one)
        except Refused:
            continue
        minutes = replace(minutes, status_correction=(*minutes.status_correction, row))
    return minutes


def status_of(minutes: Minutes, step: str, case: str | None = None) -> Status:
    """The status of a step as the facilitator last had it; else as the program logged it.

    Raises Refused where the meeting has no such step.
    """
    row = next((one for one in minutes.step if (one.id, one.case) == (step, case)), None)
    if row is None:
        raise Refused(_('This meeting has no step "{step}" there.').format(step=step))
    later = [one.to for one in minutes.status_correction if (one.step, one.case) == (step, case)]
    return later[-1] if later else row.status


def status_corrected(
    minutes: Minutes,
    step: str,
    case: str | None,
    to: Status,
    *,
    reason: str,
    at: datetime,
) -> Minutes:
    """The next version of minutes, in which the facilitator has put the status of a step right.

    Raises Refused where there is no such step, no reason, or nothing to put right.
    """
    row = _row(minutes, ToldStatus(step=step, case=case, to=to, reason=reason, at=at))
    changed = replace(minutes, status_correction=(*minutes.status_correction, row))
    place = f"{case}: {step}" if case else step
    what = _("What became of a step ({step})").format(step=place)
    return corrected(minutes, changed, at=at, what=what, reason=row.reason)


def _row(minutes: Minutes, told: ToldStatus) -> StatusCorrection:
    before, reason = status_of(minutes, told.step, told.case), said_or_none(told.reason)
    if not reason:
        raise Refused(_("Say what you put right, and why."))
    if before == told.to:
        raise Refused(_("That is what it says already."))
    return StatusCorrection(
        step=told.step, case=told.case, from_=before, to=told.to, reason=reason, at=kept(told.at)
    )


def faults_of_status_corrections(minutes: Minutes) -> Iterator[tuple[Path, str]]:
    """Every correction of a status that leads nowhere, or does not follow what stood before."""
    status = {(row.id, row.case): row.status for row in minutes.step}
    for at, row in enumerate(minutes.status_correction):
        path: Path = ("status_correction", at)
        key = (row.step, row.case)
        if key not in status:
            message = _("{step} has a correction, but no [[step]].")
            yield (*path, "step"), message.format(step=row.step)
        elif status[key] != row.from_:
            message = _("{step} was {status} before this correction; from says {told}.")
            told = message.format(step=row.step, status=status[key], told=row.from_)
            yield (*path, "from"), told
        status[key] = row.to
