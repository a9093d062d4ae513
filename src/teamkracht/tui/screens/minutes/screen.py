"""Earlier minutes: the list, newest first. One meeting's minutes are in minutes_file."""

from __future__ import annotations

import time
from collections import Counter
from itertools import groupby

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from teamkracht.i18n import _, clock_time, long_date, mark, short_date
from teamkracht.store import minutes as kept
from teamkracht.store.files import StoreError
from teamkracht.store.light import Listed
from teamkracht.store.minutes import Heading
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.screens.minutes.file import MinutesFileScreen
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Group, Groups, Item
from teamkracht.tui.widgets.notice import Notice

__all__ = ["MinutesFileScreen", "MinutesScreen"]


MOMENT = 0.5
"""Seconds of reading that nobody has to be told of."""


class MinutesScreen(CommandScreen):
    """The minutes of one team, or of all; Enter opens them."""

    CSS_PATH = "minutes.tcss"
    HELP_TITLE = mark("Minutes")
    HELP_TEXT = mark("The meetings that were saved, the newest on top. Enter shows the minutes.")
    OWN_COMMANDS = (
        Command(
            "trend",
            mark("Over time"),
            mark("How this team does from meeting to meeting."),
            ("d",),
            footer=True,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )

    def __init__(self, team: str | None = None) -> None:
        super().__init__()
        self._team = team
        self._teams: dict[str, str] = {}
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Horizontal(id="head"):
            yield Static(_("Minutes"), id="head-title", markup=False)
            yield Static(self._team or "", id="head-state", markup=False)
            yield Notice()
        with VerticalScroll(id="list", can_focus=False):
            yield Static("", id="empty", markup=False)
            yield Groups()
        yield CommandFooter()

    def on_screen_resume(self) -> None:
        """Read the folder."""
        self._began = time.monotonic()
        self._load()

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        app = program(self)
        try:
            listed = kept.listed(app.home, self._team, self._progress)
        except StoreError as fault:
            listed = Listed((), (str(fault),))
        tell(self, self._show, listed)

    def _progress(self, done: int, count: int) -> None:
        """Say how far it is, in the thread that reads, where it takes more than a moment."""
        if time.monotonic() - self._began > MOMENT:
            words = _("{done} of {count} minutes read").format(done=done, count=count)
            tell(self, self._say_progress, words)

    def _say_progress(self, words: str) -> None:
        empty = self.query_one("#empty", Static)
        empty.display = True
        empty.update(words)

    def _show(self, listed: Listed[Heading]) -> None:
        groups = self.query_one(Groups)
        self._teams = {str(one.path): one.team for one in listed.found}
        groups.show(by_month(listed.found, with_team=self._team is None))
        groups.display = bool(listed.found)
        empty = self.query_one("#empty", Static)
        empty.display = not (listed.found or listed.broken)
        empty.update(
            _(
                "There are no minutes yet. They come here once a meeting is saved. Esc and "
                "then b begins one."
            )
        )
        for fault in listed.broken:
            self.query_one(Notice).problem(fault, fault)
        groups.focus()
        self.refresh_bindings()

    @on(Groups.Chosen)
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        program(self).open_minutes_file(kept.find(program(self).home, event.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Looking over time is there once there are minutes."""
        if action == "trend":
            return self._team_here() is not None
        return super().check_action(action, parameters)

    def _team_here(self) -> str | None:
        """The team of the screen; of all teams that of the row with the cursor."""
        key = self.query_one(Groups).cursor_key
        return self._teams.get(key) if key else None

    def action_trend(self) -> None:
        """The team over time."""
        program(self).open_trend(self._team_here())

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


def by_month(headings: tuple[Heading, ...], *, with_team: bool) -> tuple[Group, ...]:
    """The minutes under the months, as quiet headings."""
    named = with_team and len({one.team for one in headings}) > 1
    days = Counter((one.team, one.date) for one in headings)

    def row(one: Heading) -> Item:
        return _item(one, with_team=named, with_time=days[one.team, one.date] > 1)

    months = groupby(headings, key=lambda one: (one.date.year, one.date.month))
    return tuple(
        Group(_month(items[0]), tuple(map(row, items)))
        for items in ([*some] for _key, some in months)
    )


def _month(one: Heading) -> str:
    """The name of a month with its year, as the long date has it."""
    name, year = long_date(one.date.replace(day=1)).split()[2:]
    return f"{name.capitalize()} {year}"


def _item(one: Heading, *, with_team: bool, with_time: bool) -> Item:
    """A row; `with_time` tells two meetings of one day apart."""
    said = [_("{minutes} min").format(minutes=one.duration_s // 60)]
    if one.status == "ended_early":
        said.append(_("broken off"))
    if one.version > 1:
        said.append(_("put right"))
    when = short_date(one.date) + (f" {clock_time(one.start)}" if with_time else "")
    team = f"   {one.team}" if with_team else ""
    return Item(str(one.path), when + team, " · ".join(said))
