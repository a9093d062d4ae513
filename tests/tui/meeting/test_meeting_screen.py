"""The screen of a meeting: what it shows, and what its keys do."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import table as t
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button
from textual.widgets._toast import Toast
from waiting import until, words

from teamkracht.live.conductor import Conductor
from teamkracht.meeting import clockstops, ideas, people, steps
from teamkracht.meeting.meeting import StepRef
from teamkracht.tui.commands import in_reach
from teamkracht.tui.screens.meeting.dialogs.card import CardLines
from teamkracht.tui.screens.meeting.more_commands import LOOKS_ONLY
from teamkracht.tui.screens.meeting.panes import PaneSwitcher
from teamkracht.tui.screens.meeting.parts import HintLines, MeetingHead, StepHead
from teamkracht.tui.screens.meeting.pausing import Pausing
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.widgets.clock import StepClock
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.rail import Rail

SIZE = (120, 36)


async def ready(pilot: Pilot[Any], made: t.Table) -> MeetingScreen:
    """The screen, with all its panes."""
    screen = pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    await until(pilot, lambda: len(screen.query_one(PaneSwitcher).children) == len(t.KINDS))
    return screen


def notice(screen: MeetingScreen) -> str:
    return screen.query_one("#notice", Notice).text()


def on(made: t.Table) -> StepRef | None:
    return made.conductor.meeting.current


def pane(screen: MeetingScreen) -> t.StubPane:
    found = screen.query_one(PaneSwitcher).pane
    assert isinstance(found, t.StubPane)
    return found


async def test_it_shows_where_we_are_and_the_pane_of_the_step() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)

        assert (
            "Participatiecoaches Oost   Wed 4 Nov   code K7QM"
            in screen.query_one(MeetingHead).text()
        )
        assert "Merel · case of Yvonne · 1 of 3" in screen.query_one(StepHead).text()
        assert "end 11:26 · 4 min ahead" in screen.query_one(StepClock).text()
        assert "▸ Brainstorm" in screen.query_one(Rail).text()
        assert "Anything goes" in screen.query_one(HintLines).text()
        assert screen.query_one(PaneSwitcher).current == "pane-collect"
        assert pane(screen).told == [("show", StepRef("brainstorm", "Merel"))]
        assert isinstance(screen.focused, LineField)


async def test_next_keeps_what_was_half_typed_first_and_undo_tells_what_it_took_back() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        brainstorm = pane(screen)

        await pilot.press("f8")
        assert on(made) == StepRef("kiezen", "Merel")
        assert brainstorm.told[1] == ("leave",)
        assert notice(screen) == "Step Choosing has begun  ·  ^z = undo"
        assert screen.query_one(PaneSwitcher).current == "pane-choose"

        await pilot.press("ctrl+z")
        assert on(made) == StepRef("brainstorm", "Merel")
        assert notice(screen).startswith("Taken back: the step Choosing")
        assert screen.query_one(PaneSwitcher).current == "pane-collect"

        await pilot.press("ctrl+y")
        assert on(made) == StepRef("kiezen", "Merel")
        assert notice(screen).startswith("Back again: the step Choosing")


async def test_letters_are_letters_while_somebody_types() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("u", "b")
        assert screen.query_one(f"#{pane(screen).id} LineField", LineField).value == "ub"
        assert len(made.conductor.meeting.case("Merel").ideas) == 14


async def test_back_and_a_click_in_the_rail_go_to_a_step() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f7")
        assert on(made) == StepRef("vragenronde", "Merel")
        assert await pilot.click("#rail", offset=(4, 1))
        assert on(made) == StepRef("terugblik")
        assert "Terugblik" in screen.query_one(StepHead).text()


async def test_a_refusal_is_said_and_changes_nothing() -> None:
    made = t.table()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f7")
        assert notice(screen) == "This is the first step."
        await pilot.press("ctrl+z")
        assert notice(screen) == "There is nothing to undo."


async def test_a_pause_says_what_it_is_for_once_somebody_says_so() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f9", "ctrl+e", *"tea", "enter")
        assert [pause.note for pause in made.conductor.meeting.pauses] == ["tea"]
        assert str(screen.query_one("#pause-note").render()) == "tea"
        await pilot.press("ctrl+z")
        assert made.conductor.meeting.paused
        assert not screen.query_one("#pause-note").display


async def test_going_on_after_a_pause_is_undone_in_one_go() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f9", "f8", "ctrl+z")
        assert made.conductor.meeting.paused
        assert made.conductor.meeting.current == StepRef("brainstorm", "Merel")


async def test_a_pause_is_calm_and_any_step_goes_on_after_it() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f9")
        assert made.conductor.meeting.paused
        assert screen.query_one(Pausing).display
        assert not screen.query_one("#work").display
        assert screen.focused is screen.query_one("#go-on", Button)

        await pilot.press("enter")
        assert not made.conductor.meeting.paused
        assert screen.query_one("#work").display
        assert isinstance(screen.focused, LineField)

        await pilot.press("f9", "f8")
        assert not made.conductor.meeting.paused
        assert on(made) == StepRef("kiezen", "Merel")
        assert not screen.query_one(Pausing).display


async def test_minutes_more_and_less() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        ref = StepRef("brainstorm", "Merel")
        await pilot.press("f5", "f5", "ctrl+d")
        assert made.conductor.meeting.record(ref).extended == 60
        assert notice(screen) == "One minute less for Brainstorm  ·  ^z = undo"
        assert "13" in screen.query_one(Rail).text()


async def test_the_clock_is_drawn_again_only_when_its_text_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        clock = screen.query_one(StepClock)
        drawn: list[None] = []
        monkeypatch.setattr(clock, "redraw", lambda **_options: drawn.append(None))
        others = [screen.query_one(kind) for kind in (Rail, StepHead, HintLines, MeetingHead)]
        for other in others:
            monkeypatch.setattr(other, "redraw", lambda **_options: drawn.append(None))

        screen.tick()
        assert drawn == []
        made.clock.advance(1)
        screen.tick()
        assert drawn == [None]


async def test_signals_come_once_in_words_and_sound_only_where_it_is_on() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        rung: list[bool] = []
        pilot.app.bell = lambda: rung.append(True)  # type: ignore[method-assign]

        made.until(24 + 9.6)
        screen.tick()
        assert notice(screen) == "Brainstorm: nearly time to round off"
        assert screen.query_one(StepClock).has_class("-attention")
        made.until(24 + 12)
        screen.tick()
        assert notice(screen).startswith("The time for Brainstorm is over.")
        assert rung == []

        screen.sound = True
        made.until(24 + 14)
        screen.tick()
        assert notice(screen) == "Brainstorm: 2 minutes over time"
        screen.tick()
        assert rung == [True]
        assert on(made) == StepRef("brainstorm", "Merel")


async def test_practice_is_called_so_in_the_head_and_where_one_leaves_it() -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made, language="en")
    app.practice = True
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, made)
        assert "practice · nothing is kept" in screen.query_one(MeetingHead).text()
        await pilot.press("ctrl+q")
        assert "thrown away" in words(pilot)
        await pilot.press("escape", "ctrl+q")
        assert not app._exit
        await pilot.press("s")
        await until(pilot, lambda: app._exit)


async def test_marks_of_what_is_saved_come_from_another_thread() -> None:
    made = t.at_brainstorm()
    made.memory.waits = True
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.wait(2)
        noted = made.conductor.do(ideas.add_ideas, "Merel", ["Een bank op het plein"])
        assert ("saved", noted.number) not in pane(screen).told

        made.memory.saved = noted.number
        thread = threading.Thread(target=made.conductor.ears.saved, args=(noted.number,))
        thread.start()
        await until(pilot, lambda: ("saved", noted.number) in pane(screen).told)
        thread.join()
        assert screen.query_one(MeetingHead).text().endswith("saved 10:00")


async def test_what_can_not_be_saved_is_said_until_it_can() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        head = screen.query_one(MeetingHead)
        made.memory.trouble = "The disk is full. Make room; everything is kept in memory."
        made.conductor.ears.trouble(made.memory.trouble)
        await until(pilot, lambda: "! The disk is full." in head.text())
        assert "not saved" in head.text()
        await pilot.press("f5")
        assert "! The disk is full." in head.text()

        made.memory.trouble = None
        made.conductor.ears.trouble(None)
        await until(pilot, lambda: "disk" not in head.text())


async def test_an_event_of_somebody_else_is_shown() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        noted = made.conductor.do(steps.go_next)
        assert "▸ Kiezen" in screen.query_one(Rail).text()
        assert screen.query_one(PaneSwitcher).current == "pane-choose"
        assert ("noted", noted.number) not in pane(screen).told


async def test_the_minutes_taker_who_presents_is_a_quiet_line_until_somebody_types() -> None:
    made = t.at_brainstorm()
    made.do(steps.jump, StepRef("krachtkompas", "Kievit"))
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        assert notice(screen).startswith("Hans brengt in: wie typt er?")
        made.do(people.set_typist, "Ria", "Kievit")
        assert notice(screen) == ""


async def test_what_is_removed_is_said_and_goes_with_its_step() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.conductor.do(ideas.add_ideas, "Merel", ("een",))
        made.conductor.do(ideas.remove_idea, "Merel", 1)
        assert notice(screen) == "Gone  ·  ^z = undo"
        made.conductor.do(steps.go_next)
        assert notice(screen) == ""


async def test_a_sleep_of_days_names_both_dates() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.clock.advance(1, asleep=8 * 24 * 60 * 60)
        screen.tick()
        await pilot.pause()
        text = str(pilot.app.screen.query_one("#dialog-text").render())
        assert text == "The laptop slept from Wed 4 Nov 09:58 until Thu 12 Nov 09:58."


async def test_after_a_sleep_one_is_asked_whether_the_meeting_went_on() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.clock.advance(1, asleep=12 * 60)
        screen.tick()
        await pilot.pause()
        text = str(pilot.app.screen.query_one("#dialog-text").render())
        assert text == "The laptop slept for 12 minutes (09:58-10:10)."
        screen.tick()
        assert len(pilot.app.screen_stack) == 2

        await pilot.press("escape")
        await pilot.pause()
        assert notice(screen).startswith("Did it go on")
        screen.tick()
        assert pilot.app.screen is screen, "it does not ask again by itself"

        await pilot.click("#notice")
        await pilot.press("2")
        assert clockstops.open_question(made.conductor.meeting) is None
        assert made.conductor.meeting.gaps[-1].counted is False


async def test_nothing_is_asked_over_a_blank_screen() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f2")
        blank = pilot.app.screen
        made.clock.advance(1, asleep=12 * 60)
        screen.tick()
        await pilot.pause()
        assert pilot.app.screen is blank
        await pilot.press("space")
        screen.tick()
        await pilot.pause()
        assert pilot.app.screen.query("#choice-continued")


async def test_a_click_on_the_header_offers_every_command() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=(80, 24)) as pilot:
        await ready(pilot, made)
        await pilot.click("#head", offset=(3, 0))
        assert isinstance(pilot.app.screen, CommandPalette)


async def test_a_meeting_that_was_left_open_is_proposed_to_have_ended() -> None:
    made = t.at_brainstorm()
    made.clock.advance(1, asleep=20 * 3600)
    made.conductor.tick()
    app = t.MeetingApp(made, language="en")
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("enter")
        ending = made.conductor.meeting.ending
        assert ending is not None
        assert ending.moment.elapsed == pytest.approx(28.3 * 60 + 1)
        assert app.wrapped_up == [made.conductor]


async def test_what_was_half_typed_when_a_meeting_was_left_open_is_kept() -> None:
    made = t.at_brainstorm()
    made.memory.drafts["brainstorm/Merel/idea"] = "de tuin van haar tante"
    made.clock.advance(1, asleep=20 * 3600)
    made.conductor.tick()
    app = t.MeetingApp(made, language="en", panes=None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(app.screen_stack) == 2 and app.screen_stack[0].panes.pane)
        await pilot.press("enter")
        assert app.wrapped_up == [made.conductor]
        assert made.conductor.meeting.case("Merel").ideas[-1].text == "de tuin van haar tante"


class LooksAlong(Conductor):
    read_only = True
    holder = "Marga has this meeting open on the laptop."


async def test_who_looks_along_is_offered_nothing_that_changes() -> None:
    made = t.at_brainstorm()
    made.conductor = LooksAlong(made.conductor.history, made.clock, made.memory)
    before = made.conductor.history.latest.number
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        assert notice(screen) == "Marga has this meeting open on the laptop."
        assert "looking along" in screen.query_one(MeetingHead).text()
        own = {one.id for one in MeetingScreen.OWN_COMMANDS}
        assert {one.command.id for one in in_reach(screen)} & own == LOOKS_ONLY
        await pilot.press("f8", "f9", "ctrl+z")
        assert await pilot.click("#rail", offset=(4, 1))
        assert made.conductor.history.latest.number == before


async def test_who_looks_along_is_offered_no_button_of_the_pause() -> None:
    made = t.at_brainstorm()
    made.do(clockstops.pause)
    made.conductor = LooksAlong(made.conductor.history, made.clock, made.memory)
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        assert screen.query_one(Pausing).display
        assert not any(one.region.area for one in screen.query_one(Pausing).query(Button))


async def test_every_command_has_its_action_and_every_key_one_command() -> None:
    commands = MeetingScreen.OWN_COMMANDS
    assert all(hasattr(MeetingScreen, f"action_{one.id}") for one in commands)
    keys = [key for one in commands for key in one.keys]
    assert len(keys) == len(set(keys))


async def test_at_80_columns_the_rail_and_the_sayings_are_a_line_and_the_clock_stays() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, made)
        assert screen.query_one(Rail).text() == "Brainstorm 5/6 · Merel 1/3"
        assert "7:42" in screen.query_one(StepClock).text()
        hints = screen.query_one(HintLines)
        saying, rule = hints.text().splitlines()
        assert saying.startswith("You can say   Anything goes.")
        assert rule == "Remember      Yvonne listens, and reacts when choosing."
        assert screen.query_one(PaneSwitcher).size.height >= 10
        await pilot.press("ctrl+a")
        assert "Every idea is written down." in pilot.app.screen.query_one(CardLines).text()
        await pilot.press("ctrl+a")
        assert pilot.app.screen is screen
        assert hints.size.height == 2


async def test_what_was_said_of_one_thing_goes_when_another_happens() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en", panes=None).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f8")
        assert notice(screen) == "Step Choosing has begun  ·  ^z = undo"
        await pilot.press("f7", *"koffie", "enter")
        await until(pilot, lambda: len(made.conductor.meeting.case("Merel").ideas) == 15)
        assert notice(screen) == ""
        await pilot.press("ctrl+z")
        assert notice(screen).startswith("Taken back: the idea ‘koffie’")


async def test_what_the_clock_says_stays_while_somebody_types_on() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en", panes=None).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.until(24 + 12.05)
        screen.tick()
        await pilot.press(*"koffie", "enter")
        assert notice(screen) == "The time for Brainstorm is over. Going on is up to you."


async def test_the_footer_shows_undo_and_in_a_pause_how_to_go_on() -> None:
    for language, undo, pause, go_on in (
        ("nl", "^z Ongedaan", "F9 Pauze", "F9 Verder"),
        ("en", "^z Undo", "F9 Pause", "F9 Go on"),
    ):
        made = t.at_brainstorm()
        async with t.MeetingApp(made, language=language).run_test(size=(120, 36)) as pilot:
            screen = await ready(pilot, made)
            footer = screen.query_one(CommandFooter)
            assert undo in footer.text()
            assert pause in footer.text()
            await pilot.press("f9")
            await until(pilot, lambda footer=footer, go_on=go_on: go_on in footer.text())
            await pilot.press("f9")
            await until(pilot, lambda footer=footer, pause=pause: pause in footer.text())


async def test_the_first_paint_of_a_screen_is_for_the_width_that_there_is() -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot, made)
        another = MeetingScreen(made.conductor, panes=t.STUBS)
        app.push_screen(another)
        assert {"-narrow", "-short"} <= another.classes
        await pilot.pause()
        assert {"-narrow", "-short"} <= another.classes
        assert not {"-wide", "-tall"} & another.classes


async def test_a_toast_goes_with_its_screen_and_covers_no_line_to_type_in() -> None:
    made = t.at_brainstorm()
    running = t.MeetingApp(made, panes=None).run_test(size=(80, 24), notifications=True)
    async with running as pilot:
        screen = await ready(pilot, made)
        pilot.app.notify("Een woord vooraf", timeout=60)
        await until(pilot, lambda: list(screen.query(Toast)))
        await pilot.pause()
        assert screen.focused is not None
        (toast,) = screen.query(Toast)
        assert not toast.region.overlaps(screen.focused.region)
        assert not toast.region.overlaps(screen.query_one("#notice").region)
        await pilot.press("ctrl+e", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert list(screen.query(Toast)) == [toast], "a dialog takes nothing away"
        another: Screen[None] = Screen()
        await pilot.app.push_screen(another)
        await until(pilot, lambda: not another.query(Toast))
        await pilot.app.pop_screen()
        await until(pilot, lambda: not screen.query(Toast))


async def test_what_is_undone_out_of_sight_is_named_with_its_place() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        made.do(t.steps.state_done, StepRef("kiezen", "Merel"))
        await pilot.press("ctrl+z")
        assert "was done elsewhere, at Choosing of Merel" in notice(screen)
        await pilot.press("ctrl+z")
        assert "Merel" not in notice(screen)
