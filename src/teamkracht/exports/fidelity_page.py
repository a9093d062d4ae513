"""The fidelity of a meeting, and a team's trend, as pages of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_honest import what_it_tells, who_may_see, whose_requirements
from teamkracht.exports.page import GAP, Said
from teamkracht.exports.words import STATUS
from teamkracht.fidelity.adherence import Adherence, StepAdherence
from teamkracht.fidelity.scores import IndicatorScores
from teamkracht.fidelity.trend import IndicatorTrend, Scored, Trend
from teamkracht.i18n import _, current, duration, long_date, near_date
from teamkracht.protocol.model import Instrument
from teamkracht.records.pairing import told_of_minutes
from teamkracht.store.fidelity import MeetingLooked, TeamLooked

MINUTE = 60

SIGN: Mapping[str, str] = {
    "met": "■",
    "too_short": "◧",
    "too_long": "◨",
    "missed": "□",
    "planned_off": "·",
}


def meeting_page(looked: MeetingLooked) -> Iterator[Said]:
    """Give the page of one meeting."""
    adherence = looked.adherence
    yield Said("title", f"{adherence.meeting.team}, {long_date(adherence.meeting.day)}")
    yield Said("quiet", who_may_see(looked.who_may_see))
    yield GAP
    leads = (_("Went well"), _("To try"))
    said = (words.well(looked.feedback.well), words.to_try(looked.feedback.to_try))
    width = max(map(len, leads)) + 1
    for lead, text in zip(leads, said, strict=True):
        yield Said("item", text, lead=lead.ljust(width))
    yield from _facts(looked)
    yield from _changed(looked)
    yield from _steps(looked)
    yield from _checks(looked)
    yield from put_right_lines(looked)
    yield from _scores(looked)


def _facts(looked: MeetingLooked) -> Iterator[Said]:
    rows = neutral_facts(looked.adherence)
    yield GAP
    width = max(len(label) for label, _text in rows) + 1
    yield from (Said("item", text, lead=label.ljust(width)) for label, text in rows)


def neutral_facts(adherence: Adherence) -> tuple[tuple[str, str], ...]:
    """What can be said of a meeting without judging it, each with its label."""
    return (
        (_("Steps done"), words.share(adherence.followed)),
        (_("In order"), words.share(adherence.in_order)),
        (_("Length"), words.length(adherence)),
        (_("Rhythm"), words.days_since(adherence)),
        (_("Cases"), str(len(adherence.cases))),
        (_("Compass"), words.kompassen(adherence)),
    )


def _changed(looked: MeetingLooked) -> Iterator[Said]:
    if looked.changed:
        yield GAP
        yield Said("heading", _("The team's own way of working"))
        yield from (Said("item", words.difference(one), 1, "-") for one in looked.changed)


def _steps(looked: MeetingLooked) -> Iterator[Said]:
    steps = looked.adherence.steps
    yield GAP
    yield Said("heading", _("Steps"))
    width = max((len(words.title(one)) for one in steps), default=0) + 1
    case: str | None = None
    for one in steps:
        if one.facts.case != case:
            case = one.facts.case
            yield Said("label", case, 1) if case else GAP
        lead = words.title(one).ljust(width + (0 if case else 2))
        yield Said("item", _went(one), 2 if case else 1, lead)


def _went(step: StepAdherence) -> str:
    facts = step.facts
    said = [_(STATUS[facts.status])]
    if facts.visits:
        planned = duration(facts.planned_s)
        time = duration(facts.actual_s)
        said.append(_("{time} of {planned}").format(time=time, planned=planned))
    if facts.evidence == "stated":
        said.append(_("as the facilitator says"))
    if facts.in_order is False:
        said.append(_("not in order"))
    if facts.reason:
        said.append(facts.reason)
    return ", ".join(said)


def _checks(looked: MeetingLooked) -> Iterator[Said]:
    """The checks that were not met, or can't be told; the others by their number."""
    adherence = looked.adherence
    yield GAP
    yield Said("heading", _("Checks: {share} met").format(share=words.share(adherence.checks_met)))
    for one in adherence.checks:
        if not one.met and one.why != "not_applicable":
            case = f"{one.case}: " if one.case else ""
            yield Said("item", f"{case}{one.text.in_(current())} {words.check(one)}", 1, "-")


def put_right_lines(looked: MeetingLooked) -> Iterator[Said]:
    """What the facilitator made of steps, beside what the program logged; with the reasons."""
    changed = [one for one in looked.adherence.steps if one.facts.changes]
    if not changed:
        return
    yield GAP
    yield Said("heading", _("What the facilitator put right"))
    told = words.share(looked.adherence.followed_put_right)
    yield Said("text", _("With this, {share} steps were done.").format(share=told), 1)
    for one in changed:
        for change in one.facts.changes:
            case = f"{one.facts.case}: " if one.facts.case else ""
            line = _("{step}: {to} instead of {before}. {reason}").format(
                step=f"{case}{words.title(one)}",
                to=_(STATUS[change.to]),
                before=_(STATUS[change.from_]),
                reason=change.reason,
            )
            yield Said("item", line, 1, "-")


def _scores(looked: MeetingLooked) -> Iterator[Said]:
    for observed in looked.observed:
        yield GAP
        yield Said("heading", _("What observers saw"))
        for scores in observed.scores:
            yield from scores_lines(scores, observed.instrument)
        yield Said("quiet", whose_requirements(observed.instrument), 1)
        held_by = looked.adherence.meeting.protocol_version
        told = told_of_minutes(observed.observations, held_by)
        yield from (Said("quiet", line, 1) for line in told)
    if looked.observed:
        yield from proposal_lines(looked)
        yield GAP
        yield from (Said("quiet", line) for line in what_it_tells(1, 1))


def proposal_lines(looked: MeetingLooked) -> Iterator[Said]:
    """The score that the record proposes for each requirement with a rule."""
    texts = {one.id: one for one in looked.instrument.requirement} if looked.instrument else {}
    if looked.proposals:
        yield GAP
        yield Said("heading", _("What the record alone would give"))
    for one in looked.proposals:
        text = texts[one.requirement].text.in_(current())
        yield Said("item", f"{text} {words.proposal(one)}", 1, "-")


def scores_lines(scores: IndicatorScores, instrument: Instrument) -> Iterator[Said]:
    """One indicator: the mean of each observer and of the consensus, n of how many."""
    titles = {one.id: one.title.in_(current()) for one in instrument.indicator}
    yield Said("label", titles.get(scores.indicator, scores.indicator), 1)
    hands = [(name, scores.mean(name)) for name in scores.observers]
    if scores.consensus_mean:
        hands.append((_("Consensus"), scores.consensus_mean))
    width = max((len(name) for name, _mean in hands), default=0) + 1
    for name, found in hands:
        told = _("{mean}, {n} of {of} scored").format(
            mean=words.mean(found), n=found.n, of=found.of
        )
        side = words.well_implemented(found)
        yield Said("item", f"{told}, {side}" if side else told, 2, name.ljust(width))


def trend_page(looked: TeamLooked) -> Iterator[Said]:
    """Give the page of a team's trend."""
    found = looked.trend
    yield Said("title", found.team)
    yield Said("quiet", who_may_see(looked.last.who_may_see))
    yield from _weeks(found)
    yield GAP
    yield Said("heading", _("Meetings"))
    days = _days(found)
    for one in found.meetings:
        if one.gap:
            yield Said("quiet", _("a week or more missed"), 1)
        minutes = _("{minutes} min").format(minutes=one.length_s // MINUTE)
        steps = _("{share} steps done").format(share=words.share(one.followed))
        yield Said("item", f"{minutes:>8}  {steps}", 1, days[one.day])
    for indicator in found.indicators:
        yield from _indicator(indicator, looked)
    yield GAP
    told = what_it_tells(found.observed, len(found.meetings))
    yield from (Said("quiet", line) for line in told)


def _days(found: Trend) -> Mapping[date, str]:
    """The days of the meetings, as wide as each other; with a year that is not that of the last."""
    days = {one.day: near_date(one.day, found.last_day) for one in found.meetings}
    width = max(map(len, days.values()))
    return {day: text.ljust(width + 1) for day, text in days.items()}


def _weeks(found: Trend) -> Iterator[Said]:
    yield GAP
    yield Said("heading", _("Weeks"))
    yield Said("item", "".join(SIGN[one.state] for one in found.weeks), 1)
    states = dict.fromkeys(one.state for one in found.weeks)
    legend = "   ".join(f"{SIGN[state]} {_(words.WEEK[state])}" for state in states)
    yield Said("quiet", legend, 1)


def _indicator(indicator: IndicatorTrend, looked: TeamLooked) -> Iterator[Said]:
    used = [one.instrument for one in looked.observed]
    titles = {one.id: one.title.in_(current()) for each in used for one in each.indicator}
    yield GAP
    yield Said("heading", titles.get(indicator.indicator, indicator.indicator))
    before: Scored | None = None
    days = _days(looked.trend)
    for point in indicator.points:
        if before and before.version != point.version:
            told = _("From here on with {instrument} version {version}: not the same measure.")
            version = point.version
            line = told.format(instrument=version.instrument, version=version.version)
            yield Said("quiet", line, 1)
        before = point
        who = _("Consensus") if point.is_consensus else point.observer
        scored = _("{mean}, {n} of {of} scored").format(
            mean=words.mean(point.result), n=point.result.n, of=point.result.of
        )
        yield Said("item", f"{scored}  {who}", 1, days[point.day])
