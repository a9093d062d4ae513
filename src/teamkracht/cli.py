"""The command line: the program is imported inside the command that runs it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from teamkracht import __version__, i18n
from teamkracht.i18n import _


@dataclass(frozen=True)
class Asked:
    """What was asked before the name of the command."""

    home: Path | None
    """The home folder, from `--home` or TEAMKRACHT_HOME."""
    language: str | None
    """The language, from `--lang`."""


def main(arguments: list[str]) -> int:
    """Run one command line and give its exit code: 0 done, 1 found fault, 2 wrong use."""
    i18n.use(i18n.choose(_language_in(arguments), None, os.environ))
    try:
        code = program().main(arguments, prog_name="teamkracht", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except click.Abort:
        return 130
    return code if isinstance(code, int) else 0


def program() -> click.Group:
    """Give the commands, their help in the language in use."""

    @click.group("teamkracht", invoke_without_command=True)
    @click.option(
        "--home",
        envvar="TEAMKRACHT_HOME",
        type=click.Path(file_okay=False, path_type=Path),
        help=_("The folder that holds everything you keep."),
    )
    @click.option("--lang", type=click.Choice(i18n.LANGUAGES), help=_("The language to use."))
    @click.version_option(__version__, message="%(prog)s %(version)s")
    @click.pass_context
    def teamkracht(context: click.Context, home: Path | None, lang: str | None) -> None:
        context.obj = Asked(home, lang)
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    return teamkracht


def _language_in(arguments: list[str]) -> str | None:
    """Find `--lang` before click does, for the texts of the help are made before it reads."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            return value or following
    return None
