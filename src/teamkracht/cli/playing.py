"""`teamkracht play`: a meeting script, on screen or headless."""

from __future__ import annotations

from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.number import NotBelow
from teamkracht.i18n import _, ngettext

if TYPE_CHECKING:
    from teamkracht.records.script import Script
    from teamkracht.store.home import Home


def play() -> click.Command:
    """The command."""

    @click.command("play", help=_("Play the script of a meeting."))
    @click.argument("script", metavar=_("SCRIPT"), type=click.Path(path_type=Path))
    @click.option("--headless", is_flag=True, help=_("Play it at once, without a screen."))
    @click.option(
        "--speed",
        type=NotBelow(1.0),
        default=60,
        show_default=True,
        help=_("How many seconds of the meeting pass in one second on screen."),
    )
    @click.pass_obj
    def play_script(asked: Asked, script: Path, headless: bool, speed: float) -> None:
        if headless:
            _headless(asked, script)
        else:
            _on_screen(asked, script, speed)

    return play_script


def _headless(asked: Asked, script: Path) -> None:
    from teamkracht.live.playing import begin, unknown_actions

    found = _script(script)
    play = begin(_home(asked, found), found, str(script), SystemRandom())
    play.to_end()
    told = unknown_actions(play)
    if told:
        click.echo(
            ngettext(
                "{count} action of an earlier week was not known here; it is recorded as told.",
                "{count} actions of earlier weeks were not known here; they are recorded as told.",
                told,
            ).format(count=told),
            err=True,
        )
    click.echo(play.close())


def _on_screen(asked: Asked, script: Path, speed: float) -> None:
    from teamkracht.cli.opening import watch
    from teamkracht.live.playing import begin

    found = _script(script)
    home = _home(asked, found)
    play = begin(home, found, str(script), SystemRandom())
    watch(asked, home, play, speed)


def _home(asked: Asked, script: Script) -> Home:
    """The home that was named; else a throwaway one, whose place is said."""
    from teamkracht.cli.opening import throwaway_home

    if asked.home is not None:
        return asked.opened_home(script.team)
    home = throwaway_home()
    click.echo(_("Kept in a throwaway home: {folder}").format(folder=home.root), err=True)
    return home


def _script(path: Path) -> Script:
    from teamkracht.records.script import read_script
    from teamkracht.store.files import read_text

    return read_script(read_text(path), str(path))
