"""What each happening of a script comes to: the commands that a facilitator would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from teamkracht.i18n import _
from teamkracht.live.conductor import Conductor
from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    following_up,
    ideas,
    notes,
    people,
    rounds,
    route,
    steps,
)
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Meeting, OpenAction, StepRef
from teamkracht.meeting.saying import said
from teamkracht.protocol.steps import FieldName
from teamkracht.records.script_rows import (
    AGENDA,
    CLIENT,
    END,
    INTERRUPTION,
    KOMPAS,
    RESULTS,
    Change,
    Chosen,
    FollowedUp,
    Happening,
    Question,
)

Doing = Callable[[Conductor], None]


class Doings(NamedTuple):
    """What is done in one happening: at its start, spread over it, or so many minutes later."""

    at_once: list[Doing]
    said: list[Doing]
    later: list[tuple[float, Doing]]


def asking(command: Callable[..., Event], *args: object, **kwargs: object) -> Doing:
    """Ask for one command with these arguments, whenever it comes to it."""

    def do(conductor: Conductor) -> None:
        conductor.do(command, *args, **kwargs)

    return do


def doings(happening: Happening) -> Doings:
    """What a facilitator does in one happening."""
    at_once: list[Doing] = []
    if happening.handover_to:
        at_once.append(asking(people.hand_over, happening.handover_to))
    if not happening.is_step:
        return _outside_the_steps(happening, at_once)
    ref = StepRef(happening.step, happening.case)
    if happening.skipped:
        return Doings([*at_once, _skip(happening, ref)], [], [])
    if happening.mistake:
        return Doings([*at_once, _by_mistake(ref)], [], [])
    at_once += [_enter(happening, ref), *_filled_in(happening, ref)]
    return Doings(at_once, list(_said(happening, ref)), [])


def _outside_the_steps(happening: Happening, at_once: list[Doing]) -> Doings:
    later: list[tuple[float, Doing]] = []
    if happening.step == INTERRUPTION:
        at_once.append(asking(clockstops.pause, happening.what))
        if happening.notes:
            at_once.append(asking(notes.add_notes, list(happening.notes)))
        later.append((happening.paused_minutes or 0.0, _go_on))
        return Doings(at_once, [], later)
    if happening.step == AGENDA:
        at_once += [_postpone(client) for client in happening.postponed]
    at_once += _about_the_meeting(happening)
    if happening.step == END:
        at_once.append(asking(steps.end, happening.ended_early))
    return Doings(at_once, [], later)


def _about_the_meeting(happening: Happening) -> list[Doing]:
    lines = [*([happening.what] if happening.what else []), *happening.notes]
    return [asking(notes.add_notes, lines)] if lines else []


def _go_on(conductor: Conductor) -> None:
    if conductor.meeting.paused:
        conductor.do(clockstops.resume)


def _postpone(client: str) -> Doing:
    def do(conductor: Conductor) -> None:
        _on_agenda(conductor, client, None)
        conductor.do(agenda.postpone, client)

    return do


def _on_agenda(conductor: Conductor, client: str, presenter: str | None) -> None:
    known = next((case for case in conductor.meeting.cases if case.client == client), None)
    if known is None:
        conductor.do(agenda.add_case, agenda.Brought(client, presenter))
    elif presenter and known.presenter != presenter:
        conductor.do(agenda.set_presenter, client, presenter)


def _skip(happening: Happening, ref: StepRef) -> Doing:
    def do(conductor: Conductor) -> None:
        if ref.case:
            _on_agenda(conductor, ref.case, happening.presenter)
        conductor.do(steps.skip, ref, happening.reason)

    return do


def _by_mistake(ref: StepRef) -> Doing:
    def do(conductor: Conductor) -> None:
        if conductor.meeting.current != ref:
            _go_to(conductor, ref)
            conductor.undo()

    return do


def _enter(happening: Happening, ref: StepRef) -> Doing:
    def do(conductor: Conductor) -> None:
        if ref.case:
            _on_agenda(conductor, ref.case, happening.presenter)
        _go_on(conductor)
        _go_to(conductor, ref)

    return do


def _go_to(conductor: Conductor, ref: StepRef) -> None:
    """By *next* where that leads there, as a facilitator would; else by a jump."""
    meeting = conductor.meeting
    if meeting.current == ref:
        return
    if meeting.current and route.following(meeting, meeting.current) == ref:
        conductor.do(steps.go_next)
    else:
        conductor.do(steps.jump, ref)


def _filled_in(happening: Happening, ref: StepRef) -> Iterator[Doing]:
    """What stands at once: the fields and the kompas."""
    client = ref.case
    if client is None:
        return
    if happening.kompas is not None:
        yield asking(compass.lay_kompas, client, happening.kompas)
    if happening.krachtkompas is not None:
        yield asking(compass.note_kompas, ref, KOMPAS[happening.krachtkompas])
    if happening.help_question:
        yield _field(client, "help_question", happening.help_question)
    if happening.goal:
        yield _field(client, "goal", happening.goal)
    if happening.situation:
        yield _field(client, "situation", happening.situation)


def _field(client: str, field: FieldName, text: str) -> Doing:
    """Fill a field, where it does not say so already."""

    def do(conductor: Conductor) -> None:
        if conductor.meeting.case(client).fields.get(field) != said(text):
            conductor.do(notes.set_field, client, field, text)

    return do


def _said(happening: Happening, ref: StepRef) -> Iterator[Doing]:
    """What is said one after another."""
    lines = [*([happening.what] if happening.what else []), *happening.notes]
    yield from (asking(notes.add_notes, [line], ref) for line in lines)
    yield from (_followed_up(one) for one in happening.followed_up)
    if ref.case is None:
        return
    client = ref.case
    yield from (_turn(ref, one, happening.round_of(one)) for one in happening.questions)
    yield from (asking(ideas.add_ideas, client, [one.idea], one.by) for one in happening.ideas)
    for change in happening.changes:
        yield _heard(client, change)
    yield from (_chosen(client, one) for one in happening.chosen)
    if happening.next_contact:
        yield asking(notes.set_next_contact, client, happening.next_contact)


def _heard(client: str, change: Change) -> Doing:
    def do(conductor: Conductor) -> None:
        known = conductor.meeting.case(client).kompas.entries(change.place)
        if said(change.text) not in known:
            conductor.do(compass.add_entry, client, change.place, change.text)

    return do


def _turn(ref: StepRef, question: Question, number: int) -> Doing:
    def do(conductor: Conductor) -> None:
        while conductor.meeting.record(ref).round < number:
            conductor.do(rounds.start_round, ref)
        if question.pass_:
            conductor.do(rounds.pass_turn, ref, question.by)
        else:
            conductor.do(rounds.take_turn, ref, question.by, question.question, question.answer)

    return do


def _chosen(client: str, chosen: Chosen) -> Doing:
    def do(conductor: Conductor) -> None:
        label = _label(conductor.meeting, client, chosen.idea)
        if chosen.action:
            conductor.do(
                choosing.make_action,
                client,
                chosen.action,
                idea=label,
                who=chosen.who,
                when=chosen.when,
            )
        elif label is not None:
            conductor.do(choosing.choose, client, label)
        else:
            fault = _("“{idea}” is not among the ideas for {client}.")
            raise Refused(fault.format(idea=chosen.idea, client=client))

    return do


def _label(meeting: Meeting, client: str, text: str) -> int | None:
    """The number of an idea by its words as they are kept; of two equal ones the first."""
    kept = said(text)
    return next((one.label for one in meeting.case(client).ideas if one.text == kept), None)


def _followed_up(told: FollowedUp) -> Doing:
    def do(conductor: Conductor) -> None:
        conductor.do(
            following_up.follow_up,
            _open_action(conductor.meeting, told),
            RESULTS[told.result],
            client=CLIENT[told.client] if told.client else None,
            new_date=told.new_date,
            note=told.note,
        )

    return do


def _open_action(meeting: Meeting, told: FollowedUp) -> OpenAction:
    """The open action that is meant, or one that this program did not know of, as told."""
    meant = said(told.case), said(told.action)
    for action in meeting.open_actions:
        if (action.case, action.action) == meant:
            return action
    return OpenAction(told.case, told.action)
