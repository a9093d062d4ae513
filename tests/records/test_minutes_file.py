from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_table import open_table, ref

from teamkracht.meeting import choosing, clockstops, ideas, steps
from teamkracht.records.checking import faults, problems
from teamkracht.records.content import ActionRow, CaseRow, FollowUpRow, IdeaRow, QuestionRow
from teamkracht.records.instant import kept
from teamkracht.records.minutes import Minutes, read_minutes, write_minutes
from teamkracht.records.plain import plain
from teamkracht.records.process import Attendance, Held, StepRow
from teamkracht.records.taking_minutes import minutes_of
from teamkracht.toml import Unreadable

NASTY = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30
) | st.sampled_from(
    [
        '"',
        "'''",
        '"""',
        "[[case]]",
        "a\nb",
        "\r\n",
        "\t",
        "\\",
        "# x",
        "\u202e",
        "🦊" * 200,
        "=",
        "\x00",
    ]
)
MOMENTS = st.builds(
    lambda start, hours: start.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours))),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - it is given next
    st.integers(-12, 14),
)
HELD = st.builds(
    Held, id=NASTY, code=st.none() | NASTY, team=NASTY, protocol=NASTY, protocol_version=NASTY,
    protocol_hash=NASTY, plan=NASTY, language=st.just("nl"), start=MOMENTS, end=MOMENTS,
    duration_s=st.integers(0, 10**6), facilitator=NASTY, reason=st.none() | NASTY,
    notes=st.lists(NASTY).map(tuple), postponed=st.lists(NASTY).map(tuple),
)  # fmt: skip
CASES = st.builds(
    CaseRow, client=NASTY, presenter=st.none() | NASTY, situation=st.none() | NASTY,
    client_knows=st.none() | st.booleans(), next_contact=st.none() | st.dates(),
    question=st.lists(
        st.builds(QuestionRow, by=NASTY, question=st.none() | NASTY, passed=st.booleans())
    ).map(tuple),
    idea=st.lists(
        st.builds(IdeaRow, number=st.integers(1, 99), text=NASTY, chosen=st.booleans())
    ).map(tuple),
    action=st.lists(st.builds(ActionRow, text=NASTY, when=st.none() | st.dates())).map(tuple),
)  # fmt: skip
MINUTES = st.builds(
    Minutes, meeting=HELD, case=st.lists(CASES, max_size=3).map(tuple),
    step=st.lists(st.builds(
        StepRow, id=NASTY, case=st.none() | NASTY, kind=NASTY,
        status=st.sampled_from(["followed", "not_reached"]), planned_s=st.just(0),
        actual_s=st.just(0), in_order=st.none() | st.booleans(), notes=st.lists(NASTY).map(tuple),
    ), max_size=3).map(tuple),
    attendance=st.lists(st.builds(Attendance, name=NASTY, present=st.booleans())).map(tuple),
    follow_up=st.lists(st.builds(
        FollowUpRow, case=NASTY, action=NASTY, result=st.just("running"), note=st.none() | NASTY,
    ), max_size=3).map(tuple),
)  # fmt: skip


@given(MINUTES)
def test_what_was_written_is_what_is_read(minutes):
    text = write_minutes(minutes)
    assert read_minutes(text, "m.toml") == minutes
    assert "\r" not in text


def a_meeting() -> Minutes:
    at = open_table()
    at.do(60, steps.jump, ref("brainstorm", "Reiger"))
    at.do(70, ideas.add_ideas, "Reiger", ["Buurtbus", "Kaart"])
    at.do(80, clockstops.add_time, 60)
    at.do(90, choosing.make_action, "Reiger", "Bellen", idea=1, who="Hans", when=date(2026, 11, 9))
    at.do(100, clockstops.pause)
    at.do(130, clockstops.resume)
    at.do(200, steps.end)
    return minutes_of(at.meeting, "h")


def test_tables_stand_in_the_order_of_the_format():
    text = write_minutes(a_meeting())
    headers = [line for line in text.splitlines() if line.startswith("[")]
    order = list(dict.fromkeys(headers))
    assert text.startswith('format = "teamkracht/minutes/1"\nversion = 1\n\n[meeting]\nid = ')
    assert order == [
        "[meeting]", "[[attendance]]", "[[step]]", "[[visit]]", "[[pause]]", "[[extension]]",
        "[[case]]", "[[case.idea]]", "[[case.action]]",
    ]  # fmt: skip
    assert "chosen = false" in text
    assert "start = 2026-11-11T09:37:00+01:00" in text
    assert "planned_start = 2026-11-11T09:30:00+01:00" in text


def test_plain_values_have_the_keys_of_the_file():
    values = plain(a_meeting())
    assert values["meeting"]["duration_s"] == 200
    assert values["case"][0]["action"][0]["when"] == "2026-11-09"
    assert "code" in values["meeting"]
    assert "reason" not in values["meeting"]


def test_a_moment_without_an_offset_is_refused():
    text = write_minutes(a_meeting()).replace(
        "end = 2026-11-11T09:40:20+01:00", "end = 2026-11-11T09:40:20"
    )
    with pytest.raises(Unreadable, match="offset"):
        read_minutes(text, "m.toml")


def test_minutes_that_were_taken_are_in_order():
    assert faults(a_meeting()) == ()


def changed(**changes: object) -> Minutes:
    minutes = a_meeting()
    return replace(minutes, meeting=replace(minutes.meeting, **changes))  # type: ignore[arg-type]


def case_with(**changes: object) -> Minutes:
    minutes = a_meeting()
    return replace(minutes, case=(replace(minutes.case[0], **changes),))  # type: ignore[arg-type]


def step_with(at: int, **changes: object) -> Minutes:
    minutes = a_meeting()
    rows = list(minutes.step)
    rows[at] = replace(rows[at], **changes)  # type: ignore[arg-type]
    return replace(minutes, step=tuple(rows))


WRONG = {
    "From start to end": changed(duration_s=201),
    "do not add up": step_with(0, actual_s=61),
    "pauses of the steps": changed(paused_s=31),
    "extensions of opening": step_with(0, extended_s=5),
    "Why the meeting ended early": changed(status="ended_early"),
    "but the meeting was complete": changed(reason="moe"),
    "has no idea 7": case_with(action=(ActionRow(text="x", idea="y", idea_number=7),)),
    "reads otherwise": case_with(action=(ActionRow(text="x", idea="y", idea_number=1),)),
    "was not chosen": case_with(action=(ActionRow(text="x", idea="Kaart", idea_number=2),)),
    "somebody of the team": case_with(action=(ActionRow(text="x", who="reiger"),)),
    "Idea 1 of Reiger is there twice": case_with(idea=(IdeaRow(number=1, text="x"),) * 2),
    "was reached": step_with(0, status="not_reached"),
    "can't be partly": step_with(1, status="partly"),
    "stated as done is followed": step_with(0, evidence="stated", status="skipped"),
    "rows; visits says 2": step_with(0, visits=2),
    "Who was there is missing": replace(a_meeting(), attendance=()),
    "Anneke led the meeting": replace(
        a_meeting(), attendance=(Attendance(name="Anneke", present=False),)
    ),
    "Hans is listed twice": replace(
        a_meeting(), attendance=(Attendance(name="Hans", present=True),) * 2
    ),
    "no [[case]]": replace(a_meeting(), case=()),
    "must have 1 [[correction]]": replace(a_meeting(), version=2),
    "This action of Merel is there twice": replace(
        a_meeting(), follow_up=(FollowUpRow(case="Merel", action="x", result="done"),) * 2
    ),
    "This ends after the meeting": replace(
        a_meeting(),
        pause=tuple(
            replace(one, end=one.end + timedelta(hours=1)) for one in a_meeting().pause
        ),
    ),
    "The end is before the start": replace(
        a_meeting(),
        visit=tuple(replace(one, start=one.end, end=one.start) for one in a_meeting().visit),
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", WRONG)
def test_says_what_is_not_right(words):
    assert any(words in sentence for sentence in faults(WRONG[words]))


def test_says_on_which_line_it_is():
    minutes = changed(duration_s=201)
    text = write_minutes(minutes)
    lines = {
        text.splitlines()[one.line - 1] for one in problems(minutes, "m.toml", text) if one.line
    }
    assert lines == {"duration_s = 201"}
    assert str(problems(minutes, "m.toml", text)[0]).startswith("m.toml, line ")


def test_an_offset_with_seconds_is_kept_in_minutes_at_the_same_moment():
    before_1940 = datetime(1926, 6, 1, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    at = kept(before_1940)
    assert at == before_1940
    told = changed(planned_start=at)
    assert read_minutes(write_minutes(told), "m.toml") == told
