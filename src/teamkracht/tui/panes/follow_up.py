"""The terugblik: what became of the open actions of earlier meetings."""

from __future__ import annotations

from datetime import timedelta

from textual.app import ComposeResult

from teamkracht.i18n import _, current, mark, near_date, ngettext
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.case import FollowUp, OpenAction
from teamkracht.meeting.days import day, example
from teamkracht.meeting.following_up import follow_up, follow_up_of, is_due, put_off_rest
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.panes.follow_up_words import CHOICES, FOLLOW_UP_COMMANDS, RESULTS, in_words
from teamkracht.tui.panes.heading import Heading
from teamkracht.tui.panes.key_line import Key, KeyLine
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.panes.written import sync
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.frame import Across
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.row import Row
from teamkracht.tui.widgets.words import Words

NAME_WIDTH = 12


class FollowUpPane(Pane):
    """The open actions by case; two lines of keys say what became of the one with the cursor."""

    HELP_TITLE = mark("Looking back")
    HELP_TEXT = mark(
        "Begin with the question which idea worked. Go along the actions with the arrows; one key "
        "says what became of it, another what the client chose. Only what is due is shown; the "
        "rest can wait, with one key."
    )
    OWN_COMMANDS = FOLLOW_UP_COMMANDS
    DEFAULT_CSS = """
    FollowUpPane Lines { height: 1fr; min-height: 2; scrollbar-gutter: stable; }
    FollowUpPane .results { margin-top: 1; }
    FollowUpPane.-tight .results { margin-top: 0; }
    FollowUpPane .line { height: 1; }
    FollowUpPane .line Static { width: auto; padding: 0 1; color: $here; }
    FollowUpPane .line Entry { width: 1fr; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.all = False
        self.heading = Heading()
        self.empty = Words(classes="gentle")
        self.lines = Lines()
        self.results = KeyLine(classes="results")
        self.choices = KeyLine()
        self.asked = Words()
        self.entry = Entry("about", self._enter)
        self.line = Across(self.asked, self.entry, classes="line")

    def body(self) -> ComposeResult:
        """Put the keys of the action under the list."""
        yield self.heading
        yield self.empty
        yield self.lines
        yield self.results
        yield self.choices
        yield self.line

    def focus_first(self) -> None:
        """Go to the list."""
        (self.entry if self.entry.editing else self.lines).focus()

    def take_up(self) -> None:
        """Put a half-typed note or day back."""
        self.all = False
        self.entry.begin("")
        for n in range(len(self.meeting.open_actions)):
            for what in ("note", "date"):
                if text := self.draft(f"about-{what}:{n}"):
                    self.entry.edit(f"{what}:{n}", text)

    def redraw(self) -> None:
        """Show the actions and what was said of them."""
        actions = self.meeting.open_actions
        said = sum(one.result != "not_discussed" for one in self.meeting.follow_ups)
        later = sum(not self._is_shown(action) for action in actions)
        right = _("{said} of {count} discussed").format(said=said, count=len(actions) - later)
        more = ngettext("{count} not due yet", "{count} not due yet", later).format(count=later)
        question = _("Which idea worked?")
        if any(self.said(words) == question for words in self.step.sayings):
            question = ""  # it stands above, among what one can say
        self.heading.show(question, more if later else "", right if later < len(actions) else "")
        self.empty.display = not actions
        if not actions:
            self.empty.say(_("There are no open actions. Feel free to go on."))
        elif later == len(actions):
            self.empty.display = True
            self.empty.say(_("No action is due yet. Feel free to go on."))
        self.lines.display = later < len(actions)
        sync(self.lines, self._rows())
        self._show_choices()
        super().redraw()

    def _is_shown(self, action: OpenAction) -> bool:
        """Show what is due, and of the rest only what something was said of; or all."""
        said = follow_up_of(self.meeting, action)
        is_told = said is not None and said.result != "not_discussed"
        return self.all or is_told or is_due(action, self.today)

    def _in_order(self) -> list[tuple[int, OpenAction]]:
        """The actions that are shown, those of one case together, as the cases first come."""
        shown = [(n, one) for n, one in enumerate(self.meeting.open_actions) if self._is_shown(one)]
        cases = list(dict.fromkeys(action.case for _n, action in shown))
        return sorted(shown, key=lambda pair: (cases.index(pair[1].case), pair[0]))

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        before = None
        width = max((len(fit(one.case, NAME_WIDTH)) for _n, one in self._in_order()), default=0)
        for n, action in self._in_order():
            said = follow_up_of(self.meeting, action)
            case = fit(action.case, NAME_WIDTH).ljust(width) if action.case != before else ""
            before = action.case
            text = (
                action.action
                if said is None
                else f"{action.action}  — {in_words(said, self.today)}"
            )
            saved = None if said is None else self.is_saved(said.number)
            quiet = said is not None and said.result in ("not_discussed", "not_needed")
            rows.append(Row(str(n), text, case, self._who_when(action), saved=saved, quiet=quiet))
        return rows

    def _who_when(self, action: OpenAction) -> str:
        return " · ".join(filter(None, (fit(action.who or "", NAME_WIDTH), self._when(action))))

    def _when(self, action: OpenAction) -> str:
        """The day; of an action that waits since then, in words."""
        if action.when is None:
            return ""
        words = near_date(action.when, self.today)
        open_still = follow_up_of(self.meeting, action) is None
        if open_still and action.when < self.today - timedelta(days=1):
            return _("since {day}").format(day=words)
        return words

    def _show_choices(self) -> None:
        said = self._said()
        result, choice = (said.result, said.client) if said else (None, None)
        action = self._action()
        titles = (_("It is"), fit(action.case, NAME_WIDTH) if action else "")
        indent = max(map(len, titles)) + 3
        self.results.show([Key(f"result('{name}')", key, _(words), name == result)
                           for name, key, words in RESULTS], titles[0], indent)  # fmt: skip
        self.choices.show([Key(f"client('{name}')", key, _(words), name == choice)
                           for name, key, words in CHOICES], titles[1], indent)  # fmt: skip
        self.results.display = bool(action)
        typing = self.entry.editing is not None
        # The line takes the place of the keys that do nothing while one types in it.
        self.line.display, self.choices.display = typing, bool(action) and not typing
        self.lines.keep_cursor(typing)
        kind = (self.entry.editing or "").partition(":")[0]
        self.asked.say(_("new date ›") if kind == "date" else _("note ›"))
        self.entry.hint(
            _("fri, {day}, tomorrow, in a week").format(day=example(self.today))
            if kind == "date"
            else _("a note")
        )

    # The action with the cursor, and what is said of it

    def _action(self, key: str | None = None) -> OpenAction | None:
        key = key or self.lines.cursor_key
        return self.meeting.open_actions[int(key)] if key is not None else None

    def _said(self) -> FollowUp | None:
        action = self._action()
        return follow_up_of(self.meeting, action) if action else None

    def _say(self, action: OpenAction, **changes: object) -> bool:
        """Say one thing more of an action; all else stays as it was said."""
        said = follow_up_of(self.meeting, action)
        values: dict[str, object] = {"result": None, "client": None, "new_date": None, "note": None}
        if said is not None and said.result != "not_discussed":
            values = {name: getattr(said, name) for name in values}
        values |= changes
        if values["result"] is None:
            self.refuse(_("Say first what became of it, with 1 to 4."))
            return False
        return self.do(follow_up, action, values.pop("result"), **values) is not None  # type: ignore[arg-type]

    def action_result(self, result: str) -> None:
        """Say what became of the action."""
        if (action := self._action()) is not None:
            self._say(action, result=result)

    def action_client(self, choice: str) -> None:
        """Say what the client chose; once more takes it off."""
        if (action := self._action()) is not None:
            said = self._said()
            self._say(action, client=None if said and said.client == choice else choice)

    def action_new_date(self) -> None:
        """Ask for another day."""
        self._ask("date")

    def action_remark(self) -> None:
        """Ask for a note."""
        self._ask("note")

    def _ask(self, what: str) -> None:
        said = self._said()
        if said is None or said.result == "not_discussed":
            self.refuse(_("Say first what became of it, with 1 to 4."))
            return
        key = f"{what}:{self.lines.cursor_key}"
        if key != self.entry.editing:
            self.leave()
        when = near_date(said.new_date, self.today) if said.new_date else ""
        before = when if what == "date" else said.note or ""
        half_typed = self.draft(f"about-{key}")
        self.entry.edit(key, half_typed or before, over=what == "date" and not half_typed)
        self.redraw()
        self.entry.focus()

    def _enter(self, text: str) -> None:
        """Keep the note or the day."""
        if self._keep(text):
            self._stop()
            self.redraw()
            self.lines.focus()

    def _keep(self, text: str, *, leaving: bool = False) -> bool:
        """Say it of the action. On leaving, words that are no day are a note: none is lost."""
        what, _colon, key = (self.entry.editing or "").partition(":")
        action = self._action(key)
        if action is None:
            return True
        if what == "note":
            return self._say(action, note=text or None)
        try:
            return self._say(action, new_date=day(text, self.today, current()) if text else None)
        except ValueError as wrong:
            if leaving and (said := follow_up_of(self.meeting, action)) is not None:
                return self._say(action, note=" · ".join(filter(None, (said.note, text))))
            self.refuse(str(wrong))
            return False

    def _stop(self) -> None:
        self.keep_draft(self.entry.field, "")
        self.entry.finish()

    def leave(self) -> None:
        """Keep a note or a day that is half typed."""
        if self.entry.editing and self._keep(self.entry.value.strip(), leaving=True):
            self._stop()

    # Commands

    def can(self, action: str) -> bool:
        """The keys of an action while there is one; back while a line is open."""
        if action == "cancel":
            return self.entry.editing is not None
        if action == "later":
            return any(not is_due(one, self.today) for one in self.meeting.open_actions)
        if action == "put_off":
            return len(self.meeting.follow_ups) < len(self.meeting.open_actions)
        return self._action() is not None

    def hint(self, command: Command, key: str) -> Key:
        """Show whether the later ones are there."""
        on = self.all if command.id == "later" else None
        return Key(command.id, key, command.name(), on=on, tip=command.explanation(), place=self)

    def action_put_off(self) -> None:
        """Let the rest wait."""
        self.do(put_off_rest)

    def action_later(self) -> None:
        """Show what is not due yet, or fold it."""
        self.all = not self.all
        self.redraw()
        self.lines.focus()

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self._stop()
        self.redraw()
        self.lines.focus()

    def on_mount(self) -> None:
        """Show what was said of the action that the cursor comes to."""
        self.watch(self.lines, "cursor", self._show_choices, init=False)
