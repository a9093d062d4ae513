"""A round: whose turn it is, one entry each, pass, and another round."""

from __future__ import annotations

from textual.app import ComposeResult

from teamkracht.i18n import _, mark
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.meeting import Turn
from teamkracht.meeting.rounds import (
    change_turn,
    order,
    pass_turn,
    remove_turn,
    start_round,
    still_to_come,
    take_turn,
    turns,
)
from teamkracht.protocol.steps import RoundStep
from teamkracht.tui.commands import Command
from teamkracht.tui.heard import hear
from teamkracht.tui.panes.elsewhere import elsewhere
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.panes.round_commands import AGAIN, HEARD, PASS, ROUND_COMMANDS, ROUND_HELP
from teamkracht.tui.panes.round_words import STILL_TYPED, turn_row, turn_words, which_round
from teamkracht.tui.panes.table_order import TableOrder
from teamkracht.tui.panes.written import sync
from teamkracht.tui.widgets.frame import Across
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.words import Words


class RoundPane(Pane):
    """The order of the table, the name of whose turn it is, and what was said."""

    HELP_TITLE = mark("Round")
    HELP_TEXT = ROUND_HELP
    OWN_COMMANDS = ROUND_COMMANDS
    DEFAULT_CSS = """
    RoundPane .turn { color: $here; text-style: bold; height: 1; padding: 0 1; margin: 1 0 0 0; }
    RoundPane .line { height: 1; }
    RoundPane .line Static { width: 3; padding: 0 1; color: $here; }
    RoundPane .line Entry { width: 1fr; }
    RoundPane Lines { height: 1fr; min-height: 2; margin-top: 1; }
    RoundPane.-tight .turn { margin-top: 0; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.chosen: str | None = None
        self.editing: int | None = None
        self.order = TableOrder(self._choose)
        self.turn = Words(classes="turn")
        self.question = Entry("question", self._asked)
        self.answer = Entry("answer", self._answered)
        self.question.on_empty = {
            "left": lambda: self._move(-1),
            "right": lambda: self._move(1),
            "minus": self.action_pass_turn,
            "plus": self.action_heard,
        }
        self.answer.on_empty = {"plus": self.action_heard}
        self.after = Entry("after", lambda _text: None, drafted=False)
        self.after.on_empty = {"plus": self.action_heard, "asterisk": self.action_again}
        self.answer_line = Across(Words(" "), self.answer, classes="line")
        self.question_line = Across(Words("›"), self.question, classes="line")
        self.lines = self.changes = Lines()

    def body(self) -> ComposeResult:
        """Put whose turn it is above what was said."""
        yield self.order
        yield self.turn
        yield self.question_line
        yield self.answer_line
        yield self.after
        yield self.lines

    def focus_first(self) -> None:
        """Begin to type, or go to the list where everyone had a turn."""
        if self.conductor.read_only:
            self.lines.focus()
        elif self.by is None and self.editing is None:
            self.after.focus()  # not the list: one Enter too many would change the last turn
        elif self.question.value and self.asks:
            self.answer.focus()
        else:
            self.question.focus()

    @property
    def asks(self) -> bool:
        """The entry is a question, with an answer."""
        return isinstance(self.step, RoundStep) and self.step.asks

    @property
    def by(self) -> str | None:
        """Whose turn it is; None where everyone had one."""
        if self.chosen in order(self.meeting, self.ref) or (self.chosen and self._is_half_typed()):
            return self.chosen
        return next(iter(still_to_come(self.meeting, self.ref)), None)

    def _is_half_typed(self) -> bool:
        return bool(self.question.value.strip() or self.answer.value.strip())

    def take_up(self) -> None:
        """Put a half-typed turn back, or one that was being put right."""
        self.chosen = self.editing = None
        for entry in (self.question, self.answer):
            entry.disabled = self.conductor.read_only
            entry.begin(self.draft(entry.what))
        self.after.put("")
        for turn in turns(self.meeting, self.ref):
            kept = [self.draft(f"{what}-{turn.number}") for what in ("question", "answer")]
            if any(kept):
                self._edit(turn, kept)
                break

    def redraw(self) -> None:
        """Show whose turn it is, and what was said."""
        said = turns(self.meeting, self.ref)
        now = self.meeting.record(self.ref).round
        had = {turn.by for turn in said if turn.round == now}
        by = None if self.editing else self.by
        changed, names = self._turn(str(self.editing)), order(self.meeting, self.ref)
        self.order.show(names, had, by, which_round(self.step, now))
        done = "" if said else elsewhere(self.meeting, self.ref)
        self.turn.say(turn_words(changed, by, names, done))
        typing = by is not None or self.editing is not None
        self.after.display = not typing
        self.question_line.display = typing
        self.answer_line.display = typing and self.asks
        self.question.hint(_("the question") if self.asks else _("what is said"))
        self.answer.hint(_("the answer"))
        self.after.hint(_("* is another round; click a name for one question more"))
        saved = self.saved_up_to()
        rows = [turn_row(turn, now, saved, asks=self.asks) for turn in said]
        sync(self.lines, rows, follow=True)
        super().redraw()

    # Taking a turn

    def _asked(self, text: str) -> None:
        """Go on to the answer; an empty line is a turn that was not typed."""
        if self.asks and (text or self.editing is not None):
            self.answer.focus()
        else:
            self._answered(text)

    def _answered(self, _text: str) -> None:
        """Keep the turn and go on to the next one."""
        if self._take():
            self._go_on()

    def _go_on(self) -> None:
        self.redraw()
        self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        """Go on typing, unless the step was left in the meantime."""
        if self.display:
            self.focus_first()

    def _take(self) -> bool:
        """Keep the turn as it is typed."""
        question, answer = self.question.value.strip() or None, self.answer.value.strip() or None
        if self.editing is not None:
            turn = self._turn(str(self.editing))
            same = turn is not None and (turn.text, turn.answer) == (question, answer)
            done = same or bool(self.do(change_turn, self.ref, self.editing, question, answer))
        else:
            by = self.by
            done = bool(by) and self.do(take_turn, self.ref, str(by), question, answer) is not None
        if done:
            self._clear()
        return done

    def _clear(self) -> None:
        """Make the lines ready for the next one."""
        for entry in (self.question, self.answer):
            self.keep_draft(entry.field, "")
            if entry.editing is None:
                entry.put("")
            entry.finish()
        if self.editing is None:
            self.chosen = None
        self.editing = None

    def leave(self) -> None:
        """Keep a turn that is half typed."""
        if self.editing is not None:
            self._take()
        if self.editing is None and self._is_half_typed():
            self._take()

    # Putting right

    def _turn(self, key: str) -> Turn | None:
        return next((one for one in turns(self.meeting, self.ref) if str(one.number) == key), None)

    def _edit(self, turn: Turn, texts: list[str] | None = None) -> None:
        question, answer = texts or [turn.text or "", turn.answer or ""]
        self.editing = turn.number
        self.question.edit(str(turn.number), question)
        self.answer.edit(str(turn.number), answer)

    def on_lines_picked(self, event: Lines.RowMessage) -> None:
        """Change a turn."""
        turn = self._turn(event.key)
        if turn is not None and not self.conductor.read_only:
            if self.editing not in (None, turn.number):
                self._take()
            if self.editing is None:
                self._edit(turn)
            self.redraw()
            self.call_after_refresh(self.question.focus)

    on_lines_edit = on_lines_picked

    def on_lines_remove(self, event: Lines.Remove) -> None:
        """Take a turn away."""
        self.do(remove_turn, self.ref, int(event.key))

    # Commands

    def key_of(self, command: Command, *, typing: bool) -> str:
        """A sign acts on an empty line too."""
        entries = [self.question] if command is PASS else []
        entries += [self.question, self.answer, self.after] if command in (HEARD, AGAIN) else []
        empty = any(entry.has_focus and not entry.value for entry in entries)
        return command.key(typing=typing and not empty)

    def can(self, action: str) -> bool:
        """Offer what means something at this moment."""
        typing = self.question.has_focus or self.answer.has_focus
        if action == "asked":
            return self.question.has_focus and not self.question.value and self.editing is None
        if action == "pass_turn":
            return self.by is not None and self.editing is None
        if action == "to_list":
            return (typing or self.after.has_focus) and bool(self.lines.rows)
        if action == "cancel":
            return self.editing is not None or (self.lines.has_focus and self.by is not None)
        if action == "again":
            return self.by is None and self.editing is None
        return bool(self.ref.case) if action == "heard" else True

    def typed(self, entry: Entry) -> None:
        """Other keys work on an empty line. Words stay theirs, whoever leaves or is undone."""
        if self.editing is None and self._is_half_typed():
            self.chosen = self.by
        if len(entry.value) < 2:
            self.show_keys()

    def action_asked(self) -> None:
        """Keep the turn without words."""
        self._answered("")

    def action_pass_turn(self) -> None:
        """Let the turn pass, unless there is something in the lines that would be of the next."""
        if self._is_half_typed():
            self.refuse(_(STILL_TYPED))
        elif self.by is not None and self.do(pass_turn, self.ref, self.by) is not None:
            self.chosen = None
            self._go_on()

    def action_again(self) -> None:
        """Begin another round."""
        if self.do(start_round, self.ref) is not None:
            self.chosen = None
            self._go_on()

    def action_heard(self) -> None:
        """Ask what was heard, and where it goes."""
        hear(self.app, self.conductor, self.ref, self.do)

    def action_to_list(self) -> None:
        """From the answer to the question, from there to the list."""
        if self.answer.has_focus:
            self.question.focus()
        else:
            self.lines.cursor = len(self.lines.rows) - 1
            self.lines.focus()

    def action_cancel(self) -> None:
        """Leave a turn as it was."""
        if self.editing is not None:
            self._clear()
        self._go_on()

    def _move(self, step: int) -> None:
        names = order(self.meeting, self.ref)
        if self.by in names:
            self._choose(names[(names.index(self.by) + step) % len(names)])

    def _choose(self, name: str) -> None:
        """Give somebody the turn."""
        self.chosen = name
        self._go_on()
