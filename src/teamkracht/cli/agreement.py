"""`teamkracht agreement`: how far observers agree, over one meeting or many, or in any table."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teamkracht.cli.asked import Asked
from teamkracht.cli.faults import Unusable
from teamkracht.cli.number import NotBelow
from teamkracht.cli.observations import (
    codes,
    instrument_of,
    loaded,
    refuse,
    refuse_before_own,
    refuse_unscored,
    told,
)
from teamkracht.i18n import _, current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teamkracht.fidelity.agreement import Agreement
    from teamkracht.fidelity.ratings import Ratings, Scale

SEED = 1


def agreement() -> click.Command:
    """The command."""

    @click.command("agreement", help=_("Tell how far observers agree."))
    @click.argument("paths", metavar=_("OBSERVATION..."), nargs=-1, type=click.Path(path_type=Path))
    @click.option(
        "--ratings",
        metavar=_("FILE"),
        type=click.Path(path_type=Path),
        help=_("A CSV table instead: a row for each unit, a column for each observer."),
    )
    @click.option("--scale", metavar="1-5", help=_("The scale of the table, such as 1-5."))
    @click.option(
        "--seed",
        type=NotBelow(0),
        default=SEED,
        show_default=True,
        help=_("The same number draws the same intervals."),
    )
    @click.option("--json", "as_json", is_flag=True, help=_("As JSON, for a program to read."))
    @click.pass_obj
    def show(
        asked: Asked,
        *,
        paths: tuple[Path, ...],
        ratings: Path | None,
        scale: str | None,
        seed: int,
        as_json: bool,
    ) -> None:
        from teamkracht.exports.page import plain_text
        from teamkracht.exports.score_page import agreement_page
        from teamkracht.fidelity.agreement import plain

        _asked_rightly(paths, ratings, scale)
        found, names = _of_table(ratings, scale) if ratings else _of_observations(asked, paths)
        result = _computed(found, seed)
        if as_json:
            click.echo(json.dumps(plain(result), ensure_ascii=False, indent=2, allow_nan=False))
        else:
            click.echo(plain_text(agreement_page(result, names)), nl=False)

    return show


def _asked_rightly(paths: tuple[Path, ...], ratings: Path | None, scale: str | None) -> None:
    if bool(paths) == bool(ratings):
        raise click.UsageError(_("Give observations, or a table with --ratings."))
    if scale and not ratings:
        raise click.UsageError(_("--scale goes with --ratings; observations are from 1 to 5."))


def _of_table(path: Path, scale: str | None) -> tuple[Ratings, Mapping[str, str]]:
    from teamkracht.fidelity.ratings_csv import ratings_from_csv
    from teamkracht.store.files import read_text

    return ratings_from_csv(read_text(path), str(path), _scale(scale)), {}


def _scale(text: str | None) -> Scale | None:
    from teamkracht.fidelity.ratings import scale_from_text

    if text is None:
        return None
    try:
        return scale_from_text(text)
    except ValueError as fault:
        raise Unusable(str(fault)) from None


def _of_observations(asked: Asked, paths: tuple[Path, ...]) -> tuple[Ratings, Mapping[str, str]]:
    from teamkracht.records.pairing import (
        faults_between,
        faults_of_observers,
        faults_to_compare,
        meetings,
        told_of_protocols,
    )
    from teamkracht.records.scoring import ratings_of

    named = loaded(paths)
    refuse_before_own(asked, named)
    left_out = _("{name} is a consensus; it is left out.")
    told(left_out.format(name=one.name) for one in named if one.observation.is_consensus)
    alone = [one for one in named if not one.observation.is_consensus]
    if alone:
        refuse(faults_between(alone, of_one_meeting=False))
    groups = meetings(alone, codes(asked))
    refuse(faults_of_observers(groups))
    refuse(faults_to_compare(alone))
    if all(len(group) == 1 for group in groups):
        refuse(faults_between([group[0] for group in groups], of_one_meeting=True))
    refuse_unscored(alone)
    instrument = instrument_of(asked, alone)
    only = _("{name} is the only observation of its meeting; nothing to compare it with.")
    told(only.format(name=group[0].name) for group in groups if len(group) == 1)
    told(told_of_protocols(alone))
    names = {one.id: one.text.in_(current()) for one in instrument.requirement}
    return ratings_of(groups, instrument), names


def _computed(ratings: Ratings, seed: int) -> Agreement:
    from teamkracht.fidelity.agreement.computing import agreement as compute

    if not sys.stderr.isatty():
        return compute(ratings, seed)
    with click.progressbar(length=1000, file=sys.stderr, label=_("Computing")) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        return compute(ratings, seed, progress=progress)
