"""The command line: the program is imported inside the command that runs it."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import click

from teamkracht import __version__, i18n
from teamkracht.cli import (
    agreement,
    export,
    fidelity,
    minutes,
    observe,
    opening,
    playing,
    protocol,
    purge,
    score,
    where,
)
from teamkracht.cli.asked import Asked
from teamkracht.cli.click_words import translate_click, translate_usage
from teamkracht.cli.faults import said_plainly
from teamkracht.cli.plain_output import plain_output
from teamkracht.i18n import _


def main(arguments: list[str]) -> int:
    """Run one command line and give its exit code: 0 done, 1 found fault, 2 wrong use."""
    i18n.use(i18n.choose(_language_in(arguments), None, os.environ))
    translate_click()
    with plain_output():
        return said_plainly(program(), arguments)


def program() -> click.Group:
    """Give the commands, their help in the language in use."""

    @click.group(
        "teamkracht",
        invoke_without_command=True,
        help=_(
            "The team strengths meeting (teamkrachtbespreking), step by step. "
            "Without a command the program opens."
        ),
    )
    @click.option(
        "--home",
        envvar="TEAMKRACHT_HOME",
        metavar=_("FOLDER"),
        type=click.Path(path_type=Path),
        help=_("The folder that holds everything you keep."),
    )
    @click.option("--lang", type=click.Choice(i18n.LANGUAGES), help=_("The language to use."))
    @click.version_option(__version__, message="%(prog)s %(version)s")
    @click.pass_context
    def teamkracht(context: click.Context, home: Path | None, lang: str | None) -> None:
        context.obj = Asked(home, lang)
        if context.invoked_subcommand is None:
            opening.open_program(context.obj)

    for command in (
        opening.demo(),
        playing.play(),
        minutes.minutes(),
        observe.observe(),
        protocol.protocol(),
        fidelity.fidelity(),
        score.score(),
        agreement.agreement(),
        purge.purge(),
        export.export(),
        where.where(),
    ):
        teamkracht.add_command(command)
    translate_usage(teamkracht)
    return teamkracht


def _language_in(arguments: list[str]) -> str | None:
    """Find `--lang` before click does, for the texts of the help are made before it reads."""
    for argument, following in pairwise([*arguments, ""]):
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            return value or following
    return None
