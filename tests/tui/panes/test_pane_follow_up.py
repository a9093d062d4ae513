from __future__ import annotations

from datetime import date

from at_table import ACTIONS, conductor, keeper, table

from teamkracht.meeting.following_up import follow_up_of


async def test_only_what_is_due_is_shown_by_case_and_what_waits_is_said_in_words() -> None:
    app, screen = table("follow_up")
    async with app.run_test(size=(80, 24)) as pilot:
        rows = screen.pane.lines.rows
        assert [row.text for row in rows] == [ACTIONS[n].action for n in (0, 2, 1)]
        assert [row.number.strip() for row in rows] == ["Merel", "", "Kievit"]
        assert rows[2].right == "Hans · since Wed 14 Oct"
        assert "1 not due yet" in screen.pane.heading.text()
        await pilot.press("l")
        assert len(screen.pane.lines.rows) == 4


async def test_one_key_for_the_result_and_one_for_what_the_client_chose() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "6", "d", *"vr", "enter", "n", *"fijn", "enter")
        said = follow_up_of(led.meeting, ACTIONS[0])
        assert said is not None
        assert (said.result, said.client, said.new_date, said.note) == (
            "done",
            "chose_other",
            date(2026, 11, 6),
            "fijn",
        )
        assert screen.pane.lines.rows[0].text.endswith(
            "— done · chose something else · Fri 6 Nov · fijn"
        )
        assert "● done" in screen.pane.results.text()
        await pilot.press("6")
        assert follow_up_of(led.meeting, ACTIONS[0]).client is None
        await pilot.press("d", *"10-11", "enter", "n", *"er", "enter")
        said = follow_up_of(led.meeting, ACTIONS[0])
        assert said is not None
        assert (said.new_date, said.note) == (date(2026, 11, 10), "fijner")


async def test_the_choice_alone_asks_for_the_result_first() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "n")
        await pilot.pause()
        assert screen.refused == ["Say first what became of it, with 1 to 4."] * 2
        assert led.meeting.follow_ups == ()


async def test_the_rest_is_put_off_in_one_key_and_undo_brings_it_back() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "r")
        assert [one.result for one in led.meeting.follow_ups] == ["running"] + ["not_discussed"] * 3
        assert "1 of 3 discussed" in screen.pane.heading.text()
        led.undo()
        await pilot.pause()
        assert len(screen.pane.lines.rows) == 3


async def test_a_half_typed_note_is_kept_on_leaving() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "n", "x")
        screen.pane.leave()
        assert follow_up_of(led.meeting, ACTIONS[0]).note == "x"


async def test_the_keys_can_be_clicked() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(screen.pane.results, offset=(12, 0))
        assert led.meeting.follow_ups[0].result == "done"


async def test_without_open_actions_there_is_a_kind_word() -> None:
    app, screen = table("follow_up", conductor(actions=()))
    async with app.run_test(size=(80, 24)):
        words = str(screen.pane.empty.content)
        assert words == "There are no open actions. Feel free to go on."


async def test_what_is_counted_is_what_is_shown_and_the_key_says_what_that_is() -> None:
    app, screen = table("follow_up")
    async with app.run_test(size=(120, 36)) as pilot:
        assert "0 of 3 discussed" in screen.pane.heading.text()
        assert "l ○ Later ones too" in screen.pane.keys.text()
        assert {row.saved for row in screen.pane.lines.rows} == {None}
        await pilot.press("l")
        assert "0 of 4 discussed" in screen.pane.heading.text()
        assert "l ● Later ones too" in screen.pane.keys.text()
        await pilot.press("1")
        assert [row.saved for row in screen.pane.lines.rows][:2] == [True, None]


async def test_nothing_moves_while_a_day_is_typed_and_the_row_stays_marked() -> None:
    app, screen = table("follow_up")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        pane = screen.pane
        before = pane.lines.region
        await pilot.press("d")
        await pilot.pause()
        assert pane.entry.has_focus
        assert pane.lines.region == before
        assert "▎" in pane.lines.render_line(0).text


async def test_a_half_typed_note_is_kept_where_a_note_with_another_action_is_begun() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "2", "up", "n", *"mooi")
        screen.pane.lines.focus()
        await pilot.press("down", "n")
        assert screen.pane.entry.value == ""
        assert [one.note for one in led.meeting.follow_ups] == ["mooi", None]


async def test_on_leaving_the_words_for_a_day_that_is_none_are_a_note() -> None:
    led = conductor()
    app, screen = table("follow_up", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "d", *"ooit")
        screen.pane.leave()
        [said] = led.meeting.follow_ups
        assert (said.result, said.new_date, said.note) == ("running", None, "ooit")
        assert keeper(led).drafted() == ()
