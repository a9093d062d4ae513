"""Opening the encrypted teams of a home for a command, by a passphrase that is asked for once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from teamkracht.cli.faults import Unusable
from teamkracht.i18n import _
from teamkracht.store.files import read_text
from teamkracht.store.home import Home
from teamkracht.store.names import same
from teamkracht.store.sealing import WrongSecret

FROM_FILE = "TEAMKRACHT_PASSPHRASE_FILE"
"""Names a file with a passphrase on each line, for scripts; never an argument, which others see."""

TRIES = 3


def unlock(home: Home, team: str | None = None) -> None:
    """Open a team that is closed, or all; for which nothing is typed stays closed, and is told of.

    Raises Unusable where there is nobody to ask, or where no passphrase fits; StoreError and
    Unreadable where a file of keys or of passphrases can't be used.
    """
    closed = tuple(one for one in home.keys.closed() if team is None or same(one, team))
    if not closed:
        return
    known = tuple(_from_file())
    for one in closed:
        if not _fits(home, one, known):
            known = (*known, *_ask(home, one, told=bool(known)))


def _from_file() -> Iterator[str]:
    name = os.environ.get(FROM_FILE)
    if name:
        yield from (line for line in read_text(Path(name)).splitlines() if line.strip())


def _fits(home: Home, team: str, known: Iterable[str]) -> bool:
    """Open a team with a passphrase that is known already: often several teams have the same."""
    for secret in known:
        try:
            home.keys.open_team(team, secret)
        except WrongSecret:
            continue
        return True
    return False


def _ask(home: Home, team: str, *, told: bool) -> tuple[str, ...]:
    """Ask for the passphrase of a team, and open it; nothing where it stays closed."""
    if not sys.stdin.isatty():
        message = (
            _("The passphrase in {name} does not open {team}.")
            if told
            else _(
                "{team} is encrypted, and there is no terminal to ask for its passphrase. Put it "
                "in a file that is yours alone, and name that file in {name}."
            )
        )
        raise Unusable(message.format(team=team, name=FROM_FILE))
    question = _("Passphrase of {team} (nothing typed: it stays closed)").format(team=team)
    for _each in range(TRIES):
        secret = click.prompt(question, default="", hide_input=True, show_default=False, err=True)
        if not secret.strip():
            return ()
        try:
            home.keys.open_team(team, secret)
        except WrongSecret as fault:
            click.echo(str(fault), err=True)
        else:
            return (secret,)
    raise Unusable(_("{team} stays closed.").format(team=team))
