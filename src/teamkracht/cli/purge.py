"""`teamkracht purge`: remove what is about clients once its time has passed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import FoundFault, Unusable
from teamkracht.i18n import _, listing

if TYPE_CHECKING:
    from teamkracht.store.home import Home


def purge() -> click.Command:
    """The command."""

    @click.command(
        "purge",
        help=_(
            "Remove what is about clients once its time has passed. It says first what it will do. "
            "How meetings went stays, and so do the lines that a team keeps without a case."
        ),
    )
    @click.option("--dry-run", is_flag=True, help=_("Only say what would be removed."))
    @click.option(
        "--keep", metavar=_("TEXT"), help=_("Keep a line without a case, and stop there.")
    )
    @click.option("--team", metavar=_("NAME"), help=_("The team that keeps the line."))
    @click.pass_obj
    def run(asked: Asked, dry_run: bool, keep: str | None, team: str | None) -> None:
        home = asked.opened_home()
        if keep is not None:
            _keep(home, keep, team)
        else:
            _purge(home, only_say=dry_run)

    return run


def _purge(home: Home, *, only_say: bool) -> None:
    from teamkracht.exports.purge_words import told
    from teamkracht.live.clock import clock_from
    from teamkracht.store import purge as purging

    now = clock_from(os.environ).read().wall
    plan = purging.plan(home, now.date())
    for sentence in told(plan):
        click.echo(sentence)
    for sentence in plan.broken:
        click.echo(sentence, err=True)
    if not only_say and not plan.is_empty:
        if sys.stdin.isatty():
            _be_sure(_("It can't be undone. Remove it?"))
        purging.carry_out(home, plan, now)
        click.echo(
            _("Done. {file} says that it was done, not what it was.").format(
                file=home.root / purging.LOG
            )
        )
    if plan.broken:
        raise FoundFault


def _be_sure(question: str) -> None:
    """Go on where the answer is yes, in the language of the question."""
    choices = _("[y/N]")
    answer = click.prompt(f"{question} {choices}", default="", show_default=False)
    if answer.strip().casefold() not in _("y yes").split():
        raise click.Abort


def _keep(home: Home, text: str, team: str | None) -> None:
    from teamkracht.live.clock import clock_from
    from teamkracht.store import kept, teams
    from teamkracht.store.names import same

    names = teams.names(home)
    if team is None and len(names) != 1:
        raise Unusable(_("Say which team keeps the line: --team NAME."))
    ours = next((name for name in names if team is None or same(name, team)), None)
    if ours is None:
        said = _("There is no team {team} here. There are: {names}.")
        raise Unusable(said.format(team=team, names=listing(names) or "–"))
    path = kept.add(home, ours, text, clock_from(os.environ).read().wall.date())
    click.echo(_("Kept in {file}.").format(file=path))
