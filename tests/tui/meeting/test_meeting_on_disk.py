"""The screen of a meeting with its own panes and a journal on the disk."""

from __future__ import annotations

from pathlib import Path

import table as t
from test_meeting_screen import SIZE
from waiting import until

from teamkracht.live.clock import SetClock
from teamkracht.live.opening import resume, start
from teamkracht.meeting import steps
from teamkracht.meeting.agenda import MeetingStarted
from teamkracht.meeting.meeting import StepRef
from teamkracht.records.team import Team
from teamkracht.store import teams
from teamkracht.store.home import Home
from teamkracht.tui.screens.meeting.panes import PaneSwitcher
from teamkracht.tui.screens.meeting.parts import MeetingHead
from teamkracht.tui.widgets.dialog import Ask

BRAINSTORM = StepRef("brainstorm", "Merel")


def on_disk(folder: Path) -> t.Table:
    made = t.table()
    started = made.conductor.history.event(1)
    assert isinstance(started, MeetingStarted)
    text = (t.ROOT / "protocols/teamkrachtbespreking.toml").read_text("utf-8")
    clock = SetClock(t.START)
    conductor = start(Home(folder), text, "teamkrachtbespreking.toml", started, clock)
    return t.Table(conductor, clock, made.memory)


async def test_a_half_typed_idea_becomes_one_with_next_and_a_draft_outlives_the_program(
    tmp_path: Path,
) -> None:
    made = on_disk(tmp_path)
    made.do(steps.jump, BRAINSTORM)
    app = t.MeetingApp(made, language="en", panes=None)
    async with app.run_test(size=SIZE) as pilot:
        switcher = app.screen.query_one(PaneSwitcher)
        await until(pilot, lambda: switcher.pane is not None and app.screen.focused)
        await pilot.press("e", "e", "n", "enter", "t", "w", "e", "e", "f8")
        ideas = [idea.text for idea in made.conductor.meeting.case("Merel").ideas]
        assert ideas == ["een", "twee"]
        last = made.conductor.history.latest.number
        head = app.screen.query_one(MeetingHead)
        await until(pilot, lambda: made.conductor.saved >= last and "saved" in head.text())
        await pilot.press("f7")
        await until(pilot, lambda: made.conductor.meeting.current == BRAINSTORM)
        await pilot.press("d", "r", "i", "e")
    made.conductor.keeper.close()

    made.clock.advance(12 * 60)
    opened = resume(Home(tmp_path), "w45", made.clock)
    made.conductor = opened.conductor
    app = t.MeetingApp(made, language="en", panes=None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("1")
        switcher = app.screen.query_one(PaneSwitcher)
        await until(pilot, lambda: switcher.pane is not None and app.screen.focused)
        await pilot.press("enter")
        ideas = [idea.text for idea in made.conductor.meeting.case("Merel").ideas]
        assert ideas == ["een", "twee", "drie"]
    opened.conductor.keeper.close()


async def test_the_route_of_the_team_comes_from_its_file(tmp_path: Path) -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made, language="en", urgent_route=None)
    app.home = Home(tmp_path)
    teams.save(app.home, Team(name=t.W45["team"], urgent_route="Bel eerst Loes"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+u")
        assert "Bel eerst Loes" in str(app.screen.query_one("#dialog-text").render())
