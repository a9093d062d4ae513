"""The brainstorm: one line, Enter, next."""

from __future__ import annotations

import re

from textual.app import ComposeResult

from teamkracht.i18n import _, mark, ngettext
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.ideas import add_ideas, change_idea, remove_idea
from teamkracht.meeting.meeting import Idea
from teamkracht.protocol.steps import CollectStep
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.elsewhere import elsewhere
from teamkracht.tui.panes.heading import Heading
from teamkracht.tui.panes.kept_rows import KeptRows
from teamkracht.tui.panes.names import beginning
from teamkracht.tui.panes.pane import HERE, Pane
from teamkracht.tui.panes.written import Written
from teamkracht.tui.program import program
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.row import Row
from teamkracht.tui.wishes import asks_who_said

NAME_WIDTH = 14
BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+")
"""What stands before the lines of a list that was pasted."""

WHO = Command(
    "who",
    mark("Who says it"),
    mark("Choose who says the next idea. Or type the beginning of a name and a colon: ri: …"),
    ("pagedown",),
    group=HERE,
    priority=True,
)


class CollectPane(Pane):
    """Ideas with a line to type the next one; who said it where the team keeps that."""

    HELP_TITLE = mark("Brainstorm")
    HELP_TEXT = mark(
        "Type an idea and press Enter; then the next. A list that you paste becomes a list of "
        "ideas. With the up arrow you go to the list, to change or remove an idea."
    )
    OWN_COMMANDS = (WHO,)

    def __init__(self, conductor: Conductor, *, ask_who: bool | None = None) -> None:
        """`ask_who`: whether the team keeps who said it; looked up in the home where None."""
        super().__init__(conductor)
        self._ask_who = ask_who
        self.by: str | None = None
        self.heading = Heading()
        self.written = Written("idea", self)
        self.changes = self.written.lines
        self._rows = KeptRows(_row)

    def body(self) -> ComposeResult:
        """Put the count above the ideas."""
        yield self.heading
        yield self.written

    def places(self) -> tuple[Pane | Written, ...]:
        """The keys of the list beside those of the pane."""
        return (self, self.written)

    def focus_first(self) -> None:
        """Begin to type."""
        self.written.focus_first()

    def take_up(self) -> None:
        """Put the half-typed idea back."""
        self.by = None
        self.written.entry.disabled = self.conductor.read_only
        self.written.begin(str(idea.label) for idea in self.case.ideas)

    def redraw(self) -> None:
        """Show the ideas and how many there are."""
        ideas = self.case.ideas
        done = elsewhere(self.meeting, self.ref)
        count = _count(len(ideas)) if ideas or not done else ""
        self.heading.show(done or count, count if done else "", self._target(len(ideas)))
        self.written.entry.hint(_("an idea"))
        self.written.lead(f"{fit(self.by, NAME_WIDTH)} ›" if self.by else "›")
        prompts = "\n".join(self.said(words) for words in self.step.prompts)
        saved = self.conductor.saved
        rows = self._rows.of(ideas, None, lambda idea: idea.number <= saved)
        self.wait_for(self._rows)
        self.written.show(rows, prompts)
        super().redraw()

    def _target(self, count: int) -> str:
        target = self.step.target if isinstance(self.step, CollectStep) else None
        if target is None or self.meeting.record(self.ref).stated:
            return ""
        if count >= target:
            return _("more is welcome")
        return _("{count} would be nice").format(count=target)

    # What the list asks

    def write(self, texts: tuple[str, ...]) -> bool:
        """Keep one idea, or a list that was pasted."""
        by = self.by
        if len(texts) > 1:
            texts = tuple(BULLET.sub("", text) for text in texts)
        elif self.ask_who:
            named, text = self._named(texts[0])
            by, texts = named or by, (text,)
        if self.do(add_ideas, self.client, texts, by=by) is None:
            return False
        self.by = None
        self.redraw()
        return True

    def _named(self, text: str) -> tuple[str | None, str]:
        """Take the beginning of a name off an idea: ri: a bench in the garden."""
        start, colon, rest = text.partition(":")
        name = beginning(start.strip(), self._speakers())
        return (name, rest.strip()) if colon and name and rest.strip() else (None, text)

    def rewrite(self, key: str, text: str) -> bool:
        """Put an idea in other words."""
        return self.do(change_idea, self.client, int(key), text) is not None

    def rub_out(self, key: str) -> None:
        """Take an idea away."""
        self.do(remove_idea, self.client, int(key))

    def leave(self) -> None:
        """Keep the half-typed idea."""
        self.written.leave()

    # Who says it

    @property
    def ask_who(self) -> bool:
        """Whether this team keeps who said an idea."""
        if self._ask_who is None:
            self._ask_who = asks_who_said(program(self).home, self.meeting.team)
        return self._ask_who

    def _speakers(self) -> list[str]:
        return [name for name in self.people() if name != self.case.presenter]

    def can(self, action: str) -> bool:  # noqa: ARG002 - there is only this one
        """Ask who says it only where the team wants that."""
        return self.ask_who and bool(self._speakers())

    def action_who(self) -> None:
        """Go to the next one at the table; after the last to nobody."""
        names: list[str | None] = [None, *self._speakers()]
        at = names.index(self.by) if self.by in names else 0
        self.by = names[(at + 1) % len(names)]
        self.redraw()


def _row(idea: Idea, saved: bool) -> Row:
    by = fit(idea.by or "", NAME_WIDTH)
    return Row(str(idea.label), idea.text, str(idea.label), by, saved=saved)


def _count(count: int) -> str:
    return ngettext("{count} idea", "{count} ideas", count).format(count=count)
