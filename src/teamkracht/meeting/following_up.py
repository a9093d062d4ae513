"""The terugblik: what became of the actions of earlier meetings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from teamkracht.i18n import _
from teamkracht.meeting.case import ClientChoice, FollowUp, OpenAction, Result
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.saying import said, said_or_none


@dataclass(frozen=True)
class FollowedUp(Event):
    """What became of one action. Said again, it replaces what was said before."""

    action: OpenAction
    result: Result
    client: ClientChoice | None = None
    new_date: date | None = None
    note: str | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        follow_up = FollowUp(
            moment.number, self.action, self.result, self.client, self.new_date, self.note
        )
        known = meeting.follow_ups
        if follow_up_of(meeting, self.action) is None:
            return replace(meeting, follow_ups=(*known, follow_up))
        return replace(
            meeting,
            follow_ups=tuple(follow_up if one.action == self.action else one for one in known),
        )


@dataclass(frozen=True)
class RestPutOff(Event):
    """All actions that were not discussed wait for the next meeting."""

    actions: tuple[OpenAction, ...]

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        put_off = tuple(FollowUp(moment.number, action, "not_discussed") for action in self.actions)
        return replace(meeting, follow_ups=(*meeting.follow_ups, *put_off))


def follow_up_of(meeting: Meeting, action: OpenAction) -> FollowUp | None:
    """What was said of an action, if anything."""
    return next((one for one in meeting.follow_ups if one.action == action), None)


def not_discussed(meeting: Meeting) -> tuple[OpenAction, ...]:
    """The open actions of which nothing was said."""
    discussed = {one.action for one in meeting.follow_ups}
    return tuple(action for action in meeting.open_actions if action not in discussed)


def is_due(action: OpenAction, today: date) -> bool:
    """An action whose day has come, or that has none."""
    return action.when is None or action.when <= today


def follow_up(
    meeting: Meeting,
    action: OpenAction,
    result: Result,
    *,
    client: ClientChoice | None = None,
    new_date: date | None = None,
    note: str | None = None,
) -> FollowedUp:
    """Say what became of an action; also of one that this program did not know of."""
    if action not in meeting.open_actions:
        action = _fit_to_keep(action)
    return FollowedUp(action, result, client, new_date, said_or_none(note))


def put_off_rest(meeting: Meeting) -> RestPutOff:
    """Let all that was not discussed wait. Raises Refused where nothing is left."""
    left = not_discussed(meeting)
    if not left:
        raise Refused(_("Every action has been discussed."))
    return RestPutOff(left)


def _fit_to_keep(action: OpenAction) -> OpenAction:
    return replace(
        action,
        case=said(action.case),
        action=said(action.action),
        who=said_or_none(action.who),
        idea=said_or_none(action.idea),
    )
