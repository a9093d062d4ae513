"""Weeks met, missed and planned off, and lines that only join what belongs together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from teamkracht.fidelity.adherence import Adherence, adherence
from teamkracht.fidelity.facts import MeetingFacts, StepFacts
from teamkracht.fidelity.scores import Mean
from teamkracht.fidelity.trend import CONSENSUS, Scored, Version, trend
from teamkracht.fidelity.weeks import (
    EightWeeks,
    calendar,
    last_eight,
    length,
    week_of,
    weeks_off,
)
from teamkracht.records.team import Team, read_team, write_team
from teamkracht.toml import Unreadable

FIRST = date(2026, 11, 4)


def held(week: int, minutes: int = 104) -> Adherence:
    start = datetime(2026, 11, 4, 9, 30, tzinfo=UTC) + timedelta(weeks=week)
    step = StepFacts(id="opening", kind="talk", status="followed", planned_s=60, actual_s=60)
    facts = MeetingFacts(
        id=f"m{week}", team="Oost", start=start, duration_s=60 * minutes, plan="120",
        protocol="p", protocol_version="1", steps=(step,),
    )  # fmt: skip
    return adherence(facts, None, minutes=(90, 120))


def scored(week: int, observer: str = CONSENSUS, version: str = "1") -> Scored:
    return Scored(
        meeting=f"m{week}",
        day=FIRST + timedelta(weeks=week),
        observer=observer,
        indicator="i",
        result=Mean(28, 7, 7),
        version=Version("i", version),
    )


def test_weeks_are_met_missed_or_planned_off() -> None:
    found = trend(
        "Oost", [held(0), held(1, 71), held(4, 121), held(3)], [], weeks_off(["2026-W47"])
    )
    assert [one.state for one in found.weeks] == [
        "met", "too_short", "planned_off", "met", "too_long",
    ]  # fmt: skip
    assert [one.gap for one in found.meetings] == [False, False, False, False]
    assert [one.day for one in found.meetings] == sorted(one.day for one in found.meetings)


def test_a_missed_week_is_a_gap() -> None:
    found = trend("Oost", [held(0), held(2)], [scored(0), scored(2)])
    assert [one.state for one in found.weeks] == ["met", "missed", "met"]
    assert [one.gap for one in found.meetings] == [False, True]
    assert [len(line.points) for line in found.indicators[0].lines] == [1, 1]


def test_a_week_planned_off_does_not_break_a_line() -> None:
    off = weeks_off(["2026-W46"])
    found = trend("Oost", [held(0), held(2)], [scored(0), scored(2)], off)
    assert [len(line.points) for line in found.indicators[0].lines] == [2]


def test_a_meeting_that_nobody_observed_breaks_the_line() -> None:
    found = trend("Oost", [held(0), held(1), held(2)], [scored(0), scored(2)])
    assert [len(line.points) for line in found.indicators[0].lines] == [1, 1]
    assert found.observed == 2


def test_a_new_version_of_the_instrument_breaks_the_line() -> None:
    points = [scored(0), scored(1), scored(2, version="2"), scored(3, version="2")]
    (found,) = trend("Oost", [held(n) for n in range(4)], points).indicators
    assert [len(line.points) for line in found.lines] == [2, 2]
    assert [one.version for one in found.versions] == ["1", "2"]


def test_observers_are_never_joined_to_each_other() -> None:
    points = [scored(0, "A"), scored(1, "B"), scored(1), scored(2, "B")]
    (found,) = trend("Oost", [held(n) for n in range(3)], points).indicators
    lines = [[(p.meeting, p.observer) for p in line.points] for line in found.lines]
    assert sorted(lines) == [
        [("m0", "A")],
        [
            ("m1", ""),
        ],
        [("m1", "B"), ("m2", "B")],
    ]


def test_what_was_not_scored_is_a_point_without_a_line() -> None:
    empty = replace(scored(1), result=Mean(0, 0, 7))
    (found,) = trend("Oost", [held(n) for n in range(3)], [scored(0), empty, scored(2)]).indicators
    assert len(found.points) == 3
    assert [len(line.points) for line in found.lines] == [1, 1]


def test_a_team_without_meetings_has_no_trend() -> None:
    assert trend("Oost", [], []).weeks == ()


@pytest.mark.parametrize(
    ("entry", "weeks"),
    [
        ("2026-W52", ["2026-W52"]),
        ("2026-12-21/2027-01-01", ["2026-W52", "2026-W53"]),
        ("2026-12-23/2026-12-28", ["2026-W52"]),  # three of its working days, one of the next
        ("2026-05-14/2026-05-15", []),
    ],
)
def test_days_off_make_a_week_off_where_they_are_most_of_it(entry: str, weeks: list[str]) -> None:
    assert sorted(map(str, weeks_off([entry]))) == weeks


@pytest.mark.parametrize("entry", ["2026-W54", "week 52", "2026-12-24", "2027-01-02/2026-12-30"])
def test_what_is_no_week_is_refused_with_its_line(entry: str) -> None:
    with pytest.raises(ValueError, match="2026-W52"):
        weeks_off([entry])
    with pytest.raises(Unreadable, match="2026-W52"):
        read_team(f'format = "teamkracht/team/1"\nname = "Oost"\nplanned_off = ["{entry}"]\n', "t")


def test_a_team_keeps_its_weeks_off() -> None:
    team = Team(name="Oost", planned_off=("2026-W52",), instrument="eigen")
    assert read_team(write_team(team), "t") == team


def test_eight_weeks_leave_out_what_was_planned_off() -> None:
    days = {FIRST + timedelta(weeks=n): length(60 * 100, (90, 120)) for n in (0, 1, 2, 4, 5, 9)}
    off = frozenset({week_of(FIRST + timedelta(weeks=3))})
    weeks = calendar(days, off, FIRST + timedelta(weeks=9))
    # Weeks 2 to 9: 3 is off; 6, 7 and 8 were missed.
    assert last_eight(weeks) == EightWeeks(met=4, of=7, known=8)
    assert last_eight(weeks[:3]) == EightWeeks(met=3, of=3, known=3)


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [(5399, "too_short"), (5400, "as_meant"), (7259, "as_meant"), (7260, "too_long")],
)
def test_length_goes_by_whole_minutes(seconds: int, wanted: str) -> None:
    assert length(seconds, (90, 120)) == wanted
    assert length(seconds, None) is None
