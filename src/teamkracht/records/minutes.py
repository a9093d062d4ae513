"""The minutes of a meeting, as their file has them (docs/formats/minutes.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.meeting.saying import said_or_none
from teamkracht.privacy import without_bsn
from teamkracht.records.content import CaseRow, FollowUpRow
from teamkracht.records.instant import Instant, kept
from teamkracht.records.process import (
    Attendance,
    ExtensionRow,
    GapRow,
    HandoverRow,
    Held,
    Name,
    PauseRow,
    StatusCorrection,
    StepRow,
    VisitRow,
)
from teamkracht.toml import read, write


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was put right afterwards, and why."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    at: Instant
    what: Name
    reason: Name


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What is kept of one meeting. Once closed it changes only by a correction: a new version."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    format: Literal["teamkracht/minutes/1"] = "teamkracht/minutes/1"
    version: Annotated[int, Ge(1)] = 1
    meeting: Held
    attendance: tuple[Attendance, ...] = ()
    handover: tuple[HandoverRow, ...] = ()
    step: tuple[StepRow, ...] = ()
    visit: tuple[VisitRow, ...] = ()
    pause: tuple[PauseRow, ...] = ()
    gap: tuple[GapRow, ...] = ()
    extension: tuple[ExtensionRow, ...] = ()
    case: tuple[CaseRow, ...] = ()
    follow_up: tuple[FollowUpRow, ...] = ()
    status_correction: tuple[StatusCorrection, ...] = ()
    correction: tuple[Correction, ...] = ()

    def case_of(self, client: str) -> CaseRow | None:
        """The case of a client, or None where it did not come on the table."""
        return next((case for case in self.case if case.client == client), None)

    def clients(self) -> tuple[str, ...]:
        """Every client whose case changed: on the table, postponed, or followed up."""
        return tuple(dict.fromkeys(self._clients()))

    def _clients(self) -> Iterator[str]:
        yield from (case.client for case in self.case)
        yield from self.meeting.postponed
        yield from (row.case for row in self.follow_up)


def read_minutes(text: str, name: str) -> Minutes:
    """Minutes from the text of their file. Raises Unreadable with every fault, by line."""
    return read(text, Minutes, name=name)


def write_minutes(minutes: Minutes) -> str:
    """The text of the file of minutes."""
    return write(minutes)


def corrected(
    minutes: Minutes, changed: Minutes, *, at: datetime, what: str, reason: str
) -> Minutes:
    """The next version of minutes, with what was put right and why.

    Raises Refused where nothing was put right, where it is not said what or why, and where the
    correction would make another meeting of it; also for a BSN in the reason. `what` may tell of a
    line that held one, and tells it without.
    """
    told, why = said_or_none(without_bsn(what)), said_or_none(reason)
    if not told or not why:
        raise Refused(_("Say what you put right, and why."))
    if changed.meeting.id != minutes.meeting.id:
        raise Refused(_("These are minutes of another meeting."))
    if replace(changed, version=minutes.version, correction=minutes.correction) == minutes:
        raise Refused(_("Nothing has been put right yet."))
    row = Correction(at=kept(at), what=told, reason=why)
    since = minutes.meeting.content_since
    if minutes.meeting.content_removed:  # There are words in them again, and these are of this day.
        since = row.at.date()
    held = replace(changed.meeting, content_removed=None, content_since=since)
    correction = (*minutes.correction, row)
    return replace(changed, meeting=held, version=minutes.version + 1, correction=correction)
