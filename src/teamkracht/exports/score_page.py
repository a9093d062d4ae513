"""The scores of one meeting, and the agreement between observers, as pages of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from teamkracht.exports.fidelity_honest import what_it_tells, who_may_see, whose_requirements
from teamkracht.exports.fidelity_page import scores_lines
from teamkracht.exports.fidelity_words import decimal
from teamkracht.exports.page import GAP, Said
from teamkracht.fidelity.agreement import FEWEST, Agreement, Value, in_words, why_no_interval
from teamkracht.fidelity.scores import Given, IndicatorScores
from teamkracht.i18n import _, current, long_date, mark, ngettext
from teamkracht.protocol.model import Instrument

FIGURE: Mapping[str, str] = {
    "percent_exact": mark("Equal"),
    "percent_within_1": mark("Within one"),
    "mean_difference": mark("Mean difference (first minus second)"),
    "kappa": mark("Cohen's kappa"),
    "kappa_linear": mark("Kappa, linear weights"),
    "kappa_quadratic": mark("Kappa, quadratic weights"),
    "alpha_nominal": mark("Krippendorff's alpha, nominal"),
    "alpha_ordinal": mark("Krippendorff's alpha, ordinal"),
    "alpha_interval": mark("Krippendorff's alpha, interval"),
    "ac1": mark("Gwet's AC1"),
    "ac2_quadratic": mark("Gwet's AC2, quadratic weights"),
    "icc_2_1": mark("ICC(2,1)"),
    "icc_3_1": mark("ICC(3,1)"),
}
FIRST = ("alpha_ordinal", "ac2_quadratic", "kappa_quadratic", "icc_2_1", "mean_difference")
"""What is read most, before the rest."""


def score_page(
    scores: Sequence[IndicatorScores], instrument: Instrument, day: date, who: str | None
) -> Iterator[Said]:
    """Give the scores of one meeting."""
    yield Said("title", long_date(day))
    yield Said("quiet", who_may_see(who))
    texts = {one.id: one.text.in_(current()) for one in instrument.requirement}
    for one in scores:
        yield GAP
        yield from scores_lines(one, instrument)
        yield GAP
        for requirement in one.requirements:
            yield Said("text", texts[requirement], 1)
            yield Said("item", _by_hand(one, requirement), 2)
    yield GAP
    yield Said("quiet", whose_requirements(instrument))
    yield from (Said("quiet", line) for line in what_it_tells(1, 1))


def _by_hand(scores: IndicatorScores, requirement: str) -> str:
    said = [f"{name} {given(found.get(requirement))}" for name, found in scores.observers.items()]
    if scores.consensus is not None:
        said.append(f"{_('Consensus')} {given(scores.consensus.get(requirement))}")
    return "   ".join(said)


def given(score: Given | None) -> str:
    """Say one score, or why there is none."""
    if score is None:
        return _("still open")
    words = {"not_applicable": _("does not apply"), "not_observable": _("could not be judged")}
    return words.get(str(score), str(score))


def agreement_page(found: Agreement, names: Mapping[str, str]) -> Iterator[Said]:
    """Give an agreement: in words first, then the differences, then the figures.

    `names` are the texts of requirements by id.
    """
    yield Said("title", in_words(found))
    yield Said("quiet", ", ".join(found.observers))
    yield Said("quiet", _counts(found))
    if told := _not_applicable(found):
        yield Said("quiet", told)
    yield from _differences(found, names)
    yield GAP
    yield Said("heading", _("Figures"))
    order = [*FIRST, *(name for name in found.values if name not in FIRST)]
    width = max(len(_(FIGURE[name])) for name in order) + 1
    for name in order:
        yield Said("item", _value(name, found.values[name]), 1, _(FIGURE[name]).ljust(width))
    yield GAP
    yield from (Said("quiet", line) for line in _remarks(found))


def _counts(found: Agreement) -> str:
    units = ngettext("{count} unit", "{count} units", found.units).format(count=found.units)
    pairs = ngettext("{count} pair", "{count} pairs", found.pairs).format(count=found.pairs)
    said = [units, pairs, _("{count} not scored").format(count=found.missing)]
    if found.meetings:
        meetings = ngettext("{count} meeting", "{count} meetings", found.meetings)
        said.insert(0, meetings.format(count=found.meetings))
    return ", ".join(said)


def _not_applicable(found: Agreement) -> str:
    """What does not apply has an agreement of its own, beside the scores; "" where it never was."""
    alike, apart = found.not_applicable_by_all, found.not_applicable_by_some
    if not alike + apart:
        return ""
    return ngettext(
        "Does not apply: {count} unit by one of them or more, {alike} of those by all.",
        "Does not apply: {count} units by one of them or more, {alike} of those by all.",
        alike + apart,
    ).format(count=alike + apart, alike=alike)


def _differences(found: Agreement, names: Mapping[str, str]) -> Iterator[Said]:
    apart = [one for one in found.differences if one.size]
    if not apart:
        return
    yield GAP
    yield Said("heading", _("Where the scores differ, the largest first"))
    for one in apart:
        scores = " – ".join("·" if score is None else str(score) for score in one.scores)
        row = _("row {number}").format(number=one.place + 1)
        yield Said("item", names.get(one.name, one.name) or row, 1, scores)


def _value(name: str, found: Value) -> str:
    if found.value is None:
        return found.why or ""
    percent = name.startswith("percent_")
    parts = [_number(found.value, percent=percent)]
    if found.label and found.scale:
        label = _("{label} ({scale})").format(label=_(found.label), scale=found.scale)
        parts.append(label)
    if found.low is not None and found.high is not None:
        low, high = (_number(one, percent=percent) for one in (found.low, found.high))
        parts.append(_("95 % between {low} and {high}").format(low=low, high=high))
        if found.dropped:
            words = _("not computable in {share} of the draws")
            parts.append(words.format(share=_number(found.dropped, percent=True)))
    return ", ".join(parts)


def _number(value: float, *, percent: bool) -> str:
    return f"{decimal(100 * value, 0)} %" if percent else decimal(value, 3)


def _remarks(found: Agreement) -> Iterator[str]:
    few = {one.why for one in found.values.values() if one.reason == "too_few_units" and one.why}
    yield from sorted(few)
    why = why_no_interval(found, FEWEST)
    if why:
        yield why
    if found.most_common is not None and found.most_common >= 0.8:
        yield _(
            "Nearly all scores are the same one: then one difference takes alpha and kappa near "
            "zero, however often observers agree. Read AC2 beside the percentages."
        )
