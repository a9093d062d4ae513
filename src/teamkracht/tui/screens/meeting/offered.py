"""Which commands a meeting offers at a moment."""

from __future__ import annotations

from teamkracht.meeting import clockstops
from teamkracht.tui.commands import Command
from teamkracht.tui.meeting_commands import GO_ON, MEETING_COMMANDS, PAUSE
from teamkracht.tui.screens.meeting.base import MeetingBase
from teamkracht.tui.screens.meeting.more_commands import CHANGES, MORE_COMMANDS, OF_A_CASE

COMMANDS = (*MEETING_COMMANDS, *MORE_COMMANDS)
DURING_PAUSE = tuple(GO_ON if one is PAUSE else one for one in COMMANDS)
"""The commands while the clock stands still."""


class Offered(MeetingBase):
    """What can be done, by what is on."""

    def own_commands(self) -> tuple[Command, ...]:
        """While the clock stands still the key of the pause goes on."""
        return DURING_PAUSE if self.meeting.paused else COMMANDS

    def has_open_question(self) -> bool:
        """Whether time passed of which nobody said yet what it was."""
        return clockstops.open_question(self.meeting) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what means something at this moment."""
        if action in CHANGES and (self.conductor.read_only or self.meeting.ending is not None):
            return False
        if action in OF_A_CASE and self.case is None:
            return False
        if action == "pause_with_note":
            return not self.meeting.paused
        if action == "answer_gap":
            return self.has_open_question()
        return True
