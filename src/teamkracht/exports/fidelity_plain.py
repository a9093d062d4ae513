"""The fidelity of a meeting, and a team's trend, as plain values for programs that read them."""

from __future__ import annotations

from teamkracht.exports.fidelity_words import difference, to_try, well
from teamkracht.fidelity.adherence import Adherence, Share, StepAdherence
from teamkracht.fidelity.checks import CheckResult
from teamkracht.fidelity.proposals import Proposal
from teamkracht.fidelity.scores import plain_scores
from teamkracht.fidelity.trend import Scored, Trend
from teamkracht.fidelity.weeks import WeekLooked
from teamkracht.store.fidelity import MeetingLooked, TeamLooked
from teamkracht.store.team_record import Observed

Plain = dict[str, object]


def plain_meeting(looked: MeetingLooked) -> Plain:
    """Give one meeting as `fidelity show --json` writes it (docs/formats/fidelity.md)."""
    adherence = looked.adherence
    return {
        **_meeting(adherence),
        "who_may_see": looked.who_may_see,
        "steps": [_step(step) for step in adherence.steps],
        "feedback": {
            "well": looked.feedback.well.subject if looked.feedback.well else None,
            "well_text": well(looked.feedback.well),
            "to_try": looked.feedback.to_try.subject,
            "to_try_text": to_try(looked.feedback.to_try),
        },
        "protocol_changes": [
            {"what": one.what, "step": one.step, "text": difference(one)} for one in looked.changed
        ],
        "weeks": [_week(one) for one in looked.weeks],
        "observed": [_observed(one) for one in looked.observed],
        # Nobody sees what the record proposes before there is a score.
        "proposals": [_proposal(one) for one in looked.proposals if looked.observed],
    }


def _meeting(adherence: Adherence) -> Plain:
    meeting = adherence.meeting
    minutes = adherence.minutes
    return {
        "meeting": meeting.id,
        "team": meeting.team,
        "date": meeting.day.isoformat(),
        "protocol": meeting.protocol,
        "protocol_version": meeting.protocol_version,
        "followed": _share(adherence.followed),
        "followed_put_right": _share(adherence.followed_put_right),
        "in_order": _share(adherence.in_order),
        "checks_met": _share(adherence.checks_met),
        "length_s": meeting.length_s,
        "length": adherence.length,
        "meant_minutes": list(minutes) if minutes else None,
        "days_since": adherence.days_since,
        "cases": len(adherence.cases),
        "postponed": meeting.postponed,
        "kompassen": adherence.kompassen(),
    }


def _share(share: Share) -> Plain:
    return {"n": share.n, "of": share.of, "share": share.value}


def _step(step: StepAdherence) -> Plain:
    facts = step.facts
    return {
        "id": facts.id,
        "case": facts.case,
        "status": facts.status,
        "evidence": facts.evidence,
        "put_right": [
            {"from": one.from_, "to": one.to, "reason": one.reason, "at": one.at.isoformat()}
            for one in facts.changes
        ],
        "in_order": facts.in_order,
        "actual_s": facts.actual_s,
        "planned_s": facts.planned_s,
        "extended_s": facts.extended_s,
        "checks": [_check(one) for one in step.checks],
    }


def _check(check: CheckResult) -> Plain:
    return {
        "id": check.id,
        "measure": check.measure,
        "met": check.met,
        "figure": check.figure,
        "of": check.of,
        "why": check.why,
    }


def _week(week: WeekLooked) -> Plain:
    return {"week": str(week.week), "monday": week.week.monday.isoformat(), "state": week.state}


def _observed(observed: Observed) -> Plain:
    instrument = observed.instrument
    return {
        "instrument": instrument.id,
        "instrument_version": instrument.version,
        **plain_scores(observed.scores),
    }


def _proposal(proposal: Proposal) -> Plain:
    return {
        "requirement": proposal.requirement,
        "score": proposal.score,
        "share": proposal.figure.value,
        "n": proposal.figure.n,
        "of": proposal.figure.of,
        "step_left_out": proposal.capped,
        "why": proposal.figure.why,
    }


def plain_trend(looked: TeamLooked) -> Plain:
    """Give a team's trend as `fidelity trend --json` writes it."""
    found = looked.trend
    return {
        "team": found.team,
        "who_may_see": looked.last.who_may_see,
        "observed": found.observed,
        "meetings": _points(found),
        "weeks": [_week(one) for one in found.weeks],
        "indicators": [
            {
                "id": one.indicator,
                "points": [_scored(point) for point in one.points],
                "lines": [[one.points.index(point) for point in line.points] for line in one.lines],
            }
            for one in found.indicators
        ],
    }


def _points(found: Trend) -> list[Plain]:
    return [
        {
            "meeting": one.meeting,
            "date": one.day.isoformat(),
            "followed": _share(one.followed),
            "followed_put_right": _share(one.followed_put_right),
            "length_s": one.length_s,
            "length": one.length,
            "gap_before": one.gap,
        }
        for one in found.meetings
    ]


def _scored(point: Scored) -> Plain:
    who: Plain = {"consensus": True} if point.is_consensus else {"observer": point.observer}
    return {
        "meeting": point.meeting,
        "date": point.day.isoformat(),
        **who,
        "mean": point.result.mean,
        "n": point.result.n,
        "of": point.result.of,
        "well_implemented": point.result.well_implemented,
        "instrument": point.version.instrument,
        "instrument_version": point.version.version,
    }
