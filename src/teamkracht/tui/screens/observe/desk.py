"""What the screens of an observation share: noting things, saying so, and waiting for the disk."""

from __future__ import annotations

from collections.abc import Callable

from textual.css.query import NoMatches
from textual.events import Key

from teamkracht.fidelity.observing.events import Event
from teamkracht.i18n import _, mark
from teamkracht.live.observing import Desk
from teamkracht.meeting.event import Refused
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.screens.observe import words
from teamkracht.tui.widgets.notice import Notice

UNDO = Command(
    "undo",
    mark("Undo"),
    mark("Take back what you noted last."),
    ("ctrl+z", "u"),
    footer=True,
    priority=True,
)
REDO = Command(
    "redo", mark("Redo"), mark("Bring back what was undone."), ("ctrl+y",), priority=True
)
BACK = Command(
    "back",
    mark("Back"),
    mark("Leave it for now. All is kept; you go on where you were."),
    ("escape",),
    footer=True,
)


class DeskScreen(CommandScreen):
    """A screen on an observation under way. `show` is called after each change, and by the second.

    `OWNER`: when this screen is gone, the observation is let go of and waits on the disk.
    """

    OWNER = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._marked_saved = -1

    def on_mount(self) -> None:
        """Show, and look at the clock by the second."""
        self.show()
        self.set_interval(1.0, self._second)
        self.set_interval(0.2, self._look_saved)

    def on_unmount(self) -> None:
        """Let the observation wait."""
        if self.OWNER:
            self.desk.close()

    def on_screen_resume(self) -> None:
        """Show what changed elsewhere."""
        self.show()

    def show(self) -> None:
        """Show all as it stands."""
        raise NotImplementedError

    def commanded(self, event: Key) -> bool:
        """Carry out a command here and now: on its way to the app another key could overtake it."""
        for command in self.own_commands():
            if event.key in command.keys and self.check_action(command.id, ()):
                event.stop()
                event.prevent_default()
                getattr(self, f"action_{command.id}")()
                return True
        return False

    def _second(self) -> None:
        if self.is_active:
            self.show()

    def _look_saved(self) -> None:
        """Say that all is on the disk, or why not."""
        saved, trouble = self.desk.saved, self.desk.trouble
        try:
            notice = self.query_one(Notice)
        except NoMatches:
            return
        if trouble:
            notice.problem("disk", trouble)
        else:
            notice.solved("disk")
        if saved != self._marked_saved and self.desk.all_saved:
            self._marked_saved = saved
            last = self.desk.observing
            told = words.told(last, last.latest.event)
            done = "✓ " + _("saved")
            notice.say(f"{told}  {done}" if told else done)

    def note(self, ask: Callable[[], Event | None], *, quiet: bool = False) -> bool:
        """Note what is asked; what can't be is said. True where it was noted."""
        notice = self.query_one(Notice)
        try:
            noted = self.desk.do(ask())
        except Refused as refused:
            if not quiet:
                self._marked_saved = self.desk.saved
                notice.say(str(refused))
            return False
        if noted is not None and not quiet:
            told = words.told(self.desk.observing, noted.event)
            notice.say(told + "  · " + _("being saved") if told else "")
        self.show()
        self.refresh_bindings()
        return noted is not None

    def action_undo(self) -> None:
        """Take back the last thing."""
        self.note(self.desk.observing.undo)

    def action_redo(self) -> None:
        """Bring it back."""
        self.note(self.desk.observing.redo)

    async def may_leave(self) -> bool:
        """Wait a moment for the disk; where it fails the program stays, once."""
        if await self.desk.settled() or self.desk.trouble is None:
            return True
        first = getattr(self, "_warned", False) is False
        self._warned = True
        self.query_one(Notice).problem("disk", self.desk.trouble)
        return not first
