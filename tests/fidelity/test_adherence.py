"""The two sample weeks, their adherence worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from weeks_played import later, two_weeks

from teamkracht.exports.fidelity_words import length, to_try
from teamkracht.fidelity.adherence import Adherence, Share, adherence
from teamkracht.fidelity.checks import CheckResult
from teamkracht.fidelity.facts import CaseFacts, MeetingFacts, StepFacts
from teamkracht.fidelity.feedback import feedback
from teamkracht.fidelity.proposals import proposals
from teamkracht.fidelity.weeks import EightWeeks
from teamkracht.meeting.event import Refused
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.checking import faults
from teamkracht.records.correcting import status_corrected, status_of
from teamkracht.records.facts_of import facts_of
from teamkracht.records.minutes import Minutes, read_minutes, write_minutes
from teamkracht.store import fidelity, minutes
from teamkracht.store.files import write_text
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder

Weeks = tuple[Home, Minutes, Minutes]
LATER = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

STEPS = ("krachtkompas", "vraag", "schets", "vragenronde", "brainstorm", "kiezen")
# A row for each check: step, check, and for each case (met, figure, of).
FIRST = {
    "krachtkompas_erbij": [(True, 1, 1)] * 3,
    "vraag_genoteerd": [(True, 2, 1)] * 3,
    "situatie_genoteerd": [(True, 1, 1)] * 3,
    "schets_kort": [(True, 120, 300), (True, 90, 300), (True, 60, 300)],
    "iedereen_aan_de_beurt": [(True, 5, 5)] * 3,
    "twintig_ideeen": [(True, 22, 20), (False, 14, 20), (True, 20, 20)],
    "inbrenger_luisterde": [(True, 0, 0)] * 3,
    "idee_gekozen": [(True, 3, 1), (True, 2, 1), (True, 4, 1)],
    "wie_en_wanneer": [(True, 3, 1), (True, 2, 1), (True, 4, 1)],
    "acties_besproken": [(None, None, None)],
}
SECOND = {
    "krachtkompas_erbij": [(False, 0, 1), (True, 1, 1)],
    "vraag_genoteerd": [(True, 2, 1)] * 2,
    "situatie_genoteerd": [(True, 1, 1)] * 2,
    "schets_kort": [(True, 90, 300), (True, 60, 300)],
    "iedereen_aan_de_beurt": [(False, 0, 4), (True, 4, 4)],
    "twintig_ideeen": [(False, 7, 20), (False, 9, 20)],
    "inbrenger_luisterde": [(True, 0, 0)] * 2,
    "idee_gekozen": [(True, 2, 1)] * 2,
    "wie_en_wanneer": [(True, 2, 1)] * 2,
    "acties_besproken": [(True, 7, 1)],
}


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    return two_weeks(tmp_path_factory.mktemp("weeks"))


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    path = protocols_folder() / "teamkrachtbespreking.toml"
    return read_protocol(path.read_text(encoding="utf-8"), path.name)


def looked(weeks: Weeks, place: int) -> fidelity.MeetingLooked:
    home, taken = weeks[0], weeks[1 + place]
    return fidelity.of_meeting(home, minutes.find(home, taken.meeting.id))


def by_check(found: Adherence) -> dict[str, list[tuple[bool | None, int | None, int | None]]]:
    rows: dict[str, list[tuple[bool | None, int | None, int | None]]] = {}
    for one in found.checks:
        rows.setdefault(one.id, []).append((one.met, one.figure, one.of))
    return rows


def test_the_first_week(weeks: Weeks) -> None:
    found = looked(weeks, 0).adherence
    assert {one.logged for one in found.steps} == {"followed", "not_applicable"}
    assert found.step("terugblik").logged == "not_applicable"
    assert found.followed == Share(20, 20)
    assert found.in_order == Share(21, 21)
    assert by_check(found) == FIRST
    assert found.checks_met == Share(26, 27)
    assert (found.days_since, found.length, found.minutes) == (None, "as_meant", (90, 120))
    assert found.kompassen() == {"brought": 2, "made_here": 1, "missing": 0}


def test_the_second_week(weeks: Weeks) -> None:
    found = looked(weeks, 1).adherence
    statuses = {(one.facts.case, one.facts.id): one.logged for one in found.steps}
    assert statuses.pop(("Reiger", "krachtkompas")) == "partly"
    assert statuses.pop(("Reiger", "vragenronde")) == "skipped"
    assert set(statuses.values()) == {"followed"}
    assert len(statuses) == 13
    assert found.followed == Share(13, 15)
    assert by_check(found) == SECOND
    assert found.checks_met == Share(15, 19)
    assert (found.days_since, found.length) == (7, "too_short")
    assert found.kompassen() == {"brought": 1, "made_here": 0, "missing": 1}
    assert found.step("brainstorm", "Reiger").difference_s == 540 - 720


def test_what_was_said_of_the_weeks(weeks: Weeks) -> None:
    first, second = looked(weeks, 0).feedback, looked(weeks, 1).feedback
    assert first.well is not None
    assert (first.well.subject, first.to_try.subject) == ("all_steps", "keep_going")
    assert second.well is not None
    assert (second.well.subject, second.to_try.subject) == ("follow_up", "step_skipped")
    assert second.to_try.step is not None
    assert second.to_try.step.facts.id == "vragenronde"


def test_what_the_record_proposes(weeks: Weeks) -> None:
    def scores(place: int) -> dict[str, tuple[int | None, str | None]]:
        found = looked(weeks, place).proposals
        return {one.requirement: (one.score, one.figure.why) for one in found}

    assert scores(0) == {
        "frequentie_en_duur": (None, "too_few_weeks"),
        "krachtkompas_als_start": (4, None),  # 2.5 of 3
        "stappen_gevolgd": (5, None),  # 20 of 20
        "ideeen_kiezen_en_afspraken": (5, None),  # 3 of 3
    }
    assert scores(1) == {
        "frequentie_en_duur": (None, "too_few_weeks"),
        "krachtkompas_als_start": (3, None),  # 1 of 2
        "stappen_gevolgd": (3, None),  # 13 of 15 is a 4, but a whole step was left out
        "ideeen_kiezen_en_afspraken": (5, None),  # 2 of 2
    }


@pytest.mark.parametrize(
    ("met", "of", "score"),
    [(3, 8, 1), (4, 8, 2), (5, 8, 3), (6, 8, 4), (7, 8, 4), (8, 8, 5), (6, 6, 5)],
)
def test_weeks_are_looked_at_by_eight(
    weeks: Weeks, protocol: Protocol, met: int, of: int, score: int
) -> None:
    found = looked(weeks, 0).adherence
    assert protocol.instrument is not None
    proposed = proposals(protocol.instrument, found, EightWeeks(met, of, 8))[0]
    assert (proposed.requirement, proposed.score) == ("frequentie_en_duur", score)


def test_of_two_meetings_on_a_day_the_one_as_it_is_meant_meets_its_week(
    weeks: Weeks, tmp_path: Path
) -> None:
    home, first = Home(tmp_path).make(), weeks[1]
    for path in weeks[0].used.glob("*.toml"):
        write_text(home.used / path.name, path.read_text(encoding="utf-8"))
    minutes.save(home, first)
    tried_on = later(first, 0, start=first.meeting.end, end=first.meeting.end, duration_s=0)
    path = minutes.save(home, tried_on)
    assert [one.state for one in fidelity.of_meeting(home, path).weeks] == ["met"]


# ------------------------------------------------------------- checks that can't be told


def a_meeting(step: StepFacts, case: CaseFacts) -> MeetingFacts:
    start = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
    return MeetingFacts(
        id="m", team="Oost", start=start, duration_s=6000, plan="120",
        protocol="teamkrachtbespreking", protocol_version="1", steps=(step,), cases=(case,),
    )  # fmt: skip


def a_check(protocol: Protocol, step: StepFacts, case: CaseFacts, check: str) -> CheckResult:
    found = adherence(a_meeting(step, case), protocol)
    return next(one for one in found.checks if one.id == check)


def a_step(step_id: str, kind: str, **changes: object) -> StepFacts:
    facts = StepFacts(
        id=step_id, case="Merel", kind=kind, status="followed", visits=1, planned_s=300, actual_s=60
    )
    return replace(facts, **changes)


@pytest.mark.parametrize(
    ("step", "case", "check", "wanted"),
    [
        # Done on the flip chart, with and without a number.
        ({"evidence": "stated", "visits": 0}, {}, "twintig_ideeen", (None, "done_elsewhere")),
        ({"evidence": "stated", "stated_amount": 23}, {}, "twintig_ideeen", (True, None)),
        ({"evidence": "stated", "stated_amount": 19}, {}, "twintig_ideeen", (False, None)),
        ({"evidence": "stated", "stated_amount": 5}, {"ideas": 21}, "twintig_ideeen", (True, None)),
        ({"status": "not_reached"}, {}, "twintig_ideeen", (None, "not_reached")),
        ({"status": "skipped", "visits": 0}, {}, "twintig_ideeen", (False, None)),
        # Who said an idea is not always kept.
        ({}, {"ideas": 3}, "inbrenger_luisterde", (None, "who_not_kept")),
        ({}, {"ideas": 3, "ideas_by_presenter": 1}, "inbrenger_luisterde", (False, None)),
        ({}, {"ideas": 0}, "inbrenger_luisterde", (None, "nothing_there")),
    ],
)
def test_a_check_says_when_it_can_not_be_told(
    protocol: Protocol,
    step: dict[str, object],
    case: dict[str, int],
    check: str,
    wanted: tuple[bool | None, str | None],
) -> None:
    facts = CaseFacts(client="Merel", **case)  # type: ignore[arg-type]
    found = a_check(protocol, a_step("brainstorm", "collect", **step), facts, check)
    assert (found.met, found.why) == wanted


def test_a_sketch_that_was_never_held_has_no_time(protocol: Protocol) -> None:
    step = a_step("schets", "talk", status="skipped", visits=0, actual_s=0)
    found = a_check(protocol, step, CaseFacts(client="Merel"), "schets_kort")
    assert (found.met, found.why) == (None, "not_entered")
    long = a_check(
        protocol, a_step("schets", "talk", actual_s=301), CaseFacts(client="Merel"), "schets_kort"
    )
    assert (long.met, long.figure, long.of) == (False, 301, 300)


def test_who_came_later_is_not_missed_in_a_round(weeks: Weeks, protocol: Protocol) -> None:
    second = weeks[2]
    found = facts_of(second, protocol)
    skipped = next(one for one in found.steps if (one.id, one.case) == ("vragenronde", "Reiger"))
    assert (skipped.turns, skipped.had_a_turn, skipped.people) == (0, 0, 4)
    left = replace(
        second,
        attendance=tuple(
            replace(one, until=second.meeting.start + timedelta(minutes=40))
            if one.name == "Hans"
            else one
            for one in second.attendance
        ),
        case=tuple(
            replace(case, question=tuple(q for q in case.question if q.by != "Hans"))
            for case in second.case
        ),
    )
    round_of_merel = next(
        one
        for one in facts_of(left, protocol).steps
        if (one.id, one.case) == ("vragenronde", "Merel")
    )
    assert (round_of_merel.had_a_turn, round_of_merel.people) == (3, 3)


# ------------------------------------------------------------- the facilitator's corrections


def test_a_correction_stands_beside_what_was_logged(weeks: Weeks) -> None:
    second = weeks[2]
    changed = status_corrected(
        second, "vragenronde", "Reiger", "followed", reason="Gedaan bij de koffie.", at=LATER
    )
    assert changed.version == 2
    assert changed.step == second.step
    assert faults(changed) == ()
    assert read_minutes(write_minutes(changed), "m.toml") == changed
    assert "[[status_correction]]" in write_minutes(changed)
    found = adherence(facts_of(changed, None), None)
    step = found.step("vragenronde", "Reiger")
    assert (step.logged, step.put_right) == ("skipped", "followed")
    assert (found.followed, found.followed_put_right) == (Share(13, 15), Share(14, 15))


def test_corrections_follow_each_other(weeks: Weeks) -> None:
    once = status_corrected(weeks[2], "opening", None, "partly", reason="Kort.", at=LATER)
    twice = status_corrected(once, "opening", None, "followed", reason="Toch gedaan.", at=LATER)
    assert [one.from_ for one in twice.status_correction] == ["followed", "partly"]
    assert status_of(twice, "opening") == "followed"
    assert faults(twice) == ()


@pytest.mark.parametrize(
    ("step", "case", "to", "reason"),
    [
        ("vragenronde", "Niemand", "followed", "x"),
        ("vragenronde", "Reiger", "skipped", "x"),
        ("vragenronde", "Reiger", "followed", "  "),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    weeks: Weeks, step: str, case: str, to: str, reason: str
) -> None:
    with pytest.raises(Refused):
        status_corrected(weeks[2], step, case, to, reason=reason, at=LATER)  # type: ignore[arg-type]


def test_a_correction_that_does_not_follow_is_a_fault(weeks: Weeks) -> None:
    changed = status_corrected(weeks[2], "opening", None, "partly", reason="Kort.", at=LATER)
    (row,) = changed.status_correction
    for wrong in (replace(row, from_="skipped"), replace(row, step="elders")):
        assert len(faults(replace(changed, status_correction=(wrong,)))) == 1


# ------------------------------------------------------------- feedback


def test_praise_is_of_what_was_not_so_before(weeks: Weeks, protocol: Protocol) -> None:
    first = looked(weeks, 0).adherence
    again = facts_of(later(weeks[1], 1), protocol)
    found = feedback(adherence(again, protocol, minutes=(90, 120), before=first.meeting.day), first)
    assert found.well is not None
    assert found.well.subject == "weekly"


def test_a_long_step_is_only_told_where_time_was_short(weeks: Weeks, protocol: Protocol) -> None:
    facts = facts_of(weeks[1], protocol)
    found = adherence(replace(facts, duration_s=125 * 60), protocol, minutes=(90, 120))
    assert feedback(found).to_try.subject == "length"
    postponed = adherence(replace(facts, postponed=1), protocol, minutes=(90, 120))
    told = feedback(postponed).to_try
    assert told.subject == "time_kept"
    assert told.step is not None
    assert told.step.facts.id == "afsluiting"


def test_a_situation_that_is_not_written_down_is_not_taken_for_the_question(
    protocol: Protocol,
) -> None:
    step, case = a_step("schets", "talk"), CaseFacts(client="Merel", kompas="brought")
    assert feedback(adherence(a_meeting(step, case), protocol)).to_try.subject == "keep_going"
    step = a_step("vraag", "talk")
    assert feedback(adherence(a_meeting(step, case), protocol)).to_try.subject == "question"


@pytest.mark.parametrize("case", ["Merel", None])
def test_a_skipped_step_is_named_also_where_its_protocol_is_gone(case: str | None) -> None:
    step = a_step("eigen_stap", "talk", status="skipped", case=case)
    said = to_try(feedback(adherence(a_meeting(step, CaseFacts(client="Merel")), None)).to_try)
    assert said.startswith("Do “Eigen stap” every time")


@pytest.mark.parametrize(("seconds", "told"), [(40, "100 minutes"), (61, "100 minutes with 1 of")])
def test_a_pause_of_less_than_a_minute_is_not_told(seconds: int, told: str) -> None:
    facts = replace(a_meeting(a_step("vraag", "talk"), CaseFacts(client="Merel")), paused_s=seconds)
    assert length(adherence(facts, None)).startswith(told)
    assert "with 0" not in length(adherence(facts, None))
