"""After the end of a meeting: filling in, going on after all, saving, and what goes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import after_table
import pytest
from waiting import PATIENCE, until, words

from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.live.journal import event_line
from teamkracht.live.opening import look_along
from teamkracht.meeting import agenda, choosing, steps
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Noted
from teamkracht.meeting.people import set_attendance
from teamkracht.store import cases, minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.routes import Routes
from teamkracht.tui.screens.fidelity.status_right import Told
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.screens.wrap_up import saving as wrap_up_saving
from teamkracht.tui.screens.wrap_up import screen as wrap_up_screen
from teamkracht.tui.screens.wrap_up import statuses
from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.picks import Picks


@pytest.fixture
def conductor(home: Home, clock: SetClock) -> Conductor:
    return after_table.ended_meeting(home, clock)


@pytest.fixture
def app(home: Home, clock: SetClock, conductor: Conductor) -> TeamkrachtApp:
    return after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")


async def test_what_was_done_skipped_and_longer_is_said_in_words(app: TeamkrachtApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        said = app.screen.query_one("#whole").text()
        assert "skipped: geen tijd" in said
        assert "2 min longer" in said
        assert "Merel   Yvonne" in said
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        brief = " ".join(app.screen.query_one("#brief").text().split())
        assert "Question round skipped: geen tijd" in brief
        assert "partly done: Strengths compass and Sketch" in brief


async def test_who_and_when_are_filled_in_by_a_beginning_and_a_day_as_people_say_it(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter", "y", "enter", *"6-11", "enter")
        await pilot.pause()
    (action,) = conductor.meeting.case("Merel").actions
    assert (action.who, action.when) == ("Yvonne", date(2026, 11, 6))
    assert conductor.meeting.case("Merel").ideas[0].chosen


async def test_a_day_that_is_none_is_said_and_stays_to_be_put_right(app: TeamkrachtApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter", "enter", *"blub", "enter")
        assert "blub" in words(pilot)
        assert app.screen.is_modal


async def test_an_enter_out_of_habit_saves_nothing(
    app: TeamkrachtApp, conductor: Conductor, home: Home
) -> None:
    (action,) = conductor.meeting.case("Merel").actions
    conductor.do(
        choosing.change_action, "Merel", action.number, action.text, "Hans", date(2026, 11, 9)
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "escape", "enter", "escape")
        await pilot.pause()
        assert not app.screen.has_class("-saved")
        assert not minutes.listed(home).found
        save = app.screen.query_one("#save")
        assert app.screen.region.contains_region(save.region)


async def test_what_was_agreed_stands_there_to_be_read_aloud(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    (action,) = conductor.meeting.case("Merel").actions
    conductor.do(
        choosing.change_action, "Merel", action.number, action.text, "Hans", date(2026, 11, 9)
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        agreed = app.screen.query_one("#agreed", Groups).text()
        assert "Bellen over Merel" in agreed
        assert "Hans · Mon 9 Nov" in agreed
        assert "who and when?" in agreed


async def test_a_case_that_one_did_not_get_to_is_said_to_wait_for_the_next_time(
    home: Home, clock: SetClock
) -> None:
    conductor = after_table.ended_meeting(home, clock, ended=False)
    conductor.do(agenda.add_case, Brought("Reiger", "Ria"))
    conductor.do(steps.end)
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for part in ("#agreed", "#whole"):
            assert "Ria · put off to next time" in app.screen.query_one(part).text()
        assert "not reached" not in app.screen.query_one("#whole").text()


@pytest.mark.parametrize(("answer", "waits"), [("y", True), ("n", False)])
async def test_a_case_that_was_only_begun_comes_back_where_one_says_so(
    home: Home, clock: SetClock, answer: str, waits: bool
) -> None:
    conductor = after_table.ended_meeting(home, clock, ended=False)
    conductor.do(agenda.add_case, Brought("Reiger", "Ria"))
    conductor.do(steps.jump, StepRef("krachtkompas", "Reiger"))
    conductor.do(steps.end, "tijd op")
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        agreed = app.screen.query_one("#agreed", Groups)
        await until(pilot, lambda: "back next time?" in agreed.text())
        agreed.go_to([one.key for one in agreed.items].index("again/Reiger"))
        await pilot.press("enter", answer)
        await until(pilot, lambda: "back next time?" not in agreed.text())
        assert ("Ria · put off to next time" in agreed.text()) is waits
        assert ("does not come back" in agreed.text()) is not waits
        # It holds where one was away for a while, and is taken back like all that is filled in.
        app.open_wrap_up(conductor)
        await until(pilot, lambda: len(app.screen.query("#agreed")))
        again = app.screen.query_one("#agreed", Groups)
        await until(pilot, lambda: "Reiger" in again.text())
        assert "back next time?" not in again.text()
        await pilot.press("u")
        await until(pilot, lambda: "back next time?" in again.text())
        again.go_to([one.key for one in again.items].index("again/Reiger"))
        again.focus()
        await pilot.press("enter", answer)
        await until(pilot, lambda: "back next time?" not in again.text())
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
    case = cases.find(home, after_table.TEAM, "Reiger")
    assert case is not None
    assert case.postponed is waits


async def test_a_begun_case_goes_on_where_the_meeting_does(home: Home, clock: SetClock) -> None:
    conductor = after_table.ended_meeting(home, clock, ended=False)
    conductor.do(agenda.add_case, Brought("Reiger", "Ria"))
    conductor.do(steps.jump, StepRef("krachtkompas", "Reiger"))
    conductor.do(steps.end)
    conductor.do(agenda.postpone, "Reiger")
    app = after_table.program(home, clock, lambda: WrapUpScreen(conductor), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f7")
        await until(pilot, lambda: not isinstance(app.screen, WrapUpScreen))
        assert conductor.meeting.current == StepRef("krachtkompas", "Reiger")
        assert not conductor.meeting.case("Reiger").postponed


async def test_who_was_there_is_switched_and_switched_back_with_their_times(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        people = app.screen.query_one("#people", Picks)
        people.focus()
        people.go_to("Ria")
        left = conductor.meeting.person("Ria")
        await pilot.press("space")
        person = conductor.meeting.person("Ria")
        assert person is not None
        assert not person.present
        await pilot.press("space")
        assert conductor.meeting.person("Ria") == left


async def test_a_meeting_that_was_broken_off_says_why(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        ending = app.screen.query_one("#ending", Picks)
        ending.focus()
        ending.go_to("ending")
        await pilot.press("enter", *"brand", "enter")
        assert conductor.meeting.ending is not None
        assert conductor.meeting.ending.reason == "brand"
        ending.go_to("whole")
        await pilot.press("enter")
        assert conductor.meeting.ending.reason is None


async def test_a_meeting_that_stopped_half_way_is_not_ticked_as_whole(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    conductor.undo()
    conductor.do(steps.jump, StepRef("opening"))
    conductor.do(steps.end)
    async with app.run_test(size=(120, 36)) as pilot:
        ending = app.screen.query_one("#ending", Picks)
        assert not any(row.chosen for row in ending.rows)
        ending.focus()
        ending.go_to("whole")
        await pilot.press("enter")
        assert [row.chosen for row in ending.rows] == [True, False]


async def test_going_on_after_all_keeps_what_was_filled_in(
    app: TeamkrachtApp, conductor: Conductor, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(Routes, "open_meeting", lambda _app, one: opened.append(one))
    async with app.run_test(size=(120, 36)) as pilot:
        conductor.do(set_attendance, "Loes", True)
        await pilot.press("f7")
    assert opened == [conductor]
    assert conductor.meeting.ending is None
    assert conductor.meeting.person("Loes").present


async def test_a_sleep_while_looking_back_is_asked_about_once_the_meeting_goes_on(
    app: TeamkrachtApp, conductor: Conductor, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Routes, "open_meeting", lambda _app, _one: None)
    monkeypatch.setattr(wrap_up_screen, "LOOK", 0.05)
    async with app.run_test(size=(120, 36)) as pilot:
        before = conductor.history.latest.number
        clock.advance(1, asleep=12 * 60)
        await until(pilot, lambda: conductor.history.latest.number > before)
        await pilot.press("f7")
    gap = conductor.meeting.gaps[-1]
    assert (gap.kind, gap.asked, gap.end.elapsed - gap.start.elapsed) == ("sleep", True, 12 * 60)


async def test_undo_takes_back_what_was_filled_in_and_never_the_end(
    app: TeamkrachtApp, conductor: Conductor
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        conductor.do(set_attendance, "Loes", True)
        app.screen.show()
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
    assert not conductor.meeting.person("Loes").present
    assert conductor.meeting.ending is not None


async def test_undo_takes_back_the_last_of_all_that_is_filled_in(
    app: TeamkrachtApp, conductor: Conductor, clock: SetClock
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        conductor.do(set_attendance, "Loes", True)
        clock.advance(1)
        line = next(one for one in statuses.lines(conductor) if one.step == "brainstorm")
        statuses.tell(conductor, line, Told("partly", "kort"))
        app.screen.show()
        await pilot.press("u")
        await until(pilot, lambda: not statuses.told(conductor))
        assert conductor.meeting.person("Loes").present
        await pilot.press("u")
        await until(pilot, lambda: not conductor.meeting.person("Loes").present)


async def test_while_the_minutes_are_made_nothing_is_filled_in(
    app: TeamkrachtApp, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Event()

    def slowly(*args: Any) -> Path:
        path = close(*args)
        made.wait(PATIENCE)
        return path

    close = wrap_up_saving.close
    monkeypatch.setattr(wrap_up_saving, "close", slowly)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f8", "enter")
        await pilot.pause()
        for place in ("people", "ending"):
            app.screen.query_one(f"#{place}").focus()
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, WrapUpScreen)
        made.set()
        await until(pilot, lambda: app.screen.has_class("-saved"))
    assert not list(home.live.iterdir())


async def test_hand_outs_say_what_was_put_right_after_saving(
    app: TeamkrachtApp, home: Home
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
        (path,) = (one.path for one in minutes.listed(home).found)
        path.write_text(path.read_text().replace("Kerk: bloemen", "Kapel: bloemen"))
        await pilot.press("h")
        handed = home.root / "handouts"
        await until(pilot, lambda: len(list(handed.rglob("*.html"))) == 2)
        assert "Kapel: bloemen" in "".join(one.read_text() for one in handed.rglob("*.html"))


async def test_who_looks_along_goes_on_with_the_meeting_where_the_other_does(
    home: Home, clock: SetClock, conductor: Conductor
) -> None:
    conductor.keeper.writer.close()
    other = look_along(home, conductor.meeting.id, clock)
    app = after_table.program(home, clock, lambda: WrapUpScreen(other), language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "leads this meeting" in words(pilot))
        back = Noted(
            replace(conductor.history.latest, number=conductor.history.latest.number + 1),
            conductor.history.undo(),
        )
        with conductor.keeper.places.journal.open("ab") as journal:
            journal.write(event_line(back))
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen))
        assert app.screen.conductor.read_only


async def test_saving_makes_minutes_and_what_presenters_take_along(
    app: TeamkrachtApp, home: Home
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
        (path,) = (one.path for one in minutes.listed(home).found)
        assert str(path) in words(pilot).replace("\n", "")
        assert "Yvonne · Merel" in app.screen.query_one("#hand-outs", Groups).text()
        await pilot.press("h")
        await pilot.pause()
        handed = sorted((home.root / "handouts").rglob("*.html"))
        assert len(handed) == 2
        assert "[echt] 🚲" in handed[0].read_text() + handed[1].read_text()
    assert not list(home.live.iterdir())
    assert [one.text for one in cases.find(home, after_table.TEAM, "Kievit").action] == [
        "Bellen over Kievit"
    ]


async def test_what_can_not_be_saved_stays_and_can_be_written_elsewhere(
    app: TeamkrachtApp,
    home: Home,
    conductor: Conductor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object) -> Path:
        raise StoreError(home.minutes, "The disk is full.")

    close = wrap_up_saving.close
    monkeypatch.setattr(wrap_up_saving, "close", full)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f8")
        await until(pilot, lambda: "The disk is full." in words(pilot))
        await pilot.press("f6")
        app.screen.query_one("#answer").value = "~nobody-of-this-name/stick"
        await pilot.press("enter")
        await until(pilot, lambda: "~nobody-of-this-name" in words(pilot))
        await pilot.press("f6")
        app.screen.query_one("#answer").value = str(tmp_path / "stick")
        await pilot.press("enter")
        (stick,) = (tmp_path / "stick").iterdir()
        assert minutes.load(stick).meeting.team == after_table.TEAM
        monkeypatch.setattr(wrap_up_saving, "close", close)
        await pilot.press("f8")
        await until(pilot, lambda: app.screen.has_class("-saved"))
        assert "The disk is full." not in words(pilot)


async def test_later_leaves_the_meeting_as_it_is(app: TeamkrachtApp, home: Home) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        assert await app.screen.may_leave()
        await pilot.pause()
    assert [one.suffix for one in sorted(home.live.iterdir())].count(".journal") == 1


async def test_nobody_leaves_while_something_is_not_on_the_disk(
    app: TeamkrachtApp, conductor: Conductor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(type(conductor.keeper), "saved", property(lambda _keeper: 1))
        trouble = property(lambda _keeper: "The disk is gone.")
        monkeypatch.setattr(type(conductor.keeper), "trouble", trouble)
        assert not await app.screen.may_leave()
        await until(pilot, lambda: "The disk is gone." in words(pilot))
        await pilot.press("f6")
        app.screen.query_one("#answer").value = str(tmp_path / "stick")
        await pilot.press("enter")
        assert await app.screen.may_leave()
