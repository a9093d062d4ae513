"""Two observers or more side by side; and agreeing a consensus, each score with its reason."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from teamkracht.fidelity.observing import noting
from teamkracht.fidelity.observing.events import Event, Value
from teamkracht.i18n import _, listing, mark, ngettext, short_date
from teamkracht.live.comparing import consensus_of
from teamkracht.live.observing import Desk
from teamkracht.live.opening import CannotOpen
from teamkracht.meeting.event import Refused
from teamkracht.records.comparing import Comparison, equals
from teamkracht.store.files import StoreError
from teamkracht.tui.commands import CommandScreen, is_typing
from teamkracht.tui.program import program
from teamkracht.tui.screens.compare.board import CompareBoard
from teamkracht.tui.screens.compare.commands import COMPARE_COMMANDS
from teamkracht.tui.screens.compare.pages import Beside, apart, beside, figures, under
from teamkracht.tui.screens.compare.steps import CompareSteps
from teamkracht.tui.screens.minutes.reading import Reading
from teamkracht.tui.screens.observe.locking import ask_to_lock
from teamkracht.tui.screens.observe.score import SCORES
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.footer import CommandFooter
from teamkracht.tui.widgets.notice import Notice


class CompareScreen(CommandScreen):
    """Words before figures. The consensus is kept as it grows, and locked like an observation."""

    OWN_COMMANDS = COMPARE_COMMANDS
    CSS_PATH = "../observe/observe.tcss"
    HELP_TITLE = mark("Compare")
    HELP_TEXT = mark(
        "The largest differences stand first. Talk about what each of you saw; the originals stay "
        "as they are. c begins a consensus: choose a requirement, press 1 to 5, n or o, and type "
        "the reason. m shows the figures."
    )

    class Looked(Message):
        """The minutes were looked up."""

        def __init__(self, more: Beside) -> None:
            super().__init__()
            self.more = more

    def __init__(self, found: Comparison) -> None:
        super().__init__()
        self.found = found
        self.desk: Desk | None = None

    def compose(self) -> ComposeResult:
        """Lay out the scores and what stands under them."""
        about = self.found.about
        with Horizontal(id="head"):
            yield Static(_("Compare"), id="head-title", markup=False)
            state = f"{about.team or ''}   {short_date(about.date)}"
            yield Static(state, id="head-state", markup=False)
            yield Static(listing(self.found.observers), id="head-time", markup=False)
        yield Static(self.found.words(), id="words", markup=False)
        with VerticalScroll(id="scroll", can_focus=False):
            yield CompareBoard(self.found)
            yield Reading(id="under")
            yield CompareSteps()
            yield Reading(id="apart")
        with VerticalScroll(id="figures"):
            yield Reading(id="figures-page")
        yield LineField(placeholder=_("the reason for this score; Enter keeps it"), id="reason")
        yield Notice()
        yield CommandFooter()

    def on_mount(self) -> None:
        """Begin with the largest difference."""
        self.query_one("#reason").display = False
        self.query_one("#figures").display = False
        self.query_one(CompareBoard).focus()
        self._look()

    def on_unmount(self) -> None:
        """A consensus that is not locked waits."""
        if self.desk is not None:
            self.desk.close()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        self.post_message(self.Looked(beside(program(self).home, self.found)))

    @on(Looked)
    def _show_under(self, event: Looked) -> None:
        more = event.more
        self.query_one("#under", Reading).show(under(self.found))
        self.query_one("#apart", Reading).show(apart(self.found, more))
        self.query_one(CompareSteps).show(
            more.steps, self.found.observers, more.titles, minutes=more.looked is not None
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What belongs to a consensus is there while there is one."""
        if action == "agree":
            return self.desk is None and self.found.consensus is None
        if action in {"take_equal", "reason", "lock", "undo", "redo"}:
            return self.desk is not None
        return super().check_action(action, parameters)

    def action_figures(self) -> None:
        """The coefficients, or the scores again."""
        shown = self.query_one("#figures")
        if not shown.display:
            self.query_one("#figures-page", Reading).show(figures(self.found))
        shown.display = not shown.display
        self.query_one("#scroll").display = not shown.display
        self.query_one("#words").display = not shown.display
        (shown if shown.display else self.query_one(CompareBoard)).focus()

    # The consensus

    def action_agree(self) -> None:
        """Begin a consensus, or go on with it."""
        app = program(self)
        try:
            self.desk = consensus_of(app.home, app.clock, app.random, self.found)
        except (Refused, CannotOpen, StoreError) as fault:
            self.query_one(Notice).problem("agree", str(fault))
            return
        if self.desk.said:
            app.notify(self.desk.said, markup=False)
        self.query_one("#reason").display = True
        self.set_interval(0.2, self._look_saved)
        self._show_agreed()
        self.query_one(Notice).say(_("Choose a requirement and press the score you agree on."))
        self.refresh_bindings()

    def _look_saved(self) -> None:
        if self.desk is not None:
            notice = self.query_one(Notice)
            if self.desk.trouble:
                notice.problem("disk", self.desk.trouble)
            else:
                notice.solved("disk")

    def _show_agreed(self) -> None:
        if self.desk is None:
            return
        seen, board = self.desk.observing.seen, self.query_one(CompareBoard)
        ids = self.desk.observing.sheet.requirements()
        agreed = {one: (seen.scores.get(one), seen.remarks.get(one, "")) for one in ids}
        board.show_agreed(agreed)
        field = self.query_one("#reason", LineField)
        if not is_typing(self):
            one = board.row.requirement.id
            field.value = self.desk.draft(one) or seen.remarks.get(one, "")

    @on(CompareBoard.Moved)
    def _moved(self) -> None:
        self._show_agreed()

    def on_key(self, event: Key) -> None:
        """Agree a score by one key."""
        value = SCORES.get(event.character or "")
        if value is not None and self.desk is not None and not is_typing(self):
            event.stop()
            self._agree(value)

    def _agree(self, value: Value) -> None:
        row = self.query_one(CompareBoard).row
        if self._note(lambda desk: noting.score(desk.observing, row.requirement.id, value)):
            if row.equal and row.given[0] == value:
                self._note(lambda desk: noting.remark(desk.observing, row.requirement.id, _alike()))
            else:
                self.query_one("#reason").focus()
        self._show_agreed()

    def _note(self, ask: Callable[[Desk], Event | None]) -> bool:
        if self.desk is None:
            return False
        try:
            noted = self.desk.do(ask(self.desk))
        except Refused as refused:
            self.query_one(Notice).say(str(refused))
            return False
        return noted is not None

    def action_take_equal(self) -> None:
        """Take over what all gave alike."""
        for requirement, value in equals(self.found.rows).items():
            if self.desk and requirement not in self.desk.observing.seen.scores:
                self._note(lambda desk, r=requirement, v=value: noting.score(desk.observing, r, v))  # type: ignore[misc]
                self._note(lambda desk, r=requirement: noting.remark(desk.observing, r, _alike()))  # type: ignore[misc]
        self._show_agreed()

    def action_reason(self) -> None:
        """To the line for the reason."""
        self.query_one("#reason").focus()

    @on(LineField.Changed, "#reason")
    def _typed(self, event: LineField.Changed) -> None:
        if self.desk is not None and is_typing(self):
            self.desk.keep_draft(self.query_one(CompareBoard).row.requirement.id, event.value)

    @on(LineField.Submitted, "#reason")
    def _reasoned(self, event: LineField.Submitted) -> None:
        board = self.query_one(CompareBoard)
        one, text = board.row.requirement.id, event.value
        self._note(lambda desk: noting.remark(desk.observing, one, text))
        if self.desk is not None:
            self.desk.keep_draft(one, "")
        board.focus()
        self.call_after_refresh(self._after_reason)

    def _after_reason(self) -> None:
        board = self.query_one(CompareBoard)
        board.action_down()
        self._show_agreed()

    def action_undo(self) -> None:
        """Take back the last thing."""
        self._note(lambda desk: desk.observing.undo())
        self._show_agreed()

    def action_redo(self) -> None:
        """Bring it back."""
        self._note(lambda desk: desk.observing.redo())
        self._show_agreed()

    def action_lock(self) -> None:
        """Lock the consensus, once each score has its reason."""
        if self.desk is None:
            return
        seen, notice = self.desk.observing.seen, self.query_one(Notice)
        bare = [one for one in seen.scores if not seen.remarks.get(one)]
        if bare:
            said = ngettext(
                "{count} score has no reason yet. Choose it and press Enter.",
                "{count} scores have no reason yet. Choose them and press Enter.",
                len(bare),
            )
            notice.problem("lock", said.format(count=len(bare)))
            return
        said = _("The observations themselves stay as they are.")
        ask_to_lock(self, self.desk, _("Lock the consensus?"), said)

    def action_back(self) -> None:
        """Out of the line or the figures, or back."""
        if is_typing(self):
            self.query_one(CompareBoard).focus()
        elif self.query_one("#figures").display:
            self.action_figures()
        else:
            self.app.pop_screen()


def _alike() -> str:
    """The reason where there was nothing to agree on."""
    return _("all gave this score")
