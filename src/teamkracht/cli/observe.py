"""`teamkracht observe`: the observer's screen, with or without the facilitator's file."""

from __future__ import annotations

from pathlib import Path

import click

from teamkracht.cli.asked import Asked
from teamkracht.i18n import _


def observe() -> click.Command:
    """The command."""

    @click.command("observe", help=_("Watch a meeting from the side and score it."))
    @click.argument("minutes", metavar=_("[MINUTES]"), required=False)
    @click.pass_obj
    def open_observe(asked: Asked, minutes: str | None) -> None:
        from teamkracht.cli.opening import run_observer

        run_observer(asked, _path(asked, minutes) if minutes else None)

    return open_observe


def _path(asked: Asked, which: str) -> Path:
    """The file of minutes that was named; it has to be readable."""
    from teamkracht.store import minutes

    path = asked.minutes_at(which)
    minutes.load(path, asked.keys_for(path))
    return path
