"""Every event in a few words: what undo took back, and what redo brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from teamkracht.i18n import _, current, ngettext
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
    steps,
)
from teamkracht.meeting.event import Event
from teamkracht.meeting.meeting import Meeting, StepRef
from teamkracht.tui.widgets.fitting import fit

SHORT = 44
"""Cells of people's own words that are repeated."""

Teller = Callable[[Any, Meeting], str]


def told(event: Event, meeting: Meeting) -> str:
    """Say in a few words what an event was about, without a capital or a full stop."""
    teller = TELLERS.get(type(event))
    return teller(event, meeting) if teller else _("the last change")


def is_removal(event: Event) -> bool:
    """Tell whether something that was written is gone by this event."""
    if isinstance(event, (notes.NoteChanged, compass.EntryChanged)):
        return event.text is None
    removals = (ideas.IdeaRemoved, choosing.ActionRemoved, rounds.TurnRemoved)
    return isinstance(event, removals)


def title(meeting: Meeting, ref: StepRef) -> str:
    """Give the title of a step."""
    return meeting.step(ref).title.in_(current())


def place_words(meeting: Meeting, ref: StepRef) -> str:
    """Name a step with its case: Brainstorm of Merel."""
    if ref.case is None:
        return title(meeting, ref)
    words = _("{step} of {client}")
    return words.format(step=title(meeting, ref), client=fit(ref.case, SHORT))


def _quoted(text: str) -> str:
    return f"‘{fit(text, SHORT)}’"


def _ideas(event: ideas.IdeasAdded, meeting: Meeting) -> str:
    del meeting
    if len(event.texts) == 1:
        return _("the idea {text}").format(text=_quoted(event.texts[0]))
    count = len(event.texts)
    return ngettext("{count} idea", "{count} ideas", count).format(count=count)


def _notes(event: notes.NotesAdded, meeting: Meeting) -> str:
    del meeting
    if len(event.texts) == 1:
        return _("the note {text}").format(text=_quoted(event.texts[0]))
    count = len(event.texts)
    return ngettext("{count} note", "{count} notes", count).format(count=count)


def _chosen(event: choosing.IdeaChosen, meeting: Meeting) -> str:
    del meeting
    if event.chosen:
        return _("choosing idea {number}").format(number=event.label)
    return _("letting go of idea {number}").format(number=event.label)


def _time(event: clockstops.TimeAdded, meeting: Meeting) -> str:
    minutes = f"{event.seconds / 60:+g}".replace("-", "−")
    return _("{minutes} min for {step}").format(minutes=minutes, step=title(meeting, event.ref))


def _field(event: notes.FieldSet, meeting: Meeting) -> str:
    del meeting
    return {
        "help_question": _("the question for the team"),
        "goal": _("the goal"),
        "situation": _("the situation"),
    }[event.field]


def _entry(event: compass.EntryAdded, meeting: Meeting) -> str:
    del meeting
    return _("{text} on the compass").format(text=_quoted(event.text))


def _fixed(words: Callable[[], str]) -> Teller:
    return lambda event, meeting: words()  # noqa: ARG005


def _person(words: Callable[[], str]) -> Teller:
    return lambda event, meeting: words().format(name=fit(event.name, SHORT))  # noqa: ARG005


def _client(words: Callable[[], str]) -> Teller:
    return lambda event, meeting: words().format(client=fit(event.client, SHORT))  # noqa: ARG005


def _step(words: Callable[[], str]) -> Teller:
    return lambda event, meeting: words().format(step=title(meeting, event.ref))


def _numbered(words: Callable[[], str]) -> Teller:
    return lambda event, meeting: words().format(number=event.label)  # noqa: ARG005


TELLERS: dict[type[Event], Teller] = {
    agenda.CaseAdded: lambda event, meeting: _("the case {client}").format(  # noqa: ARG005
        client=fit(event.case.client, SHORT)
    ),
    agenda.CasePostponed: _client(lambda: _("postponing {client}")),
    agenda.CaseTakenOff: _client(lambda: _("setting {client} aside")),
    agenda.PresenterSet: _client(lambda: _("who presents {client}")),
    choosing.IdeaChosen: _chosen,
    choosing.ActionMade: lambda event, meeting: _("the action {text}").format(  # noqa: ARG005
        text=_quoted(event.text)
    ),
    choosing.ActionChanged: _fixed(lambda: _("the change of an action")),
    choosing.ActionRemoved: _fixed(lambda: _("taking an action away")),
    clockstops.Paused: _fixed(lambda: _("the pause")),
    clockstops.PauseNoted: _fixed(lambda: _("what the pause is for")),
    clockstops.Resumed: _fixed(lambda: _("going on after the pause")),
    clockstops.TimeAdded: _time,
    clockstops.TimeSpread: _fixed(lambda: _("spreading the time")),
    clockstops.GapAnswered: _fixed(lambda: _("the answer about the time that was not seen")),
    compass.KompasNoted: _step(lambda: _("what was said of the strengths compass")),
    compass.KompasLaid: _client(lambda: _("the strengths compass of {client}")),
    compass.EntryAdded: _entry,
    compass.EntryChanged: _fixed(lambda: _("the change of the compass")),
    compass.KompasConfirmed: _client(lambda: _("whether {client} has seen the compass")),
    following_up.FollowedUp: _fixed(lambda: _("what became of an action")),
    following_up.RestPutOff: _fixed(lambda: _("putting off the rest")),
    ideas.IdeasAdded: _ideas,
    ideas.IdeaChanged: _numbered(lambda: _("the change of idea {number}")),
    ideas.IdeaRemoved: _numbered(lambda: _("taking idea {number} away")),
    notes.NotesAdded: _notes,
    notes.NoteChanged: _fixed(lambda: _("the change of a note")),
    notes.FieldSet: _field,
    notes.ClientKnowsSet: _client(lambda: _("whether {client} knows of it")),
    notes.NextContactSet: _fixed(lambda: _("the day of the next contact")),
    people.Arrived: _person(lambda: _("that {name} came in")),
    people.PersonLeft: _person(lambda: _("that {name} left")),
    people.AttendanceSet: _person(lambda: _("who is here: {name}")),
    people.FacilitatorChanged: lambda event, meeting: _("handing over to {name}").format(  # noqa: ARG005
        name=fit(event.to, SHORT)
    ),
    people.TypistSet: _person(lambda: _("that {name} types")),
    rounds.TurnTaken: lambda event, meeting: _("the turn of {name}").format(  # noqa: ARG005
        name=fit(event.by, SHORT)
    ),
    rounds.TurnChanged: _fixed(lambda: _("the change of a turn")),
    rounds.TurnRemoved: _fixed(lambda: _("taking a turn away")),
    rounds.RoundStarted: lambda event, meeting: _("round {number}").format(number=event.round),  # noqa: ARG005
    steps.StepEntered: _step(lambda: _("the step {step}")),
    steps.StepSkipped: _step(lambda: _("skipping {step}")),
    steps.StepStated: _step(lambda: _("that {step} was done elsewhere")),
    steps.MeetingEnded: _fixed(lambda: _("the end of the meeting")),
    steps.EndTold: _fixed(lambda: _("why the meeting ended")),
}
"""How each kind of event is told. What the clock noted is not here: nobody takes that back."""
