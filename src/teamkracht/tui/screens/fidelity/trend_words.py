"""What the page of a trend says and draws, from the trend of a team."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_page import SIGN
from teamkracht.exports.report import letters
from teamkracht.fidelity.scores import WELL_IMPLEMENTED
from teamkracht.fidelity.trend import IndicatorTrend, MeetingPoint, Scored
from teamkracht.fidelity.weeks import Week, week_of
from teamkracht.i18n import _, current, ngettext, short_date
from teamkracht.store.fidelity import TeamLooked
from teamkracht.tui.widgets.run_chart import Mark, RunPicture

CONSENSUS = "●"
SHAPES = "○△◇▽☆"
"""One for each observer, in the order of their letters; round again where there are more.

No squares: those are the weeks.
"""
MINUTE = 60


@dataclass(frozen=True)
class Hand:
    """Somebody who scored, by shape and letter; the consensus has a shape of its own."""

    shape: str
    name: str


def hands(looked: TeamLooked) -> dict[str, Hand]:
    """The shape and the letter of each observer, and of the consensus where there is one."""
    points = [point for one in looked.trend.indicators for point in one.points]
    found = {
        name: Hand(SHAPES[n % len(SHAPES)], letter)
        for n, (name, letter) in enumerate(letters(looked).items())
    }
    agreed = next((point.observer for point in points if point.is_consensus), None)
    if agreed is not None:
        found[agreed] = Hand(CONSENSUS, _("Consensus"))
    return found


def run_picture(indicator: IndicatorTrend | None, looked: TeamLooked) -> RunPicture:
    """The chart of one indicator, or the strip of weeks alone."""
    trend, by = looked.trend, hands(looked)
    column = {one.week: n for n, one in enumerate(trend.weeks)}
    points = indicator.points if indicator else ()
    marks = {
        point: Mark(
            column[week_of(point.day)],
            point.result.mean,
            by[point.observer].shape,
            strong=point.is_consensus,
        )
        for point in points
        if point.result.mean is not None
    }
    strokes = indicator.lines if indicator else ()
    weeks = tuple(SIGN[one.state] for one in trend.weeks)
    scored = tuple(_scored_in(points, column, n) for n in range(len(trend.weeks)))
    rows = [("n", scored, "quiet"), (_("weeks"), weeks, "text")]
    return RunPicture(
        columns=len(trend.weeks),
        marks=tuple(marks.values()),
        strokes=tuple(
            tuple(marks[point] for point in line.points) for line in strokes if len(line.points) > 1
        ),
        breaks=tuple(
            (column[week_of(point.day)], _("version {version}").format(version=version))
            for point in changes(points)
            for version in (point.version.version,)
        ),
        rows=tuple(rows if points else rows[1:]),
        dates=tuple(_months([one.week.monday for one in trend.weeks])),
        limit=WELL_IMPLEMENTED,
        limit_label=words.decimal(WELL_IMPLEMENTED, 1),
    )


def _scored_in(points: tuple[Scored, ...], column: Mapping[Week, int], n: int) -> str:
    """How many requirements have a score in a column: the fewest of its observers."""
    found = [one.result.n for one in points if column[week_of(one.day)] == n]
    return str(min(found)) if found else ""


def changes(points: tuple[Scored, ...]) -> Iterator[Scored]:
    """The first point with each other version of an instrument."""
    for before, after in pairwise(points):
        if before.version != after.version:
            yield after


def _months(mondays: list[date]) -> Iterator[tuple[int, str]]:
    before = 0
    for n, monday in enumerate(mondays):
        if monday.month != before:
            before = monday.month
            yield n, short_date(monday).split()[-1]


def change_words(indicator: IndicatorTrend) -> Iterator[str]:
    """A sentence for each change of the instrument."""
    told = _("From {date} on with {instrument} version {version}: another measure, another line.")
    for point in changes(indicator.points):
        yield told.format(
            date=short_date(point.day),
            instrument=point.version.instrument,
            version=point.version.version,
        )


def title_of(indicator: IndicatorTrend, looked: TeamLooked) -> str:
    """The title of an indicator, by the instruments that were used."""
    used = [one.instrument for one in looked.observed]
    titles = {one.id: one.title.in_(current()) for each in used for one in each.indicator}
    return titles.get(indicator.indicator, indicator.indicator)


def scores_of(meeting: str, indicator: IndicatorTrend, by: Mapping[str, Hand]) -> list[str]:
    """The means of one meeting, each with its mark and its n."""
    found = [one for one in indicator.points if one.meeting == meeting]
    return [
        _("{shape} {mean}, n {n} of {of}").format(
            shape=by[one.observer].shape,
            mean=words.mean(one.result),
            n=one.result.n,
            of=one.result.of,
        )
        for one in found
    ]


def length_words(point: MeetingPoint) -> str:
    """How long a meeting was, and whether that is as it is meant."""
    minutes = _("{minutes} min").format(minutes=point.length_s // MINUTE)
    off = {"too_short": _("too short"), "too_long": _("too long")}.get(point.length or "", "")
    return f"{minutes}, {off}" if off else minutes


def weeks_words(looked: TeamLooked) -> str:
    """How many weeks were met, missed and planned off."""
    states = [one.state for one in looked.trend.weeks]
    met = sum(one not in {"missed", "planned_off"} for one in states)
    said = [ngettext("{count} week met", "{count} weeks met", met).format(count=met)]
    missed, off = states.count("missed"), states.count("planned_off")
    if missed:
        said.append(ngettext("{count} missed", "{count} missed", missed).format(count=missed))
    if off:
        said.append(ngettext("{count} planned off", "{count} planned off", off).format(count=off))
    return ", ".join(said)


def weeks_legend(looked: TeamLooked) -> list[str]:
    """The signs of the strip that are there."""
    there = [state for state in SIGN if any(one.state == state for one in looked.trend.weeks)]
    return [f"{SIGN[state]} {_(words.WEEK[state])}" for state in there]
