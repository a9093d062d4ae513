"""The fidelity of a meeting, and the trend of a team, from what is in a home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from teamkracht.fidelity.adherence import Adherence
from teamkracht.fidelity.feedback import Feedback, feedback
from teamkracht.fidelity.proposals import Proposal, proposals
from teamkracht.fidelity.trend import CONSENSUS, Scored, Trend, Version, lengths, trend
from teamkracht.fidelity.weeks import (
    WEEKS_LOOKED_AT,
    WeekLooked,
    calendar,
    last_eight,
    week_of,
)
from teamkracht.i18n import _
from teamkracht.protocol.differences import Difference, differences
from teamkracht.protocol.model import Instrument, Protocol
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import About
from teamkracht.store import minutes as kept_minutes
from teamkracht.store import protocols
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.team_record import Observed, TeamRecord

WEEKS = 52
"""How many weeks back a trend looks, where nobody asked for more or fewer."""


@dataclass(frozen=True, kw_only=True)
class MeetingLooked:
    """One meeting: what the program logged, what the facilitator put right, what observers saw."""

    adherence: Adherence
    feedback: Feedback
    protocol: Protocol | None
    """As it was used; None where its text is gone."""
    changed: tuple[Difference, ...]
    """How that protocol differs from the one that comes with the program."""
    instrument: Instrument | None
    proposals: tuple[Proposal, ...]
    weeks: tuple[WeekLooked, ...]
    observed: tuple[Observed, ...]
    who_may_see: str | None
    broken: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TeamLooked:
    """A team over time, and its last meeting. `observed` is in the order of the days."""

    trend: Trend
    last: MeetingLooked
    observed: tuple[Observed, ...]
    broken: tuple[str, ...]


def team_of_last_meeting(home: Home) -> str | None:
    """The team that met last; None where there are no minutes."""
    last = kept_minutes.latest(home)
    return last.team if last else None


def of_team(
    home: Home, team: str, weeks: int = WEEKS, *, blind: Sequence[About] = ()
) -> TeamLooked:
    """A team's trend over so many weeks (eight or more) to its last meeting.

    Scores of the meetings in `blind` stay out of view. Raises StoreError where the team has no
    minutes that can be used.
    """
    record = TeamRecord(home, team, blind)
    headings = kept_minutes.listed(home, team)
    record.broken.extend(headings.broken)
    if not headings.found:
        message = _("There are no minutes of {team} in {folder}.")
        none = message.format(team=team, folder=home.minutes)
        raise StoreError(home.minutes, "\n".join(headings.broken) or none)
    last = week_of(headings.found[0].date)
    near = (one.path for one in headings.found if last.since(week_of(one.date)) < weeks)
    taken = record.load(near)
    if not taken:
        raise StoreError(home.minutes, "\n".join(record.broken))
    looked, observed = record.adherences(taken), record.observed(taken)
    return TeamLooked(
        trend=trend(taken[-1].meeting.team, looked, _scored(observed), record.off),
        last=_looked(record, taken[-1], looked, observed),
        observed=observed,
        broken=tuple(dict.fromkeys(record.broken)),
    )


def of_meeting(home: Home, path: Path, *, blind: Sequence[About] = ()) -> MeetingLooked:
    """One meeting; scores stay out of view where it is among `blind`.

    Raises StoreError and Unreadable where its minutes can't be used.
    """
    this = kept_minutes.load(path, home.keys)
    held = this.meeting
    record = TeamRecord(home, held.team, blind)
    others = [one for one in kept_minutes.listed(home, held.team).found if one.id != held.id]
    before = [one for one in others if one.start < held.start]
    day = held.start.date()
    week, first = week_of(day), min((day, *(one.date for one in before)))
    since = week.plus(-min(WEEKS_LOOKED_AT - 1, week.since(week_of(first))))
    near = [one.path for at, one in enumerate(before) if not at or week_of(one.date) >= since]
    taken = [*record.load(near), this]
    looked, observed = record.adherences(taken), record.observed([this])
    return _looked(record, this, looked, observed, max(first, since.monday))


def _looked(
    record: TeamRecord,
    this: Minutes,
    looked: Sequence[Adherence],
    observed: Sequence[Observed],
    first: date | None = None,
) -> MeetingLooked:
    """The last of some meetings. `first`: from when on its weeks are looked at."""
    last = looked[-1]
    protocol = record.protocol(this.meeting)
    instrument = record.instrument(protocol)
    weeks = calendar(lengths(looked), record.off, last.meeting.day, first)
    return MeetingLooked(
        adherence=last,
        feedback=feedback(last, looked[-2] if len(looked) > 1 else None),
        protocol=protocol,
        changed=_changed(protocol, this.meeting.plan),
        instrument=instrument,
        proposals=proposals(instrument, last, last_eight(weeks)) if instrument else (),
        weeks=weeks,
        observed=tuple(one for one in observed if one.meeting == this.meeting.id),
        who_may_see=record.team.who_may_see_scores if record.team else None,
        broken=tuple(dict.fromkeys(record.broken)),
    )


def _changed(protocol: Protocol | None, plan: str) -> tuple[Difference, ...]:
    shipped = protocols.shipped(protocol.id) if protocol else None
    if protocol is None or shipped is None:
        return ()
    return differences(shipped, protocol, plan)


def _scored(observed: Sequence[Observed]) -> Iterator[Scored]:
    for one in observed:
        version = Version(one.instrument.id, one.instrument.version)
        for scores in one.scores:
            hands = {name: scores.mean(name) for name in scores.observers}
            if scores.consensus_mean:
                hands[CONSENSUS] = scores.consensus_mean
            for hand, result in hands.items():
                yield Scored(
                    meeting=one.meeting,
                    day=one.day,
                    observer=hand,
                    indicator=scores.indicator,
                    result=result,
                    version=version,
                )
