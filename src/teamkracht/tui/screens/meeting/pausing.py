"""What stands in the middle of the screen while the clock stands still."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from teamkracht.i18n import _, clock_time
from teamkracht.meeting import times
from teamkracht.meeting.meeting import Meeting
from teamkracht.tui.commands import shown_keys
from teamkracht.tui.meeting_commands import NOTE, PAUSE


class Pausing(Vertical):
    """Pause: since when, what for, and how to go on."""

    DEFAULT_CSS = """
    Pausing { align: center middle; height: 1fr; }
    Pausing > Static { width: 100%; text-align: center; height: auto; }
    Pausing > #pause-word { text-style: bold; color: $foreground; margin-bottom: 1; }
    Pausing > #pause-since, Pausing > #pause-note { color: $quiet; }
    Pausing > Center { height: auto; margin-top: 2; }
    Pausing Horizontal { width: auto; height: 1; }
    Pausing #go-on, Pausing #what-for { border: none; height: 1; width: auto; padding: 0 2;
        margin: 0 1; background: $raised; color: $foreground; text-style: none;
    }
    Pausing #go-on:focus, Pausing #what-for:focus {
        background: $here; color: $background; text-style: bold;
    }
    """

    def compose(self) -> ComposeResult:
        """Say that it is a pause and how to go on."""
        yield Static(_("Pause · the clock stands still"), id="pause-word", markup=False)
        yield Static("", id="pause-since", markup=False)
        yield Static("", id="pause-note", markup=False)
        with Center(), Horizontal():
            yield Button(Content(_("Go on") + f"  {shown_keys(PAUSE)}"), id="go-on")
            yield Button(Content(_("What for") + f"  {shown_keys(NOTE)}"), id="what-for")

    def show(self, meeting: Meeting, *, read_only: bool) -> None:
        """Say since when the clock stands still, and what for; who looks along changes nothing."""
        self.query_one(Center).display = not read_only
        last = meeting.pauses[-1]
        since = clock_time(times.instant(meeting, last.start))
        self.query_one("#pause-since", Static).update(Content(_("since {time}").format(time=since)))
        note = self.query_one("#pause-note", Static)
        note.update(Content(last.note or ""))
        note.display = bool(last.note)
