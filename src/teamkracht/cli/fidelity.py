"""`teamkracht fidelity`: how a meeting went, a team's trend, and a report to share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import FoundFault, Unusable
from teamkracht.cli.number import NotBelow
from teamkracht.i18n import _, current

if TYPE_CHECKING:
    from teamkracht.store.fidelity import MeetingLooked, TeamLooked

FEWEST_WEEKS = 8

Option = Callable[[Callable[..., None]], Callable[..., None]]


def fidelity() -> click.Group:
    """The commands."""
    group = click.Group("fidelity", help=_("See how the steps were followed, and what was seen."))
    for command in (_show(), _trend(), _report()):
        group.add_command(command)
    return group


def _show() -> click.Command:
    @click.command("show", help=_("Show one meeting: a file, an id or a code; else the last one."))
    @click.argument("which", metavar=_("[FILE|ID]"), required=False)
    @_json()
    @click.pass_obj
    def show(asked: Asked, which: str | None, as_json: bool) -> None:
        from teamkracht.exports.fidelity_page import meeting_page
        from teamkracht.exports.fidelity_plain import plain_meeting
        from teamkracht.exports.page import plain_text

        looked = _of_meeting(asked, which)
        if as_json:
            click.echo(_as_json(plain_meeting(looked)))
        else:
            click.echo(plain_text(meeting_page(looked)), nl=False)
        _told(looked.broken)

    return show


def _trend() -> click.Command:
    @click.command("trend", help=_("Show a team over time."))
    @_team()
    @_weeks()
    @_json()
    @click.pass_obj
    def show_trend(asked: Asked, team: str | None, weeks: int, as_json: bool) -> None:
        from teamkracht.exports.fidelity_page import trend_page
        from teamkracht.exports.fidelity_plain import plain_trend
        from teamkracht.exports.page import plain_text

        looked = _of_team(asked, team, weeks)
        if as_json:
            click.echo(_as_json(plain_trend(looked)))
        else:
            click.echo(plain_text(trend_page(looked)), nl=False)
        _told(looked.broken)

    return show_trend


def _report() -> click.Command:
    @click.command("report", help=_("Write a team's report as a page, for paper and screen."))
    @_team()
    @_weeks()
    @click.option(
        "--html",
        "html",
        metavar=_("FILE"),
        type=click.Path(path_type=Path),
        help=_("The file to write; else the page is written to the screen."),
    )
    @_json()
    @click.pass_obj
    def report(
        asked: Asked, team: str | None, weeks: int, html: Path | None, as_json: bool
    ) -> None:
        from teamkracht.exports.fidelity_plain import plain_meeting, plain_trend
        from teamkracht.exports.report import report_html
        from teamkracht.store.files import write_text

        looked = _of_team(asked, team, weeks)
        if as_json:
            click.echo(_as_json({**plain_trend(looked), "last": plain_meeting(looked.last)}))
        elif html is None:
            click.echo(report_html(looked, current()), nl=False)
        if html is not None:
            write_text(html, report_html(looked, current()))
        if html is not None and not as_json:
            click.echo(html)
        _told(looked.broken)

    return report


def _of_meeting(asked: Asked, which: str | None) -> MeetingLooked:
    from teamkracht.live.comparing import being_observed
    from teamkracht.store import fidelity as kept

    path, home = _path(asked, which), asked.home_in_use()
    asked.keys_for(path)
    return kept.of_meeting(home, path, blind=being_observed(home))


def _of_team(asked: Asked, team: str | None, weeks: int) -> TeamLooked:
    from teamkracht.live.comparing import being_observed
    from teamkracht.store import fidelity as kept

    home = asked.opened_home(team)
    name = team or kept.team_of_last_meeting(home)
    if name is None:
        raise Unusable(_("There are no minutes yet. They come here when a meeting is saved."))
    return kept.of_team(home, name, weeks, blind=being_observed(home))


def _path(asked: Asked, which: str | None) -> Path:
    from teamkracht.store import minutes as kept

    if which is None:
        last = kept.latest(asked.opened_home())
        if last is None:
            raise Unusable(_("There are no minutes yet. They come here when a meeting is saved."))
        return last.path
    return asked.minutes_at(which)


def _told(broken: Iterable[str]) -> None:
    """Say which files could not be used; the rest has been shown."""
    broken = tuple(broken)
    for sentence in broken:
        click.echo(sentence, err=True)
    if broken:
        raise FoundFault


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _json() -> Option:
    return click.option(
        "--json", "as_json", is_flag=True, help=_("As JSON, for a program to read.")
    )


def _team() -> Option:
    return click.option(
        "--team", metavar=_("NAME"), help=_("The team; else the one that met last.")
    )


def _weeks() -> Option:
    return click.option(
        "--weeks",
        type=NotBelow(FEWEST_WEEKS),
        default=52,
        show_default=True,
        help=_("How many weeks to look back from the last meeting."),
    )
