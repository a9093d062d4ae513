"""`teamkracht protocol`: list, show, check and begin protocols, and their schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamkracht import i18n
from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import FoundFault, Unusable
from teamkracht.i18n import _, ngettext

if TYPE_CHECKING:
    from teamkracht.protocol.model import Protocol


def protocol() -> click.Group:
    """The commands."""
    group = click.Group("protocol", help=_("List, show, check and begin protocols."))
    for command in (_list(), _show(), _check(), _new(), _schema()):
        group.add_command(command)
    return group


def _list() -> click.Command:
    @click.command("list", help=_("List the protocols there are: yours, and those of the program."))
    @click.pass_obj
    def list_protocols(asked: Asked) -> None:
        from teamkracht.store import protocols

        listed = protocols.listed(asked.home_in_use())
        for one in listed.found:
            whose = _("yours") if one.own else _("of the program")
            title = one.protocol.title.in_(i18n.current())
            click.echo(f"{one.protocol.id:<24}{title}  ({whose})")
        for sentence in listed.broken:
            click.echo(sentence, err=True)
        if listed.broken:
            raise FoundFault

    return list_protocols


def _show() -> click.Command:
    @click.command("show", help=_("Show the steps of a protocol: a file, or an id from the list."))
    @click.argument("which", metavar=_("FILE|ID"))
    @click.pass_obj
    def show(asked: Asked, which: str) -> None:
        from teamkracht.protocol.reading import read_protocol

        text, name = _text(asked, which)
        click.echo(_described(read_protocol(text, name)), nl=False)

    return show


def _check() -> click.Command:
    @click.command("check", help=_("Check a protocol file, and say all that is wrong at once."))
    @click.argument("which", metavar=_("FILE|ID"))
    @click.pass_obj
    def check(asked: Asked, which: str) -> None:
        from teamkracht.protocol.reading import read_protocol
        from teamkracht.toml.problem import Unreadable

        text, name = _text(asked, which)
        try:
            found = read_protocol(text, name)
        except Unreadable as fault:
            for problem in fault.problems:
                click.echo(str(problem))
            raise FoundFault from None
        steps = sum(1 for _step in found.steps())
        click.echo(
            ngettext(
                "{file}: in order, {count} step.", "{file}: in order, {count} steps.", steps
            ).format(file=name, count=steps)
        )

    return check


def _new() -> click.Command:
    @click.command("new", help=_("Begin a protocol of your own, as a file to go on from."))
    @click.argument("protocol_id", metavar="ID")
    @click.pass_obj
    def new(asked: Asked, protocol_id: str) -> None:
        from teamkracht.protocol.skeleton import skeleton
        from teamkracht.store.files import write_text

        home = asked.home_in_use()
        path = home.protocols / f"{protocol_id}.toml"
        if path.exists():
            raise Unusable(_("{file} is there already; choose another id.").format(file=path))
        try:
            text = skeleton(protocol_id, i18n.current())
        except ValueError as fault:
            raise Unusable(str(fault)) from None
        write_text(path, text)
        click.echo(path)

    return new


def _schema() -> click.Command:
    @click.command("schema", help=_("Print the JSON schema of protocol files, for an editor."))
    def print_schema() -> None:
        from teamkracht.protocol.reading import schema

        click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))

    return print_schema


def _text(asked: Asked, which: str) -> tuple[str, str]:
    """The text of a protocol by file or id, and what to call it."""
    from teamkracht.store import protocols
    from teamkracht.store.files import read_text

    if Path(which).is_file() or which.endswith(".toml"):
        return read_text(Path(which)), which
    return protocols.text_of(asked.home_in_use(), which)


def _described(protocol: Protocol) -> str:
    from teamkracht.protocol.model import PARTS

    language = i18n.current()
    lines = [protocol.title.in_(language), protocol.purpose.in_(language), ""]
    names = {"start": _("Start"), "case": _("Each case"), "end": _("End")}
    for part in PARTS:
        if not protocol.part(part):
            continue
        lines.append(names[part])
        for step in protocol.part(part):
            time = _("{minutes} min").format(minutes=step.minutes)
            lines.append(f"  {step.title.in_(language):<24}{time:>7}   {step.id}")
        lines.append("")
    plans = (
        _("plan {name}: {minutes} minutes, {cases} cases").format(
            name=plan.name, minutes=plan.minutes, cases=plan.cases
        )
        for plan in protocol.plan
    )
    return "\n".join([*lines, *plans, ""])
