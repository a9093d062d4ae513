"""The program on screen: what holds for every screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.events import Resize
from textual.filter import LineFilter
from textual.screen import Screen

from teamkracht import i18n
from teamkracht.i18n import _, mark
from teamkracht.store.home import Home
from teamkracht.tui import leaving
from teamkracht.tui.app_commands import APP_COMMANDS, EVERYWHERE
from teamkracht.tui.chosen_theme import theme_named
from teamkracht.tui.commands import Command, shown
from teamkracht.tui.help import HelpScreen
from teamkracht.tui.palette import CommandProvider
from teamkracht.tui.plain_lines import PLAIN_LINES
from teamkracht.tui.routes import Routes
from teamkracht.tui.screens.home.screen import HomeScreen
from teamkracht.tui.textual_strings import Palette
from teamkracht.tui.theme import DARK, DEFAULT, PALETTES, themes, variables
from teamkracht.tui.too_small import TooSmall, is_too_small
from teamkracht.tui.widgets.fields import LineField

if TYPE_CHECKING:
    # Only for their names: the first screen shows before the meeting and its clocks are brought in.
    from teamkracht.live.clock import Clock


HOME = Command(
    "to_home",
    mark("Home screen"),
    mark("Go to the home screen. A meeting waits as it is, and you can go on with it."),
    ("ctrl+home",),
    group=EVERYWHERE,
    priority=True,
)


class TeamkrachtApp(Routes):
    """The program. Everything it needs is handed in; it begins with the home screen.

    `first_screen` makes another screen to begin with; `practice` says that nothing is kept.
    `App.run` gives "practise" where the sample team was asked for.
    """

    TITLE = "teamkracht"
    OWN_COMMANDS = (*APP_COMMANDS, HOME)
    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    COMMAND_PALETTE_BINDING = "ctrl+k"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    DEFAULT_MODE = "first"
    CSS = """
    Tooltip { background: $raised; color: $foreground; padding: 0 1; border: none; }
    ToastRack { dock: top; align: right top; margin: 1 0 0 0; }
    Toast { background: $raised; border: none; padding: 1 2; }
    """

    def __init__(
        self,
        *,
        home: Home | Path,
        language: str,
        theme: str = DEFAULT,
        clock: Clock | None = None,
        random: Random | None = None,
        first_screen: Callable[[], Screen[Any]] | None = None,
        practice: bool = False,
    ) -> None:
        i18n.use(language)
        super().__init__()
        self.home = home if isinstance(home, Home) else Home(home)
        self.practice = practice
        self.unforeseen: str | None = None
        self.on_first_paint: Callable[[], None] | None = None
        self.on_terminal_gone: Callable[[], None] | None = None
        self.random = random or Random()  # noqa: S311 - names of birds and ids of meetings
        self._clock = clock
        self._said_on: Screen[Any] | None = None
        first = first_screen or partial(HomeScreen, opening=True)
        self.add_mode(self.DEFAULT_MODE, lambda: self.sized(first()))
        self.animation_level = "none"
        for own in themes():
            self.register_theme(own)
        self.theme = theme if theme in PALETTES else theme_named(None)

    def on_mount(self) -> None:
        """End well where the system asks for it; without a terminal it asks nothing."""
        self.screen_change_signal.subscribe(self, self._left_behind, immediate=True)
        if self.on_first_paint is not None:
            self.call_after_refresh(self.on_first_paint)
        if not self.is_headless:
            leaving.listen_to_system(lambda there: self.call_later(self._asked_to_end, there))

    def _left_behind(self, screen: Screen[Any]) -> None:
        """Take what was said away with the screen it was about; a dialog leaves it where it is."""
        lies_under = next((one for one in reversed(self.screen_stack) if not one.is_modal), screen)
        if lies_under is not self._said_on and not screen.is_modal:
            self.clear_notifications()
        self._said_on = lies_under

    async def _asked_to_end(self, terminal: bool) -> None:
        await leaving.end_without_asking(tuple(self.screen_stack))
        if terminal:
            self.exit()
            return
        if self.on_terminal_gone is not None:
            self.on_terminal_gone()
        leaving.end_as_asked()

    @property
    def clock(self) -> Clock:
        """What time is told by: the clocks handed in, or those of this machine."""
        if self._clock is None:
            from teamkracht.live.clock import SystemClock

            self._clock = SystemClock()
        return self._clock

    def unforeseen_error(self, error: Exception) -> None:
        """Keep where it went wrong; say that what had its mark is safe."""
        from teamkracht.store import faults
        from teamkracht.store.files import StoreError

        try:
            place = str(faults.keep(self.home.root, error, self.clock.read().wall))
        except StoreError as fault:
            place = str(fault)
        self.unforeseen = _(
            "Something went wrong that we did not foresee. All that had its mark is saved: open "
            "the program again and you go on where you were. For who mends it: {place}"
        ).format(place=place)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let the styles be read under a theme that is none of ours."""
        return variables(DARK)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing in anybody's text steer the terminal."""
        return (*super().get_line_filters(), PLAIN_LINES)

    def on_resize(self, event: Resize) -> None:
        """Say so where the window is too small."""
        if is_too_small(event.size) and not any(isinstance(s, TooSmall) for s in self.screen_stack):
            self.push_screen(TooSmall())

    @on(LineField.Pasted)
    def _put_in_one_line(self, event: LineField.Pasted) -> None:
        """Put pasted lines in one, where nobody takes them as several."""
        event.field.insert_text_at_cursor(" ".join(event.lines))

    def action_help(self) -> None:
        """Show help for the place in focus; the same key takes it away."""
        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        elif not isinstance(self.screen, TooSmall):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Show all that can be done here, by name."""
        if not self.screen.is_modal:
            self.push_screen(Palette())

    def action_next_theme(self) -> None:
        """Go from dark to contrast to light."""
        names = list(PALETTES)
        at = names.index(self.theme) if self.theme in names else 0
        self.theme = names[(at + 1) % len(names)]

    def action_help_quit(self) -> None:
        """Tell who pressed ctrl+c what the key is."""
        key = shown("ctrl+q")
        self.notify(_("Press {key} to close the program.").format(key=key), markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going home is there where one is not home, and where there is a home screen."""
        if action == "to_home":
            stack = self.screen_stack
            return len(stack) > 1 and isinstance(stack[0], HomeScreen)
        return super().check_action(action, parameters)

    async def action_to_home(self) -> None:
        """Go to the home screen; a meeting waits as it is."""
        await self._leave(self.go_home)

    async def action_quit(self) -> None:
        """Close the program once every screen has saved what it holds.

        Where a meeting of practice is open, it is said first that nothing of it stays; the key
        once more is an answer too.
        """
        if self.practice and not self.screen.is_modal and leaving.has_meeting(self.screen_stack):
            self.push_screen(leaving.stop_practising(), self._practised)
        else:
            await self._leave(self.exit)

    async def _practised(self, answer: str | None) -> None:
        if answer is not None:
            await self._leave(self.exit)

    async def _leave(self, then: Callable[[], object]) -> None:
        """Leave all that is open; where it can't be saved, somebody must say so first."""
        screens = tuple(self.screen_stack)
        if not await leaving.may_leave(screens):
            if unsaved := leaving.unsaved(screens):
                leaving.hold_back(self, unsaved, then)
            return
        trouble = await leaving.trouble_saving(screens)
        if trouble is None:
            await leaving.let_wait(screens)
            then()
            return

        async def leave() -> None:
            await leaving.let_wait(screens, patience=0.0)
            then()

        leaving.hold_back(self, trouble, lambda: self.call_later(leave))
