"""The ways through the program, from screen to screen; each is imported when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from teamkracht.tui.program import Program

if TYPE_CHECKING:
    # Only for their names: a meeting is brought in when one is opened.
    from teamkracht.fidelity.observing.history import Observing
    from teamkracht.live.conductor import Conductor
    from teamkracht.live.observing import Desk
    from teamkracht.records.comparing import Comparison
    from teamkracht.records.observation import Observation


class Routes(Program):
    """The ways, each as `Program` describes it."""

    def open_new_meeting(self) -> None:
        from teamkracht.tui.screens.new_meeting.screen import NewMeetingScreen

        self.push_screen(NewMeetingScreen())

    def open_meeting(self, conductor: Conductor) -> None:
        from teamkracht.tui.screens.meeting.screen import MeetingScreen

        self._over_home(MeetingScreen(conductor))

    def open_wrap_up(self, conductor: Conductor) -> None:
        from teamkracht.tui.screens.wrap_up.screen import WrapUpScreen

        self._over_home(WrapUpScreen(conductor))

    def open_case(self, team_name: str, client: str | None = None) -> None:
        from teamkracht.tui.screens.case.screen import CaseScreen

        self.push_screen(CaseScreen(team_name, client))

    def open_actions(self, team_name: str) -> None:
        from teamkracht.tui.screens.actions.screen import ActionsScreen

        self.push_screen(ActionsScreen(team_name))

    def open_minutes(self, team_name: str | None = None) -> None:
        from teamkracht.tui.screens.minutes.screen import MinutesScreen

        self.push_screen(MinutesScreen(team_name))

    def open_minutes_file(self, path: Path) -> None:
        from teamkracht.tui.screens.minutes.file import MinutesFileScreen

        self.push_screen(MinutesFileScreen(path))

    def open_adherence(self, path: Path) -> None:
        from teamkracht.tui.screens.fidelity.adherence import AdherenceScreen

        self.push_screen(AdherenceScreen(path))

    def open_trend(self, team_name: str | None = None) -> None:
        from teamkracht.tui.screens.fidelity.trend import TrendScreen

        self.push_screen(TrendScreen(team_name))

    def open_team(self, name: str | None = None) -> None:
        from teamkracht.tui.screens.team.screen import TeamScreen

        self.push_screen(TeamScreen(name))

    def open_settings(self) -> None:
        from teamkracht.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_observe(self, path: Path | None = None, *, straight: bool = False) -> None:
        from teamkracht.tui.screens.observe.begin import ObserveBeginScreen

        self.push_screen(ObserveBeginScreen(path, straight=straight))

    def open_observing(self, desk: Desk) -> None:
        from teamkracht.tui.screens.observe.screen import ObserveScreen

        self.push_screen(ObserveScreen(desk))
        if desk.said:
            self.notify(desk.said, markup=False)
        if desk.observing.seen.over is not None or desk.observing.seen.scores:
            self.open_scores(desk)

    def open_scores(self, desk: Desk) -> None:
        from teamkracht.tui.screens.observe.score import ScoreScreen

        self.push_screen(ScoreScreen(desk))

    def open_locked(self, path: Path, locked: Observation) -> None:
        from teamkracht.store.instruments import of_observation
        from teamkracht.tui.screens.compare.pages import who_may_see_scores
        from teamkracht.tui.screens.observe.locked import LockedScreen

        about = locked.observation
        who = who_may_see_scores(self.home, about.team)
        self._over_home(LockedScreen(path, locked, of_observation(self.home, about), who))

    def open_compare(self, paths: Sequence[Path] = ()) -> None:
        from teamkracht.tui.screens.compare.choose import CompareChooseScreen

        self.push_screen(CompareChooseScreen(paths))

    def open_comparison(self, found: Comparison) -> None:
        from teamkracht.tui.screens.compare.screen import CompareScreen

        self.switch_screen(CompareScreen(found))

    def open_consensus(self, observing: Observing) -> None:
        from teamkracht.live.comparing import of_same_meeting
        from teamkracht.records.observing import about

        self.open_compare(of_same_meeting(self.home, about(observing)))

    def open_practice(self) -> None:
        self.exit("practise")

    def go_home(self) -> None:
        for _each in self.screen_stack[1:]:
            self.pop_screen()

    def _over_home(self, screen: Screen[Any]) -> None:
        """Lay a screen over the home screen alone."""
        self.go_home()
        self.push_screen(screen)
