"""What one can do once the minutes of a meeting stand: take along, read, look back."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from teamkracht.i18n import _
from teamkracht.store import minutes as kept
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.program import program
from teamkracht.tui.screens.handing_out import hand_out
from teamkracht.tui.screens.wrap_up import rows
from teamkracht.tui.screens.wrap_up.commands import (
    ADHERENCE,
    ADHERENCE_TITLE,
    HAND_OUT,
    LEAVE,
    READ,
    words_on_button,
)
from teamkracht.tui.screens.wrap_up.form import WrapUpForm
from teamkracht.tui.screens.wrap_up.saving import Saved
from teamkracht.tui.widgets.groups import Groups


class AfterSaving(WrapUpForm):
    """The part of the screen that is there after saving. `saved` are the minutes as they stood."""

    def __init__(self) -> None:
        super().__init__()
        self.saved: Saved | None = None

    def after(self) -> ComposeResult:
        """Lay out what is there once the minutes stand."""
        yield Static("", id="saved-words", classes="words", markup=False)
        yield Static("", id="saved-path", classes="path", markup=False)
        yield Static("", id="hand-words", classes="words", markup=False)
        yield Groups(id="hand-outs")
        yield Static("", id="hand-path", classes="path", markup=False)
        with Horizontal(classes="deeds"):
            yield Button(words_on_button(_("Hand-outs"), HAND_OUT.keys[0]), id="hand_out")
            yield Button(words_on_button(_("Read the minutes"), READ.keys[0]), id="read")
            yield Button(words_on_button(_("To the home screen"), LEAVE.keys[0]), id="leave")
        with Horizontal(classes="deeds", id="on-purpose"):
            yield Button(words_on_button(_(ADHERENCE_TITLE), ADHERENCE.keys[0]), id="adherence")

    def show_saved(self, done: Saved) -> None:
        """Show where the minutes are, and what there is to take along."""
        self.add_class("-saved")
        self.query_one("#head-title", Static).update(_("The meeting has been saved"))
        self.query_one("#saved-words", Static).update(_("The minutes are here:"))
        self.query_one("#saved-path", Static).update(str(done.path))
        lists = self._show_lists(done)
        words = _("To take along:") if lists else _("Nothing to take along this time.")
        self.query_one("#hand-words", Static).update(words)
        self.query_one("#hand-outs").display = self.query_one("#hand_out").display = bool(lists)
        self.query_one("#hand_out" if lists else "#leave").focus()

    def _show_lists(self, done: Saved) -> list[tuple[str, str, str]]:
        lists = done.to_take_along()
        self.query_one("#hand-outs", Groups).show((rows.to_take_along(lists),))
        return lists

    @on(Groups.Chosen, "#hand-outs")
    def _chosen(self, event: Groups.Chosen) -> None:
        event.stop()
        self.action_hand_out()

    def action_hand_out(self) -> None:
        """Make the lists to take along."""
        if self.saved is None:
            return
        try:
            minutes = kept.load(self.saved.path, program(self).home.keys)
        except (StoreError, Unreadable) as fault:
            self._say_handed(str(fault))
        else:
            self._show_lists(Saved(self.saved.path, minutes))
            hand_out(self, minutes, self._say_handed, self._say_handed)

    def _say_handed(self, said: str) -> None:
        self.query_one("#hand-path", Static).update(said)
        self.call_after_refresh(self.query_one("#page").scroll_end, animate=False)

    def action_read(self) -> None:
        """Show the minutes."""
        if self.saved is not None:
            program(self).open_minutes_file(self.saved.path)

    def action_adherence(self) -> None:
        """How the steps were followed, for who asks for it."""
        if self.saved:
            program(self).open_adherence(self.saved.path)
