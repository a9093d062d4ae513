"""What lies over the screen of a meeting: questions, lists and cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import table as t
from rich.cells import cell_len
from test_meeting_screen import SIZE, notice, on, ready
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Button, Static
from waiting import until

from teamkracht import i18n
from teamkracht.meeting.clockstops import GapNoted
from teamkracht.meeting.compass import add_entry
from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.outcome import status
from teamkracht.records.case_file import CaseFile
from teamkracht.store import cases
from teamkracht.store.home import Home
from teamkracht.tui.commands import give, in_reach
from teamkracht.tui.screens.meeting.dialogs.blank import Blank
from teamkracht.tui.screens.meeting.dialogs.card import Card, CardLines, briefing, here_we_are
from teamkracht.tui.screens.meeting.dialogs.gap import GapQuestion
from teamkracht.tui.screens.meeting.kompas import KompasScreen
from teamkracht.tui.screens.meeting.parts import StepHead
from teamkracht.tui.screens.meeting.screen import MeetingScreen
from teamkracht.tui.widgets.compass import Compass
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.picks import Picks

BRAINSTORM = StepRef("brainstorm", "Merel")


async def command(pilot: Pilot[Any], name: str) -> None:
    """Give a command as the palette would."""
    found = next(one for one in in_reach(pilot.app.screen) if one.command.id == name)
    await give(found)
    await pilot.pause()


def words(pilot: Pilot[Any]) -> str:
    """What the texts of the dialog say."""
    said = [str(one.render()) for one in pilot.app.screen.query(Static)]
    return "\n".join([*said, *(one.text() for one in pilot.app.screen.query(CardLines))])


async def choose(pilot: Pilot[Any], key: str) -> None:
    """Choose a row of a list."""
    pilot.app.screen.query_one(Picks).go_to(key)
    await pilot.press("enter")


async def test_skip_asks_why_and_keeps_the_reason() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("f4", "n", "o", "enter")
        record = made.conductor.meeting.record(BRAINSTORM)
        assert (record.skipped, record.reason) == (True, "no")
        assert on(made) == StepRef("kiezen", "Merel")
        assert notice(screen) == "Brainstorm was skipped, now Choosing  ·  ^z = undo"


async def test_skip_can_be_left_without_an_answer() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f4", "escape")
        assert on(made) == BRAINSTORM
        await pilot.press("f4", "enter")
        assert made.conductor.meeting.record(BRAINSTORM).reason is None
        assert made.conductor.meeting.record(BRAINSTORM).skipped


async def test_done_on_the_flip_chart_with_a_number() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f3", "x", "enter")
        assert "is no number" in words(pilot)
        await pilot.press("backspace", "2", "3", "enter")
        stated = made.conductor.meeting.record(BRAINSTORM).stated
        assert stated is not None
        assert (stated.note, stated.amount) == ("done on the flip chart", 23)
        assert on(made) == BRAINSTORM


async def test_an_empty_number_is_fine() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f3", "enter")
        stated = made.conductor.meeting.record(BRAINSTORM).stated
        assert stated is not None
        assert (stated.note, stated.amount) == ("done on the flip chart", None)


async def test_done_aloud_without_a_number() -> None:
    made = t.table()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f3")
        await pilot.click("#aloud")
        stated = made.conductor.meeting.record(StepRef("opening")).stated
        assert stated is not None
        assert (stated.note, stated.amount) == ("done aloud", None)


async def test_skipping_says_what_the_minutes_will_call_it() -> None:
    made = t.table()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f4")
        assert "as skipped" in words(pilot)
        await pilot.press("escape", "f8", "f4")
        assert "not applicable" in words(pilot)
        await pilot.press("enter")
        assert status(made.conductor.meeting, StepRef("terugblik")) == "not_applicable"


async def test_after_a_restart_the_program_was_closed() -> None:
    made = t.at_brainstorm()
    made.do(lambda _meeting: GapNoted("restart", 120, asked=True))
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, GapQuestion))
        assert "The program was closed for 2 minutes (09:56-09:58)." in words(pilot)
        await pilot.press("escape")
        screen = await ready(pilot, made)
        assert notice(screen).startswith("Did it go on while the program was closed?")


@pytest.mark.parametrize(("language", "word"), [("en", "seen"), ("nl", "gemist")])
async def test_the_question_that_was_left_is_opened_with_keys_too(language: str, word: str) -> None:
    made = t.at_brainstorm()
    made.do(lambda _meeting: GapNoted("restart", 120, asked=True))
    async with t.MeetingApp(made, language=language).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, GapQuestion))
        await pilot.press("escape")
        screen = await ready(pilot, made)
        assert "…" not in notice(screen)
        assert "^k" in notice(screen)
        assert f" {word}," in notice(screen)
        await pilot.press("ctrl+k", *word)
        found = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count and word in str(found.options[0].prompt))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, GapQuestion))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("key", ["", "f6", "ctrl+u", "ctrl+w"])
async def test_every_answer_stands_whole_in_a_small_window(language: str, key: str) -> None:
    made = t.at_brainstorm()
    if not key:
        made.do(lambda _meeting: GapNoted("restart", 120, asked=True))
    async with t.MeetingApp(made, language=language).run_test(size=(80, 24)) as pilot:
        if key:
            await ready(pilot, made)
            await pilot.press(key)
        await until(pilot, lambda: bool(pilot.app.screen.query("#choices Button")))
        await pilot.pause()
        room = pilot.app.screen.query_one("#choices").region
        for button in pilot.app.screen.query("#choices Button").results(Button):
            assert pilot.app.screen.find_widget(button).visible_region == button.region, button
            assert button.region.right <= room.right
            assert button.size.width >= cell_len(str(button.label))


async def test_a_list_of_steps_leads_to_any_of_them() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f6", "down", "enter")
        assert on(made) == StepRef("kiezen", "Merel")


async def test_what_can_not_wait_shows_the_teams_own_route() -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made, language="en", urgent_route="Bel [Ria] van het wijkteam: 14 020")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("ctrl+u")
        assert "Bel [Ria] van het wijkteam: 14 020" in words(pilot)
        await pilot.press("enter")  # out of habit: nothing happens
        assert made.conductor.meeting.case("Merel").taken_off is None
        await pilot.press("h", "a", "ctrl+u", "1", "y")  # a number, typed on: nothing happens
        assert made.conductor.meeting.case("Merel").taken_off is None
        await pilot.press("left", "enter")
        assert made.conductor.meeting.case("Merel").taken_off == "urgent"
        assert on(made) == StepRef("krachtkompas", "Kievit")
        assert "Merel was set aside" in notice(screen)


async def test_a_presenter_stops() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "presenter_stops")
        await pilot.press("left", "enter")
        assert made.conductor.meeting.case("Merel").taken_off == "stopped"


async def test_commands_of_a_case_are_offered_only_at_a_case() -> None:
    made = t.table()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        offered = {one.command.id for one in in_reach(screen)}
        assert not offered & {"kompas", "cannot_wait", "presenter_stops", "heard"}
        await pilot.press("ctrl+r", "pageup")
        assert pilot.app.screen is screen


async def test_a_strength_goes_to_the_kompas_with_a_number() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("pageup", "d", "u", "r", "f")
        assert made.memory.drafts["brainstorm/Merel/heard"] == "durf"
        await pilot.press("escape", "pageup")
        assert pilot.app.screen.query_one(LineField).value == "durf"
        await pilot.press("enter", "r", "2")
        place = Place("hulpbronnen", "ertoe_doen")
        assert made.conductor.meeting.case("Merel").kompas.entries(place)[-1] == "durf"
        assert made.memory.drafts["brainstorm/Merel/heard"] == ""


async def test_the_kompas_fills_the_screen_and_one_field_of_it_too() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("ctrl+r")
        assert isinstance(pilot.app.screen, KompasScreen)
        compass = pilot.app.screen.query_one(Compass)
        assert "Collega's hebben" in compass.text()
        await pilot.press("right", "enter")
        assert "Collega's hebben" not in compass.text()
        await pilot.press("escape", "escape")
        assert pilot.app.screen is screen


async def test_the_large_kompas_follows_the_meeting() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("ctrl+r")
        compass = pilot.app.screen.query_one(Compass)
        assert "zingt" not in compass.text()
        made.do(add_entry, "Merel", Place("krachten", "meedoen"), "zingt")
        assert "zingt" in compass.text()


async def test_a_blank_screen_shows_nothing_and_any_key_does_no_more_than_come_back() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        before = made.conductor.history.latest.number
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, Blank)
        assert "Merel" not in words(pilot)
        await pilot.press("f8")
        assert pilot.app.screen is screen
        assert made.conductor.history.latest.number == before


async def test_people_come_and_go_and_type() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("ctrl+w")
        await choose(pilot, "Loes")
        await choose(pilot, "Fatima")
        pilot.app.screen.query_one(Picks).go_to("Ria")
        await pilot.press("f5", "right", "f6")
        assert made.conductor.meeting.facilitator == "Ria"
        await pilot.press(*"olt")
        await pilot.click("#guest")
        meeting = made.conductor.meeting
        loes, fatima, ria, olt = (meeting.person(n) for n in ("Loes", "Fatima", "Ria", "olt"))
        assert loes is not None
        assert loes.here
        assert fatima is not None
        assert not fatima.here
        assert ria is not None
        assert ria.online
        assert olt is not None
        assert olt.guest
        assert meeting.case("Merel").minutes_taker == "Ria"


async def test_handing_over_shows_the_next_facilitator_where_we_are() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "handover")
        await choose(pilot, "Ria")
        assert made.conductor.meeting.facilitator == "Ria"
        assert isinstance(pilot.app.screen, Card)
        shown = words(pilot)
        for said in ("Ria, you lead from here", "7:42 left in this step", "Choosing · 5 min",
                     "Kievit · case of Hans · 2 of 3", "Hoe help ik Merel"):  # fmt: skip
            assert said in shown


def test_the_card_for_who_comes_late_tells_what_was_said() -> None:
    i18n.use("en")
    made = t.at_brainstorm()
    card = here_we_are(made.conductor.meeting)
    said = dict(card._parts)
    assert said["The case"] == ("Merel · case of Yvonne · 1 of 3",)
    assert said["14 ideas so far"][-1] == "14  Drie plekken bekijken en dan pas kiezen"


def test_a_briefing_can_be_made_in_every_step() -> None:
    i18n.use("nl")
    made = t.table()
    for ref in made.conductor.meeting.refs():
        if ref != on(made):
            made.conductor.do(t.steps.jump, ref)
        meeting = made.conductor.meeting
        told = briefing(meeting, made.conductor.elapsed(), made.conductor.wall())
        title = meeting.step(ref).title.in_("nl")
        assert title in str(told._parts), title
        assert title in str(here_we_are(meeting)._parts), title


async def test_a_case_is_added_with_a_bird_that_is_free() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "add_case")
        name = pilot.app.screen.query_one("#client", LineField).value
        assert name
        assert name not in {"Merel", "Kievit", "Zwaluw"}
        await pilot.press("enter", "R", "i", "a", "enter", "H", "o", "e", "enter")
        case = made.conductor.meeting.case(name)
        assert (case.presenter, case.fields) == ("Ria", {"help_question": "Hoe"})


async def test_who_presents_a_case_more_is_chosen_with_the_arrows_or_typed_anyhow() -> None:
    made = t.at_brainstorm()
    here = [one.name for one in made.conductor.meeting.people if one.here]
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "add_case")
        await pilot.press(*"Reiger", "enter", "right", "right", "enter", "enter")
        assert made.conductor.meeting.case("Reiger").presenter == here[1]
        await command(pilot, "add_case")
        await pilot.press(*"Mus", "enter", "right", *here[2].upper(), "enter", "enter")
        assert made.conductor.meeting.case("Mus").presenter == here[2]
        await command(pilot, "add_case")
        await pilot.press(*"mERel", "enter", "enter", "enter")
        assert [one.client for one in made.conductor.meeting.cases].count("Merel") == 1
        assert "mERel" not in [one.client for one in made.conductor.meeting.cases]


async def test_a_case_that_was_prepared_comes_with_what_is_known_of_it(tmp_path: Path) -> None:
    made = t.at_brainstorm()
    kompas = Kompas(belangrijkst=("rust",))
    for client in ("Merel", "Reiger"):
        cases.save(
            Home(tmp_path).make(),
            CaseFile(
                team=made.conductor.meeting.team, client=client, presenter="Hans",
                help_question="Hoe?", kompas=kompas, prepared=True,
            ),
        )  # fmt: skip
    async with t.MeetingApp(made, language="en", home=tmp_path).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "add_case")
        offered = [pick.text for pick in pilot.app.screen.query_one(Picks).rows]
        assert offered == ["Reiger", "another case …"]
        await pilot.press("enter")
        case = made.conductor.meeting.case("Reiger")
        assert (case.presenter, case.fields["help_question"]) == ("Hans", "Hoe?")
        assert case.kompas == kompas


async def test_a_case_that_is_on_the_agenda_already_comes_back_as_it_was_typed() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await command(pilot, "add_case")
        await pilot.press(*"kievit", "enter", *"Ria", "enter", *"Hoe?", "enter")
        assert notice(screen) == "Kievit is on the agenda already."
        fields = [one.value for one in pilot.app.screen.query(LineField)]
        assert fields == ["kievit", "Ria", "Hoe?"]
        pilot.app.screen.query_one("#client").focus()
        await pilot.press(*"Reiger", "enter", "enter", "enter")
        case = made.conductor.meeting.case("Reiger")
        assert (case.presenter, case.fields) == ("Ria", {"help_question": "Hoe?"})


async def test_a_case_is_added_where_those_of_the_team_cannot_be_read(tmp_path: Path) -> None:
    made = t.at_brainstorm()
    folder = cases.folder_of(Home(tmp_path).make(), made.conductor.meeting.team)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder", encoding="utf-8")
    async with t.MeetingApp(made, language="en", home=tmp_path).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await command(pilot, "add_case")
        assert notice(screen).startswith("A part of ")
        await pilot.press(*"Reiger", "enter", "enter", "enter")
        assert made.conductor.meeting.cases[-1].client == "Reiger"


async def test_a_name_that_was_refused_stays_in_its_line() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await pilot.press("ctrl+w")
        field = pilot.app.screen.query_one("#name", LineField)
        field.focus()
        await pilot.press(*"ria", "enter")
        assert notice(screen) == "Ria is here already."
        assert field.value == "ria"


async def test_a_click_beside_a_question_closes_it_until_something_is_typed() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await command(pilot, "skip")
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen is screen
        await command(pilot, "skip")
        await pilot.press(*"geen tijd")
        await pilot.click(offset=(1, 1))
        assert pilot.app.screen.query_one("#answer", LineField).value == "geen tijd"


async def test_a_case_waits_for_the_next_meeting() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        await command(pilot, "postpone_case")
        await choose(pilot, "Zwaluw")
        assert made.conductor.meeting.case("Zwaluw").postponed
        assert ("leave",) not in screen.query_one("#pane-collect").told
        assert on(made) == BRAINSTORM


async def test_a_note_stays_with_the_step() -> None:
    made = t.at_brainstorm()
    async with t.MeetingApp(made).run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("ctrl+e", "h", "a", "enter")
        assert [one.text for one in made.conductor.meeting.record(BRAINSTORM).notes] == ["ha"]


async def test_the_end_is_asked_and_leads_to_the_wrap_up() -> None:
    made = t.at_brainstorm()
    app = t.MeetingApp(made, language="en")
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await command(pilot, "end_meeting")
        await pilot.press("right", "enter")
        await pilot.press("f", "i", "r", "e", "enter")
        ending = made.conductor.meeting.ending
        assert ending is not None
        assert ending.reason == "fire"
        assert app.wrapped_up == [made.conductor]


async def test_next_at_the_last_step_asks_for_the_end() -> None:
    made = t.at_brainstorm()
    made.do(t.steps.jump, StepRef("afsluiting"))
    app = t.MeetingApp(made)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot, made)
        await pilot.press("f8", "enter")
        ending = made.conductor.meeting.ending
        assert ending is not None
        assert ending.reason is None


@pytest.mark.parametrize("name", ['[b]Żoë[/] "Q" 🚲', "x" * 200])
async def test_names_of_any_kind_are_shown_as_they_are(name: str) -> None:
    made = t.table(
        facilitator=name,
        people=(t.Expected(name),),
        cases=(t.Brought(name, name),),
    )
    made.do(t.steps.jump, StepRef("brainstorm", name))
    async with t.MeetingApp(made, language="en").run_test(size=SIZE) as pilot:
        screen = await ready(pilot, made)
        assert name[:12] in screen.query_one(StepHead).text()
        for key in ("f6", "f4", "ctrl+w", "ctrl+u", "pageup", "ctrl+r"):
            await pilot.press(key)
            assert pilot.app.screen is not screen
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, MeetingScreen)
