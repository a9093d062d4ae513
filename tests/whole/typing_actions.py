"""Typing what was chosen and agreed, and what became of it a week later."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from teamkracht.i18n import _, ngettext
from teamkracht.records.script import Script
from teamkracht.records.script_rows import CLIENT, RESULTS, Chosen, FollowedUp
from teamkracht.tui.panes.follow_up_words import CHOICES
from teamkracht.tui.panes.follow_up_words import RESULTS as RESULT_KEYS
from tests.whole.terminal import Terminal
from tests.whole.typing_dialogs import Dialogs

ENOUGH = 15
"""Letters by which a text is known on the screen: more may be on its next line."""


class Actions(Dialogs):
    """Ideas that become actions, and actions that are looked back on."""

    def __init__(self, terminal: Terminal, script: Script, home: Path) -> None:
        super().__init__(terminal, script, home)
        self.ideas: dict[str, list[str]] = {}
        self.top = ""
        """How the first action of the terugblik begins."""

    def choose(self, client: str, chosen: Chosen) -> None:
        """Choose an idea; where the script says so, make it an action."""
        number = self.ideas[client].index(chosen.idea) + 1
        self._to_idea(number)
        if chosen.action is None:
            self.terminal.press("space")
            self.terminal.wait_until(
                lambda shown: bool(re.search(rf"▎● *{number}  ", shown)), f"chosen: {number}"
            )
            return
        self.terminal.press("enter")
        for label, text in (
            (_("What"), chosen.action),
            (_("Who"), chosen.who or ""),
            (_("When"), _typed(chosen.when)),
        ):
            self.wait_typing_at("", before=f" {label} ")
            self.terminal.type(text)
            self.terminal.press("enter")
        self._form_closed()
        self.saved_row(chosen.action[:ENOUGH])

    def _to_idea(self, number: int) -> None:
        """Go up or down the ideas to the one with this number."""
        on = re.compile(r"▎[○●] *(\d+)  ")
        self.terminal.wait_until(lambda shown: bool(on.search(shown)), "the ideas")
        while (found := on.search(self.terminal.text)) and (at := int(found[1])) != number:
            self.terminal.press("down" if number > at else "up")
            self.terminal.wait_until(
                lambda shown, at=at: (row := on.search(shown)) and int(row[1]) != at,  # type: ignore[misc]
                f"on the way to idea {number}",
            )

    def next_contact(self, when: date) -> None:
        """Say when the presenter sees the client again."""
        self.terminal.press("c")
        self.wait_typing_at("", before=f" {_('When')} ")
        self.terminal.type(_typed(when))
        self.terminal.press("enter")
        self._form_closed()
        self.terminal.wait_for(_("next contact {day}").split("{")[0])

    def _form_closed(self) -> None:
        self.terminal.wait_until(lambda _shown: self.terminal.caret is None, "the form stays open")

    def follow_up(self, told: FollowedUp) -> None:
        """Say what became of an action."""
        self._to_action(told)
        result = next(one for one in RESULT_KEYS if one[0] == RESULTS[told.result])
        self.terminal.press(result[1])
        self.terminal.wait_for(f"● {_(result[2])}")
        if told.client:
            choice = next(one for one in CHOICES if one[0] == CLIENT[told.client])
            self.terminal.press(choice[1])
            self.terminal.wait_for(f"● {_(choice[2])}")
        if told.new_date:
            self._say("d", _("new date ›"), _typed(told.new_date))
        if told.note:
            self._say("n", _("note ›"), told.note)

    def _to_action(self, told: FollowedUp) -> None:
        """Go to an action in the list; those of one case stand together."""
        not_due = ngettext("{count} not due yet", "{count} not due yet", 2).split("}")[1]
        if not_due in self.terminal.text:
            self.terminal.press("l")
            self.terminal.wait_gone(not_due)
        self.top = self.top or self.cursor_rows()[0][:ENOUGH]
        action = re.escape(told.action[:24])
        if not re.search(action, self.terminal.text):
            self.terminal.press("home")
            self.terminal.wait_until(
                lambda _shown: any(row.startswith(self.top) for row in self.cursor_rows()),
                "the first action",
            )
        above = re.search(rf"{action}.*?▎", self.terminal.text, re.DOTALL)
        self.to_row(rf".*?{action}", way="up" if above else "down")

    def _say(self, key: str, lead: str, text: str) -> None:
        self.terminal.press(key)
        self.wait_typing_at("", before=lead)
        self.terminal.type(text)
        self.terminal.press("enter")
        self.terminal.wait_gone(lead)


def _typed(day: date | None) -> str:
    """A day as it is typed."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""
