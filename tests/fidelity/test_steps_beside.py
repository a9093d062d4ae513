"""The steps of one meeting as observers, the program and the facilitator have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from weeks_played import an_observation, two_weeks

from teamkracht.fidelity.adherence import Adherence, adherence
from teamkracht.records.correcting import status_corrected
from teamkracht.records.facts_of import facts_of
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import Observation, Seen, SeenStep
from teamkracht.records.steps_beside import StepBeside, steps_beside


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    """The week in which the question round of Reiger, the first case, was skipped."""
    return two_weeks(tmp_path_factory.mktemp("weeks"))[2]


def looked(minutes: Minutes) -> Adherence:
    return adherence(facts_of(minutes, None), None)


def saw(minutes: Minutes, *steps: tuple[str, str | None, Seen]) -> Observation:
    rows = tuple(SeenStep(id=step, case=case, seen=seen) for step, case, seen in steps)
    return replace(an_observation(minutes, [4] * 7, "Ans"), step=rows)


def row(found: tuple[StepBeside, ...], step: str, case: str | None) -> StepBeside:
    return next(one for one in found if (one.step, one.case) == (step, case))


def test_a_case_is_the_same_by_its_number_and_by_its_name(second: Minutes) -> None:
    by_number = saw(second, ("vragenronde", "1", "partly"), ("brainstorm", "2", "followed"))
    by_name = saw(second, ("vragenronde", "Reiger", "skipped"), ("brainstorm", "Merel", "followed"))
    found = steps_beside([by_number, by_name], looked(second))
    round_ = row(found, "vragenronde", "1")
    assert (round_.seen, round_.logged, round_.put_right) == (
        ("partly", "skipped"),
        "skipped",
        None,
    )
    assert round_.alike is False
    assert row(found, "brainstorm", "2").alike is True


def test_what_was_logged_and_what_was_put_right_stand_apart(second: Minutes) -> None:
    at = second.meeting.end + timedelta(minutes=5)
    changed = status_corrected(second, "vragenronde", "Reiger", "followed", reason="Wel.", at=at)
    found = steps_beside([saw(changed, ("vragenronde", "1", "partly"))], looked(changed))
    round_ = row(found, "vragenronde", "1")
    assert (round_.seen, round_.logged, round_.put_right) == (("partly",), "skipped", "followed")
    assert round_.alike is None


def test_steps_keep_the_order_of_the_meeting_with_or_without_minutes(second: Minutes) -> None:
    one = saw(second, ("opening", None, "followed"), ("vraag", "1", "followed"))
    other = saw(
        second,
        ("opening", None, "followed"), ("krachtkompas", "1", "partly"), ("vraag", "1", "followed"),
        ("afsluiting", None, "followed"),
    )  # fmt: skip
    found = steps_beside([one, other], None)
    assert [(row.case, row.step) for row in found] == [
        (None, "opening"), ("1", "krachtkompas"), ("1", "vraag"), (None, "afsluiting"),
    ]  # fmt: skip
    assert all(row.logged is None for row in found)
    assert found[1].seen == (None, "partly")
    of_minutes = steps_beside([one, other], looked(second))
    assert [(row.case, row.step) for row in of_minutes][:3] == [
        (None, "opening"), (None, "terugblik"), ("1", "krachtkompas"),
    ]  # fmt: skip
    assert len(of_minutes) == len(second.step)


def test_where_nobody_noted_a_step_there_is_nothing_to_lay_side_by_side(second: Minutes) -> None:
    assert steps_beside([an_observation(second, [4] * 7, "Ans")], looked(second)) == ()
