"""What a worker found reaches the screen that asked for it, and nobody once that was left."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.telling import tell


async def test_a_screen_that_was_left_hears_nothing(tmp_path: Path) -> None:
    heard: list[str] = []
    app = TeamkrachtApp(home=tmp_path, language="en")
    async with app.run_test() as pilot:
        asked: Screen[None] = Screen()
        await app.push_screen(asked)
        tell(asked, heard.append, "there")
        await pilot.pause()
        leaving = app.pop_screen()
        tell(asked, heard.append, "leaving")
        await leaving
        tell(asked, heard.append, "left")
        await pilot.pause()
    assert heard[0] == "there"
    assert "left" not in heard
