"""The registry of commands: its keys, and the footer, the palette and the help that follow it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import gallery
import pytest
from textual.widgets import Input

import teamkracht.tui
from teamkracht.tui.app_commands import APP_COMMANDS
from teamkracht.tui.commands import Command, WithCommands, in_reach, printable, shown
from teamkracht.tui.help import HelpScreen, KeyTable
from teamkracht.tui.meeting_commands import MEETING_COMMANDS, UNDO
from teamkracht.tui.textual_strings import Palette
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter

TAKEN = {"f1", "f10", "f11", "ctrl+c", "ctrl+s", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+v"}
EDITING = {"left", "right", "home", "end", "backspace", "delete", "ctrl+x", "ctrl+left"}


def sets_of_commands() -> dict[str, tuple[Command, ...]]:
    """Every set of commands that a class of the program has."""
    found = {}
    for info in pkgutil.walk_packages(teamkracht.tui.__path__, "teamkracht.tui."):
        module = importlib.import_module(info.name)
        for name, value in inspect.getmembers(module, inspect.isclass):
            if issubclass(value, WithCommands) and value.OWN_COMMANDS:
                found[name] = value.OWN_COMMANDS
    return {**found, "the meeting": MEETING_COMMANDS}


SETS = sets_of_commands()


@pytest.mark.parametrize("place", SETS)
def test_no_key_is_one_that_terminals_eat(place: str) -> None:
    for command in SETS[place]:
        for key in command.keys:
            assert key not in TAKEN, (command.id, key)
            assert not re.search(r"ctrl\+(shift|alt)|^alt\+|\+enter", key), (command.id, key)
            assert key != "ctrl+q" or command.id == "quit"


@pytest.mark.parametrize("place", SETS)
def test_no_two_commands_of_a_place_share_a_key(place: str) -> None:
    keys = [key for command in SETS[place] for key in command.keys]
    assert len(keys) == len(set(keys))


def test_the_keys_of_a_meeting_leave_those_of_the_app_alone() -> None:
    app = {key for command in APP_COMMANDS for key in command.keys}
    assert not app & {key for command in MEETING_COMMANDS for key in command.keys}


def test_what_a_meeting_shows_has_two_keys_and_works_while_typing() -> None:
    for command in MEETING_COMMANDS:
        if command.footer:
            assert len(command.keys) >= 2 or command is UNDO, command.id
            assert command.key(typing=True), command.id


def test_no_single_letter_takes_anything_back() -> None:
    assert not any(printable(key) for key in UNDO.keys)


@pytest.mark.parametrize("place", SETS)
def test_a_key_that_is_taken_from_fields_is_none_that_editing_needs(place: str) -> None:
    for command in SETS[place]:
        if command.priority:
            assert not EDITING & set(command.keys), command.id


@pytest.mark.parametrize("place", SETS)
def test_what_stands_in_the_footer_has_a_first_key_that_works_in_tmux_and_screen(
    place: str,
) -> None:
    for command in SETS[place]:
        if command.footer and command.keys:
            assert command.keys[0] not in {"ctrl+b", "ctrl+a"}


def test_keys_are_shown_as_people_know_them() -> None:
    assert [shown(key) for key in ("ctrl+n", "f8", "question_mark", "escape", "u")] == [
        "^n",
        "F8",
        "?",
        "Esc",
        "u",
    ]
    assert printable("question_mark")
    assert not printable("f8")


async def test_the_footer_shows_help_quit_and_search_first_and_cuts_at_the_right() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(CommandFooter)
        assert footer.text().startswith("F12 Help  ^q Quit  ^k Search  F8 Next")
        assert "Undo" not in footer.text()


async def test_a_letter_types_while_typing_and_commands_otherwise() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert app.screen.query_one(LineField).value == "?"
        app.screen.set_focus(None)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)


async def test_a_key_of_the_meeting_goes_before_that_of_the_field() -> None:
    asked = []
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.action_next_step = lambda: asked.append("next")
        app.screen.action_less_time = lambda: asked.append("less")
        await pilot.press("a", "ctrl+n", "home", "ctrl+d")
        assert asked == ["next", "less"]
        assert app.screen.query_one(Input).value == "a"


async def test_a_click_in_the_footer_gives_the_command() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(CommandFooter, offset=(3, 0))
        assert isinstance(app.screen, HelpScreen)


async def test_the_palette_lists_what_is_in_reach_and_runs_it() -> None:
    asked = []
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        app.screen.action_spread_time = lambda: asked.append("spread")
        await pilot.press("ctrl+k")
        assert isinstance(app.screen, Palette)
        await pilot.press(*"spread")
        for _turn in range(40):
            await pilot.pause()
            if app.screen.query_one("CommandList").option_count == 1:
                break
        await pilot.press("enter")
        await pilot.pause()
    assert asked == ["spread"]


async def test_help_tells_about_the_place_in_focus_and_closes_in_three_ways() -> None:
    app = gallery.gallery("kompas", language="en")
    async with app.run_test(size=(120, 36)) as pilot:
        for close in ("escape", "q", "f12"):
            await pilot.press("f12")
            assert isinstance(app.screen, HelpScreen)
            assert "Open this field" in app.screen.query_one(KeyTable).text()
            await pilot.press(close)
            assert not isinstance(app.screen, HelpScreen)


async def test_commands_that_are_refused_are_nowhere() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(120, 36)):
        app.screen.check_action = lambda action, _: action != "pause"
        assert "pause" not in {reachable.command.id for reachable in in_reach(app.screen)}
