"""The tables of a report: steps by case, scores by observer, meetings one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.score_page import given
from teamkracht.exports.words import STATUS
from teamkracht.fidelity.adherence import Adherence, StepAdherence
from teamkracht.fidelity.agreement import agreement, in_words
from teamkracht.fidelity.checks import CheckResult
from teamkracht.fidelity.proposals import Proposal
from teamkracht.fidelity.trend import Trend
from teamkracht.i18n import _, current, duration, near_date
from teamkracht.records.pairing import Named
from teamkracht.records.scoring import ratings_of
from teamkracht.store.team_record import Observed

MINUTE = 60


@dataclass(frozen=True)
class Cell:
    """One step of one case: its status as a class and a word, its time, and what was put right."""

    status: str
    word: str
    time: str
    put_right: str


@dataclass(frozen=True)
class Matrix:
    """Steps down, cases across; steps of start and end have one cell for the whole row."""

    cases: tuple[str, ...]
    rows: tuple[tuple[str, bool, tuple[Cell | None, ...]], ...]
    """The title of a step, whether it is of the whole meeting, and its cells."""
    any_put_right: bool


def matrix(adherence: Adherence) -> Matrix:
    """The steps of one meeting. Cases are numbered, in the order in which they came."""
    clients = list(dict.fromkeys(s.facts.case for s in adherence.steps if s.facts.case))
    rows: dict[str, tuple[str, bool, dict[str | None, Cell]]] = {}
    for step in adherence.steps:
        facts = step.facts
        row = rows.setdefault(facts.id, (words.title(step), facts.case is None, {}))
        row[2][facts.case] = _cell(step)
    return Matrix(
        tuple(_("Case {number}").format(number=n) for n, _client in enumerate(clients, 1)),
        tuple(
            (title, whole, (cells[None],) if whole else tuple(map(cells.get, clients)))
            for title, whole, cells in rows.values()
        ),
        any(step.facts.changes for step in adherence.steps),
    )


def _cell(step: StepAdherence) -> Cell:
    facts = step.facts
    planned = duration(facts.planned_s)
    time = _("{time} of {planned}").format(time=duration(facts.actual_s), planned=planned)
    word = _(STATUS[facts.status])
    if facts.evidence == "stated":
        word = _("done, outside the program")
    if facts.in_order is False:
        word = _("{word}, not in order").format(word=word)
    change = _(STATUS[step.change.to]) if step.change else ""
    return Cell(facts.status, word, time if facts.visits else "", change)


@dataclass(frozen=True)
class CheckRow:
    """One check over all cases: how often it was met, and the figures."""

    text: str
    met: str
    figures: str
    all_met: bool


def checks_in_words(adherence: Adherence) -> tuple[CheckRow, ...]:
    """Each check of the protocol once, over all cases."""
    groups: dict[tuple[str, str], list[CheckResult]] = {}
    for one in adherence.checks:
        groups.setdefault((one.step, one.id), []).append(one)
    return tuple(_check_row(group) for group in groups.values())


def _check_row(group: Sequence[CheckResult]) -> CheckRow:
    told = [one for one in group if one.met is not None]
    met = sum(bool(one.met) for one in told)
    if not told:
        why = words.WHY_NOT[group[0].why or "not_known"]
        return CheckRow(group[0].text.in_(current()), "–", _(why), all_met=True)
    figures = ", ".join(filter(None, (words.figure(one) for one in told)))
    share = _("{n} of {of}").format(n=met, of=len(told))
    return CheckRow(group[0].text.in_(current()), share, figures, all_met=met == len(told))


@dataclass(frozen=True)
class ScoreTable:
    """Requirements down, observers across, the consensus and the record behind them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]
    """The text of a requirement, its scores, and what the record alone would give."""
    means: tuple[tuple[str, tuple[str, ...]], ...]
    """The title of an indicator, and the mean of each hand with n."""
    has_proposals: bool
    agreed: str
    """How far two observers or more agree, in words; "" where there is one."""


def score_table(
    observed: Observed, named: Mapping[str, str], proposals: Sequence[Proposal]
) -> ScoreTable:
    """The scores of one meeting."""
    instrument, scores = observed.instrument, observed.scores
    texts = {one.id: one.text.in_(current()) for one in instrument.requirement}
    titles = {one.id: one.title.in_(current()) for one in instrument.indicator}
    proposed = {one.requirement: words.proposal(one) for one in proposals}
    observers = sorted(scores[0].observers) if scores else []
    agreed = bool(scores) and scores[0].consensus is not None
    rows, means = [], []
    for one in scores:
        for requirement in one.requirements:
            cells = [given(one.observers[name].get(requirement)) for name in observers]
            if one.consensus is not None:
                cells.append(given(one.consensus.get(requirement)))
            rows.append((texts[requirement], tuple(cells), proposed.get(requirement, "")))
        hands = [one.mean(name) for name in observers]
        hands += [one.consensus_mean] if one.consensus_mean else []
        told = tuple(
            _("{mean} (n {n} of {of})").format(mean=words.mean(hand), n=hand.n, of=hand.of)
            for hand in hands
        )
        means.append((titles.get(one.indicator, one.indicator), told))
    heads = [named.get(name, name) for name in observers]
    if agreed:
        heads.append(_("Consensus"))
    return ScoreTable(tuple(heads), tuple(rows), tuple(means), bool(proposals), _agreed(observed))


def _agreed(observed: Observed) -> str:
    alone = [Named("", one) for one in observed.observations if not one.is_consensus]
    if len({one.who for one in alone}) < 2:
        return ""
    ratings = ratings_of([alone], observed.instrument)
    return in_words(agreement(ratings, seed=1, draws=0))


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in words."""

    day: str
    steps: str
    put_right: str
    minutes: int
    length: str


def timetable(found: Trend) -> tuple[MeetingRow, ...]:
    """The meetings one after another."""
    word = {"as_meant": "", "too_short": _("too short"), "too_long": _("too long"), None: ""}
    return tuple(
        MeetingRow(
            near_date(one.day, found.last_day),
            words.share(one.followed),
            words.share(one.followed_put_right) if one.followed_put_right != one.followed else "",
            one.length_s // MINUTE,
            word[one.length],
        )
        for one in found.meetings
    )
