from __future__ import annotations

from at_table import STEPS, conductor, keeper, table
from textual.events import Paste

from teamkracht.meeting.notes import add_notes, change_note, set_field


def fields(led: object) -> dict[str, str]:
    return dict(led.meeting.case("Merel").fields)


async def test_enter_keeps_a_field_and_goes_on_to_the_next() -> None:
    led = conductor()
    app, screen = table("talk", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "enter", "d", "enter", "n", "enter")
        assert fields(led) == {"help_question": "h", "goal": "d"}
        assert [note.text for note in led.meeting.record(STEPS["talk"]).notes] == ["n"]
        assert screen.pane.blocks["goal"].heading.text().rstrip().endswith("✓")
        assert not screen.pane.blocks["situation"].display


async def test_enter_in_a_field_that_is_empty_does_not_lead_to_the_notes_but_tab_does() -> None:
    led = conductor()
    led.do(set_field, "Merel", "help_question", "How?")
    app, screen = table("talk", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "d")
        assert screen.refused == ["Something is still empty here. With Tab you go past it."]
        assert screen.pane.blocks["goal"].memo.text == "d"
        await pilot.press("backspace", "tab", "n", "enter")
        assert [note.text for note in led.meeting.record(STEPS["talk"]).notes] == ["n"]
        assert fields(led).get("goal", "") == ""


async def test_leaving_keeps_what_is_half_typed_in_field_and_note() -> None:
    led = conductor()
    app, screen = table("talk", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "i", "tab", "tab", "n")
        await pilot.pause()
        assert keeper(led).drafts["vraag/Merel/note"] == "n"
        screen.pane.leave()
        assert fields(led) == {"help_question": "hi"}
        assert [note.text for note in led.meeting.record(STEPS["talk"]).notes] == ["n"]


async def test_a_half_typed_field_comes_back_and_undo_empties_a_field() -> None:
    led = conductor()
    keeper(led).drafts["vraag/Merel/help_question"] = "Hoe [help]"
    app, screen = table("talk", led)
    async with app.run_test(size=(80, 24)) as pilot:
        memo = screen.pane.blocks["help_question"].memo
        assert memo.text == "Hoe [help]"
        memo.focus()
        await pilot.press("enter")
        assert fields(led) == {"help_question": "Hoe [help]"}
        led.undo()
        await pilot.pause()
        assert memo.text == ""


async def test_pasted_lines_are_one_text_in_a_field() -> None:
    led = conductor()
    app, screen = table("sketch", led)
    async with app.run_test(size=(80, 24)) as pilot:
        memo = screen.pane.blocks["situation"].memo
        memo.post_message(Paste("a\nb"))
        await pilot.press("enter")
        assert fields(led) == {"situation": "a b"}
        assert memo.text == "a b"


async def test_a_note_is_changed_and_removed() -> None:
    led = conductor()
    app, screen = table("opening", led)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "In which order do the cases come?" in str(screen.pane.prompts.content)
        await pilot.press("a", "enter", "b", "enter", "up", "e", "c", "enter")
        assert [note.text for note in led.meeting.record(STEPS["opening"]).notes] == ["a", "bc"]
        await pilot.press("up", "delete")
        assert [note.text for note in led.meeting.record(STEPS["opening"]).notes] == ["a"]


async def test_another_step_shows_its_own_fields_at_once() -> None:
    led = conductor()
    app, screen = table("talk", led)
    async with app.run_test(size=(80, 24)):
        screen.pane.show(STEPS["sketch"])
        shown = [name for name, block in screen.pane.blocks.items() if block.display]
        assert shown == ["situation"]


async def test_a_note_that_is_being_changed_is_still_that_one_where_undo_brings_another() -> None:
    led = conductor()
    ref = STEPS["opening"]
    app, _screen = table("opening", led)
    led.do(add_notes, ["a", "b"], ref)
    led.do(change_note, ref, 0, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "enter", "!")
        led.undo()
        await pilot.pause()
        assert keeper(led).drafts["opening//note-1"] == "b!"
        await pilot.press("enter")
        assert [note.text for note in led.meeting.record(ref).notes] == ["a", "b!"]


async def test_a_note_that_is_taken_away_while_it_is_changed_leaves_the_next_alone() -> None:
    led = conductor()
    ref = STEPS["opening"]
    app, _screen = table("opening", led)
    led.do(add_notes, ["a", "b", "c"], ref)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "up", "enter", "!", "up", "up", "delete", "escape", "enter")
        assert [note.text for note in led.meeting.record(ref).notes] == ["a", "c"]


async def test_a_long_text_that_was_pasted_can_be_taken_back_and_brought_back() -> None:
    led = conductor()
    app, screen = table("sketch", led)
    long = "\n".join("abcdefghijklmn")
    async with app.run_test(size=(80, 24)) as pilot:
        memo = screen.pane.blocks["situation"].memo
        memo.focus()
        await pilot.press("h")
        app.post_message(Paste(long))
        await pilot.pause()
        assert memo.show_vertical_scrollbar
        await pilot.press("ctrl+z")
        assert (memo.text, memo.cursor_location) == ("h", (0, 1))
        await pilot.press("ctrl+y")
        assert (memo.text, memo.cursor_location) == (f"h{long}", (13, 1))
        await pilot.press("enter")
        led.undo()
        await pilot.pause()
        assert memo.text == ""
