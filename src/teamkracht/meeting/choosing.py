"""Choosing: the ideas to lay before the client, and the actions with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from teamkracht.i18n import _
from teamkracht.meeting.case import Action, Case
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.ideas import idea_of, with_idea
from teamkracht.meeting.known import known_case, tabled_case
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.naming import all_named_or_none, apart, known_names, plainly
from teamkracht.meeting.saying import said


@dataclass(frozen=True)
class IdeaChosen(Event):
    """The presenter takes an idea along, or (`chosen` false) lets it go again."""

    client: str
    label: int
    chosen: bool = True

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return with_idea(
            meeting, self.client, self.label, chosen=self.chosen, changed=moment.number
        )


@dataclass(frozen=True)
class ActionMade(Event):
    """A worker's own next step, mostly from an idea, which is thereby chosen."""

    client: str
    text: str
    idea: int | None = None
    who: str | None = None
    when: date | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        if self.idea is not None:
            meeting = with_idea(meeting, self.client, self.idea, chosen=True, changed=moment.number)
        action = Action(moment.number, self.text, self.idea, self.who, self.when)
        actions = (*meeting.case(self.client).actions, action)
        return meeting.with_case(self.client, actions=actions)


@dataclass(frozen=True)
class ActionChanged(Event):
    """An action reads otherwise (`action`: the number of the event that made it)."""

    client: str
    action: int
    text: str
    who: str | None
    when: date | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        actions = tuple(
            replace(one, text=self.text, who=self.who, when=self.when, changed=moment.number)
            if one.number == self.action
            else one
            for one in meeting.case(self.client).actions
        )
        return meeting.with_case(self.client, actions=actions)


@dataclass(frozen=True)
class ActionRemoved(Event):
    """An action that was not one."""

    client: str
    action: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        kept = tuple(one for one in meeting.case(self.client).actions if one.number != self.action)
        return meeting.with_case(self.client, actions=kept)


def choose(meeting: Meeting, client: str, label: int, chosen: bool = True) -> IdeaChosen:
    """Take an idea along, or let it go. Raises Refused for letting go of one with an action."""
    case = known_case(meeting, client)
    idea_of(case, label)
    if not chosen and any(action.idea == label for action in case.actions):
        raise Refused(_("This idea has an action. Take the action away first."))
    return IdeaChosen(client, label, chosen)


def make_action(
    meeting: Meeting,
    client: str,
    text: str,
    *,
    idea: int | None = None,
    who: str | None = None,
    when: date | None = None,
) -> ActionMade:
    """Agree on an action. Raises Refused where who is the client, or for an idea not there."""
    case = tabled_case(meeting, client)
    if idea is not None:
        idea_of(case, idea)
    return ActionMade(client, said(text), idea, _worker(meeting, case, who), when)


def change_action(  # noqa: PLR0917
    meeting: Meeting, client: str, action: int, text: str, who: str | None, when: date | None
) -> ActionChanged:
    """Put an action right. Raises Refused where there is no such action."""
    case = known_case(meeting, client)
    action_of(case, action)
    return ActionChanged(client, action, said(text), _worker(meeting, case, who), when)


def remove_action(meeting: Meeting, client: str, action: int) -> ActionRemoved:
    """Take an action away. Raises Refused where there is no such action."""
    action_of(known_case(meeting, client), action)
    return ActionRemoved(client, action)


def action_of(case: Case, number: int) -> Action:
    """The action made by the event with this number. Raises Refused where there is none."""
    for action in case.actions:
        if action.number == number:
            return action
    raise Refused(_("There is no such action."))


def _worker(meeting: Meeting, case: Case, who: str | None) -> str | None:
    name = all_named_or_none(meeting, who)
    see_that_it_is_a_worker(name or "", case.client, known_names(meeting))
    return name


def see_that_it_is_a_worker(who: str, client: str, names: Sequence[str]) -> None:
    """An action is a worker's. Raises Refused where it is for the client, alone or with others."""
    if any(plainly(one) == plainly(client) for one in apart(who, names)):
        said = _("An action is for somebody of the team, not for {client}.")
        raise Refused(said.format(client=client))
