"""The home screen: what there is to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.glance import Glance, Unfinished, just_left
from teamkracht.tui.program import program
from teamkracht.tui.screens.home.entries import ALL
from teamkracht.tui.screens.home.page import HomePage
from teamkracht.tui.widgets.footer import CommandFooter

if TYPE_CHECKING:
    # Only for its name: a meeting is brought in when one is opened.
    from teamkracht.live.conductor import Conductor


class HomeScreen(CommandScreen):
    """Shows at once, and fills in what stands in the home folder as soon as that was read.

    `opening`: the program was just started, and goes straight back into a meeting that was left in
    the midst.
    """

    OWN_COMMANDS = ALL
    CSS_PATH = "home.tcss"
    HELP_TITLE = mark("What there is to do")
    HELP_TEXT = mark(
        "The large one on top is what there is to do now. Go along with the arrows and choose with "
        "Enter, press the letter in front, or click. Everything is kept by itself."
    )

    class Looked(Message):
        """The home folder was read."""

        def __init__(self, glance: Glance) -> None:
            super().__init__()
            self.glance = glance

    class Locked(Message):
        """The team in use is encrypted, and was not opened yet."""

        def __init__(self, team: str) -> None:
            super().__init__()
            self.team = team

    class Resumed(Message):
        """A meeting was opened again, or could not be; `said` is what has to be told."""

        def __init__(self, conductor: Conductor | None, said: str | None) -> None:
            super().__init__()
            self.conductor = conductor
            self.said = said

    def __init__(self, *, opening: bool = False) -> None:
        super().__init__()
        self._opening = opening
        self._glance: Glance | None = None
        self._asked: set[str] = set()
        self._resuming = False
        self._wished: Callable[[], None] | None = None
        """What somebody asked for before the home folder was read."""

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="home-scroll", can_focus=False):
            yield HomePage()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Let the arrows work at once."""
        self.query_one(HomePage).focus()

    def on_screen_resume(self) -> None:
        """Look at what there is, the first time after the page was painted."""
        self.call_after_refresh(self._look)

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        from teamkracht.tui.locked import locked_team

        app = program(self)
        team = locked_team(app.home)
        if team is not None:
            self.post_message(self.Locked(team))
        from teamkracht.tui.looking import glances

        for glance in glances(app.home, app.clock):
            if get_current_worker().is_cancelled:
                return  # A later look knows more: that a team was opened.
            self.post_message(self.Looked(glance))

    @on(Looked)
    def _show(self, event: Looked) -> None:
        self._glance = glance = event.glance
        page = self.query_one(HomePage)
        page.show(glance, glance.problems)
        self.refresh_bindings()
        team = next((name for name in glance.closed if name in glance.teams[:1]), None)
        if team is not None:
            self._ask_passphrase(self.Locked(team))
        wished, self._wished = self._wished, None
        if glance.locked or not self.is_current:
            return
        opening, self._opening = self._opening, False
        if wished is not None:
            wished()
        elif opening and not page.touched:
            self._back_into(glance)

    @on(Locked)
    def _ask_passphrase(self, event: Locked) -> None:
        """Ask once for the passphrase of the team in use, where that is encrypted."""
        if event.team not in self._asked and self.is_current:
            self._asked.add(event.team)
            self._open(event.team)

    def _open(self, team: str) -> None:
        from teamkracht.tui.screens.secrets import open_team

        self.app.push_screen(open_team(program(self).home, team))

    def _back_into(self, glance: Glance) -> None:
        """Go straight back into the one meeting that was left a short while ago."""
        young = [one for one in glance.unfinished if just_left(one.last, glance.now)]
        if len(glance.unfinished) == len(young) == 1:
            self._go_on_with(young[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going on is there only where something was left."""
        if action == "go_on":
            return bool(self._glance and self._glance.unfinished)
        if action == "clear":
            return bool(self._glance and self._glance.removable)
        if action == "unlock":
            return bool(self._glance and self._glance.closed)
        if action == "trend":
            return bool(self._glance and self._glance.minutes)
        return super().check_action(action, parameters)

    @on(HomePage.Chosen)
    async def _chosen(self, event: HomePage.Chosen) -> None:
        event.stop()
        if event.entry.meeting is not None:
            self._go_on_with(event.entry.meeting)
        else:
            await self.run_action(event.entry.command.id)

    def action_unlock(self) -> None:
        """Open an encrypted team."""
        if self._glance and self._glance.closed:
            self._open(self._glance.closed[0])

    def action_clear(self) -> None:
        """See what can go."""
        from teamkracht.tui.screens.purge import PurgeScreen

        self.app.push_screen(PurgeScreen(self._team()))

    def action_go_on(self) -> None:
        """Go on with the latest meeting that was left."""
        if self._glance and self._glance.unfinished:
            self._go_on_with(self._glance.unfinished[0])

    def _go_on_with(self, one: Unfinished) -> None:
        """Open a meeting again; twice at once it would find itself open elsewhere."""
        if not self._resuming:
            self._resuming = True
            self._resume(one)

    @work(thread=True, exclusive=True, group="resume")
    def _resume(self, one: Unfinished) -> None:
        from teamkracht.tui.looking import go_on_with

        app = program(self)
        conductor, said = go_on_with(app.home, one, app.clock)
        self.post_message(self.Resumed(conductor, said))

    @on(Resumed)
    def _resumed(self, event: Resumed) -> None:
        self._resuming = False
        app, conductor, said = program(self), event.conductor, event.said
        if conductor is not None:
            ended = conductor.meeting.ending is not None
            (app.open_wrap_up if ended else app.open_meeting)(conductor)
        if said:
            app.notify(said, markup=False, timeout=10)
        if conductor is None:
            self._look()

    def action_begin(self) -> None:
        """Begin a meeting."""
        program(self).open_new_meeting()

    def action_case(self) -> None:
        """Prepare a case."""
        self._of_team(program(self).open_case)

    def action_actions(self) -> None:
        """See what was agreed."""
        self._of_team(program(self).open_actions)

    def _of_team(self, see: Callable[[str], None]) -> None:
        """See something of the team, once it is known which that is."""
        team = self._team()
        if self._glance is None:
            self._wished = partial(self._of_team, see)
        elif team is None:
            self.notify(_("Make your team first: t."), markup=False)
        else:
            see(team)

    def _team(self) -> str | None:
        """The team that is used most lately."""
        return self._glance.teams[0] if self._glance and self._glance.teams else None

    def action_minutes(self) -> None:
        """Read back."""
        program(self).open_minutes(None)

    def action_trend(self) -> None:
        """See the team over time."""
        program(self).open_trend(self._team())

    def action_observe(self) -> None:
        """Watch from the side."""
        program(self).open_observe()

    def action_practise(self) -> None:
        """Practise on the sample team."""
        program(self).open_practice()

    def action_team(self) -> None:
        """See the team."""
        if self._glance is None:
            self._wished = self.action_team
        else:
            program(self).open_team(self._team())

    def action_settings(self) -> None:
        """Choose language and colours."""
        program(self).open_settings()
