"""A team over time: scores against 4.0, steps, weeks and length. It names nobody."""

from __future__ import annotations

from pathlib import Path

from textual import work

from teamkracht.i18n import _, current, mark
from teamkracht.live.comparing import being_observed
from teamkracht.store import fidelity
from teamkracht.store.fidelity import TeamLooked
from teamkracht.store.files import StoreError, write_text
from teamkracht.store.home import Home
from teamkracht.store.names import slug
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command
from teamkracht.tui.program import program
from teamkracht.tui.screens.fidelity.behind_curtain import BehindCurtain
from teamkracht.tui.screens.fidelity.trend_picture import TrendPicture
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.notice import Notice

TREND = mark("Over time")


class TrendScreen(BehindCurtain):
    """The team with this name; None is the one that met last. It lies behind a curtain."""

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

    OF_THE_PAGE = frozenset({"report"})

    def __init__(self, team: str | None = None) -> None:
        self._chart = TrendPicture()
        super().__init__(_("Over time"), team or "", self._chart)
        self._team = team
        self._looked: TeamLooked | None = None

    def read(self) -> None:
        """Read the minutes."""
        app = program(self)
        try:
            team = self._team or fidelity.team_of_last_meeting(app.home)
            if team is None:
                words = _(
                    "There are no minutes yet. They come here once a meeting is saved. Esc and "
                    "then b begins one."
                )
                tell(self, self.nothing, words)
                return
            looked = fidelity.of_team(app.home, team, blind=being_observed(app.home))
        except (StoreError, Unreadable) as fault:
            tell(self, self.nothing, str(fault))
            return
        tell(self, self._loaded, looked)

    def _loaded(self, looked: TeamLooked) -> None:
        self._looked = looked
        self._chart.show(looked)
        self.ready(looked.trend.team, looked.last.who_may_see, looked.broken)

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


def report_path(home: Home, looked: TeamLooked) -> Path:
    """Where the report of a team comes: its name with the day of its last meeting."""
    day = looked.trend.meetings[-1].day
    return home.root / "reports" / f"{slug(looked.trend.team)}-{day.isoformat()}.html"
