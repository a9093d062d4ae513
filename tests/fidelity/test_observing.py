"""An observation under way: what is noted, undone, moved, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamkracht import i18n
from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Began, Event
from teamkracht.fidelity.observing.history import Noted, Observing, observing_of
from teamkracht.fidelity.observing.plain import from_plain, plain
from teamkracht.fidelity.observing.sheet import Place, Sheet
from teamkracht.fidelity.observing.steps import rows
from teamkracht.meeting.event import Refused
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.observation import seal_holds, sealed, write_observation
from teamkracht.records.observing import observation
from teamkracht.store.shipped import protocols_folder

START = datetime(2026, 11, 4, 9, 30, tzinfo=timezone(timedelta(hours=1)))
MINUTE = timedelta(minutes=1)


@cache
def sheet() -> Sheet:
    path = protocols_folder() / "teamkrachtbespreking.toml"
    protocol = read_protocol(path.read_text(encoding="utf-8"), path.name)
    assert protocol.instrument
    return Sheet(protocol, protocol.instrument)


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def begun(way: Any = "live") -> Observing:
    told = Began("Oost [1] 🚲", date(2026, 11, 4), START, ("Onderzoeker 1",), way, "K7QP")
    return observing_of(sheet(), [Noted(1, START, told)])


def add(observing: Observing, event: Event | None, minutes: float = 0) -> Observing:
    assert event is not None
    latest = observing.latest
    return observing.add(Noted(latest.number + 1, latest.at + minutes * MINUTE, event))


def watched() -> Observing:
    """A meeting of one case whose sketch was left out."""
    one = begun()
    for minutes, step in ((0, "opening"), (4, "terugblik"), (2, "krachtkompas"), (3, "vraag")):
        one = add(one, noting.mark_step(one, step), minutes)
    one = add(one, noting.mark_step(one, "vragenronde"), 2)
    one = add(one, noting.tally(one, "advies_in_vragenronde"), 1)
    return add(one, noting.mark_next(one), 9)


def seen(observing: Observing) -> dict[str, tuple[str | None, int]]:
    return {
        row.place.step: (row.status, row.seconds) for row in rows(observing.sheet, observing.seen)
    }


def test_marks_become_steps_with_their_times() -> None:
    one = watched()
    assert one.seen.now is not None
    assert one.seen.now.place == Place("brainstorm", 1)
    one = add(one, noting.end(one), 10)
    assert seen(one) == {
        "opening": ("followed", 240),
        "terugblik": ("followed", 120),
        "krachtkompas": ("followed", 180),
        "vraag": ("followed", 120),
        "schets": ("skipped", 0),
        "vragenronde": ("followed", 600),
        "brainstorm": ("followed", 600),
        "kiezen": ("not_reached", 0),
        "afsluiting": ("not_reached", 0),
    }


def test_the_next_after_the_last_of_a_case_is_the_next_case() -> None:
    one = watched()
    one = add(one, noting.mark_next(one), 1)
    one = add(one, noting.mark_next(one), 1)
    assert one.seen.now is not None
    assert one.seen.now.place == Place("krachtkompas", 2)
    one = add(one, noting.mark_step(one, "brainstorm"), 1)
    assert one.seen.now.place == Place("brainstorm", 2)
    one = add(one, noting.mark_next_case(one), 1)
    assert one.seen.now.place == Place("krachtkompas", 3)


def test_a_step_that_is_marked_says_that_the_meeting_goes_on() -> None:
    one = add(watched(), noting.end(watched()), 5)
    one = add(one, noting.go_on(one), 1)
    one = add(one, one.undo())
    one = add(one, noting.mark_step(one, "afsluiting"), 4)
    one = add(one, noting.end(one), 3)
    assert seen(one)["afsluiting"] == ("followed", 180)


def test_a_mark_moves_and_its_neighbour_gives_way() -> None:
    one = watched()
    mark = next(one for one in one.seen.marks if one.place == Place("vraag", 1))
    one = add(one, noting.shift(one, mark.number, 60, one.latest.at))
    assert seen(one)["krachtkompas"] == ("followed", 240)
    assert seen(one)["vraag"] == ("followed", 60)
    one = add(one, noting.remove(one, mark.number))
    assert seen(one)["vraag"] == ("skipped", 0)
    assert seen(one)["krachtkompas"] == ("followed", 300)


def test_a_mark_never_moves_out_of_the_meeting() -> None:
    one = watched()
    first, last = one.seen.marks[0], one.seen.marks[-1]
    with pytest.raises(Refused, match="any further"):
        noting.shift(one, first.number, -60, one.latest.at)
    with pytest.raises(Refused, match="any further"):
        noting.shift(one, last.number, 60, one.latest.at)


def test_what_the_observer_says_of_a_step_goes_before_the_marks() -> None:
    one = watched()
    place = Place("vragenronde", 1)
    one = add(one, noting.judge_next(one, place))
    assert seen(one)["vragenronde"][0] == "partly"
    for _again in range(3):
        one = add(one, noting.judge_next(one, place))
    assert seen(one)["vragenronde"][0] is None
    assert "vragenronde" not in {row.id for row in observation(one).step}


def test_from_a_paper_form_nothing_is_made_up() -> None:
    one = begun("afterwards")
    assert observation(one).step == ()
    one = add(one, noting.judge_next(one, Place("brainstorm", 2)))
    assert [(row.id, row.case, row.seen, row.start) for row in observation(one).step] == [
        ("brainstorm", "2", "followed", None)
    ]


def test_scores_remarks_and_what_is_open() -> None:
    one = begun()
    with pytest.raises(Refused, match="nothing to lock"):
        noting.may_lock(one, leave_open=True)
    ids = one.sheet.requirements()
    for requirement, value in zip(
        ids, (4, "not_applicable", 5, "not_observable", 1, 2), strict=False
    ):
        one = add(one, noting.score(one, requirement, value))  # type: ignore[arg-type]
    one = add(one, noting.remark(one, ids[0], "  week 12\nfree "))
    assert noting.remark(one, ids[0], "week 12 free") is None
    assert noting.still_open(one) == ids[6:]
    with pytest.raises(Refused, match="Not everything"):
        noting.may_lock(one, leave_open=False)
    noting.may_lock(one, leave_open=True)
    kept = observation(one)
    assert kept.scores() == {ids[0]: 4, ids[2]: 5, ids[4]: 1, ids[5]: 2}
    assert kept.score[0].note == "week 12 free"
    assert len(kept.score) == 6
    for wrong in (0, 6):
        with pytest.raises(Refused, match="1 to 5"):
            noting.score(one, ids[0], wrong)


def test_the_record_names_no_client_and_its_seal_holds() -> None:
    one = watched()
    one = add(one, noting.write_down("They laughed"), 1)
    one = add(one, noting.score(one, one.sheet.requirements()[0], 3))
    locked = sealed(observation(one), START + 60 * MINUTE)
    assert seal_holds(locked)
    assert {row.case for row in locked.step} == {None, "1"}
    assert "They laughed" in write_observation(locked)


ASKED: tuple[Callable[[Observing, int], Event | None], ...] = (
    lambda one, n: noting.mark_step(one, list(one.sheet.protocol.steps())[n % 9].id),
    lambda one, _n: noting.mark_next(one),
    lambda one, n: noting.mark_next_case(one),
    lambda one, n: noting.mark(one, None),
    lambda one, n: noting.tally(one, one.sheet.behaviours()[n % 8]),
    lambda one, n: noting.untally(one, one.sheet.behaviours()[n % 8]),
    lambda one, n: noting.write_down(f"line {n}"),
    lambda one, n: noting.shift(one, n, 60 if n % 2 else -60, one.latest.at),
    noting.remove,
    lambda one, n: noting.judge_next(one, one.sheet.places(2)[n % 14]),
    lambda one, n: noting.score(one, one.sheet.requirements()[n % 7], (n % 5) + 1),  # type: ignore[arg-type]
    lambda one, n: noting.remark(one, one.sheet.requirements()[n % 7], f"because {n}"),
    lambda one, n: noting.end(one),
    lambda one, n: noting.go_on(one),
    lambda one, n: one.undo(),
    lambda one, n: one.redo(),
)
deeds = st.lists(st.tuples(st.sampled_from(ASKED), st.integers(1, 40)), max_size=40)


def done(asked: list[tuple[Callable[[Observing, int], Event | None], int]]) -> Observing:
    one = begun()
    for ask, n in asked:
        try:
            event = ask(one, n)
        except Refused:
            continue
        if event is not None:
            one = add(one, event, n / 10)
    return one


@settings(max_examples=60, deadline=None)
@given(deeds)
def test_undo_is_exact_and_redo_brings_it_back(
    asked: list[tuple[Callable[[Observing, int], Event | None], int]],
) -> None:
    one = done(asked)
    states = [one.seen]
    while one.done:
        one = add(one, one.undo())
        states.append(one.seen)
    assert one.seen == begun().seen
    for before in reversed(states[:-1]):
        one = add(one, one.redo())
        assert one.seen == before


@settings(max_examples=60, deadline=None)
@given(deeds)
def test_what_is_kept_reads_back_as_the_same_observation(
    asked: list[tuple[Callable[[Observing, int], Event | None], int]],
) -> None:
    one = done(asked)
    again = observing_of(one.sheet, [from_plain(plain(each)) for each in one.noted])
    assert again == one
    assert observation(again) == observation(one)


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "Scored", "requirement": "x", "value": 6},
        {"kind": "Scored", "requirement": "x", "value": "vier"},
        {"kind": "Scored", "requirement": "x", "value": 4.5},
        {"kind": "Danced"},
        {"kind": "Tallied", "behaviour": "x", "who": "Hans"},
    ],
)
def test_a_line_that_is_not_ours_is_refused(event: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="can't be read"):
        from_plain({"n": 2, "at": START.isoformat(), "event": event})
