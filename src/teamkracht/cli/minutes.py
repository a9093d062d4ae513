"""`teamkracht minutes`: list, show and check the minutes of meetings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import FoundFault, Unusable
from teamkracht.i18n import _, short_date

if TYPE_CHECKING:
    from teamkracht.records.minutes import Minutes

T = TypeVar("T")


def minutes() -> click.Group:
    """The commands."""
    group = click.Group("minutes", help=_("List, show and check minutes."))
    for command in (_list(), _show(), _check()):
        group.add_command(command)
    return group


def _list() -> click.Command:
    @click.command("list", help=_("List the minutes in your home, newest first."))
    @click.option("--json", "as_json", is_flag=True, help=_("As JSON, for a program to read."))
    @click.pass_obj
    def list_minutes(asked: Asked, as_json: bool) -> None:
        from teamkracht.store import minutes as kept

        listed = kept.listed(asked.opened_home())
        if as_json:
            rows = [
                {
                    "id": one.id,
                    "date": one.date.isoformat(),
                    "team": one.team,
                    "duration_s": one.duration_s,
                    "status": one.status,
                    "file": str(one.path),
                }
                for one in listed.found
            ]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        elif not listed.found:
            click.echo(_("There are no minutes yet. They come here when a meeting is saved."))
        else:
            for one in listed.found:
                minutes_long = _("{minutes} min").format(minutes=one.duration_s // 60)
                when = f"{one.date:%Y-%m-%d}  {short_date(one.date)}"
                click.echo(f"{when}  {minutes_long:>7}  {one.team}  {one.id}")
        for sentence in listed.broken:
            click.echo(sentence, err=True)
        if listed.broken:
            raise FoundFault

    return list_minutes


def _show() -> click.Command:
    @click.command("show", help=_("Show minutes: a file, an id, or the last ones."))
    @click.argument("which", metavar=_("[FILE|ID]"), required=False)
    @click.option("--json", "as_json", is_flag=True, help=_("As JSON, for a program to read."))
    @click.pass_obj
    def show(asked: Asked, which: str | None, as_json: bool) -> None:
        from teamkracht.exports.minutes_text import minutes_text
        from teamkracht.records.plain import plain

        found = _found(asked, _last(asked) if which is None else which)
        if as_json:
            click.echo(json.dumps(plain(found), ensure_ascii=False, indent=2))
        else:
            click.echo(minutes_text(found), nl=False)

    return show


def _check() -> click.Command:
    @click.command("check", help=_("Check that minutes say what they should, and add up."))
    @click.argument("which", metavar=_("FILE|ID"))
    @click.pass_obj
    def check(asked: Asked, which: str) -> None:
        from teamkracht.records.checking import problems
        from teamkracht.records.minutes import read_minutes
        from teamkracht.store.content import read
        from teamkracht.toml.problem import Unreadable

        path = asked.minutes_at(which)
        try:
            text = read(path, asked.keys_for(path))
            wrong = problems(read_minutes(text, str(path)), str(path), text)
        except Unreadable as fault:
            wrong = fault.problems
        for problem in wrong:
            click.echo(str(problem))
        if wrong:
            raise FoundFault
        click.echo(_("{file}: in order.").format(file=path))

    return check


def _found(asked: Asked, which: str) -> Minutes:
    from teamkracht.store import minutes as kept

    path = asked.minutes_at(which)
    return kept.load(path, asked.keys_for(path))


def _last(asked: Asked) -> str:
    """The place of the last minutes; which those are is said beside what is shown."""
    from teamkracht.store import minutes as kept

    last = kept.latest(asked.opened_home())
    if last is None:
        raise Unusable(_("There are no minutes yet. They come here when a meeting is saved."))
    said = _("The last minutes: {date}, {team}, {id}.")
    click.echo(said.format(date=short_date(last.date), team=last.team, id=last.id), err=True)
    return str(last.path)
