"""Watching a script being played on the screens of the program."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from teamkracht.live.closing import NotTheSame
from teamkracht.live.playing import CannotPlay, Play
from teamkracht.store.files import StoreError
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.screens.meeting.screen import MeetingScreen

OFTEN = 0.1
"""Seconds between two steps of the play."""


class WatchApp(TeamkrachtApp):
    """The program on a meeting that plays by itself; `run` gives the place of its minutes."""

    def __init__(self, play: Play, speed: float, **options: Any) -> None:
        """`speed`: how many seconds of the meeting pass in one second on screen."""

        def first() -> Screen[Any]:
            return MeetingScreen(play.conductor)

        super().__init__(first_screen=first, clock=play.clock, **options)
        self._play = play
        self._speed = speed

    def on_mount(self) -> None:
        """Begin to play."""
        self._playing = self.set_interval(OFTEN, self._forward)

    def _forward(self) -> None:
        try:
            self._play.forward(self._speed * OFTEN)
            if self._play.over:
                self._playing.stop()
                self.exit(str(self._play.close()))
        except (CannotPlay, NotTheSame, StoreError) as fault:
            self._playing.stop()
            self.unforeseen = str(fault)
            self.exit()
