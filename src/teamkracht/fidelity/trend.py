"""The trend of one team: mean scores, steps followed, weeks and length, from meeting to meeting.

Nothing here counts ideas or actions, and nothing names who led a meeting. A line joins two points
only where they are of the same hand (the consensus, or the same observer), of the same version of
the same instrument, and where no meeting and no week was left out between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from teamkracht.fidelity.adherence import Adherence, Share
from teamkracht.fidelity.scores import Mean
from teamkracht.fidelity.weeks import Length, Week, WeekLooked, calendar, week_of

CONSENSUS = ""
"""In the place of an observer: what several of them agreed on."""


@dataclass(frozen=True, order=True)
class Version:
    """A version of an instrument: figures of two are never one line."""

    instrument: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Scored:
    """The mean of one indicator in one meeting by one hand: an observer, or CONSENSUS."""

    meeting: str
    day: date
    observer: str
    indicator: str
    result: Mean
    version: Version

    @property
    def is_consensus(self) -> bool:
        """Several observers agreed on it."""
        return self.observer == CONSENSUS


@dataclass(frozen=True)
class Line:
    """Points that are joined, the earliest first; a single point is a line of one."""

    points: tuple[Scored, ...]


@dataclass(frozen=True)
class IndicatorTrend:
    """One indicator: every point, and which of them are joined."""

    indicator: str
    points: tuple[Scored, ...]
    lines: tuple[Line, ...]

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions of instruments, in the order in which they came."""
        return tuple(dict.fromkeys(point.version for point in self.points))


@dataclass(frozen=True)
class MeetingPoint:
    """How one meeting went. `gap` says that a week was missed between it and the one before."""

    meeting: str
    day: date
    followed: Share
    followed_put_right: Share
    length_s: int
    length: Length | None
    gap: bool


@dataclass(frozen=True)
class Trend:
    """A team over time, the earliest first."""

    team: str
    meetings: tuple[MeetingPoint, ...]
    weeks: tuple[WeekLooked, ...]
    indicators: tuple[IndicatorTrend, ...]
    observed: int
    """How many of the meetings have a score."""

    @property
    def last_day(self) -> date:
        """The day of the last meeting, of which there must be one."""
        return self.meetings[-1].day


def trend(
    team: str,
    meetings: Sequence[Adherence],
    scored: Iterable[Scored],
    off: frozenset[Week] = frozenset(),
) -> Trend:
    """The trend of a team, to the week of its last meeting. Meetings come in any order."""
    held = sorted(meetings, key=lambda one: one.meeting.start)
    if not held:
        return Trend(team, (), (), (), 0)
    weeks = calendar(lengths(held), off, held[-1].meeting.day)
    missed = {one.week for one in weeks if one.state == "missed"}
    points = tuple(_points(held, missed))
    known = {one.meeting: at for at, one in enumerate(points)}
    by_indicator: dict[str, list[Scored]] = {}
    for one in scored:
        if one.meeting in known:
            by_indicator.setdefault(one.indicator, []).append(one)
    return Trend(
        team,
        points,
        weeks,
        tuple(_indicator(name, found, points) for name, found in by_indicator.items()),
        len({one.meeting for found in by_indicator.values() for one in found}),
    )


def lengths(held: Sequence[Adherence]) -> dict[date, Length | None]:
    """The length of each day's meeting; of two on one day the one that is as it is meant."""
    found: dict[date, Length | None] = {}
    for one in held:
        if found.get(one.meeting.day) != "as_meant":
            found[one.meeting.day] = one.length
    return found


def _points(held: Sequence[Adherence], missed: set[Week]) -> Iterator[MeetingPoint]:
    before: date | None = None
    for one in held:
        day = one.meeting.day
        yield MeetingPoint(
            one.meeting.id,
            day,
            one.followed,
            one.followed_put_right,
            one.meeting.length_s,
            one.length,
            gap=before is not None and _left_out(before, day, missed),
        )
        before = day


def _left_out(first: date, last: date, missed: set[Week]) -> bool:
    return any(week_of(first) < week < week_of(last) for week in missed)


def _indicator(name: str, found: list[Scored], meetings: Sequence[MeetingPoint]) -> IndicatorTrend:
    at = {one.meeting: place for place, one in enumerate(meetings)}
    points = sorted(found, key=lambda one: (at[one.meeting], one.observer))
    hands: dict[str, list[Scored]] = {}
    for point in points:
        if point.result.n:
            hands.setdefault(point.observer, []).append(point)
    lines = [line for of_hand in hands.values() for line in _lines(of_hand, at, meetings)]
    return IndicatorTrend(name, tuple(points), tuple(lines))


def _lines(
    points: Sequence[Scored], at: dict[str, int], meetings: Sequence[MeetingPoint]
) -> Iterator[Line]:
    run: list[Scored] = []
    for point in points:
        place = at[point.meeting]
        joins = (
            run
            and at[run[-1].meeting] == place - 1
            and not meetings[place].gap
            and run[-1].version == point.version
        )
        if run and not joins:
            yield Line(tuple(run))
            run = []
        run.append(point)
    if run:
        yield Line(tuple(run))
