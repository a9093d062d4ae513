"""What every screen may ask of the program it is shown by; `routes` answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from teamkracht import i18n
from teamkracht.tui.commands import WithCommands
from teamkracht.tui.first_paint import SizedAtOnce
from teamkracht.tui.key_order import KeysInOrder
from teamkracht.tui.textual_private import CalmApp

if TYPE_CHECKING:
    # Only for their names: a meeting is brought in when one is opened.
    from teamkracht.fidelity.observing.history import Observing
    from teamkracht.live.clock import Clock
    from teamkracht.live.conductor import Conductor
    from teamkracht.live.observing import Desk
    from teamkracht.records.comparing import Comparison
    from teamkracht.records.observation import Observation
    from teamkracht.store.home import Home


class Program(WithCommands, KeysInOrder, SizedAtOnce, CalmApp):
    """The program as its screens know it: its home, its clock, and the ways to other screens.

    A screen that is opened lies over the one it was opened from; Escape there leads back.
    A meeting, its wrap-up and the minutes that come of it lie over the home screen alone.
    """

    home: Home
    random: Random

    @property
    def clock(self) -> Clock:
        """What time is told by."""
        raise NotImplementedError

    @property
    def language(self) -> str:
        """The language on screen."""
        return i18n.current()

    def open_new_meeting(self) -> None:
        """Prepare to begin a meeting."""
        raise NotImplementedError

    def open_meeting(self, conductor: Conductor) -> None:
        """Lead a meeting, or look along with it."""
        raise NotImplementedError

    def open_wrap_up(self, conductor: Conductor) -> None:
        """Look back on a meeting that has ended, and close it."""
        raise NotImplementedError

    def open_case(self, team_name: str, client: str | None = None) -> None:
        """Prepare a case; None makes a new one."""
        raise NotImplementedError

    def open_actions(self, team_name: str) -> None:
        """See what was agreed."""
        raise NotImplementedError

    def open_minutes(self, team_name: str | None = None) -> None:
        """See the earlier minutes, of one team or of all."""
        raise NotImplementedError

    def open_minutes_file(self, path: Path) -> None:
        """See one file of minutes."""
        raise NotImplementedError

    def open_adherence(self, path: Path) -> None:
        """See how the steps of one meeting were followed; only where somebody asked for it."""
        raise NotImplementedError

    def open_trend(self, team_name: str | None = None) -> None:
        """See a team over time; None is the team that met last."""
        raise NotImplementedError

    def open_team(self, name: str | None = None) -> None:
        """See a team and change it; None is the one that is used most, or a new one."""
        raise NotImplementedError

    def open_settings(self) -> None:
        """Choose language and colours."""
        raise NotImplementedError

    def open_observe(self, path: Path | None = None, *, straight: bool = False) -> None:
        """Begin to observe, or go on; `path` is that of minutes."""
        raise NotImplementedError

    def open_observing(self, desk: Desk) -> None:
        """Observe; where the meeting was over, score."""
        raise NotImplementedError

    def open_scores(self, desk: Desk) -> None:
        """Score what was observed."""
        raise NotImplementedError

    def open_locked(self, path: Path, locked: Observation) -> None:
        """Say that an observation is locked."""
        raise NotImplementedError

    def open_compare(self, paths: Sequence[Path] = ()) -> None:
        """Lay locked observations of one meeting side by side; choose them first where need be."""
        raise NotImplementedError

    def open_comparison(self, found: Comparison) -> None:
        """See observations side by side, in the place of where they were chosen."""
        raise NotImplementedError

    def open_consensus(self, observing: Observing) -> None:
        """Go on with a consensus that was begun."""
        raise NotImplementedError

    def open_practice(self) -> None:
        """Practise on the sample team, in a home that is thrown away: the program says so and ends.

        Whoever started the program opens it again on the sample team (`App.run` gives "practise").
        """
        raise NotImplementedError

    def go_home(self) -> None:
        """Back to the home screen, whatever lies over it."""
        raise NotImplementedError


def program(node: MessagePump) -> Program:
    """Give the program that a screen or widget is shown by."""
    app = node.app
    assert isinstance(app, Program)
    return app
