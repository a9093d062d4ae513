"""Preparing a case: its name, its question, its kompas, and that nothing of it is lost."""

from __future__ import annotations

from datetime import date
from threading import Event
from typing import Any

import after_table
import pytest
from textual.widgets import Static
from waiting import PATIENCE, until, words

from teamkracht.live.clock import SetClock
from teamkracht.meeting.kompas import Kompas
from teamkracht.records.case_file import CaseFile, DatedChange
from teamkracht.store import cases
from teamkracht.store.home import Home
from teamkracht.store.renaming import rename_client
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.help import HelpScreen
from teamkracht.tui.screens.case import naming
from teamkracht.tui.screens.case.desk import CaseDesk
from teamkracht.tui.screens.case.list import CaseList
from teamkracht.tui.screens.case.screen import CaseScreen
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.picks import Picks

SIZE = (120, 36)


def a_case(home: Home, clock: SetClock, client: str | None = "Merel") -> TeamkrachtApp:
    return after_table.program(
        home, clock, lambda: CaseScreen(after_table.TEAM, client), language="en"
    )


def kept(home: Home, client: str = "Merel") -> CaseFile:
    case = cases.find(home, after_table.TEAM, client)
    assert case is not None
    return case


async def test_a_case_shows_what_is_known_and_what_came_to_it(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        desk = app.screen.query_one(CaseDesk)
        await until(pilot, lambda: desk.case)
        said = words(pilot)
        assert "+ Fiets" in said
        assert "Vrijwilligerswerk [klein]" in said
        assert "Drie plekken uitzoeken · Yvonne" in said


async def test_what_was_told_of_an_action_shows_at_the_desk_and_is_nobody_elses(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        desk = app.screen.query_one(CaseDesk)
        await until(pilot, lambda: desk.case)
        await pilot.press("f5")
        await until(pilot, lambda: app.screen.query("ActionRows"))
        await until(pilot, lambda: app.screen.query_one("ActionRows").items)
        await pilot.press("1", "escape")
        await until(pilot, lambda: "Drie plekken uitzoeken · Yvonne" not in words(pilot))
        assert "Bellen met de kerk" in words(pilot)
        desk.query_one("#goal").focus()
        await pilot.press(*"Ja")
        await desk.leave()
        assert not app._notifications
        assert "Somebody else" not in words(pilot)
    assert (kept(home).goal, kept(home).action[0].status) == ("Ja", "done")


async def test_what_was_prepared_on_the_day_of_the_meeting_came_before_it(
    home: Home, clock: SetClock
) -> None:
    day = date(2026, 10, 28)
    came = [
        DatedChange(date=day, section="doelen", text="vooraf"),
        DatedChange(date=day, section="doelen", text="gehoord", where="schets"),
        DatedChange(date=day, section="doelen", text="erna"),
    ]
    kompas = Kompas(doelen=tuple(one.text for one in came))
    cases.save(
        home,
        CaseFile(
            client="Merel", team=after_table.TEAM, discussed=(day,), kompas=kompas,
            kompas_change=tuple(came),
        ),
    )  # fmt: skip
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)
        said = words(pilot)
        assert "+ gehoord" in said
        assert "+ erna" in said
        assert "+ vooraf" not in said


async def test_what_is_typed_before_the_case_was_read_stays(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, find = Event(), cases.find

    def slowly(*args: object) -> CaseFile | None:
        read.wait(10)
        return find(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(cases, "find", slowly)
    app = a_case(home, clock, "Reiger")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"Hoe")
        read.set()
        desk = app.screen.query_one(CaseDesk)
        await until(pilot, lambda: desk.case and desk.case.help_question == "Hoe")
        assert await app.screen.may_leave()
    assert find(home, after_table.TEAM, "Reiger").help_question == "Hoe"  # type: ignore[union-attr]


async def test_a_case_that_lacks_something_is_not_called_ready(home: Home, clock: SetClock) -> None:
    cases.save(home, CaseFile(client="Reiger", team=after_table.TEAM, prepared=True))
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        assert "no question yet, nobody who brings it in" in words(pilot)
        await pilot.press("enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        state = app.screen.query_one("#head-state", Static)
        assert "ready" not in str(state.content)
        await pilot.press("x")
        await until(pilot, lambda: str(state.content).startswith("nobody who brings it in"))


async def test_what_is_typed_is_saved_after_a_moment_and_when_one_leaves(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock, "Kievit")
    async with app.run_test(size=SIZE) as pilot:
        desk = app.screen.query_one(CaseDesk)
        await until(pilot, lambda: desk.case)
        await pilot.press(*"Hoe")
        desk.save()
        await until(pilot, lambda: kept(home, "Kievit").help_question == "Hoe")
        await pilot.press("!")
        assert await app.screen.may_leave()
    assert kept(home, "Kievit").help_question == "Hoe!"
    assert kept(home, "Kievit").postponed


async def test_the_kompas_is_filled_in_from_the_keyboard_with_the_day(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        desk = app.screen.query_one(CaseDesk)
        await until(pilot, lambda: desk.case)
        await pilot.press("ctrl+r", "1", *"zingt", "enter", "tab", *"koor")
        desk.save()
        await until(pilot, lambda: "koor" in kept(home).kompas.jezelf_zijn.hulpbronnen)
        await pilot.press("escape", "c")
        await until(pilot, lambda: kept(home).kompas.confirmed)
    case = kept(home)
    assert case.kompas.jezelf_zijn.krachten[-1] == "zingt"
    assert case.kompas.jezelf_zijn.hulpbronnen[-1] == "koor"
    assert [(one.text, one.date) for one in case.kompas_change[1:]] == [
        ("zingt", date(2026, 11, 4)),
        ("koor", date(2026, 11, 4)),
    ]


async def test_a_half_typed_entry_is_kept_with_its_day_when_the_program_closes(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)
        await pilot.press("ctrl+r", "0", *"rust", "ctrl+q")
    assert kept(home).kompas.belangrijkst[-1] == "rust"
    assert [one.text for one in kept(home).kompas_change] == ["Fiets", "rust"]


async def test_an_entry_of_the_kompas_is_changed_and_removed(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)
        await pilot.press("ctrl+r", "e", "enter", "!", "enter", "up", "delete")
        await until(pilot, lambda: kept(home).kompas.jezelf_zijn.hulpbronnen == ())
    assert kept(home).kompas.jezelf_zijn.krachten[0] == "Humor!"


async def test_the_facts_are_turned_with_left_and_right(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)
        facts = app.screen.query_one("#facts", Picks)
        facts.focus()
        await pilot.press("right", "down", "right")
        facts.go_to("next_contact")
        await pilot.press("enter", *"9-11", "enter")
        await until(pilot, lambda: kept(home).next_contact)
        await pilot.press("enter", *"10-11", "enter")
        await until(pilot, lambda: kept(home).next_contact != date(2026, 11, 9))
        await pilot.press(*"11", "space", *"nov", "enter")
        await until(pilot, lambda: kept(home).next_contact != date(2026, 11, 10))
    case = kept(home)
    assert (case.presenter, case.client_knows) == ("Fatima", False)
    assert case.next_contact == date(2026, 11, 11)


@pytest.mark.parametrize("client", ["Merel", "Kievit"])
async def test_a_case_can_be_kept_after_its_term_also_one_that_waits(
    home: Home, clock: SetClock, client: str
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock, client)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(CaseDesk).case)
        facts = app.screen.query_one("#facts", Picks)
        facts.focus()
        facts.go_to("keep")
        await pilot.press("space")
        await until(pilot, lambda: kept(home, client).keep)


async def test_a_broken_file_is_said_and_left_alone(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    path = cases.path_of(home, after_table.TEAM, "Merel")
    path.write_text(path.read_text().replace("prepared = true", 'prepared = "yes"'))
    before = path.read_text()
    app = a_case(home, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "prepared" in words(pilot))
        assert not app.screen.query_one("#desk").display
        assert await app.screen.may_leave()
    assert path.read_text() == before


async def test_the_list_tells_what_is_ready_put_off_and_discussed(
    home: Home, clock: SetClock
) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        groups = app.screen.query_one(Groups)
        await until(pilot, lambda: groups.items)
        assert [one.key for one in groups.items] == ["Merel", "Kievit", "Zwaluw"]
        await pilot.press("down")
        assert not app.screen.query(CaseDesk)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query(CaseDesk))
        assert app.screen.query_one(CaseDesk).client == "Kievit"


async def test_the_first_case_gets_a_kind_name(home: Home, clock: SetClock) -> None:
    app = a_case(home, clock, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Press n" in words(pilot))
        assert app.screen.query_one(CaseList)
        await pilot.press("n")
        birds = app.screen.query_one("#birds", Groups)
        bird = birds.cursor_key or ""
        await pilot.press("enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        await pilot.press("x")
        assert await app.screen.may_leave()
    assert kept(home, bird).help_question == "x"
    assert kept(home, bird).prepared


async def test_a_real_name_that_slipped_in_gets_a_pseudonym(
    home: Home, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    helped = Event()

    def slowly(*args: Any) -> None:
        helped.wait(PATIENCE)
        rename_client(*args)

    monkeypatch.setattr(naming, "rename_client", slowly)
    after_table.make_cases(home)
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("down", "enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        await pilot.press(*"Hoe helpt Kievit zichzelf?", "f2")
        await until(pilot, lambda: app.screen.is_modal)
        await pilot.press("enter")
        await until(pilot, lambda: not app.screen.is_modal)
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        helped.set()
        await until(pilot, lambda: cases.find(home, after_table.TEAM, "Kievit") is None)
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        client = app.screen.query_one(CaseDesk).client
        assert len(app.screen_stack) == 2, "in the place of the old name, the help is gone"
    assert client != "Kievit"
    assert cases.find(home, after_table.TEAM, "Kievit") is None
    assert kept(home, client).help_question == f"Hoe helpt {client} zichzelf?"


async def test_a_case_is_removed_after_one_question(home: Home, clock: SetClock) -> None:
    after_table.make_cases(home)
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.screen.query_one(Groups).items)
        await pilot.press("down", "enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        await pilot.press("f9", "enter")
        await pilot.pause()
        assert cases.find(home, after_table.TEAM, "Kievit") is not None
        await pilot.press("f9", "r")
        await until(pilot, lambda: not app.screen.query(CaseDesk))
    assert cases.find(home, after_table.TEAM, "Kievit") is None


async def test_a_pseudonym_that_is_a_colleagues_name_is_asked_about_once(
    home: Home, clock: SetClock
) -> None:
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Press n" in words(pilot))
        await pilot.press("n")
        app.screen.query_one("#own").focus()
        await pilot.press(*"hans", "enter")
        await until(pilot, lambda: "Hans is in the team" in words(pilot))
        await pilot.press("enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        assert app.screen.query_one(CaseDesk).client == "hans"


async def test_a_letter_on_the_birds_begins_a_pseudonym_of_ones_own(
    home: Home, clock: SetClock
) -> None:
    app = a_case(home, clock, None)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Press n" in words(pilot))
        await pilot.press("n", *"kauw", "enter")
        await until(
            pilot, lambda: app.screen.query(CaseDesk) and app.screen.query_one(CaseDesk).case
        )
        assert app.screen.query_one(CaseDesk).client == "kauw"
