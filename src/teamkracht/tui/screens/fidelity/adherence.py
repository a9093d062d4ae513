"""How the steps of one meeting were followed: for who asks for it, and may see it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teamkracht.i18n import _, mark, near_date
from teamkracht.live.comparing import being_observed
from teamkracht.meeting.event import Refused
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes
from teamkracht.store import fidelity
from teamkracht.store import minutes as kept
from teamkracht.store.fidelity import MeetingLooked
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.commands import Command
from teamkracht.tui.program import program
from teamkracht.tui.screens.fidelity.adherence_picture import AdherencePicture
from teamkracht.tui.screens.fidelity.behind_curtain import BehindCurtain
from teamkracht.tui.screens.fidelity.status_right import StepLine, Told, ask_status, step_lines
from teamkracht.tui.screens.minutes.file import titles_of
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.notice import Notice

FIDELITY = mark("Following the steps")


class AdherenceScreen(BehindCurtain):
    """Behind a curtain, for others may be looking on."""

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
            ("d",),
            footer=True,
            group=FIDELITY,
        ),
        Command("back", mark("Back"), mark("Back to where you were."), ("escape",), footer=True),
    )

    OF_THE_PAGE = frozenset({"correct", "trend"})

    def __init__(self, path: Path) -> None:
        self._shown = AdherencePicture()
        super().__init__(_("How did we follow the steps?"), "", self._shown)
        self._path = path
        self._looked: MeetingLooked | None = None
        self._minutes: Minutes | None = None
        self._titles: Mapping[str, str] = {}

    def read(self) -> None:
        """Read the minutes."""
        app = program(self)
        try:
            minutes = kept.load(self._path, app.home.keys)
            blind = being_observed(app.home)
            looked = fidelity.of_meeting(app.home, self._path, blind=blind)
        except (StoreError, Unreadable) as fault:
            tell(self, self.nothing, str(fault))
            return
        tell(self, self._loaded, minutes, looked, titles_of(app.home, minutes))

    def _loaded(self, minutes: Minutes, looked: MeetingLooked, titles: Mapping[str, str]) -> None:
        self._minutes, self._looked, self._titles = minutes, looked, titles
        meeting = looked.adherence.meeting
        today = program(self).clock.read().wall.date()
        state = f"{near_date(meeting.day, today)}   {meeting.team}"
        self._shown.show(looked)
        self.ready(state, looked.who_may_see, looked.broken)

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
        self.look()

    def action_trend(self) -> None:
        """The team over time."""
        if self._looked is not None:
            program(self).open_trend(self._looked.adherence.meeting.team)
