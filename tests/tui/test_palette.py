"""The palette finds a command by the words that people have for it."""

from __future__ import annotations

import gallery
import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from teamkracht import i18n
from teamkracht.tui.everyday_words import EVERYDAY
from teamkracht.tui.palette import CommandProvider
from tests.tui.test_commands import SETS

OFFERED = {command.label: command for own in SETS.values() for command in own if command.palette}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_command_has_everyday_words(language: str) -> None:
    i18n.use(language)
    assert set(OFFERED) <= set(EVERYDAY)
    for command in OFFERED.values():
        others = {word.strip().casefold() for word in command.other_words().split(",")}
        assert len(others - {command.name().casefold()}) >= 2, command.name()


async def found(pilot: Pilot[None], query: str) -> list[str | None]:
    provider = CommandProvider(pilot.app.screen)
    hits = [hit async for hit in provider.search(query)]
    return [hit.text for hit in sorted(hits, key=lambda hit: -hit.score)]


@pytest.mark.parametrize(
    ("language", "query", "name"),
    [
        ("nl", "afsluiten", "Bespreking afronden"),
        ("nl", "koffie", "Pauze"),
        ("nl", "ziek", "Wie er is"),
        ("nl", "vergissing", "Ongedaan"),
        ("en", "coffee", "Pause"),
        ("en", "emergency", "This can't wait"),
    ],
)
async def test_a_command_is_found_by_an_everyday_word(language: str, query: str, name: str) -> None:
    app = gallery.gallery("table", language=language)
    async with app.run_test() as pilot:
        assert (await found(pilot, query))[0] == name


async def test_the_key_stands_at_the_right_of_the_name() -> None:
    app = gallery.gallery("table", language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k")
        commands = pilot.app.screen.query_one(CommandList)
        while not commands.option_count:
            await pilot.pause()
        first = str(commands.get_option_at_index(0).prompt).splitlines()
        assert first[0].startswith("Next ")
        assert first[0].endswith(" F8 · ^n")
        assert all("F8" not in line for line in first[1:])
