"""`teamkracht export`: tables for who looks at many meetings."""

from __future__ import annotations

from pathlib import Path

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import FoundFault
from teamkracht.i18n import _


def export() -> click.Group:
    """The commands."""
    group = click.Group("export", help=_("Write tables for research and for looking back."))
    group.add_command(_process())
    return group


def _process() -> click.Command:
    @click.command(
        "process",
        help=_("How meetings went, as CSV: a row a step. No names, and nothing that was typed."),
    )
    @click.argument(
        "file",
        metavar=_("[FILE]"),
        type=click.Path(path_type=Path, dir_okay=False),
        required=False,
    )
    @click.pass_obj
    def process(asked: Asked, file: Path | None) -> None:
        from teamkracht.exports.process_csv import process_csv
        from teamkracht.store import minutes, protocols
        from teamkracht.store.files import write_text
        from teamkracht.store.light import each

        home = asked.opened_home()
        headings = minutes.listed(home)
        paths = (one.path for one in reversed(headings.found))
        found = each(paths, lambda path: minutes.load(path, home.keys))
        text = process_csv(found.found, protocols.all_shipped())
        if file is None:
            click.echo(text, nl=False)
        else:
            write_text(file, text)
            click.echo(_("Written to {file}.").format(file=file))
        broken = dict.fromkeys((*headings.broken, *found.broken))
        for sentence in broken:
            click.echo(sentence, err=True)
        if broken:
            raise FoundFault

    return process
