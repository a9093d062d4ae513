from __future__ import annotations

import pytest
from at_table import IDEAS, STEPS, conductor, keeper, table, with_ideas
from textual.events import Paste
from waiting import until

from teamkracht.meeting.ideas import add_ideas
from teamkracht.meeting.steps import jump, state_done
from teamkracht.tui.widgets import row_list
from teamkracht.tui.widgets.drawn import Line
from teamkracht.tui.widgets.row import Columns, Row, draw


async def test_an_idea_is_written_with_enter_and_the_next_can_follow() -> None:
    led = conductor()
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter", "b", "enter")
        assert [idea.text for idea in led.meeting.case("Merel").ideas] == ["a", "b"]
        assert screen.pane.written.entry.value == ""
        assert [row.text for row in screen.pane.written.lines.rows] == ["a", "b"]
        assert screen.pane.heading.text().startswith(" 2 ideas") or "2 ideas" in (
            screen.pane.heading.text()
        )
        assert "20 would be nice" in screen.pane.heading.text()


async def test_a_pasted_list_is_a_list_of_ideas_that_one_undo_takes_back() -> None:
    led = conductor()
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        screen.pane.written.entry.post_message(Paste("- Kerk [bloemen]\n\n2. 3 plekken\n• fiets\n"))
        await pilot.pause()
        texts = [idea.text for idea in led.meeting.case("Merel").ideas]
        assert texts == ["Kerk [bloemen]", "3 plekken", "fiets"]
        assert screen.pane.written.entry.value == "h"
        led.undo()
        await pilot.pause()
        assert screen.pane.written.lines.rows == ()


async def test_what_is_half_typed_is_a_draft_comes_back_and_is_kept_on_leaving() -> None:
    led = conductor()
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "i")
        await pilot.pause()
        assert keeper(led).drafts["brainstorm/Merel/idea"] == "fi"
        screen.pane.written.entry.put("")
        screen.pane.show(screen.pane.ref)
        assert screen.pane.written.entry.value == "fi"
        screen.pane.leave()
        assert [idea.text for idea in led.meeting.case("Merel").ideas] == ["fi"]
        assert keeper(led).drafts["brainstorm/Merel/idea"] == ""


async def test_an_idea_is_changed_from_the_list_and_the_half_typed_one_waits() -> None:
    led = with_ideas(conductor())
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "up", "enter", "!", "enter")
        assert led.meeting.case("Merel").ideas[-1].text == IDEAS[-1] + "!"
        assert screen.pane.written.entry.value == "x"
        await pilot.press("up")
        await until(pilot, lambda: "e Change this one" in screen.pane.keys.text())
        assert "Del Remove this one" in screen.pane.keys.text()
        await pilot.press("delete")
        assert len(led.meeting.case("Merel").ideas) == 4
        await pilot.press("escape")
        await until(pilot, lambda: "Change this one" not in screen.pane.keys.text())


async def test_the_cursor_stays_at_the_place_of_an_idea_that_was_removed() -> None:
    led = with_ideas(conductor())
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "home", "down", "delete")
        await pilot.pause()
        lines = screen.pane.written.lines
        assert [row.key for row in lines.rows][lines.cursor] == "3"


async def test_the_words_of_an_idea_that_is_being_changed_survive_too() -> None:
    led = with_ideas(conductor())
    keeper(led).drafts["brainstorm/Merel/idea-2"] = "Na elke"
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)):
        assert (screen.pane.written.entry.editing, screen.pane.written.entry.value) == (
            "2",
            "Na elke",
        )


async def test_who_said_it_is_asked_only_where_the_team_wants_it() -> None:
    led = conductor()
    app, screen = table("collect", led, ask_who=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"lo:x", "enter", "pagedown", "y", "enter", "z", "enter")
        ideas = led.meeting.case("Merel").ideas
        assert [(idea.text, idea.by) for idea in ideas] == [
            ("x", "Loes"),
            ("y", "Anneke"),
            ("z", None),
        ]
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"lo:x", "enter")
        assert led.meeting.case("Merel").ideas[-1].text == "lo:x"
        assert not screen.pane.check_action("who", ())


async def test_marks_follow_what_is_on_the_disk() -> None:
    led = conductor()
    keeper(led).saved = 0
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter")
        assert not screen.pane.written.lines.rows[0].saved
        keeper(led).saved = 99
        screen.pane.saved(99)
        assert screen.pane.written.lines.rows[0].saved


async def test_the_next_of_five_hundred_ideas_is_drawn_without_drawing_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    led = conductor()
    led.do(jump, STEPS["collect"])
    led.do(add_ideas, "Merel", [f"idee {n}" for n in range(500)])
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        lines = screen.pane.written.lines
        drawn: list[str] = []

        def counted(row: Row, columns: Columns, *, cursor: bool) -> list[Line]:
            drawn.append(row.text)
            return draw(row, columns, cursor=cursor)

        monkeypatch.setattr(row_list, "draw", counted)
        screen.pane.write(("nog een",))
        await pilot.pause()
        assert len(lines.rows) == 501
        assert "nog een" in drawn
        assert len(drawn) <= lines.size.height


async def test_ideas_on_the_flip_chart_stand_above_the_list() -> None:
    led = conductor()
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        led.do(state_done, STEPS["collect"], "done on the flip chart", 12)
        await pilot.pause()
        assert screen.pane.heading.text().strip() == "12 ideas, done on the flip chart"
        await pilot.press("a", "enter")
        assert screen.pane.heading.text().split("   ")[1] == "1 idea"


async def test_who_looks_along_is_not_offered_to_write() -> None:
    led = with_ideas(conductor())
    led.read_only = True
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen.pane.written.lines.has_focus
        assert screen.pane.keys.text().strip() == ""


async def test_a_half_typed_change_stays_at_its_row_and_is_kept_where_another_is_chosen() -> None:
    led = with_ideas(conductor())
    app, screen = table("collect", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "enter", "!", "up", "enter")
        assert screen.pane.written.entry.value == f"{IDEAS[-1]}!"
        await pilot.press("up", "up", "enter")
        assert screen.pane.written.entry.value == IDEAS[-2]
        assert led.meeting.case("Merel").ideas[-1].text == f"{IDEAS[-1]}!"
