"""A team over time: scores against 4.0, steps, weeks and length. It names nobody."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from teamkracht.i18n import _, current, mark
from teamkracht.store import fidelity
from teamkracht.store.fidelity import TeamLooked
from teamkracht.store.files import StoreError, write_text
from teamkracht.store.home import Home
from teamkracht.store.names import slug
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.routes import program
from teamkracht.tui.screens.curtain import Curtain
from teamkracht.tui.screens.fidelity.trend_picture import TrendPicture
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice

TREND = mark("Over time")


class TrendScreen(CommandScreen):
    """The team with this name; None is the one that met last. It lies behind a curtain."""

    CSS_PATH = "fidelity.tcss"
    HELP_TITLE = TREND
    HELP_TEXT = mark(
        "How a team does from meeting to meeting. A line joins only what can be compared: the same "
        "observer, the same list, no missed week. It never counts ideas or actions, and it is "
        "about the team, never about one person. w writes a page to print or to share."
    )
    OWN_COMMANDS = (
        Command(
            "report",
            mark("Write a report"),
            mark("Write all of this as a page for a browser, for screen and paper."),
            ("w",),
            footer=True,
            group=TREND,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )

    def __init__(self, team: str | None = None) -> None:
        super().__init__()
        self._team = team
        self._looked: TeamLooked | None = None

    def compose(self) -> ComposeResult:
        """Lay out the curtain, and the page behind it."""
        with Horizontal(id="head"):
            yield Static(_("Over time"), id="head-title", markup=False)
            yield Static(self._team or "", id="head-state", markup=False)
        yield Curtain()
        with VerticalScroll(id="page"):
            yield TrendPicture()
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Read the minutes."""
        self.query_one("#page").display = False
        self._load()

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        app = program(self)
        try:
            team = self._team or fidelity.team_of_last_meeting(app.home)
            if team is None:
                words = _("There are no minutes yet. They come here when a meeting is saved.")
                tell(self, self._nothing, words)
                return
            looked = fidelity.of_team(app.home, team)
        except (StoreError, Unreadable) as fault:
            tell(self, self._nothing, str(fault))
            return
        tell(self, self._loaded, looked)

    def _nothing(self, words: str) -> None:
        self.query_one(Curtain).nothing(words)

    def _loaded(self, looked: TeamLooked) -> None:
        self._looked = looked
        for number, fault in enumerate(looked.broken):
            self.query_one(Notice).problem(str(number), fault)
        self.query_one("#head-state", Static).update(looked.trend.team)
        self.query_one(TrendPicture).show(looked)
        self.query_one(Curtain).say(looked.last.who_may_see)

    @on(Button.Pressed, "#show")
    def _show(self, event: Button.Pressed) -> None:
        event.stop()
        self.query_one(Curtain).display = False
        page = self.query_one("#page")
        page.display = True
        page.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A report is there once the page is."""
        if action == "report":
            return self._looked is not None and not self.query_one(Curtain).display
        return super().check_action(action, parameters)

    def action_report(self) -> None:
        """Write the page, and say where it is."""
        if self._looked is not None:
            self.query_one(Notice).say(_("Writing …"))
            self._write(self._looked)

    @work(thread=True, exclusive=True, group="report")
    def _write(self, looked: TeamLooked) -> None:
        from teamkracht.exports.report import report_html

        app = program(self)
        path = report_path(app.home, looked)
        try:
            write_text(path, report_html(looked, current()))
        except StoreError as fault:
            tell(self, self._could_not, str(fault))
            return
        tell(self, self._written, path)

    def _could_not(self, fault: str) -> None:
        self.query_one(Notice).problem("report", fault)

    def _written(self, path: Path) -> None:
        notice = self.query_one(Notice)
        notice.solved("report")
        notice.say(_("The report is in {path}").format(path=path))

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


def report_path(home: Home, looked: TeamLooked) -> Path:
    """Where the report of a team comes: its name with the day of its last meeting."""
    day = looked.trend.meetings[-1].day
    return home.root / "reports" / f"{slug(looked.trend.team)}-{day.isoformat()}.html"
