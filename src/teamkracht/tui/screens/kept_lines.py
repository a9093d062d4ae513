"""What a team keeps without a case: the lines to read, one to add, one to take away."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from teamkracht.i18n import _, mark, short_date
from teamkracht.meeting.event import Refused
from teamkracht.store import kept
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command
from teamkracht.tui.program import program
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.picks import Pick, Picks


class Lines(Picks):
    """The lines; Delete takes one away."""

    OWN_COMMANDS = (
        Command("remove", mark("Take away"), keys=("delete",), footer=True),
        *(one for one in Picks.OWN_COMMANDS if one.id in {"up", "down"}),
    )


class KeptLinesPart(Vertical):
    """The lines of one team. What is changed is kept at once."""

    DEFAULT_CSS = """
    KeptLinesPart { height: auto; }
    KeptLinesPart #kept-said { height: auto; padding: 0 2; color: $attention; display: none; }
    """

    def __init__(self, team: str) -> None:
        super().__init__(id="kept")
        self._team = team

    def compose(self) -> ComposeResult:
        """Lay out the lines and the field under them."""
        yield Lines(id="kept-lines")
        hint = _("what worked, a place, a contact; Enter keeps it")
        yield LineField(placeholder=hint, id="kept-line", classes="alone")
        yield Static("", id="kept-said", markup=False)

    def on_mount(self) -> None:
        """Read the lines."""
        self.look()

    def look(self) -> None:
        """Read the lines, again where the team was opened."""
        self._do(lambda: None)

    def _do(self, change: Callable[[], object]) -> bool:
        """Change the lines, and show them; else say what went wrong."""
        said = self.query_one("#kept-said", Static)
        try:
            change()
            lines = kept.find(program(self).home, self._team).line
        except (Refused, StoreError, Unreadable) as fault:
            said.update(str(fault))
            said.display = True
            return False
        said.display = False
        self.query_one(Lines).show(
            Pick(one.text, one.text, detail=short_date(one.date), removable=True) for one in lines
        )
        return True

    @on(LineField.Submitted)
    def _typed(self, event: LineField.Submitted) -> None:
        event.stop()
        self._keep(event.value)

    def _keep(self, text: str) -> bool:
        app = program(self)
        day = app.clock.read().wall.date()
        done = self._do(lambda: kept.add(app.home, self._team, text, day))
        if done:
            self.query_one(LineField).clear()
        return done

    def keep_typed(self) -> str:
        """Keep what is half typed; gives what could not be kept, "" where nothing is left."""
        typed = self.query_one(LineField).value.strip()
        return "" if not typed or self._keep(typed) else typed

    @on(Picks.Removed)
    def _removed(self, event: Picks.Removed) -> None:
        event.stop()
        self._do(lambda: kept.take_away(program(self).home, self._team, event.key))
        if not self.query_one(Lines).rows:
            self.query_one(LineField).focus()
