"""Choosing: the ideas to lay before the client, and the actions with who and when."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult

from teamkracht.i18n import _, mark, near_date, ngettext
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.choosing import choose, remove_action
from teamkracht.meeting.meeting import Action, Case, Idea, StepRef
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.action_form import ActionForm
from teamkracht.tui.panes.elsewhere import elsewhere
from teamkracht.tui.panes.heading import Heading
from teamkracht.tui.panes.kept_rows import KeptRows
from teamkracht.tui.panes.pane import HERE, Pane
from teamkracht.tui.panes.written import sync
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.row import Row
from teamkracht.tui.widgets.words import Words

MAKE = Command(
    "make", mark("Make it an action"), mark("Say who takes this idea further, and when."),
    ("enter",), group=HERE,
)  # fmt: skip
MARK = Command(
    "take", mark("Choose"), mark("Choose this idea, or let it go again."), ("space",), group=HERE
)
WITHOUT = Command(
    "without_idea", mark("Another action"), mark("Note an action that comes from no idea."),
    ("a",), group=HERE,
)  # fmt: skip
CONTACT = Command(
    "next_contact", mark("Next contact"), mark("Note when the presenter sees the client again."),
    ("c",), group=HERE,
)  # fmt: skip
CANCEL = Command(
    "cancel", mark("Back to the list"), mark("Leave this as it was."), ("escape",), group=HERE
)


class ChoosePane(Pane):
    """The ideas with a sign to choose them, the actions under them, and a form that opens."""

    HELP_TITLE = mark("Choosing")
    HELP_TEXT = mark(
        "The presenter chooses. Space marks an idea; Enter makes it an action: what, who, when. "
        "An empty line takes what is suggested. A day can be short: fri, tomorrow, in a week. "
        "Delete removes an action."
    )
    OWN_COMMANDS = (MAKE, MARK, WITHOUT, CONTACT, CANCEL)
    DEFAULT_CSS = """
    ChoosePane #ideas { height: 1fr; min-height: 2; }
    ChoosePane .label { height: 1; padding: 0 1; margin-top: 1; color: $quiet; }
    ChoosePane.-tight .label { margin-top: 0; }
    ChoosePane #actions { height: auto; max-height: 40%; }
    ChoosePane.-tight #actions { max-height: 30%; }
    """

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.heading = Heading()
        self.ideas = Lines(id="ideas")
        self._idea_rows = KeptRows(_idea_row)
        self.empty = Words(classes="gentle")
        self.label = Words(classes="label")
        self.actions = Lines(id="actions")
        self.form = ActionForm(self)

    def body(self) -> ComposeResult:
        """Put the actions under the ideas, and the form under both."""
        yield self.heading
        yield self.empty
        yield self.ideas
        yield self.label
        yield self.actions
        yield self.form

    def focus_first(self) -> None:
        """Go to the ideas, or on with what is half typed."""
        if self.form.is_open:
            self.form.focus_first()
        else:
            (self.ideas if self.case.ideas else self.actions if self.case.actions else self).focus()

    def take_up(self) -> None:
        """Open the form again where an action is half typed."""
        self.form.restore()

    def redraw(self) -> None:
        """Show the ideas and the actions."""
        case = self.case
        chosen = sum(idea.chosen for idea in case.ideas)
        presenter = case.presenter
        strong = _("{name} chooses").format(name=fit(presenter, 30)) if presenter else _("Choosing")
        words = ngettext("{count} idea chosen", "{count} ideas chosen", chosen).format(count=chosen)
        self.heading.show(strong, words if chosen else "", self._contact())
        sync(self.ideas, self._rows_of(case))
        sync(self.actions, [self._action_row(one) for one in case.actions], follow=True)
        count = len(case.actions)
        self.label.say(ngettext("{count} action", "{count} actions", count).format(count=count))
        # A low screen has no room for both the actions and the three lines of the form.
        crowded = self.form.is_open and self.has_class("-tight")
        self.label.display = self.actions.display = bool(case.actions) and not crowded
        self._show_empty()
        self.form.redraw()
        super().redraw()

    def _show_empty(self) -> None:
        self.ideas.display = bool(self.case.ideas)
        self.can_focus = not (self.case.ideas or self.case.actions)
        self.empty.display = not self.case.ideas
        if self.empty.display:
            self.empty.say(self._no_ideas())

    def _no_ideas(self) -> str:
        """Say where the ideas are that are not on the list, and how to go on."""
        refs = (ref for ref in self.meeting.case_refs(self.client) if ref.step != self.ref.step)
        said = [elsewhere(self.meeting, ref) for ref in refs if self.is_collected(ref)]
        if not any(said):
            return _("No ideas on the list. You can note an action all the same.")
        return _("{ideas}. Choose there; with a you note an action here.").format(ideas=said[0])

    def is_collected(self, ref: StepRef) -> bool:
        """Whether ideas come from a step."""
        return self.meeting.step(ref).kind == "collect"

    def _contact(self) -> str:
        when = self.case.next_contact
        return _("next contact {day}").format(day=near_date(when, self.today)) if when else ""

    def _rows_of(self, case: Case) -> list[Row]:
        saved, today = self.conductor.saved, self.today
        made = {one.idea: _who_when(one, today) for one in reversed(case.actions)}
        rows = self._idea_rows.of(
            case.ideas, made, lambda idea: (idea.written <= saved, made.get(idea.label))
        )
        self.wait_for(self._idea_rows)
        return rows

    def _action_row(self, action: Action) -> Row:
        number = str(action.idea or "")
        saved = self.is_saved(action.written)
        return Row(
            str(action.number), action.text, number, _who_when(action, self.today), saved=saved
        )

    def leave(self) -> None:
        """Keep an action that was half filled in."""
        self.form.leave()

    # Commands

    def can(self, action: str) -> bool:
        """The list's keys while the list has the focus; back while the form is open."""
        if action in ("make", "take"):
            return bool(self.case.ideas) and self.ideas.has_focus
        return self.form.is_open if action == "cancel" else bool(self.ref.case)

    def action_make(self) -> None:
        """Make an action of the idea."""
        if self.ideas.cursor_key:
            self._open_idea(int(self.ideas.cursor_key))

    def action_take(self) -> None:
        """Choose the idea, or let it go."""
        if self.ideas.cursor_key:
            self._toggle(self.ideas.cursor_key)

    def action_without_idea(self) -> None:
        """Open the form without an idea."""
        self.form.open("new")

    def action_next_contact(self) -> None:
        """Ask for the day."""
        self.form.open("contact")

    def action_cancel(self) -> None:
        """Close the form."""
        self.form.close()
        self.focus_first()

    def _open_idea(self, label: int) -> None:
        made = [action for action in self.case.actions if action.idea == label]
        self.form.open(f"action-{made[0].number}" if made else f"idea-{label}")

    def _toggle(self, key: str) -> None:
        idea = next(one for one in self.case.ideas if str(one.label) == key)
        self.do(choose, self.client, idea.label, not idea.chosen)

    def on_lines_toggle(self, event: Lines.Toggle) -> None:
        """Choose an idea."""
        if event.lines is self.ideas:
            self._toggle(event.key)

    def on_lines_picked(self, event: Lines.Picked) -> None:
        """Open the form for an idea or an action."""
        if not self.conductor.read_only:
            if event.lines is self.ideas:
                self._open_idea(int(event.key))
            else:
                self.form.open(f"action-{event.key}")

    def on_lines_edit(self, event: Lines.Edit) -> None:
        """Open the form."""
        self.on_lines_picked(Lines.Picked(event.lines, event.key))

    def on_lines_remove(self, event: Lines.Remove) -> None:
        """Take an action away."""
        if event.lines is self.actions:
            self.do(remove_action, self.client, int(event.key))


def _idea_row(idea: Idea, about: tuple[bool, str | None]) -> Row:
    saved, made = about
    # An idea of which nothing was said here needs no mark: it would read as chosen.
    mark_ = None if saved and not idea.chosen and made is None else saved
    number = str(idea.label)
    return Row(number, idea.text, number, made or "", saved=mark_, chosen=idea.chosen)


def _who_when(action: Action, today: date) -> str:
    said = (fit(action.who or "", 12), near_date(action.when, today) if action.when else "")
    return " · ".join(filter(None, said))
