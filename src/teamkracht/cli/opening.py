"""Opening the program on screen: on one's own home, on the sample team, or to watch a script."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

import click

from teamkracht import i18n
from teamkracht.cli import collecting
from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import Unusable
from teamkracht.i18n import _
from teamkracht.store import settings
from teamkracht.store.home import Home

if TYPE_CHECKING:
    from teamkracht.live.clock import Clock
    from teamkracht.live.playing import Play
    from teamkracht.tui.app import TeamkrachtApp

PRACTISE = "practise"
FRAMES = "240"
"""Times a second that the screen may be painted. A key right after the clock waits for the next."""


def demo() -> click.Command:
    """The command."""

    @click.command("demo", help=_("Open the program on a sample team, in a throwaway home."))
    @click.pass_obj
    def open_demo(asked: Asked) -> None:
        _make_ready()
        practise(asked)

    return open_demo


def open_program(asked: Asked) -> None:
    """Open the program on the home in use; where somebody goes practising, on the sample team."""
    _make_ready()
    if run(_app(asked, asked.home_in_use())) == PRACTISE:
        practise(asked)


def practise(asked: Asked) -> None:
    """Open the program on the sample team, and on a fresh one for as long as somebody asks it."""
    while _practised(asked) == PRACTISE:
        pass


def _practised(asked: Asked) -> str | None:
    """Practise once; what was done is thrown away."""
    from teamkracht.live.sample import fill

    home = throwaway_home()
    throw_away = partial(shutil.rmtree, home.root, ignore_errors=True)
    try:
        clock = _clock()
        app = _app(asked, home, clock, practice=True)
        # A program whose terminal is closed ends at once, and never comes to what stands below.
        app.on_terminal_gone = throw_away
        fill(home, clock.read().wall.date(), SystemRandom())
        return run(app)
    finally:
        throw_away()


def run_observer(asked: Asked, minutes: Path | None) -> None:
    """Open the program for an observer, of the meeting of these minutes where there are any."""
    _make_ready()
    from teamkracht.tui.observing import ObserveApp

    home = asked.home_in_use()
    language, theme = _ways(asked, home)
    clock = _clock() if "TEAMKRACHT_CLOCK" in os.environ else None
    app = ObserveApp(minutes, home=home, language=language, theme=theme, clock=clock)
    if run(app) == PRACTISE:
        practise(asked)


def watch(asked: Asked, home: Home, play: Play, speed: float) -> None:
    """Watch a script being played; the place of its minutes is the last line."""
    _make_ready()
    from teamkracht.tui.watching import WatchApp

    language, theme = _ways(asked, home)
    app = WatchApp(play, speed, home=home, language=language, theme=theme)
    place = run(app)
    if place:
        click.echo(place)


def throwaway_home() -> Home:
    """A home for once."""
    try:
        folder = tempfile.mkdtemp(prefix="teamkracht-")
    except OSError as error:
        raise Unusable(
            _("There is no room for a throwaway home: {why}").format(why=error.strerror)
        ) from None
    return Home(Path(folder)).make()


def run(app: TeamkrachtApp) -> str | None:
    """Run the program until it closes; what it leaves to say."""
    app.on_first_paint = collecting.begin
    answer = app.run()
    if app.unforeseen:
        raise Unusable(app.unforeseen)
    return answer


def _app(
    asked: Asked, home: Home, clock: Clock | None = None, *, practice: bool = False
) -> TeamkrachtApp:
    from teamkracht.tui.app import TeamkrachtApp

    language, theme = _ways(asked, home)
    if clock is None and "TEAMKRACHT_CLOCK" in os.environ:
        clock = _clock()
    return TeamkrachtApp(home=home, practice=practice, language=language, theme=theme, clock=clock)


def _ways(asked: Asked, home: Home) -> tuple[str, str]:
    """Language and colours, by a light look; the home screen tells what is wrong with settings."""
    ways = settings.glance(home)
    language = i18n.choose(asked.language, ways.language, os.environ)
    i18n.use(language)
    return language, _theme(ways.theme)


def _theme(name: str | None) -> str:
    return f"teamkracht-{name}" if name in ("light", "dark", "contrast") else ""


def _clock() -> Clock:
    from teamkracht.live.clock import clock_from

    try:
        return clock_from(os.environ)
    except ValueError as fault:
        raise Unusable(str(fault)) from None


def _make_ready() -> None:
    """Have what must be before Textual is brought in."""
    _in_terminal()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    collecting.wait()


def _in_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Unusable(
            _(
                "The program needs a terminal to show itself in. Open a terminal window and "
                "start it there; without a screen there is: teamkracht play SCRIPT --headless."
            )
        )
