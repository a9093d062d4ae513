"""What goes wrong is said in plain sentences, and the exit code tells what kind of wrong it is."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from teamkracht.i18n import Said, _

DONE, FOUND_FAULT, UNUSABLE, BROKEN_OFF = 0, 1, 2, 130


class Unusable(Said):
    """What was given can't be used; the text says why, and what would be right. Exit code 2."""


class FoundFault(Exception):
    """The work was done and found fault; what it found has been said. Exit code 1."""


def said_plainly(program: click.Group, arguments: list[str]) -> int:
    """Run a command line; say in sentences what went wrong, and give the exit code."""
    try:
        program.main(arguments, prog_name="teamkracht", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as fault:
        click.echo(fault.format_message(), err=True)
        click.echo(
            _('Type "{command} --help" to see what you can do.').format(command=_about(fault)),
            err=True,
        )
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        return BROKEN_OFF
    except FoundFault:
        return FOUND_FAULT
    except Exception as error:  # noqa: BLE001 - it is told, and kept for who mends it
        click.echo(_told(error), err=True)
        return UNUSABLE
    return DONE


def _told(error: Exception) -> str:
    """What a sentence there is for, in that; a name no disk takes comes in anywhere."""
    if isinstance(error, Said):
        return str(error)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        from teamkracht.store.files import sentence

        return sentence(Path(error.filename), error)
    return _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    """Keep where it went wrong, outside the home: it may be the home that is wrong."""
    from teamkracht.store import faults

    try:
        place = str(faults.keep(Path(tempfile.gettempdir()), error, datetime.now(UTC)))
    except Said as fault:
        place = str(fault)
    return _("Something went wrong that we did not foresee. For who mends it: {place}").format(
        place=place
    )


def _about(fault: click.ClickException) -> str:
    """The command that was not understood, whose help says more."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    return context.command_path if context else "teamkracht"
