"""After the end of a meeting: what was done, what still lacks, saving, and what to take along."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from teamkracht.i18n import _, clock_time, long_date, mark
from teamkracht.live.conductor import Conductor, Onlooker
from teamkracht.meeting.event import Refused
from teamkracht.meeting.times import instant
from teamkracht.tui.program import program
from teamkracht.tui.screens.wrap_up import not_again, rows
from teamkracht.tui.screens.wrap_up.after import AfterSaving
from teamkracht.tui.screens.wrap_up.commands import (
    AFTER,
    BEFORE,
    LEAVE,
    words_on_button,
)
from teamkracht.tui.screens.wrap_up.saving import (
    Saved,
    all_on_disk,
    elsewhere,
    saved,
    stop_keeping,
)
from teamkracht.tui.screens.wrap_up.table import OutcomeTable
from teamkracht.tui.telling import tell
from teamkracht.tui.widgets.dialog import AskText
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.groups import Groups
from teamkracht.tui.widgets.notice import Notice
from teamkracht.tui.widgets.picks import Picks

LOOK = 1.0
"""Seconds between two looks at what the disk says."""


class WrapUpScreen(AfterSaving):
    """Nothing is undone after saving; until then the meeting can go on after all."""

    OWN_COMMANDS = (*BEFORE, *AFTER, LEAVE)
    CSS_PATH = "wrap_up.tcss"
    HELP_TITLE = mark("Rounding off")
    HELP_TEXT = mark(
        "See what was done, and fill in what still lacks: who was there, and of each action who "
        "does it and when. Nothing has to be filled in. Save makes the minutes. Until then you can "
        "still go on with the meeting."
    )

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self._saving = False
        self._fault = ""
        self._elsewhere = False

    def compose(self) -> ComposeResult:
        """Lay out what was done at the left, and what can be filled in at the right."""
        with Horizontal(id="head"):
            yield Static(_("The meeting has ended"), id="head-title", markup=False)
            yield Notice()
        with VerticalScroll(id="page"):
            yield Static("", id="when", markup=False)
            yield Static("", id="fault", markup=False)
            with Container(id="columns"):
                with Vertical(id="left"):
                    yield Static(_("Agreed"), classes="heading", markup=False)
                    yield Groups(id="agreed")
                    yield Static(_("What was done"), classes="heading", markup=False)
                    yield OutcomeTable(id="whole")
                    yield OutcomeTable(id="brief", brief=True)
                    yield Static("", id="told", markup=False)
                with Vertical(id="right"):
                    yield from self._form()
            with Vertical(id="saved"):
                yield from self.after()
        with Horizontal(id="ready", classes="deeds"):
            yield Button(words_on_button(_("Save"), "f8"), id="save")
            yield Button(words_on_button(_("Go on after all"), "f7"), id="go_on")
        yield CommandFooter()

    def _form(self) -> ComposeResult:
        yield Static(_("Who was there"), classes="heading", markup=False)
        yield Picks(id="people")
        yield Static(_("How it ended"), classes="heading", markup=False)
        yield Picks(id="ending")

    def on_mount(self) -> None:
        """Show the meeting, and begin where something lacks: a habitual Enter saves nothing."""
        self.show()
        self.set_interval(LOOK, self._look)
        self.call_after_refresh(self.query_one("#page").scroll_home, animate=False)
        agreed = self.query_one("#agreed", Groups)
        (agreed if agreed.items else self.query_one("#page")).focus(scroll_visible=False)

    def show(self) -> None:
        """Show the meeting as it stands."""
        meeting = self.meeting
        if meeting.ending is None:
            return
        start, end = (instant(meeting, one) for one in (meeting.started, meeting.ending.moment))
        times = f"{clock_time(start)} – {clock_time(end)}"
        said = f"{meeting.team} · {long_date(start.date())} · {times}"
        self.query_one("#when", Static).update(said)
        for table in self.query(OutcomeTable):
            table.show(meeting)
        self._show_agreed()
        self.show_told()
        self.query_one("#people", Picks).show(rows.people(meeting))
        self.query_one("#ending", Picks).show(rows.ending(meeting, told=self.end_told()))
        self.refresh_bindings()

    def _show_agreed(self) -> None:
        """Show what was agreed; the cursor goes on from what was filled in to what lacks next."""
        agreed = self.query_one("#agreed", Groups)
        before = {item.key for item in agreed.items if item.tone == rows.LACKS}
        agreed.show(rows.agreed(self.meeting, not_again.said(self.conductor)))
        lacking = [n for n, item in enumerate(agreed.items) if item.tone == rows.LACKS]
        if not lacking or agreed.cursor in lacking:
            return
        if not before or agreed.cursor_key in before:
            agreed.go_to(next((n for n in lacking if n > agreed.cursor), lacking[0]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done before saving, or after it."""
        before, after = {one.id for one in BEFORE}, {one.id for one in AFTER}
        if action in after:
            return self.saved is not None
        if action not in before:
            return super().check_action(action, parameters)
        if not self.is_open:
            return False
        if action == "elsewhere":
            return bool(self._fault)
        if action == "undo":
            return self.has_filled_in() and not self.conductor.read_only
        return not self.conductor.read_only

    @property
    def is_open(self) -> bool:
        """Nothing was saved yet, nor is at this moment."""
        return self.saved is None and not self._saving

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "")

    def _look(self) -> None:
        """Look at the disk and the clock, and follow a meeting that another has open."""
        if not self.is_open:
            return
        notice, trouble = self.query_one(Notice), self.conductor.trouble
        if trouble:
            notice.problem("disk", trouble)
        else:
            notice.solved("disk")
        self.conductor.tick()
        if isinstance(self.conductor, Onlooker):
            self._look_along(self.conductor)

    def _look_along(self, other: Onlooker) -> None:
        """Show what the other one did: filled something in, went on after all, or closed it."""
        if other.meeting.ending is None:
            program(self).open_meeting(other)
            return
        closed = _("The meeting has been closed where it was led.")
        self.query_one(Notice).say(closed if other.closed else other.holder)
        self.show()

    # Before saving

    def action_go_on(self) -> None:
        """Take the end back, and go back to the meeting."""
        try:
            self.take_back_the_end()
        except Refused as refused:
            self.query_one(Notice).say(str(refused))
            return
        program(self).open_meeting(self.conductor)

    async def may_leave(self) -> bool:
        """See to it that all is on the disk, here or elsewhere; the meeting waits as it is."""
        if self._saving:
            return False
        if self.saved is not None or self.conductor.read_only:
            return True
        if not await all_on_disk(self.conductor) and not self._elsewhere:
            self._say_fault(self.conductor.trouble or _("Not everything is on the disk yet."))
            self.refresh_bindings()
            return False
        await stop_keeping(self.conductor)
        return True

    def action_save(self) -> None:
        """Make the minutes; the disk is waited for elsewhere."""
        self._saving = True
        self.query_one(Notice).say(_("Saving …"))
        self.refresh_bindings()
        self._save()

    @work(thread=True, exclusive=True, group="save")
    def _save(self) -> None:
        app = program(self)
        outcome = saved(self.conductor, app.home)
        tell(self, self._was_saved, outcome)

    def _was_saved(self, outcome: Saved | str) -> None:
        self._saving = False
        self.query_one(Notice).say("")
        if isinstance(outcome, str):
            self._say_fault(outcome)
        else:
            self.saved = outcome
            self._say_fault("")
            self.show_saved(outcome)
        self.refresh_bindings()

    def _say_fault(self, fault: str) -> None:
        """A sentence that stays until saving succeeds."""
        kept = _("Nothing is lost: the meeting is kept. Try again, or write it elsewhere.")
        self._fault = fault
        line = self.query_one("#fault", Static)
        line.update(f"{fault}\n{kept}" if fault else "")
        line.set_class(bool(fault), "-said")
        self.query_one("#page").scroll_home(animate=False)

    def action_elsewhere(self) -> None:
        """Ask for another folder."""
        ask = AskText(
            _("Where do you want to write the minutes?"),
            _("Give a folder, such as that of a stick."),
            value=str(Path.home()),
            optional=False,
        )
        self.app.push_screen(ask, self._write_elsewhere)

    def _write_elsewhere(self, folder: str | None) -> None:
        if folder:
            said, self._elsewhere = elsewhere(self.conductor, program(self).home, folder)
            self._say_fault(said)
            self.refresh_bindings()

    async def action_leave(self) -> None:
        """Go to the home screen; a meeting that was not saved waits there."""
        if self.saved is not None or (not self._saving and await self.may_leave()):
            program(self).go_home()
