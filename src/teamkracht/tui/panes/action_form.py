"""Three lines that make an action: what, who and when; or one for the day of the next contact."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.widget import Widget

from teamkracht.i18n import _, current, mark, near_date
from teamkracht.meeting.choosing import change_action, make_action
from teamkracht.meeting.days import day, example
from teamkracht.meeting.meeting import Action
from teamkracht.meeting.naming import plainly
from teamkracht.meeting.notes import add_notes, set_next_contact
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.panes.names import meant
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.frame import Frame
from teamkracht.tui.widgets.words import Words

WHAT, WHO, WHEN = "action", "who", "when"
LABELS = {WHAT: mark("What"), WHO: mark("Who"), WHEN: mark("When")}


class FormLine(Frame, Widget):
    """A label, a line to type in, and how it was understood."""

    DEFAULT_CSS = """
    FormLine { layout: horizontal; height: 1; }
    FormLine .name { width: 9; padding: 0 1; color: $quiet; }
    FormLine Entry { width: 1fr; }
    FormLine .meant { width: auto; max-width: 40%; min-width: 16; padding: 0 1; color: $here; }
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.label = Words(_(LABELS[entry.what]), classes="name")
        self.meant = Words(classes="meant")

    def compose(self) -> ComposeResult:
        """Put the three beside each other."""
        yield self.label
        yield self.entry
        yield self.meant


class ActionForm(Frame, Widget):
    """The form. `open` with what it is for: new, idea-3, action-17 or contact."""

    DEFAULT_CSS = """
    ActionForm { layout: vertical; height: auto; margin-top: 1; display: none; }
    ActionForm.-open { display: block; }
    """

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self.pane = pane
        self.subject = ""
        self.rows = {
            what: FormLine(Entry(what, enter, drafted=False))
            for what, enter in (
                (WHAT, self._said_what),
                (WHO, self._said_who),
                (WHEN, self._said_when),
            )
        }

        self.rows[WHAT].meant.display = False
        self.rows[WHAT].entry.on_empty = {"right": self._take_suggestion}

    def compose(self) -> ComposeResult:
        """Put the three lines under each other."""
        yield from self.rows.values()

    @property
    def is_open(self) -> bool:
        """Whether somebody is filling it in."""
        return bool(self.subject)

    def open(self, subject: str) -> None:
        """Begin with a new subject; what was half typed of it comes back."""
        if self.is_open and subject != self.subject:
            self.leave()
        self.subject = subject
        self._fill()
        self.pane.keep_draft("form", subject)
        self.pane.redraw()
        self.focus_first()

    def restore(self) -> None:
        """Open again what was open when the program stopped or the step was left."""
        subject = self.pane.draft("form")
        self.subject = subject if self._is_there(subject) else ""
        self._fill()

    def _fill(self) -> None:
        """Put in each line what was half typed, or what is noted already.

        A name or a day that is noted is typed over; the words of an action are put right.
        """
        for what, row in self.rows.items():
            half_typed = self.pane.draft(f"{self.subject}-{what}")
            row.entry.put(half_typed or self._stored(what), over=what != WHAT and not half_typed)

    def focus_first(self) -> None:
        """Begin to type."""
        self.rows[WHEN if self.subject == "contact" else WHAT].entry.focus()

    def close(self) -> None:
        """Let go of what was half typed."""
        for what in self.rows:
            self.pane.keep_draft(f"{self.subject}-{what}", "")
        self.pane.keep_draft("form", "")
        self.subject = ""
        self.pane.redraw()

    def leave(self) -> None:
        """Keep an action that somebody began to fill in; let go of one that was only opened.

        Words for the day that can't be read stay with the action, those for the next contact in a
        note: nobody may come back to them.
        """
        typed = {what: row.entry.value.strip() for what, row in self.rows.items()}
        if not self.is_open:
            return
        when = self._day(typed[WHEN])
        untouched = all(typed[what] == self._stored(what) for what in typed)
        if isinstance(when, str):
            kept = self._keep_unread(typed[WHEN])
        else:
            kept = untouched or self._keep(when)
        if kept:
            self.close()

    def redraw(self) -> None:
        """Show the hints, and how what was typed is understood."""
        self.set_class(self.is_open, "-open")
        contact = self.subject == "contact"
        self.rows[WHAT].display = self.rows[WHO].display = self.is_open and not contact
        self.rows[WHAT].entry.hint(self._suggestion() or _("what is the next step?"))
        self.rows[WHO].entry.hint(self._presenter() or _("who?"))
        self.rows[WHEN].entry.hint(
            _("fri, {day}, tomorrow, in a week").format(day=example(self.pane.today))
        )
        self._show_meant()

    def on_input_changed(self, event: Entry.Changed) -> None:
        """Keep what is being typed, and show how it is understood."""
        entry = event.input
        if isinstance(entry, Entry) and self.is_open:
            event.stop()
            self.pane.keep_draft(f"{self.subject}-{entry.what}", entry.value)
            self._show_meant()

    # What was said in each line

    def _said_what(self, text: str) -> None:
        if text or self._suggestion():
            self.rows[WHO].entry.focus()
        else:
            self.pane.refuse(_("Say first what will be done."))

    def _said_who(self, text: str) -> None:
        self.rows[WHO].entry.put(self._who(text) if text else "")
        self.pane.keep_draft(f"{self.subject}-{WHO}", self.rows[WHO].entry.value)
        self.rows[WHEN].entry.focus()
        self._show_meant()

    def _said_when(self, text: str) -> None:
        when = self._day(text)
        if isinstance(when, str):
            self.pane.refuse(when)
        elif self._keep(when):
            self.close()
            self.pane.refuse("")
            self.pane.focus_first()

    def _keep(self, when: date | None, behind: str = "") -> bool:
        """Ask the meeting for what the form says; `behind` goes behind what will be done."""
        do, client = self.pane.do, self.pane.client
        if self.subject == "contact":
            return do(set_next_contact, client, when) is not None
        what = self.rows[WHAT].entry.value.strip() or self._suggestion()
        what = f"{what}{behind}" if what else ""
        who = self._who(self.rows[WHO].entry.value.strip()) or self._presenter() or None
        if (action := self._action()) is not None:
            return do(change_action, client, action.number, what, who, when) is not None
        return do(make_action, client, what, idea=self._idea(), who=who, when=when) is not None

    def _keep_unread(self, when: str) -> bool:
        """Keep what is no day where it will be read."""
        if self.subject != "contact":
            return self._keep(self._stored_day(), f" ({when})")
        note = _("Next contact: {when}").format(when=when)
        return self.pane.do(add_notes, [note], self.pane.ref) is not None

    def _take_suggestion(self) -> None:
        """Put what is suggested in the line, to change it."""
        self.rows[WHAT].entry.value = self._suggestion()
        self.rows[WHAT].entry.action_end()

    # How it is understood

    def _show_meant(self) -> None:
        who = self.rows[WHO].entry.value.strip()
        meant = self._who(who) if who else ""
        shown = fit(meant, 24) if meant != who else self._not_here(who)
        self.rows[WHO].meant.say(shown)
        when = self._day(self.rows[WHEN].entry.value.strip())
        self.rows[WHEN].meant.say(
            near_date(when, self.pane.today) if isinstance(when, date) else ""
        )

    def _day(self, text: str) -> date | str | None:
        """The day, None where nothing was said, or the sentence that says what is wrong."""
        if not text:
            return None
        before = self._stored_day()
        if before is not None and text == near_date(before, self.pane.today):
            return before
        try:
            return day(text, self.pane.today, current())
        except ValueError as wrong:
            return str(wrong)

    def _who(self, text: str) -> str:
        return meant(text, self.pane.people())

    def _not_here(self, who: str) -> str:
        """Suggest who may be meant by a name that nobody here has; "" where somebody has it."""
        people = self.pane.people()
        if not who or who in people:
            return ""
        near = next((one for one in people if plainly(one)[:2] == plainly(who)[:2]), "")
        return _("Do you mean {name}?").format(name=fit(near, 12)) if near else ""

    def _presenter(self) -> str:
        return self.pane.case.presenter or ""

    def _suggestion(self) -> str:
        """What is suggested for an idea; only ever a suggestion."""
        label = self._idea()
        texts = [idea.text for idea in self.pane.case.ideas if idea.label == label]
        if not texts or self._action() is not None:
            return ""
        return _("Lay before {client}: {idea}").format(client=self.pane.client, idea=texts[0])

    def _stored(self, what: str) -> str:
        if what == WHEN:
            when = self._stored_day()
            return near_date(when, self.pane.today) if when else ""
        action = self._action()
        if action is None:
            return ""
        return action.text if what == WHAT else action.who or ""

    def _stored_day(self) -> date | None:
        if self.subject == "contact":
            return self.pane.case.next_contact
        action = self._action()
        return action.when if action else None

    # What it is about

    def _idea(self) -> int | None:
        kind, _dash, number = self.subject.partition("-")
        return int(number) if kind == "idea" and number else None

    def _action(self) -> Action | None:
        kind, _dash, number = self.subject.partition("-")
        found = (a for a in self.pane.case.actions if kind == "action" and str(a.number) == number)
        return next(found, None)

    def _is_there(self, subject: str) -> bool:
        kind, _dash, number = subject.partition("-")
        if kind == "idea":
            return any(str(idea.label) == number for idea in self.pane.case.ideas)
        if kind == "action":
            return any(str(action.number) == number for action in self.pane.case.actions)
        return kind in ("new", "contact")
