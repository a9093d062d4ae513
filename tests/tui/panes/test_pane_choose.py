from __future__ import annotations

from datetime import date

from at_table import IDEAS, STEPS, conductor, keeper, table, with_ideas
from textual.events import Paste

from teamkracht.meeting.choosing import make_action
from teamkracht.meeting.steps import state_done


def actions(led: object) -> list[tuple[str, int | None, str | None, date | None]]:
    found = led.meeting.case("Merel").actions
    return [(one.text, one.idea, one.who, one.when) for one in found]


async def test_an_idea_becomes_an_action_with_what_is_suggested() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter", "v", "r")
        assert screen.pane.form.rows["when"].meant.content == "Fri 6 Nov"
        await pilot.press("enter")
        text = f"Lay before Merel: {IDEAS[0]}"
        assert actions(led) == [(text, 1, "Yvonne", date(2026, 11, 6))]
        assert led.meeting.case("Merel").ideas[0].chosen
        assert screen.pane.ideas.rows[0].right == "Yvonne · Fri 6 Nov"
        assert not screen.pane.form.is_open
        assert screen.pane.ideas.has_focus


async def test_space_marks_an_idea_and_lets_it_go() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "space")
        assert [idea.chosen for idea in led.meeting.case("Merel").ideas][1]
        assert "1 idea chosen" in screen.pane.heading.text()
        await pilot.press("space")
        assert not any(idea.chosen for idea in led.meeting.case("Merel").ideas)


async def test_a_wrong_day_gets_a_sentence_and_nothing_is_lost() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "b", "enter", *"han", "enter", *"ooit", "enter")
        await pilot.pause()
        assert "is no day that I know" in screen.refused[0]
        assert actions(led) == []
        values = {what: row.entry.value for what, row in screen.pane.form.rows.items()}
        assert values == {"action": "b", "who": "Hans", "when": "ooit"}
        assert keeper(led).drafts["kiezen/Merel/new-action"] == "b"


async def test_on_leaving_the_words_for_a_day_that_is_none_stay_with_the_action() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "b", "enter", *"han", "enter", *"ooit")
        screen.pane.leave()
        assert actions(led) == [("b (ooit)", None, "Hans", None)]
        assert not screen.pane.form.is_open
        assert keeper(led).drafted() == ()


async def test_a_half_filled_form_is_kept_on_leaving_and_one_only_opened_is_not() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        screen.pane.leave()
        assert actions(led) == []
        screen.pane.focus_first()
        await pilot.press("a", "b")
        screen.pane.leave()
        assert actions(led) == [("b", None, "Yvonne", None)]


async def test_an_action_is_changed_and_removed() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "b", "enter", "enter", "enter")
        screen.pane.actions.focus()
        await pilot.press("e", "!", "enter", "enter", "enter")
        assert actions(led) == [("b!", None, "Yvonne", None)]
        screen.pane.actions.focus()
        await pilot.press("delete")
        assert actions(led) == []


async def test_the_next_contact_takes_a_day() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"19-11", "enter")
        assert led.meeting.case("Merel").next_contact == date(2026, 11, 19)
        assert "next contact Thu 19 Nov" in screen.pane.heading.text()


async def test_a_day_of_next_year_is_shown_with_its_year() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        assert "6 Nov" in str(screen.pane.form.rows["when"].entry.placeholder)
        await pilot.press(*"3-11", "enter")
        assert led.meeting.case("Merel").next_contact == date(2027, 11, 3)
        assert "next contact Wed 3 Nov 2027" in screen.pane.heading.text()
        await pilot.press("c")
        assert screen.pane.form.rows["when"].entry.value == "Wed 3 Nov 2027"


async def test_a_name_or_a_day_that_is_noted_is_typed_over_and_the_words_are_put_right() -> None:
    led = with_ideas(conductor())
    app, _screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"6-11", "enter", "c", *"13-11", "enter")
        assert led.meeting.case("Merel").next_contact == date(2026, 11, 13)
        await pilot.press("c", "enter")
        assert led.meeting.case("Merel").next_contact == date(2026, 11, 13)
        await pilot.press("a", "b", "enter", *"han", "enter", *"fr", "enter")
        await pilot.press("tab", "enter", "c", "enter", *"ria", "enter", *"13-11", "enter")
        assert actions(led) == [("bc", None, "Ria [v]", date(2026, 11, 13))]


async def test_a_day_that_was_half_typed_is_gone_on_with_after_a_stop() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"19-", "escape", "c", *"19-")
        screen.pane.show(screen.pane.ref)
        screen.pane.focus_first()
        await pilot.press(*"11", "enter")
        assert led.meeting.case("Merel").next_contact == date(2026, 11, 19)


async def test_escape_lets_go_of_what_was_typed() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "b", "escape")
        assert not screen.pane.form.is_open
        assert actions(led) == []


async def test_without_ideas_an_action_can_be_noted_all_the_same() -> None:
    led = conductor()
    app, _screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", "b", "enter", "enter", "enter")
        assert actions(led) == [("b", None, "Yvonne", None)]


async def test_only_what_was_chosen_or_agreed_here_carries_a_mark() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        assert {row.saved for row in screen.pane.ideas.rows} == {None}
        await pilot.press("space")
        assert [row.saved for row in screen.pane.ideas.rows][:2] == [True, None]
        await pilot.press("space")
        assert {row.saved for row in screen.pane.ideas.rows} == {None}


async def test_ideas_on_the_flip_chart_are_said_with_how_to_go_on() -> None:
    led = conductor()
    led.do(state_done, STEPS["collect"], "done on the flip chart", 12)
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        words = str(screen.pane.empty.content)
        assert words.startswith("12 ideas, done on the flip chart. ")
        await pilot.press("a", *"bellen", "enter", *"hans en YVONNE", "enter", "enter")
        assert actions(led) == [("bellen", None, "Hans en Yvonne", None)]


async def test_the_action_just_made_is_in_view_in_a_low_screen() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for n in range(9):
            led.do(make_action, "Merel", f"Bellen met de kerk, {n}")
            await pilot.pause()
        actions = screen.pane.actions
        assert actions.max_scroll_y > 0
        assert actions.scroll_y == actions.max_scroll_y


async def test_lines_that_are_pasted_into_one_are_all_there() -> None:
    app, screen = table("choose", with_ideas(conductor()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        app.post_message(Paste("Bellen met de kerk\r\n over de [bloemen]\n"))
        await pilot.pause()
        await pilot.press("!")
        what = screen.pane.form.rows["action"].entry.value
        assert what == "Bellen met de kerk over de [bloemen]!"


async def test_on_leaving_a_next_contact_that_is_no_day_is_a_note() -> None:
    led = with_ideas(conductor())
    app, screen = table("choose", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"na kerst")
        screen.pane.leave()
        [note] = led.meeting.record(screen.pane.ref).notes
        assert note.text == "Next contact: na kerst"
        assert led.meeting.case("Merel").next_contact is None
        assert keeper(led).drafted() == ()
