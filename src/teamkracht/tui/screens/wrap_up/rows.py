"""What a meeting that has ended still lacks, who was there and how it ended, as rows of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from teamkracht.i18n import _, clock_time, duration, near_date
from teamkracht.meeting import route
from teamkracht.meeting.case import Action, Case
from teamkracht.meeting.meeting import Meeting, Person
from teamkracht.meeting.times import instant
from teamkracht.records.taking_minutes import postponed_cases
from teamkracht.tui.widgets.groups import Group, Item
from teamkracht.tui.widgets.picks import Pick

SOMEBODY = "+"
"""The key of the row that adds somebody."""
ENDING = "ending"
ACTION, PRESENTER, TIME, AGAIN = "action", "presenter", "gap", "again"
LACKS = "attention"
"""The tone of a row that lacks something."""


def agreed(meeting: Meeting, done: Collection[str] = ()) -> tuple[Group, ...]:
    """What was agreed of each case, to read aloud, and what can still be filled in.

    Ideas that were not chosen are no lack. `done` are the clients whose case was cut short, and of
    whom it was said that it does not come back.
    """
    day = instant(meeting, meeting.started).date()
    waiting = {case.client for case in postponed_cases(meeting)}
    gaps = Group("", tuple(_gaps(meeting)))
    cut = {case.client: case.client in done for case in route.cut_short(meeting)}
    cases = (
        _agreed(meeting, case, day, _again(cut, case), waits=case.client in waiting)
        for case in meeting.cases_in_order()
    )
    return (*([gaps] if gaps.items else ()), *cases)


def _again(cut: Mapping[str, bool], case: Case) -> list[Item]:
    """Ask of a case that was cut short whether it comes back."""
    if case.client not in cut:
        return []
    done = cut[case.client]
    said = _("does not come back") if done else _("back next time?")
    tone = "" if done else LACKS
    return [Item(f"{AGAIN}/{case.client}", _("Not finished"), said, tone=tone)]


def _gaps(meeting: Meeting) -> Iterator[Item]:
    for place, gap in enumerate(meeting.gaps):
        if gap.asked and not gap.answered:
            long = duration(gap.end.elapsed - gap.start.elapsed)
            text = _("The program stood still for {time}").format(time=long)
            yield Item(f"{TIME}/{place}", text, _("did it go on?"), tone=LACKS)


def _agreed(meeting: Meeting, case: Case, day: date, again: list[Item], *, waits: bool) -> Group:
    items = again + [_action(case, one, day) for one in case.actions]
    if not case.presenter and _was_discussed(meeting, case):
        text = _("Who brought it in")
        items.insert(0, Item(f"{PRESENTER}/{case.client}", text, _("who?"), tone=LACKS))
    nothing = "" if case.actions else _("no action")
    state = _("put off to next time") if waits else nothing
    return Group(case.client, tuple(items), " · ".join(filter(None, (case.presenter, state))))


def _action(case: Case, action: Action, day: date) -> Item:
    when = near_date(action.when, day) if action.when else ""
    right = " · ".join(filter(None, (action.who, when, lacks := _lacks(action))))
    key = f"{ACTION}/{action.number}/{case.client}"
    return Item(key, action.text, right, tone=LACKS if lacks else "")


def _was_discussed(meeting: Meeting, case: Case) -> bool:
    return meeting.on_table(case.client) or bool(case.actions)


def _lacks(action: Action) -> str:
    if action.who is None and action.when is None:
        return _("who and when?")
    if action.who is None:
        return _("who?")
    return _("when?") if action.when is None else ""


def people(meeting: Meeting) -> tuple[Pick, ...]:
    """Everybody, present or not, and a row to add somebody."""
    rows = [
        Pick(one.name, one.name, chosen=one.present, detail=_how(one)) for one in meeting.people
    ]
    return (*rows, Pick(SOMEBODY, _("+ somebody else")))


def _how(person: Person) -> str:
    if not person.present:
        return _("was not there")
    said = (
        _("guest") if person.guest else "",
        _("online") if person.online else "",
        _("came at {time}").format(time=clock_time(person.arrived.at)) if person.arrived else "",
        _("left at {time}").format(time=clock_time(person.left.at)) if person.left else "",
    )
    return ", ".join(filter(None, said))


def ending(meeting: Meeting, *, told: bool) -> tuple[Pick, ...]:
    """Whether the meeting was broken off, and why; neither where nobody can tell yet.

    `told`: somebody said how it ended.
    """
    whole = told or route.following(meeting, meeting.visits[-1].ref) is None
    reason = meeting.ending.reason if meeting.ending else None
    return (
        Pick("whole", _("Came to its end"), chosen=whole and reason is None),
        Pick(ENDING, _("Broken off"), chosen=reason is not None, detail=reason or ""),
    )


def action_of(meeting: Meeting, key: str) -> tuple[str, Action] | None:
    """The client and the action of a row, by its key."""
    kind, _slash, rest = key.partition("/")
    number, _slash, client = rest.partition("/")
    if kind != ACTION:
        return None
    actions = meeting.case(client).actions
    return next(((client, one) for one in actions if str(one.number) == number), None)


def to_take_along(lists: Iterable[tuple[str, str, str]]) -> Group:
    """The lists to take along: of each the client, the presenter, and in words what is on it."""
    return Group(
        "",
        tuple(
            Item(client, f"{presenter} · {client}" if presenter else client, many)
            for client, presenter, many in lists
        ),
    )
