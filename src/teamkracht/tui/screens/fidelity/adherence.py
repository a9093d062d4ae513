"""How the steps of one meeting were followed: for who asks for it, and may see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from teamkracht.i18n import _, long_date, mark
from teamkracht.meeting.event import Refused
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes
from teamkracht.store import fidelity
from teamkracht.store import minutes as kept
from teamkracht.store.fidelity import MeetingLooked
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command, CommandScreen
from teamkracht.tui.routes import program
from teamkracht.tui.screens.curtain import Curtain
from teamkracht.tui.screens.fidelity.adherence_picture import AdherencePicture
from teamkracht.tui.screens.fidelity.status_right import StepLine, Told, ask_status, step_lines
from teamkracht.tui.screens.minutes.file import titles_of
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice

FIDELITY = mark("Following the steps")


class AdherenceScreen(CommandScreen):
    """Behind a curtain, for others may be looking on."""

    CSS_PATH = "fidelity.tcss"
    HELP_TITLE = mark("How did we follow the steps?")
    HELP_TEXT = mark(
        "One thing that went well and one to try, chosen by rules that anyone can read; under it "
        "what became of each step. Was a step otherwise? Put it right, and say why: what the "
        "program noted stays beside it. It is about the meeting, never about one person."
    )
    OWN_COMMANDS = (
        Command(
            "correct",
            mark("Put a step right"),
            mark("Say what became of a step, and why. What the program noted stays beside it."),
            ("c",),
            footer=True,
            group=FIDELITY,
        ),
        Command(
            "trend",
            mark("Over time"),
            mark("How this team does from meeting to meeting."),
            ("t",),
            footer=True,
            group=FIDELITY,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._looked: MeetingLooked | None = None
        self._minutes: Minutes | None = None
        self._titles: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the curtain, and the page behind it."""
        with Horizontal(id="head"):
            title = _("How did we follow the steps?")
            yield Static(title, id="head-title", markup=False)
            yield Static("", id="head-state", markup=False)
        yield Curtain()
        with VerticalScroll(id="page"):
            yield AdherencePicture()
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
            minutes = kept.load(self._path, app.home.keys)
            looked = fidelity.of_meeting(app.home, self._path)
        except (StoreError, Unreadable) as fault:
            tell(self, self._broken, str(fault))
            return
        tell(self, self._loaded, minutes, looked, titles_of(app.home, minutes))

    def _broken(self, fault: str) -> None:
        self.query_one(Curtain).nothing(fault)

    def _loaded(self, minutes: Minutes, looked: MeetingLooked, titles: Mapping[str, str]) -> None:
        self._minutes, self._looked, self._titles = minutes, looked, titles
        meeting = looked.adherence.meeting
        state = f"{long_date(meeting.day)}   {meeting.team}"
        self.query_one("#head-state", Static).update(state)
        for number, fault in enumerate(looked.broken):
            self.query_one(Notice).problem(str(number), fault)
        self.query_one(AdherencePicture).show(looked)
        if self.query_one(Curtain).display:
            self.query_one(Curtain).say(looked.who_may_see)
        self.refresh_bindings()

    @on(Button.Pressed, "#show")
    def _show(self, event: Button.Pressed) -> None:
        event.stop()
        self.query_one(Curtain).display = False
        page = self.query_one("#page")
        page.display = True
        page.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with the page is there once the page is."""
        if action in {"correct", "trend"}:
            return self._looked is not None and not self.query_one(Curtain).display
        return super().check_action(action, parameters)

    def action_correct(self) -> None:
        """Say what became of a step."""
        if self._minutes is not None:
            ask_status(self, step_lines(self._minutes, self._titles), self._told)

    def _told(self, line: StepLine, answer: Told) -> None:
        app, notice = program(self), self.query_one(Notice)
        if self._minutes is None:
            return
        try:
            fresh = status_corrected(
                self._minutes,
                line.step,
                line.case,
                answer.to,
                reason=answer.reason,
                at=app.clock.read().wall,
            )
            kept.save(app.home, fresh)
        except (Refused, StoreError, Unreadable) as fault:
            notice.problem("correct", str(fault))
            return
        notice.solved("correct")
        notice.say(_("Put right. The version before stays beside it."))
        self._load()

    def action_trend(self) -> None:
        """The team over time."""
        if self._looked is not None:
            program(self).open_trend(self._looked.adherence.meeting.team)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
