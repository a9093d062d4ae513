"""What holds for every screen: too small, quitting safely, dialogs, Textual's own words."""

from __future__ import annotations

import inspect
import sys

import gallery
import pytest
from textual.screen import ModalScreen
from textual.validation import ValidationResult

from teamkracht import i18n
from teamkracht.tui import textual_private
from teamkracht.tui.textual_strings import TextLength, WholeNumber
from teamkracht.tui.too_small import TooSmall
from teamkracht.tui.widgets.dialog import Ask, AskText, Choice
from teamkracht.tui.widgets.fields import LineField


async def test_a_window_too_small_is_said_politely_and_forgotten_when_it_grows() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("a")
        before = app.screen
        await pilot.resize_terminal(59, 20)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await pilot.press("b")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.screen is before
        assert app.screen.query_one(LineField).value == "a"


async def test_a_dialog_that_comes_while_too_small_leaves_no_trace() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(50, 18)) as pilot:
        await pilot.pause()
        app.push_screen(Ask("Title", "", [Choice("yes", "Yes", "y")]))
        await pilot.resize_terminal(120, 36)
        await pilot.press("y")
        await pilot.pause()
        assert not isinstance(app.screen, ModalScreen)


async def test_the_program_closes_only_when_every_screen_lets_it() -> None:
    app = gallery.gallery("table", language="en")
    saved = []

    async def may_leave() -> bool:
        saved.append("saved")
        return len(saved) > 1

    async with app.run_test() as pilot:
        app.screen.may_leave = may_leave
        await pilot.press("ctrl+q")
        assert not app._exit
        await pilot.press("ctrl+q")
        assert saved == ["saved", "saved"]
    assert app._exit


@pytest.mark.parametrize(
    ("keys", "given"),
    [(["y"], "yes"), (["enter"], "no"), (["left", "enter"], "yes"), (["escape"], None)],
)
async def test_a_question_is_answered_by_key_by_focus_or_not_at_all(
    keys: list[str], given: str | None
) -> None:
    app = gallery.gallery("table", language="en")
    answers = []
    async with app.run_test() as pilot:
        choices = [Choice("yes", "Yes [b]", "y"), Choice("no", "No", "n", strong=True)]
        await app.push_screen(Ask("Skip [this]?", "text", choices), answers.append)
        await pilot.press(*keys)
        await pilot.pause()
    assert answers == [given]


async def test_a_line_is_asked_for_and_can_be_left_empty() -> None:
    app = gallery.gallery("table", language="en")
    answers = []
    async with app.run_test() as pilot:
        await app.push_screen(AskText("Why?"), answers.append)
        await pilot.press("o", "k", "enter")
        await app.push_screen(AskText("Name?", optional=False), answers.append)
        await pilot.press("enter")
        assert len(answers) == 1
        await pilot.press("escape")
        await pilot.pause()
    assert answers == ["ok", None]


def test_the_private_names_of_textual_are_still_there() -> None:
    for owner, names in textual_private.NAMES.items():
        for name in names:
            assert hasattr(owner, name)
    if sys.platform != "win32":
        from teamkracht.tui import textual_driver

        source = inspect.getsource(textual_driver.LinuxDriver)
        assert all(name in source for name in textual_driver.NAMES)
    words = inspect.getsource(textual_private.CommandPalette._start_no_matches_countdown)
    assert "No matches found" in words


def test_validators_speak_our_language() -> None:
    i18n.use("en")

    def said(result: ValidationResult) -> list[str]:
        return result.failure_descriptions

    assert said(WholeNumber(minimum=1, maximum=5).validate("9")) == ["Give a number from 1 to 5."]
    assert said(WholeNumber().validate("x")) == ["Give a whole number."]
    assert said(TextLength(maximum=3).validate("four")) == ["Give at most 3 characters."]
