from __future__ import annotations

from at_table import STEPS, conductor, keeper, table

from teamkracht.meeting.compass import add_entry
from teamkracht.meeting.kompas import Kompas, Place
from teamkracht.tui.widgets.letters import large


async def test_one_key_says_whether_there_is_a_kompas() -> None:
    led = conductor(kompas=Kompas())
    app, screen = table("compass", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        assert led.meeting.case("Merel").kompas_status == "brought"
        await pilot.press("x")
        assert led.meeting.case("Merel").kompas_status == "missing"
        assert "● none" in screen.pane.status.text()


async def test_a_field_a_few_words_enter_and_the_next_at_the_same_place() -> None:
    led = conductor(kompas=Kompas())
    app, _screen = table("compass", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "a", "enter", "1", "enter", "tab", "c", "enter")
        case = led.meeting.case("Merel")
        assert case.kompas.meedoen.krachten == ("a", "1")
        assert case.kompas.meedoen.hulpbronnen == ("c",)
        assert case.kompas_status == "made_here"
        await pilot.press("escape", "0", "d", "enter")
        assert led.meeting.case("Merel").kompas.belangrijkst == ("d",)


async def test_an_entry_is_changed_and_removed() -> None:
    led = conductor()
    app, screen = table("compass", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "home", "e", "!", "enter")
        assert led.meeting.case("Merel").kompas.jezelf_zijn.krachten[0] == "geduldig!"
        screen.pane.written.lines.focus()
        await pilot.press("delete")
        assert led.meeting.case("Merel").kompas.jezelf_zijn.krachten == ("houdt van bloemen",)


async def test_it_is_a_sketch_of_the_team_until_the_client_saw_it() -> None:
    led = conductor()
    app, screen = table("compass", led)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "sketch of the team" in screen.pane.status.text()
        await pilot.press("c", "k")
        case = led.meeting.case("Merel")
        assert case.kompas.confirmed
        assert case.client_knows is True
        assert "seen together" in screen.pane.status.text()
        assert "● knows of it" in screen.pane.keys.text()


async def test_what_was_heard_in_this_meeting_is_marked() -> None:
    led = conductor()
    app, screen = table("compass", led)
    async with app.run_test(size=(120, 36)) as pilot:
        led.do(add_entry, "Merel", Place("krachten", "meedoen"), "zingt [graag]")
        await pilot.pause()
        assert "+ zingt [graag]" in screen.pane.compass.text()


async def test_a_half_typed_entry_comes_back_at_its_place() -> None:
    led = conductor()
    app, screen = table("compass", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "x")
        await pilot.pause()
        assert keeper(led).drafts["krachtkompas/Merel/entry"] == "x"
        screen.pane.written.entry.put("")
        screen.pane.show(STEPS["compass"])
        assert screen.pane.place == Place("krachten", "erbij_horen")
        screen.pane.leave()
        assert led.meeting.case("Merel").kompas.erbij_horen.krachten == ("x",)


async def test_a_field_is_shown_large_and_all_four_again() -> None:
    app, screen = table("compass")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("g")
        assert large("Being yourself", 100)[0] in screen.pane.compass.text()
        await pilot.press("g")
        assert "MATTERING" in screen.pane.compass.text()


async def test_a_changed_entry_stays_in_its_own_field_where_one_goes_on_to_another() -> None:
    led = conductor()
    app, _screen = table("compass", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "e", "home", "enter", "!", "shift+tab", "enter")
        kompas = led.meeting.case("Merel").kompas
        assert kompas.jezelf_zijn.krachten == ("geduldig", "houdt van bloemen")
        assert kompas.ertoe_doen.krachten == ("trots op haar zoon!",)
