"""What was noted: the cursor goes with the latest, until it is put on another."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.screens.observe.log import MarkLog
from teamkracht.tui.screens.observe.words import LogLine
from teamkracht.tui.widgets.fields import LineField


class Board(CommandScreen):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield MarkLog()
        yield LineField(id="note")

    def on_mark_log_asked(self, event: MarkLog.Asked) -> None:
        self.asked.append((event.what, event.number))


def noted(*numbers: int) -> list[LogLine]:
    return [LogLine(one, "09:30", f"stap {one}", "", "mark") for one in numbers]


async def test_the_cursor_follows_the_latest_and_stays_where_it_was_put(tmp_path: Path) -> None:
    board = Board()
    app = TeamkrachtApp(home=tmp_path, language="en", first_screen=lambda: board)
    async with app.run_test(size=(80, 24)) as pilot:
        log = board.query_one(MarkLog)
        log.focus()
        log.show(noted(1, 2))
        log.show(noted(1, 2, 3))
        await pilot.press("down", "delete")
        assert log.has_focus, "the arrow stays in the log: the keys after it are marks"
        log.show(noted(1, 2))
        log.show(noted(1, 2, 4))
        await pilot.press("delete", "up", "left")
        log.show(noted(2, 1, 4, 5))
        await pilot.press("right")
        log.show(noted(1, 4, 5))
        await pilot.press("right")
    assert board.asked == [
        ("remove", 3),
        ("remove", 4),
        ("earlier", 2),
        ("later", 2),
        ("later", 5),
    ]
