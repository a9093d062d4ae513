"""The brainstorm: one idea after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from teamkracht.i18n import _
from teamkracht.meeting.case import Case, Idea
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_case, tabled_case
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.naming import named_or_none
from teamkracht.meeting.saying import said, said_lines


@dataclass(frozen=True)
class IdeasAdded(Event):
    """Ideas that were said; several at once where a list was pasted."""

    client: str
    texts: tuple[str, ...]
    by: str | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        ideas = meeting.case(self.client).ideas
        first = ideas[-1].label + 1 if ideas else 1
        added = (
            Idea(moment.number, label, text, self.by)
            for label, text in enumerate(self.texts, start=first)
        )
        return meeting.with_case(self.client, ideas=(*ideas, *added))


@dataclass(frozen=True)
class IdeaChanged(Event):
    """An idea, put in other words."""

    client: str
    label: int
    text: str

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return with_idea(meeting, self.client, self.label, text=self.text, number=moment.number)


@dataclass(frozen=True)
class IdeaRemoved(Event):
    """An idea that was not one. The labels of the others stay; its actions stay without it."""

    client: str
    label: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        case = meeting.case(self.client)
        ideas = tuple(idea for idea in case.ideas if idea.label != self.label)
        actions = tuple(
            replace(action, idea=None) if action.idea == self.label else action
            for action in case.actions
        )
        return meeting.with_case(self.client, ideas=ideas, actions=actions)


def with_idea(meeting: Meeting, client: str, label: int, **changes: object) -> Meeting:
    """The meeting with one idea changed."""
    ideas = tuple(
        replace(idea, **changes) if idea.label == label else idea  # type: ignore[arg-type]
        for idea in meeting.case(client).ideas
    )
    return meeting.with_case(client, ideas=ideas)


def add_ideas(
    meeting: Meeting, client: str, texts: Sequence[str], by: str | None = None
) -> IdeasAdded:
    """Add one idea, or a list of them."""
    by = named_or_none(meeting, by)
    return IdeasAdded(tabled_case(meeting, client).client, said_lines(texts), by)


def change_idea(meeting: Meeting, client: str, label: int, text: str) -> IdeaChanged:
    """Put an idea in other words. Raises Refused where there is no such idea."""
    idea_of(known_case(meeting, client), label)
    return IdeaChanged(client, label, said(text))


def remove_idea(meeting: Meeting, client: str, label: int) -> IdeaRemoved:
    """Take an idea away. Raises Refused where there is no such idea."""
    idea_of(known_case(meeting, client), label)
    return IdeaRemoved(client, label)


def idea_of(case: Case, label: int) -> Idea:
    """The idea with this number. Raises Refused where there is none."""
    for idea in case.ideas:
        if idea.label == label:
            return idea
    raise Refused(_("There is no idea {number}.").format(number=label))
