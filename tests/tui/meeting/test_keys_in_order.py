"""Keys typed faster than the screen changes come where they were meant to."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

from table import MeetingApp, Table, table
from textual.events import Key
from textual.pilot import Pilot
from waiting import until

from teamkracht.meeting import steps
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.meeting import StepRef

ACTION = OpenAction("Merel", "Bellen met de kerk", "Yvonne", None)


async def typed_at_once(pilot: Pilot[Any], *typed: str) -> None:
    """Hand over keys (names, or texts to type) before the first of them is looked at."""
    for one in typed:
        special = one.startswith("ctrl+") or one in {"enter", "escape", "down", "pagedown"}
        for key in [one] if special else one:
            character = None if special else key
            pilot.app.post_message(Key("space" if key == " " else key, character))
    await pilot.pause()


def notes(made: Table, step: str = "terugblik") -> list[str]:
    return [note.text for note in made.conductor.meeting.record(StepRef(step)).notes]


async def test_a_note_after_a_result_typed_at_once_is_kept() -> None:
    made = table(open_actions=(ACTION,))
    made.do(steps.go_next)
    async with MeetingApp(made, panes=None).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await typed_at_once(pilot, "3", "n", "was ziek, en lang", "enter")
        await until(pilot, lambda: any(one.note for one in made.conductor.meeting.follow_ups))
        (said,) = made.conductor.meeting.follow_ups
        assert (said.result, said.note) == ("not_yet", "was ziek, en lang")


async def test_what_is_typed_right_after_going_on_is_of_the_new_step() -> None:
    made = table()
    async with MeetingApp(made, panes=None).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await typed_at_once(pilot, "rondje", "enter", "half", "ctrl+n", "ctrl+n", "ctrl+n")
        await typed_at_once(pilot, "Hoe help ik Merel?", "enter", "ctrl+n")
        await until(pilot, lambda: made.conductor.meeting.current.step == "schets")
        assert notes(made, "opening") == ["rondje", "half"]
        assert made.conductor.meeting.cases[0].fields["help_question"] == "Hoe help ik Merel?"


async def test_what_is_typed_while_a_question_opens_stands_in_it() -> None:
    made = table()
    async with MeetingApp(made, panes=None).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await typed_at_once(pilot, "ctrl+e", "koffie is op", "enter", "verder", "enter")
        await until(pilot, lambda: len(notes(made, "opening")) == 2)
        assert notes(made, "opening") == ["koffie is op", "verder"]


async def test_what_is_typed_before_the_first_field_is_there_comes_into_it() -> None:
    made = table()
    app = MeetingApp(made, panes=None)
    async with app.run_test(size=(120, 36)) as pilot:
        app.push_screen(type(app.screen)(made.conductor))
        await typed_at_once(pilot, "uur later begonnen", "enter")
        await until(pilot, lambda: notes(made, "opening"))
        assert notes(made, "opening") == ["uur later begonnen"]


async def test_what_limits_one_wait_is_stopped_before_the_next(monkeypatch: Any) -> None:
    made = table()
    app = MeetingApp(made, panes=None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        limits: list[Mock] = []
        monkeypatch.setattr(app, "set_timer", lambda *_: limits.append(Mock()) or limits[-1])
        for turn, text in enumerate(("eerst", "dan"), 1):
            hold = app.hold_keys()
            await typed_at_once(pilot, text, "enter")
            assert len(notes(made, "opening")) == turn - 1
            assert len(limits) == turn
            app.let_go(hold)
            await until(pilot, lambda: len(notes(made, "opening")) == turn)  # noqa: B023 - at once
            assert all(limit.stop.called for limit in limits)
