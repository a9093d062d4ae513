from __future__ import annotations

from at_table import STEPS, conductor, keeper, table, with_turns

from teamkracht.meeting.people import arrive, leave
from teamkracht.meeting.rounds import turns
from teamkracht.meeting.steps import state_done
from teamkracht.tui.panes.round import RoundPane
from teamkracht.tui.panes.table_order import TableOrder
from teamkracht.tui.widgets.row import Columns, Row, Widest, draw

REF = STEPS["round"]


def said(led: object) -> list[tuple[str, str | None, str | None, bool]]:
    return [(one.by, one.text, one.answer, one.passed) for one in turns(led.meeting, REF)]


async def test_question_enter_answer_enter_and_it_is_the_turn_of_the_next() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        assert screen.pane.by == "Anneke"
        await pilot.press("q", "enter", "a", "enter")
        await pilot.pause()
        assert said(led) == [("Anneke", "q", "a", False)]
        assert screen.pane.by == "Hans"
        assert screen.pane.question.has_focus
        assert "H A N S" in str(screen.pane.turn.content)


async def test_one_key_for_asked_and_one_for_pass() -> None:
    led = conductor()
    app, _screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "-", "pagedown")
        assert said(led) == [
            ("Anneke", None, None, False),
            ("Hans", None, None, True),
            ("Ria [v]", None, None, True),
        ]


async def test_somebody_else_is_chosen_and_a_minus_in_a_text_is_a_minus() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right", "a", "-", "left", "enter", "enter")
        assert said(led) == [("Ria [v]", "a-", None, False)]
        screen.pane.order.paint(80, 0)
        await pilot.click(screen.pane.order, offset=(12, 0))
        await pilot.pause()
        assert screen.pane.by == "Hans"


async def test_a_turn_is_put_right_and_removed_from_the_list() -> None:
    led = with_turns(conductor())
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "enter")
        await pilot.pause()
        await pilot.press("x", "enter", "enter")
        assert said(led)[-1] == ("Ria [v]", "x", None, False)
        screen.pane.lines.focus()
        await pilot.press("delete")
        assert len(said(led)) == 2


async def test_another_round_once_everyone_had_a_turn() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        for _name in range(6):  # one too many does nothing
            await pilot.press("enter")
        await pilot.pause()
        assert len(said(led)) == 5
        assert str(screen.pane.turn.content) == "Everyone has had a turn."
        assert not screen.pane.question_line.display
        assert screen.pane.keys.text().strip().startswith("+ Heard a strength   * Another round")
        await pilot.press(*"sprs", "enter")  # letters only type
        assert app.screen.query_one(RoundPane) is screen.pane
        assert (len(said(led)), led.meeting.record(REF).round) == (5, 1)
        await pilot.press(*["backspace"] * 4, "*")
        await pilot.pause()
        assert led.meeting.record(REF).round == 2
        assert screen.pane.question.has_focus


async def test_who_comes_late_has_a_turn_too() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        led.do(arrive, "Ans")
        await pilot.pause()
        assert "Ans" in screen.pane.order.text()


async def test_a_half_typed_turn_is_a_draft_and_is_kept_on_leaving() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q", "enter", "a")
        await pilot.pause()
        assert keeper(led).drafts["vragenronde/Merel/answer"] == "a"
        screen.pane.leave()
        assert said(led) == [("Anneke", "q", "a", False)]
        assert keeper(led).drafts["vragenronde/Merel/question"] == ""


async def test_a_half_typed_question_stays_of_whom_it_is_when_the_turn_moves() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "h", "a")
        led.undo()
        assert "H A N S" in str(screen.pane.turn.content)
        led.do(leave, "Hans")
        await pilot.press("!", "enter", "enter")
        assert said(led) == [("Hans", "ha!", None, False)]
        assert screen.pane.by == "Anneke"


async def test_a_strength_that_was_heard_goes_to_the_kompas() -> None:
    led = conductor()
    app, _screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("+")
        await pilot.pause()
        await pilot.press(*"lief", "enter")
        await pilot.pause()
        await pilot.press("w", "4")
        await pilot.pause()
        assert led.meeting.case("Merel").kompas.erbij_horen.wensen[-1] == "lief"


async def test_a_turn_does_not_pass_while_something_is_typed() -> None:
    led = conductor()
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "a", "pagedown")
        await pilot.pause()
        assert said(led) == []
        assert screen.pane.question.value == "ha"
        assert screen.refused == [
            "Something is typed: Enter keeps it. Empty the line to let the turn pass."
        ]
        await pilot.press("backspace", "backspace", "pagedown")
        assert said(led) == [("Anneke", None, None, True)]


async def test_a_round_that_was_done_aloud_says_so() -> None:
    led = conductor()
    led.do(state_done, REF, "done aloud", 8)
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)):
        assert str(screen.pane.turn.content) == "8 questions, done aloud"


async def test_a_half_typed_change_of_a_turn_is_kept_where_another_is_chosen() -> None:
    led = with_turns(conductor())
    app, screen = table("round", led)
    async with app.run_test(size=(80, 24)) as pilot:
        screen.pane.lines.focus()
        await pilot.press("home", "enter", "!", "up", "home", "enter")
        assert screen.pane.question.value == "Wat deed Merel vroeger graag?!"
        await pilot.press("up", "end", "enter")
        assert screen.pane.question.value == ""
        assert turns(led.meeting, STEPS["round"])[0].text == "Wat deed Merel vroeger graag?!"


def test_a_name_takes_the_cells_that_it_needs_and_no_dots_stand_where_none_was_cut() -> None:
    order = TableOrder(print)
    for width in range(12, 60):
        order.show(("Anneke", "Bo", "Fatima", "Hans", "Jan-Willem", "Loes", "Ria"), (), None)
        assert not any("…" in piece.text for line in order.paint(width, 0) for piece in line)
    row = Row("1", "vraag", "李明")
    drawn = draw(row, Columns.of(40, Widest.of([row])), cursor=False)
    assert "李明" in "".join(piece.text for piece in drawn[0])
