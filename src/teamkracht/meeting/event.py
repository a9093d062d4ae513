"""What an event is, and how a request that can't be met is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from teamkracht.i18n import Said

if TYPE_CHECKING:
    from teamkracht.meeting.meeting import Meeting
    from teamkracht.meeting.moment import Moment


class Refused(Said):
    """What somebody asked can't be done; the text says why, in the user's language."""


@dataclass(frozen=True)
class Event:
    """Something that happened in a meeting.

    Undo takes back what a person did (`by_person`), not what the clock or the system noted.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    by_person: ClassVar[bool] = True

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with this event added."""
        raise NotImplementedError
