"""Minutes as text: all that was said is there, as it was said, in the language in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from teamkracht import i18n
from teamkracht.exports.minutes_text import minutes_text
from teamkracht.exports.page import Said, plain_text
from teamkracht.meeting.kompas import Condition, Kompas
from teamkracht.records.content import ActionRow, CaseRow, FollowUpRow, IdeaRow, QuestionRow
from teamkracht.records.minutes import Correction, Minutes
from teamkracht.records.process import Attendance, Held, StatusCorrection, StepRow

START = datetime(2026, 11, 4, 9, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def minutes() -> Minutes:
    return Minutes(
        version=2,
        meeting=Held(
            id="a",
            team="Oost [test]",
            protocol="teamkrachtbespreking",
            protocol_version="1",
            protocol_hash="h",
            plan="90",
            language="nl",
            start=START,
            end=START + timedelta(minutes=74),
            duration_s=74 * 60,
            status="ended_early",
            reason="brandalarm",
            facilitator="Marga",
        ),
        attendance=(Attendance(name="Marga", present=True), Attendance(name="Loes", present=False)),
        step=(
            StepRow(
                id="terugblik", kind="follow_up", status="followed", planned_s=360, actual_s=90
            ),
            StepRow(
                id="vragenronde",
                case="Reiger",
                kind="round",
                status="skipped",
                planned_s=480,
                actual_s=0,
                reason="geen tijd",
                notes=("Later nog eens",),
            ),
        ),
        case=(
            CaseRow(
                client="Reiger",
                presenter="Hans",
                help_question="Hoe verder?",
                kompas_status="brought",
                kompas=Kompas(meedoen=Condition(("Tuinieren",)), doelen=("Buiten zijn",)),
                question=(QuestionRow(by="Ria", passed=True),),
                idea=(IdeaRow(number=12, text="Bellen 🚲", by="Ria", chosen=True),),
                action=(ActionRow(text="Bellen", who="Hans", when=date(2026, 11, 6)),),
                client_knows=True,
            ),
        ),
        follow_up=(
            FollowUpRow(
                case="Merel", action="Kaartje", result="not_yet", new_date=date(2026, 11, 9)
            ),
        ),
        correction=(Correction(at=START, what="Loes was er niet", reason="vergissing"),),
    )


def test_all_that_was_said_is_in_the_text(minutes: Minutes) -> None:
    i18n.use("en")
    said = minutes_text(minutes, {"vragenronde": "Round of questions"})
    for words in (
        "Oost [test], Wednesday 4 November 2026",
        "Broken off: brandalarm",
        "Merel: Kaartje – not yet, new date Mon 9 Nov",
        "Reiger, brought in by Hans",
        "strengths: Tuinieren",
        "Ria: passes",
        "12  Bellen 🚲 (Ria) – taken along",
        "Bellen – Hans, Fri 6 Nov",
        "Reiger knows that the case was discussed.",
        "Later nog eens",
        "Version 2, Wed 4 Nov 09:30: Loes was er niet. Because: vergissing",
    ):
        assert words in said
    assert "Round of questions  skipped, geen tijd" in " ".join(said.split(" "))


def test_what_was_logged_and_what_was_put_right_both_stand(minutes: Minutes) -> None:
    i18n.use("en")
    correction = StatusCorrection(
        step="vragenronde", case="Reiger", from_="skipped", to="partly",
        reason="Twee vragen in de gang.", at=START,
    )  # fmt: skip
    lines = minutes_text(replace(minutes, status_correction=(correction,))).splitlines()
    (at,) = [n for n, line in enumerate(lines) if "skipped, geen tijd" in line]
    assert lines[at + 1].strip() == "put right to partly done: Twee vragen in de gang."
    assert lines[at + 1].index("put") == lines[at].index("skipped")


def test_without_the_protocol_a_step_goes_by_its_id(minutes: Minutes) -> None:
    i18n.use("nl")
    said = minutes_text(minutes)
    assert "Vragenronde" in said
    assert "overgeslagen, geen tijd" in said
    assert "doorgeschoven" not in said


def test_what_is_long_hangs_behind_its_sign() -> None:
    said = plain_text([Said("item", "een twee drie", 1, "-")], width=10)
    assert said == "  - een\n    twee\n    drie\n"


def test_a_text_of_several_lines_keeps_them() -> None:
    assert plain_text([Said("text", "een\n\ntwee", 1)]) == "  een\n\n  twee\n"


def test_what_was_done_on_the_flip_chart_stands_with_its_case(minutes: Minutes) -> None:
    i18n.use("en")
    done = StepRow(
        id="brainstorm", case="Reiger", kind="collect", status="followed", evidence="stated",
        planned_s=720, actual_s=300, stated_amount=12,
        notes=("done on the flip chart", "met stiften"),
    )  # fmt: skip
    text = minutes_text(replace(minutes, step=(*minutes.step, done)))
    of_the_case = text[text.index("brought in by Hans") : text.index("met stiften")]
    assert "  12 ideas, done on the flip chart\n" in of_the_case
    assert text.count("done on the flip chart") == 1
