"""`teamkracht where`: the folders and files in use."""

from __future__ import annotations

import click

from teamkracht.cli.asked import Asked
from teamkracht.i18n import _


def where() -> click.Command:
    """The command."""

    @click.command("where", help=_("Say which folders and files are in use."))
    @click.pass_obj
    def say(asked: Asked) -> None:
        from teamkracht.store.home import Home, default_folder
        from teamkracht.store.shipped import protocols_folder

        home = Home(asked.home or default_folder())
        rows = (
            (_("home"), home.root),
            (_("settings"), home.settings_file),
            (_("teams"), home.teams),
            (_("cases"), home.cases),
            (_("minutes"), home.minutes),
            (_("meetings under way"), home.live),
            (_("your own protocols"), home.protocols),
            (_("your own requirements"), home.instruments),
            (_("protocols that came with the program"), protocols_folder()),
        )
        width = max(len(name) for name, _path in rows)
        for name, path in rows:
            missing = "" if path.exists() else "  " + _("(not there yet)")
            click.echo(f"{name:<{width}}  {path}{missing}")

    return say
