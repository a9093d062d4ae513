"""Fidelity in words: sentences for feedback, checks, weeks, proposals and what a team changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teamkracht.exports.words import step_title
from teamkracht.fidelity.adherence import Adherence, Share, StepAdherence
from teamkracht.fidelity.checks import CheckResult
from teamkracht.fidelity.feedback import Advice
from teamkracht.fidelity.proposals import Proposal
from teamkracht.fidelity.scores import WELL_IMPLEMENTED, Mean
from teamkracht.fidelity.trend import Trend
from teamkracht.fidelity.weeks import last_eight
from teamkracht.i18n import _, current, duration, mark, ngettext
from teamkracht.protocol.differences import Difference

MINUTE = 60

WEEK: Mapping[str, str] = {
    "met": mark("met"),
    "too_short": mark("met, too short"),
    "too_long": mark("met, too long"),
    "missed": mark("missed"),
    "planned_off": mark("planned off"),
}
WHY_NOT: Mapping[str, str] = {
    "not_applicable": mark("the step did not apply"),
    "not_reached": mark("the step was not reached"),
    "not_entered": mark("the step was not held"),
    "done_elsewhere": mark("it was done outside the program"),
    "who_not_kept": mark("it was not kept who said each idea"),
    "nothing_there": mark("nothing was written down"),
    "not_known": mark("the record does not tell"),
}
WHY_NO_PROPOSAL: Mapping[str, str] = {
    "too_few_weeks": mark("eight weeks are needed, and fewer are known"),
    "no_cases": mark("no case was discussed"),
    "no_steps": mark("no step applied"),
}
WELL: Mapping[str, str] = {
    "all_steps": mark("Every step was done."),
    "kompas": mark("Every case began with a compass that was brought along."),
    "length": mark("The meeting was as long as it is meant to be: {minutes} minutes."),
    "turns": mark("In every question round everyone had a turn."),
    "who_and_when": mark("Every case ended with a step that has who and when."),
    "follow_up": mark("You came back to what was agreed earlier."),
    "listened": mark("In the brainstorm the presenters listened."),
    "order": mark("You took the steps in order."),
    "weekly": mark("You met again within the week."),
    "steps": mark("You did {steps} of {of} steps."),
}
TRY: Mapping[str, str] = {
    "step_skipped": mark(
        "Do “{step}” every time, even if it is short. It has {minutes} minutes in the plan."
    ),
    "kompas": mark(
        "Have a look before the meeting whether there is a compass, or make a start together."
    ),
    "length": mark("Set aside {from} to {to} minutes. This time it was {minutes} minutes."),
    "turns": mark("In the question round, ask those who have not said anything yet too."),
    "question": mark("Write down the question for the team before the sketch begins."),
    "chosen": mark("Let the presenter choose at least one idea aloud."),
    "who_and_when": mark("Ask of the first step: who does it, and when?"),
    "follow_up": mark("Begin with one thing that was agreed last time: what came of it?"),
    "listened": mark("In the brainstorm, let the presenter listen until the choosing."),
    "time_kept": mark(
        "Watch the time of “{step}”: {minutes} minutes where {planned} were planned."
    ),
    "order": mark("Finish a step before you begin the next one."),
    "weekly": mark("Put the next meeting in the calendar: there were {days} days in between."),
    "keep_going": mark("Keep it up. Choose together what you would like to try."),
}


def well(advice: Advice | None) -> str:
    """Say what went well."""
    return _said(WELL, advice) if advice else _("You came together.")


def to_try(advice: Advice) -> str:
    """Say what to try."""
    return _said(TRY, advice)


def _said(table: Mapping[str, str], advice: Advice) -> str:
    step = title(advice.step) if advice.step else ""
    return _(table[advice.subject]).format(step=step, **advice.values)


def title(step: StepAdherence) -> str:
    """Give the title of a step; its id in readable form where the protocol is gone."""
    return step.title.in_(current()) if step.title else step_title(step.facts.id, {})


def share(found: Share) -> str:
    """Say a share in full: 13 of 15."""
    return _("{n} of {of}").format(n=found.n, of=found.of)


def decimal(value: float, places: int = 2) -> str:
    """Give a number with a comma where the language has one."""
    text = f"{value:.{places}f}"
    return text.replace(".", ",") if current() == "nl" else text


def mean(found: Mean) -> str:
    """Give a mean with two decimals; 3.996 is not rounded to a 4.00 that it is not."""
    if found.mean is None:
        return _("nothing scored")
    if not found.well_implemented and round(found.mean, 2) >= WELL_IMPLEMENTED:
        return decimal(WELL_IMPLEMENTED - 0.01)
    return decimal(found.mean)


def well_implemented(found: Mean) -> str:
    """Say on which side of 4.0 an unrounded mean lies."""
    if found.well_implemented is None:
        return ""
    words = _("{limit} or more") if found.well_implemented else _("under {limit}")
    return words.format(limit=decimal(WELL_IMPLEMENTED, 1))


def check(result: CheckResult) -> str:
    """Say whether a check was met, with its figure."""
    if result.met is None:
        why = WHY_NOT[result.why or "not_known"]
        return _("can't be told: {why}").format(why=_(why))
    word = _("yes") if result.met else _("no")
    told = figure(result)
    return f"{word} ({told})" if told else word


def figure(result: CheckResult) -> str:
    """Give the figure of a check; "" where it has none to tell."""
    if result.figure is None or result.measure == "kompas_present":
        return ""
    if result.measure == "within_minutes":
        limit = duration(result.of or 0)
        return _("{time} of {planned}").format(time=duration(result.figure), planned=limit)
    if result.measure == "everyone_had_a_turn":
        return _("{n} of {of}").format(n=result.figure, of=result.of)
    return str(result.figure)


def length(adherence: Adherence) -> str:
    """Say how long people met, and whether that is as it is meant."""
    minutes = adherence.meeting.length_s // MINUTE
    told = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    if paused := adherence.meeting.paused_s // MINUTE:
        told = _("{told} with {paused} of pause").format(told=told, paused=paused)
    if adherence.length is None or adherence.minutes is None:
        return told
    shortest, longest = adherence.minutes
    frame = _("{from} to {to} is meant").format(**{"from": shortest, "to": longest})
    word = {
        "as_meant": _("as it is meant"),
        "too_short": _("too short, {frame}"),
        "too_long": _("too long, {frame}"),
    }[adherence.length]
    return f"{told}, {word.format(frame=frame)}"


def days_since(adherence: Adherence) -> str:
    """Say how long ago the meeting before was."""
    days = adherence.days_since
    if days is None:
        return _("the first meeting that is kept")
    return ngettext(
        "{count} day after the one before", "{count} days after the one before", days
    ).format(count=days)


def steps_over_time(found: Trend) -> str:
    """Say how the steps went in the last meeting, and how often, if ever, every step was done."""
    last = found.meetings[-1].followed
    done = _("In the last meeting {share} steps were done.").format(share=share(last))
    whole = sum(one.followed.value == 1 for one in found.meetings)
    if len(found.meetings) == 1 or not whole:
        return done
    often = _("Every step was done in {n} of {of} meetings.")
    return f"{done} {often.format(n=whole, of=len(found.meetings))}"


def weeks_over_time(found: Trend) -> str:
    """Say in how many of the last eight weeks there was a meeting as meant; "" for one week."""
    looked = last_eight(found.weeks)
    if looked.of < 2:
        return ""
    told = _("Of the last {of} weeks, {met} had a meeting as long as it is meant to be.")
    said = told.format(of=looked.of, met=looked.met)
    off = looked.known - looked.of
    if not off:
        return said
    free = ngettext("{count} week was planned off.", "{count} weeks were planned off.", off)
    return f"{said} {free.format(count=off)}"


def kompassen(adherence: Adherence) -> str:
    """Say how many kompassen were brought, made here, missing."""
    count = adherence.kompassen()
    return _("{brought} brought, {made_here} made here, {missing} not there").format(**count)


def proposal(found: Proposal) -> str:
    """Say what the record proposes, and from which figure."""
    figure = found.figure
    if found.score is None:
        why = WHY_NO_PROPOSAL[figure.why or "no_steps"]
        return _("no proposal: {why}").format(why=_(why))
    n = f"{figure.n:g}".replace(".", "," if current() == "nl" else ".")
    told = _("{score} (from {n} of {of})").format(score=found.score, n=n, of=figure.of)
    return _("{told}; a whole step was left out").format(told=told) if found.capped else told


def difference(one: Difference) -> str:
    """Say how one step differs from the protocol as it comes with the program."""
    words: dict[str, Callable[[], str]] = {
        "added": lambda: _("“{step}” was added"),
        "removed": lambda: _("“{step}” was taken out"),
        "moved": lambda: _("“{step}” stands in another place"),
        "kind": lambda: _("“{step}” is another kind of step"),
        "checks": lambda: _("“{step}” is checked otherwise"),
        "minutes": lambda: _("“{step}” has {after} minutes instead of {before}"),
    }
    title = one.title.in_(current())
    return words[one.what]().format(step=title, before=one.before, after=one.after)
