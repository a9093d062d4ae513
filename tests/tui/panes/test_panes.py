from __future__ import annotations

import pytest
from at_table import FILLED, PROTOCOL, START, STEPS, MemoryKeeper, conductor, table
from textual.widgets import Input

from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.ideas import add_ideas
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted, history_of
from teamkracht.meeting.rounds import take_turn
from teamkracht.meeting.steps import jump
from teamkracht.protocol.reading import read_protocol
from teamkracht.protocol.steps import KINDS
from teamkracht.tui.commands import in_reach
from teamkracht.tui.panes import PANES

SIZES = [(80, 24), (120, 36)]
LONG = "[bold]Wilhelmina[/] \"de 'lange'\" 🚲 " + "x" * 170


def test_every_kind_of_step_has_a_pane() -> None:
    assert set(PANES) == set(KINDS)


def long_names() -> Conductor:
    """A meeting where every name and text is long and strange."""
    started = MeetingStarted(
        id="m", code="A", team=LONG, plan="120", language="nl", facilitator=LONG,
        people=tuple(Expected(f"{LONG}{n}") for n in range(8)),
        cases=(Brought("Merel", f"{LONG}1"),),
        open_actions=(OpenAction(LONG, LONG, LONG),),
    )  # fmt: skip
    protocol = read_protocol(PROTOCOL.read_text(encoding="utf-8"), PROTOCOL.name)
    history = history_of(protocol, [Noted(Moment(1, START, 0.0), started)])
    led = Conductor(history, SetClock(START), MemoryKeeper())
    led.do(jump, STEPS["collect"])
    led.do(add_ideas, "Merel", [LONG], by=LONG)
    led.do(take_turn, STEPS["round"], f"{LONG}0", LONG, LONG)
    return led


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("size", SIZES)
async def test_long_and_strange_names_fit_in_every_pane(step: str, size: tuple[int, int]) -> None:
    app, screen = table(step, long_names(), language="nl")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for widget in screen.pane.walk_children():
            if widget.display and widget.region.area:
                assert widget.region.right <= size[0]
                assert widget.region.bottom <= size[1]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("size", SIZES)
async def test_what_one_types_in_and_its_keys_are_in_view(step: str, size: tuple[int, int]) -> None:
    led = FILLED.get(step, lambda same: same)(conductor())
    app, screen = table(step, led)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert screen.focused is not None
        assert screen.focused.region.area
        assert screen.pane.keys.region.bottom <= screen.pane.region.bottom


def refuse(event: Event) -> Noted:
    """Note nothing, as one does who looks along."""
    raise Refused("You are looking along.")


@pytest.mark.parametrize("step", STEPS)
async def test_who_only_looks_along_can_change_nothing(step: str) -> None:
    led = FILLED.get(step, lambda same: same)(conductor())
    app, screen = table(step, led)
    led.read_only = True
    led._note = refuse
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        own = {command.id for command in screen.pane.OWN_COMMANDS}
        assert not own & {r.command.id for r in in_reach(app.screen) if r.node is screen.pane}
        assert all(field.disabled for field in screen.pane.query("Written Entry").results(Input))
        before = led.history.latest.number
        screen.pane.leave()
        await pilot.press("x", "1", "enter", "delete")
        assert led.history.latest.number == before


@pytest.mark.parametrize("step", STEPS)
async def test_undo_of_all_leaves_the_pane_as_it_began(step: str) -> None:
    led = conductor()
    app, screen = table(step, led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        led = FILLED.get(step, lambda same: same)(led)
        while len(led.history.done) > 1:
            led.undo()
        await pilot.pause()
        lists = [one for one in screen.pane.query("Lines") if one.display]
        left = [row for one in lists for row in one.rows]
        assert len(left) == (3 if step == "follow_up" else 0)
