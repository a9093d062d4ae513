"""The palette finds a command by the words that people have for it."""

from __future__ import annotations

from datetime import UTC, datetime

from teamkracht.live.clock import SetClock
from teamkracht.store.home import Home
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.palette import CommandProvider

NOW = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)


async def test_a_command_is_found_by_an_everyday_word(tmp_path: object) -> None:
    home = Home(tmp_path).make()  # type: ignore[arg-type]
    app = TeamkrachtApp(home=home, language="nl", clock=SetClock(NOW))
    async with app.run_test() as pilot:
        await pilot.pause()
        provider = CommandProvider(app.screen)
        found = [hit.text async for hit in provider.search("stoppen")]
        assert "Stoppen" in found
