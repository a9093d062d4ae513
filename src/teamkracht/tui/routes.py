"""The ways through the program, from screen to screen; each is imported when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from textual.message_pump import MessagePump
from textual.screen import Screen

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


class Routes(WithCommands, KeysInOrder, SizedAtOnce, CalmApp):
    """What every screen may ask of the app: `program(self)` gives it, typed.

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
        from teamkracht import i18n

        return i18n.current()

    def open_new_meeting(self) -> None:
        """Prepare to begin a meeting."""
        from teamkracht.tui.screens.new_meeting.screen import NewMeetingScreen

        self.push_screen(NewMeetingScreen())

    def open_meeting(self, conductor: Conductor) -> None:
        """Lead a meeting, or look along with it."""
        from teamkracht.tui.screens.meeting.screen import MeetingScreen

        self._over_home(MeetingScreen(conductor))

    def open_wrap_up(self, conductor: Conductor) -> None:
        """Look back on a meeting that has ended, and close it."""
        from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen

        self._over_home(WrapUpScreen(conductor))

    def open_case(self, team_name: str, client: str | None = None) -> None:
        """Prepare a case; None makes a new one."""
        from teamkracht.tui.screens.case.screen import CaseScreen

        self.push_screen(CaseScreen(team_name, client))

    def open_actions(self, team_name: str) -> None:
        """See what was agreed."""
        from teamkracht.tui.screens.actions.screen import ActionsScreen

        self.push_screen(ActionsScreen(team_name))

    def open_minutes(self, team_name: str | None = None) -> None:
        """See the earlier minutes, of one team or of all."""
        from teamkracht.tui.screens.minutes.screen import MinutesScreen

        self.push_screen(MinutesScreen(team_name))

    def open_minutes_file(self, path: Path) -> None:
        """See one file of minutes."""
        from teamkracht.tui.screens.minutes.file import MinutesFileScreen

        self.push_screen(MinutesFileScreen(path))

    def open_adherence(self, path: Path) -> None:
        """See how the steps of one meeting were followed; only where somebody asked for it."""
        from teamkracht.tui.screens.fidelity.adherence import AdherenceScreen

        self.push_screen(AdherenceScreen(path))

    def open_trend(self, team_name: str | None = None) -> None:
        """See a team over time; None is the team that met last."""
        from teamkracht.tui.screens.fidelity.trend import TrendScreen

        self.push_screen(TrendScreen(team_name))

    def open_team(self, name: str | None = None) -> None:
        """See a team and change it; None is the one that is used most, or a new one."""
        from teamkracht.tui.screens.team.screen import TeamScreen

        self.push_screen(TeamScreen(name))

    def open_settings(self) -> None:
        """Choose language and colours."""
        from teamkracht.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_observe(self, path: Path | None = None, *, straight: bool = False) -> None:
        """Begin to observe, or go on; `path` is that of minutes."""
        from teamkracht.tui.screens.observe.begin import ObserveBeginScreen

        self.push_screen(ObserveBeginScreen(path, straight=straight))

    def open_observing(self, desk: Desk) -> None:
        """Observe; where the meeting was over, score."""
        from teamkracht.tui.screens.observe.screen import ObserveScreen

        self.push_screen(ObserveScreen(desk))
        if desk.observing.seen.over is not None or desk.observing.seen.scores:
            self.open_scores(desk)

    def open_scores(self, desk: Desk) -> None:
        """Score what was observed."""
        from teamkracht.tui.screens.observe.score import ScoreScreen

        self.push_screen(ScoreScreen(desk))

    def open_locked(self, path: Path, locked: Observation) -> None:
        """Say that an observation is locked."""
        from teamkracht.store.instruments import of_observation
        from teamkracht.tui.screens.compare.pages import who_may_see_scores
        from teamkracht.tui.screens.observe.locked import LockedScreen

        about = locked.observation
        who = who_may_see_scores(self.home, about.team)
        self._over_home(LockedScreen(path, locked, of_observation(self.home, about), who))

    def open_compare(self, paths: Sequence[Path] = ()) -> None:
        """Lay locked observations of one meeting side by side; choose them first where need be."""
        from teamkracht.tui.screens.compare.choose import CompareChooseScreen

        self.push_screen(CompareChooseScreen(paths))

    def open_comparison(self, found: Comparison) -> None:
        """See observations side by side, in the place of where they were chosen."""
        from teamkracht.tui.screens.compare.screen import CompareScreen

        self.switch_screen(CompareScreen(found))

    def open_consensus(self, observing: Observing) -> None:
        """Go on with a consensus that was begun."""
        from teamkracht.live.comparing import of_same_meeting
        from teamkracht.records.observing import about

        self.open_compare(of_same_meeting(self.home, about(observing)))

    def open_practice(self) -> None:
        """Practise on the sample team, in a home that is thrown away: the program says so and ends.

        Whoever started the program opens it again on the sample team (`App.run` gives "practise").
        """
        self.exit("practise")

    def go_home(self) -> None:
        """Back to the home screen, whatever lies over it."""
        for _each in self.screen_stack[1:]:
            self.pop_screen()

    def _over_home(self, screen: Screen[Any]) -> None:
        """Lay a screen over the home screen alone."""
        self.go_home()
        self.push_screen(screen)


def program(node: MessagePump) -> Routes:
    """Give the program that a screen or widget is shown by."""
    app = node.app
    assert isinstance(app, Routes)
    return app
