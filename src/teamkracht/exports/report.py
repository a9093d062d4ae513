"""A team's report as one HTML file: what was followed, what was seen, and what that tells.

It names nobody: observers are letters, cases are numbers, and what people wrote stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from teamkracht.exports import charts
from teamkracht.exports import fidelity_words as words
from teamkracht.exports.drawing import Columns, Drawing, columns
from teamkracht.exports.fidelity_honest import (
    sources,
    what_it_tells,
    who_may_see,
    whose_requirements,
)
from teamkracht.exports.report_tables import (
    ScoreTable,
    checks_in_words,
    matrix,
    score_table,
    timetable,
)
from teamkracht.exports.speaking import speaking
from teamkracht.fidelity.scores import WELL_IMPLEMENTED
from teamkracht.fidelity.trend import IndicatorTrend, Scored
from teamkracht.i18n import _, current, long_date, near_date
from teamkracht.protocol.model import Instrument
from teamkracht.store.fidelity import TeamLooked

if TYPE_CHECKING:
    from jinja2 import Template

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Row:
    """One point of the indicator, in words."""

    day: str
    who: str
    mean: str
    n: str
    side: str


@dataclass(frozen=True)
class Block:
    """One indicator: its chart, and the same in words."""

    title: str
    chart: str
    rows: tuple[Row, ...]
    latest: tuple[Row, ...]
    versions: bool


def report_html(looked: TeamLooked, language: str) -> str:
    """The report of a team, in one language."""
    with speaking(language):
        return _template().render(**_context(looked, language), say=_say())


def letters(looked: TeamLooked) -> dict[str, str]:
    """A letter for each observer, in the order of their names."""
    points = [point for one in looked.trend.indicators for point in one.points]
    names = sorted({point.observer for point in points if not point.is_consensus})
    return {
        name: _("Observer {letter}").format(letter=_letter(place))
        for place, name in enumerate(names)
    }


def _letter(place: int) -> str:
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def _context(looked: TeamLooked, language: str) -> dict[str, object]:
    found, last = looked.trend, looked.last
    named, across = letters(looked), columns(looked.trend.weeks)
    instruments = {
        (one.instrument.id, one.instrument.version): one.instrument for one in looked.observed
    }
    first_day, last_day = found.meetings[0].day, found.meetings[-1].day
    return {
        "language": language,
        "team": found.team,
        "period": _("{first} to {last}").format(
            first=long_date(first_day), last=long_date(last_day)
        )
        if first_day != last_day
        else long_date(last_day),
        "who": who_may_see(last.who_may_see),
        "foot": _in_css(f"{found.team}.  {who_may_see(last.who_may_see)}"),
        "day": long_date(last.adherence.meeting.day),
        "well": words.well(last.feedback.well),
        "to_try": words.to_try(last.feedback.to_try),
        "blocks": tuple(_block(one, looked, across, named) for one in found.indicators),
        "steps_message": words.steps_over_time(found),
        "weeks_message": words.weeks_over_time(found),
        "steps_chart": charts.steps_chart(found.meetings, across),
        "weeks_strip": charts.weeks_strip(found.weeks),
        "weeks_legend": tuple(_legend(looked)),
        "length_chart": charts.length_chart(found.meetings, across, last.adherence.minutes),
        "length_key": _length_key(looked),
        "rows": timetable(found),
        "matrix": matrix(last.adherence),
        "facts": tuple(_facts(looked)),
        "checks": checks_in_words(last.adherence),
        "changed": tuple(words.difference(one) for one in last.changed),
        "tables": tuple(_tables(looked, named)),
        "whose": tuple(map(whose_requirements, instruments.values())),
        "tells": tuple(what_it_tells(found.observed, len(found.meetings))),
        "sources": tuple(sources(_used(looked))),
    }


def _in_css(text: str) -> str:
    """Text as a string of CSS can hold it, whatever is in it."""
    plain = [c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):x} " for c in text]
    return "".join(plain)


def _used(looked: TeamLooked) -> Instrument:
    """The instrument that the sources are told of: the last that was scored with."""
    return looked.observed[-1].instrument if looked.observed else _unscored(looked)


def _unscored(looked: TeamLooked) -> Instrument:
    return looked.last.instrument or Instrument(id="-", version="-")


def _block(
    indicator: IndicatorTrend, looked: TeamLooked, across: Columns, named: dict[str, str]
) -> Block:
    title = _title(indicator.indicator, [one.instrument for one in looked.observed])
    rows = tuple(_row(point, named, looked.trend.last_day) for point in indicator.points)
    last = indicator.points[-1].meeting
    latest = [at for at, point in enumerate(indicator.points) if point.meeting == last]
    agreed = [at for at in latest if indicator.points[at].is_consensus]
    return Block(
        title,
        charts.indicator_chart(indicator, across, named, title),
        rows,
        tuple(rows[at] for at in agreed or latest),
        len(indicator.versions) > 1,
    )


def _title(indicator: str, instruments: Sequence[Instrument]) -> str:
    titles = {one.id: one.title.in_(current()) for each in instruments for one in each.indicator}
    return titles.get(indicator, indicator)


def _row(point: Scored, named: dict[str, str], last_day: date) -> Row:
    return Row(
        near_date(point.day, last_day),
        _("Consensus") if point.is_consensus else named[point.observer],
        words.mean(point.result),
        _("{n} of {of}").format(n=point.result.n, of=point.result.of),
        words.well_implemented(point.result),
    )


def _legend(looked: TeamLooked) -> Iterator[tuple[str, str]]:
    """A small drawing of each state that occurs, with its word."""
    for state in dict.fromkeys(one.state for one in looked.trend.weeks):
        drawing = Drawing(16, _(words.WEEK[state]))
        charts.box_of_week(drawing, (1, 1), 14, state)
        svg = drawing.svg().replace('viewBox="0 0 760 16"', 'viewBox="0 0 16 16" class="mark"')
        yield svg, _(words.WEEK[state])


def _facts(looked: TeamLooked) -> Iterator[tuple[str, str]]:
    adherence = looked.last.adherence
    yield _("Steps done"), words.share(adherence.followed)
    yield _("In order"), words.share(adherence.in_order)
    yield _("Length"), words.length(adherence)
    yield _("Rhythm"), words.days_since(adherence)
    yield _("Cases"), str(len(adherence.cases))
    yield _("Compass"), words.kompassen(adherence)
    yield _("Checks met"), words.share(adherence.checks_met)


def _length_key(looked: TeamLooked) -> str:
    minutes = looked.last.adherence.minutes
    if minutes is None:
        return _("The minutes of each meeting.")
    words_of = _("The minutes of each meeting; {from} to {to} is meant.")
    return words_of.format(**{"from": minutes[0], "to": minutes[1]})


def _tables(looked: TeamLooked, named: dict[str, str]) -> Iterator[tuple[str, ScoreTable]]:
    """The scores of the last meeting that was observed."""
    if not looked.observed:
        return
    last = looked.observed[-1].meeting
    this = last == looked.last.adherence.meeting.id
    for one in looked.observed:
        if one.meeting == last:
            day = long_date(one.day)
            yield day, score_table(one, named, looked.last.proposals if this else ())


def _say() -> dict[str, str]:
    """The fixed words of the page."""
    return {
        "eyebrow": _("Model fidelity"),
        "last": _("Last meeting"),
        "well": _("Went well"),
        "to_try": _("To try next time"),
        "no_scores": _("No locked observation yet."),
        "chart_key": _(
            "● consensus   ○ one observer   – – well implemented: {limit} or more. "
            "A line joins meetings that follow each other. "
            "n: how many requirements have a score."
        ).format(limit=words.decimal(WELL_IMPLEMENTED, 1)),
        "all_figures": _("All figures"),
        "steps": _("Steps followed"),
        "steps_key": _("● what the program logged   ○ as the facilitator put it right"),
        "weeks": _("Every week, and how long"),
        "day": _("Day"),
        "who": _("Who"),
        "mean": _("Mean"),
        "scored": _("Scored"),
        "limit": _("Against {limit}").format(limit=words.decimal(WELL_IMPLEMENTED, 1)),
        "length": _("Length in minutes"),
        "put_right": _("With corrections"),
        "matrix": _("Step by step"),
        "step": _("Step"),
        "put_right_note": _("Put right by the facilitator; the reason stands in the minutes."),
        "checks": _("What the program checks"),
        "check": _("What is looked at"),
        "met": _("Met"),
        "per_case": _("Figure for each case"),
        "scores": _("What observers saw"),
        "requirement": _("Requirement"),
        "from_record": _("From the record"),
        "from_record_note": _(
            "“From the record” is what the program would give, from what it logged. "
            "It is no score of an observer, and it is not in any mean."
        ),
        "changed": _("The team's own way of working"),
        "changed_intro": _("The protocol of this team differs from the one that comes along:"),
        "tells": _("What this tells, and what it does not"),
        "sources": _("Where the requirements come from"),
        "versions": _("The instrument changed: figures before and after are not one line."),
    }


@cache
def _template() -> Template:
    from jinja2 import Environment

    from teamkracht.exports.report_page import PAGE

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(PAGE)
