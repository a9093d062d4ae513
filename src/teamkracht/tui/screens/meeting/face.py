"""What the screen of a meeting shows, worked out from the meeting and the present moment. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from teamkracht.i18n import _, clock_time, current, ngettext, short_date
from teamkracht.meeting import times
from teamkracht.meeting.meeting import Case, Meeting, StepRef
from teamkracht.meeting.signals import WARNED_AT, WARNED_FROM, was_timed
from teamkracht.tui.screens.meeting.talk import case_of, rules, sayings, who_talks
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.clock import ATTENTION, NORMAL, OVER, PAUSED, ClockFace


@dataclass(frozen=True)
class Head:
    """The words of the header, most important first."""

    protocol: str
    team: str
    date: str
    code: str = ""
    """The code that brings two observers' files together."""
    practice: str = ""
    """That nothing of it is kept, where one practises."""


@dataclass(frozen=True)
class StepWords:
    """Which step is on, and of what."""

    title: str
    case: str = ""
    whose: str = ""
    """The case in fewer words, for a screen that says elsewhere which one it is."""
    question: str = ""
    """The question to the team, once it is there; not where the pane shows it, or the kompas."""
    purpose: str = ""


@dataclass(frozen=True)
class Hints:
    """What helps the facilitator in a step."""

    sayings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    talk: str = ""


def head(meeting: Meeting, *, practice: bool = False) -> Head:
    """Give the words of the header."""
    return Head(
        meeting.protocol.title.in_(current()),
        meeting.team,
        short_date(meeting.started.at.date()),
        _("code {code}").format(code=meeting.code) if meeting.observers and meeting.code else "",
        _("practice · nothing is kept") if practice else "",
    )


def step_words(meeting: Meeting, ref: StepRef) -> StepWords:
    """Give the words above a step."""
    step, case = meeting.step(ref), case_of(meeting, ref)
    in_the_pane = step.kind == "compass" or "help_question" in step.fields
    asked = None if in_the_pane else case
    return StepWords(
        title(meeting, ref),
        case_line(meeting, case) if case else "",
        whose(case) if case else "",
        asked.fields.get("help_question", "") if asked else "",
        step.purpose.in_(current()) if step.purpose else "",
    )


def hints(meeting: Meeting, ref: StepRef) -> Hints:
    """Give what the facilitator may say, the rules, and who talks."""
    said, talk = rules(meeting, ref), who_talks(meeting, ref)
    if any(_is_in(one, said) for one in talk):
        talk = []
    return Hints(sayings(meeting, ref), said, " ".join(talk))


def _is_in(sentence: str, rules: tuple[str, ...]) -> bool:
    """Tell whether a rule says a sentence too: Yvonne listens, and reacts when choosing."""
    words = sentence.removesuffix(".").casefold()
    return any(words in rule.casefold() for rule in rules)


def case_line(meeting: Meeting, case: Case) -> str:
    """Say which case it is: Merel · casus van Yvonne · 1 van 3."""
    parts = [case.client]
    if case.presenter:
        parts.append(whose(case))
    parts.append(_("{at} of {total}").format(at=at(meeting, case), total=len(on_agenda(meeting))))
    return " · ".join(parts)


def whose(case: Case) -> str:
    """Say whose case it is: casus van Yvonne."""
    return _("case of {name}").format(name=case.presenter) if case.presenter else case.client


def on_agenda(meeting: Meeting) -> tuple[Case, ...]:
    """Give the cases that came on the table or will."""
    return tuple(
        case
        for case in meeting.cases_in_order()
        if meeting.on_table(case.client) or not (case.postponed or case.taken_off)
    )


def at(meeting: Meeting, case: Case) -> int:
    """Give the place of a case in the meeting, from 1."""
    clients = [one.client for one in on_agenda(meeting)]
    return clients.index(case.client) + 1 if case.client in clients else len(clients)


def clock_face(meeting: Meeting, now: float, wall: datetime) -> ClockFace:
    """Give the clock at a moment. Seconds are rounded up: 0:00 comes no sooner than the end."""
    ref = meeting.current
    if ref is None:
        return ClockFace(0, 0)
    left = ceil(times.left(meeting, now, ref))
    planned = times.allotted(meeting, ref)
    timed = was_timed(meeting, ref)
    state = PAUSED if meeting.paused else _state(left, planned, timed=timed)
    return ClockFace(left, planned, state, schedule=schedule(meeting, now, wall), timed=timed)


def _state(left: int, planned: int, *, timed: bool) -> str:
    if timed and left <= 0:
        return OVER
    if planned >= WARNED_FROM and planned - left >= WARNED_AT * planned:
        return ATTENTION
    return NORMAL


def schedule(meeting: Meeting, now: float, wall: datetime) -> str:
    """Say when the meeting will end and whether that is early or late: einde 11:26 · 4 min voor."""
    end = times.expected_end(meeting, now)
    return _("end {time} · {ahead}").format(
        time=clock_time(wall + timedelta(seconds=end - now)),
        ahead=ahead_words(times.planned_end(meeting) - end),
    )


def ahead_words(seconds: float) -> str:
    """Say how far ahead of the plan the meeting is, in whole minutes; behind where negative."""
    minutes = int(abs(seconds) / 60 + 0.5)
    if not minutes:
        return _("on schedule")
    if minutes >= 60:
        return _hours_words(minutes // 60, early=seconds > 0)
    if seconds > 0:
        return ngettext("{count} min ahead", "{count} min ahead", minutes).format(count=minutes)
    return ngettext("{count} min behind", "{count} min behind", minutes).format(count=minutes)


def _hours_words(hours: int, *, early: bool) -> str:
    if early:
        return ngettext("{count} hour ahead", "{count} hours ahead", hours).format(count=hours)
    return ngettext("{count} hour behind", "{count} hours behind", hours).format(count=hours)
