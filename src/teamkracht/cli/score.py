"""`teamkracht score`: the mean per indicator, of each observer and of the consensus."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.observations import (
    codes,
    instrument_of,
    loaded,
    refuse,
    refuse_before_own,
    refuse_unscored,
    told,
)
from teamkracht.i18n import _


def score() -> click.Command:
    """The command."""

    @click.command("score", help=_("Give the mean per indicator of observations of one meeting."))
    @click.argument(
        "paths",
        metavar=_("OBSERVATION..."),
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path),
    )
    @click.option("--json", "as_json", is_flag=True, help=_("As JSON, for a program to read."))
    @click.pass_obj
    def show(asked: Asked, paths: tuple[Path, ...], as_json: bool) -> None:
        from teamkracht.exports.page import plain_text
        from teamkracht.exports.score_page import score_page
        from teamkracht.fidelity.scores import plain_scores
        from teamkracht.records.pairing import (
            faults_between,
            faults_of_observers,
            meetings,
            told_of_protocols,
        )
        from teamkracht.records.scoring import indicator_scores

        named = loaded(paths)
        refuse_before_own(asked, named)
        refuse(faults_between(named, of_one_meeting=False))
        groups = meetings(named, codes(asked))
        if len(groups) > 1:
            refuse(faults_between([group[0] for group in groups], of_one_meeting=True))
        refuse(faults_of_observers(groups))
        refuse_unscored(named)
        instrument = instrument_of(asked, named)
        scores = indicator_scores([one.observation for one in named], instrument)
        if as_json:
            click.echo(json.dumps(plain_scores(scores), ensure_ascii=False, indent=2))
        else:
            about = named[0].about
            page = score_page(scores, instrument, about.date, _who(asked, about.team))
            click.echo(plain_text(page), nl=False)
        told(told_of_protocols(named))
        _unlocked(one.name for one in named if not one.about.locked)

    return show


def _who(asked: Asked, team: str | None) -> str | None:
    from teamkracht.store import teams
    from teamkracht.store.files import StoreError
    from teamkracht.toml.problem import Unreadable

    try:
        found = teams.find(asked.home_in_use(), team) if team else None
    except (StoreError, Unreadable) as fault:
        told((str(fault),))
        return None
    return found.who_may_see_scores if found else None


def _unlocked(names: Iterable[str]) -> None:
    message = _("{name} is not locked yet: these scores can still change.")
    told(message.format(name=name) for name in names)
