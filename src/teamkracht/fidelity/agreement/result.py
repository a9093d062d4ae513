"""What is known of the agreement between observers: every value, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teamkracht.i18n import _, ngettext

FEWEST_UNITS = 10
"""With fewer units than this a value gets no label."""


@dataclass(frozen=True)
class Value:
    """One figure. None where the formula is undefined, and then `why` says so.

    Unrounded. `low` and `high` are the 95 % interval, None where there is none; `dropped` is the
    share of draws in which the figure was undefined, None where nothing was drawn. `label` is
    English (show it with `_()`), by the scale named in `scale`. `reason` is the code of `why`,
    the same in every language; `n` is how many units the figure rests on.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    dropped: float | None = None
    label: str | None = None
    scale: str | None = None
    why: str | None = None
    reason: str | None = None
    n: int = 0


@dataclass(frozen=True)
class Difference:
    """One unit and how far its scores lie apart: the highest minus the lowest."""

    place: int
    """Which row of the ratings, from 0."""

    name: str
    meeting: str | None
    scores: tuple[int | None, ...]
    size: int


@dataclass(frozen=True)
class Agreement:
    """Agreement between observers over one meeting or many, or a table of ratings."""

    observers: tuple[str, ...]
    units: int
    """All units, also those that nobody could score."""

    pairs: int
    """Pairs of scores within units; of two observers: units that both scored."""

    missing: int
    """Scores that were not given."""

    meetings: int | None
    """How many meetings are named; None where no meeting is."""

    groups: int
    """What intervals are drawn from: meetings, and units without a meeting."""

    equal: int
    """Pairs of scores that are equal."""

    within_one: int
    """Pairs of scores that differ by one at most."""

    not_applicable_by_all: int
    not_applicable_by_some: int
    """Units that all, or some but not all, of the observers found not applicable."""

    most_common: float | None
    """The share of the most common score among all that were given; from about .80 on AC2 tells
    more than alpha and kappa."""

    seed: int
    draws: int
    values: Mapping[str, Value]
    differences: tuple[Difference, ...]
    """Units that two observers or more scored, the largest difference first."""


def too_few_units(n: int) -> str:
    """Say that n units are too few to judge by."""
    return ngettext(
        "{n} unit is too few to judge by; from {fewest} on the value gets a label.",
        "{n} units are too few to judge by; from {fewest} on the value gets a label.",
        n,
    ).format(n=n, fewest=FEWEST_UNITS)


def in_words(agreement: Agreement) -> str:
    """Say first what everyone understands: 4 of 7 equal, 7 of 7 within one."""
    pairs = agreement.pairs
    if not pairs:
        return _("No unit was scored by two observers.")
    two = len(agreement.observers) == 2
    equal = _equal(pairs) if two else _equal_pairs(pairs)
    within = _("{count} of {pairs} within one")
    first = equal.format(count=agreement.equal, pairs=pairs)
    return f"{first}, {within.format(count=agreement.within_one, pairs=pairs)}"


def _equal(pairs: int) -> str:
    return ngettext("{count} of {pairs} score equal", "{count} of {pairs} scores equal", pairs)


def _equal_pairs(pairs: int) -> str:
    return ngettext(
        "{count} of {pairs} pair of scores equal", "{count} of {pairs} pairs of scores equal", pairs
    )


def why_no_interval(agreement: Agreement, fewest: int) -> str | None:
    """Say why no value has an interval; None where they have one."""
    if agreement.groups >= fewest or not agreement.pairs:
        return None
    if agreement.meetings is None:
        return _("No intervals: they need {fewest} units or more.").format(fewest=fewest)
    return _("No intervals: they need {fewest} meetings or more.").format(fewest=fewest)
