"""The program as an observer opens it: straight to observing, the home screen behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual import work

from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.home.screen import HomeScreen


class ObserveApp(TeamkrachtApp):
    """Begins with the form, or in the observation that was left a short while ago."""

    def __init__(self, minutes: Path | None, **options: Any) -> None:
        """`minutes`: the file of a meeting that is observed afterwards."""
        super().__init__(first_screen=HomeScreen, **options)
        self._minutes = minutes

    def on_mount(self) -> None:
        """Go to observing."""
        self._begin()

    @work
    async def _begin(self) -> None:
        self.open_observe(self._minutes, straight=True)
