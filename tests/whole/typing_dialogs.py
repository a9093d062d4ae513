"""Typing in what lies over a meeting: notes, pause, people, cases that wait."""

from __future__ import annotations

import re
from pathlib import Path

from teamkracht.i18n import _
from teamkracht.records.script import Script
from tests.whole.terminal import Terminal

NOWHERE: tuple[list[str], None, str] = ([], None, "")
"""The cursor where a list or field has scrolled out of view, or is still to be drawn."""


class Dialogs:
    """What a facilitator does in any step."""

    def __init__(self, terminal: Terminal, script: Script, home: Path) -> None:
        self.terminal = terminal
        self.script = script
        self.home = home
        self.on: tuple[str, str | None] = ("", None)
        self.postponed: set[str] = set()
        self.skipped: set[tuple[str, str | None]] = set()

    # Ways to do anything

    def by_name(self, name: str) -> None:
        """Give a command by its name in the palette."""
        self.terminal.press("ctrl+k")
        # The line of a pane looks just like that of the palette: wait for what is offered.
        self.terminal.wait_for(_("Stop the clock for a moment, or let it run again.")[:20])
        self.terminal.type(name)
        self.terminal.wait_until(lambda shown: shown.count(name) > 1, f"in the palette: {name}")
        self.terminal.press("enter")

    def typing_at(self, hint: str, before: str = "") -> bool:
        """Tell whether the cursor is in a field with this gentle word, behind `before`."""
        caret = self.terminal.caret
        if caret is None:
            return False
        row, column = caret
        line = self.terminal.lines[row]
        return line[column:].strip().startswith(hint) and before in line[:column]

    def typing_in(self, text: str) -> bool:
        """Tell whether the cursor is in a line where this stands."""
        caret = self.terminal.caret
        return caret is not None and text in self.terminal.lines[caret[0]]

    def typing_under(self, label: str) -> bool:
        """Tell whether the cursor is in the line below a label."""
        caret = self.terminal.caret
        return caret is not None and label in self.terminal.lines[caret[0] - 1]

    def wait_typing_at(self, hint: str, before: str = "") -> None:
        """Wait until one can type in a field that is empty yet."""
        self.terminal.wait_until(
            lambda _shown: self.typing_at(hint, before), f"the cursor at {before} {hint!r}"
        )

    def changes(self, key: str) -> None:
        """Press a key that must change the row or field with the cursor, or take it elsewhere.

        What changes in other places tells nothing: it may be late work of the key before.
        """
        before = self._at_cursor()
        self.terminal.press(key)
        self.terminal.wait_until(
            lambda _shown: self._at_cursor() not in (before, NOWHERE), f"{key} did nothing"
        )

    def _at_cursor(self) -> tuple[list[str], tuple[int, int] | None, str]:
        caret = self.terminal.caret
        return self.cursor_rows(), caret, self.terminal.lines[caret[0]] if caret else ""

    def to_row(self, row: str, *, way: str = "down") -> None:
        """Go along a list until the row with the cursor reads like this."""
        pattern = re.compile(rf"[▌▎] ?{row}")
        self.terminal.wait_until(lambda _shown: bool(self.cursor_rows()), "a row with a cursor")
        while not any(map(pattern.search, rows := self.cursor_rows())):
            self.terminal.press(way)
            self.terminal.wait_until(
                lambda _shown, rows=rows: self.cursor_rows() not in ([], rows),  # type: ignore[misc]
                f"on the way {way} to {row}",
            )

    def cursor_rows(self) -> list[str]:
        """The lines of the row with the cursor from its bar on, without mark and scrollbar."""
        found = (re.search(r"[▌▎].*?(?=[ ✓·▁-█▏]*$)", line) for line in self.terminal.lines)
        return [one[0] for one in found if one]

    def saved_row(self, *parts: str) -> None:
        """Wait until a row with all of these carries the mark that it is saved."""

        def holds(shown: str) -> bool:
            return any(
                "›" not in line and all(part in line for part in parts) and "✓" in line[-6:]
                for line in shown.splitlines()
            )

        self.terminal.wait_until(holds, f"not saved: {parts}")

    # Notes, pause and the room

    def note(self, lines: list[str]) -> None:
        """Write notes in the dialog that can be opened everywhere."""
        if not lines:
            return
        self.terminal.press("ctrl+e")
        self.terminal.wait_for(_("Keep") + "  Enter")
        if len(lines) > 1:
            self.terminal.paste("\n".join(lines))
        else:
            self.terminal.type(lines[0])
            self.terminal.wait_for(lines[0][-10:])
            self.terminal.press("enter")
        self.terminal.wait_for(_("The note was kept  ·  ^z = undo")[:12])
        self.terminal.wait_gone(_("Keep") + "  Enter")

    def pause(self, what: str | None) -> None:
        """Stop the clock, with a word on what for."""
        if what is None:
            self.terminal.press("f9")
        else:
            self.by_name(_("Pause with a note"))
            self.terminal.wait_for(_("What is the pause for? It stands in the minutes.")[:15])
            self.terminal.type(f"{what}\r")
        self.terminal.wait_for(_("Pause · the clock stands still"))

    def go_on(self) -> None:
        """Let the clock run again, where it still stands."""
        if _("Pause · the clock stands still") in self.terminal.text:
            self.terminal.press("f9")
            self.terminal.wait_gone(_("Pause · the clock stands still"))

    def come_or_go(self, name: str) -> None:
        """Somebody comes in late, or leaves."""
        self.terminal.press("ctrl+w")
        self.terminal.wait_for(_("Close") + "  Esc", _("Who is here"))
        self.to_row(rf"[●○] {re.escape(name)}\b")
        self.changes("enter")
        self.close_dialog()

    def close_dialog(self) -> None:
        """Close what lies over the meeting with Escape."""
        self.terminal.press("escape")
        self.terminal.wait_gone(_("Close") + "  Esc")

    def hand_over(self, name: str) -> None:
        """Somebody else leads; the card with where we are is read and closed."""
        self.by_name(_("Hand over"))
        self.terminal.wait_for(_("Who leads from here on?"))
        self.to_row(re.escape(name))
        self.terminal.press("enter")
        self.terminal.wait_for(_("Close") + "  Esc")
        self.close_dialog()

    def postpone(self, client: str) -> None:
        """A case waits for the next meeting."""
        self.by_name(_("Postpone a case"))
        self.terminal.wait_for(_("Which case waits for the next meeting?")[:15])
        if self.on[1] is not None:  # the list begins at the case on the table
            self.terminal.wait_for(f"▌ {self.on[1]}")
        self.to_row(re.escape(client))
        self.terminal.press("enter")
        said = _("{client} was postponed, now {step}  ·  ^z = undo").split(",")[0]
        self.terminal.wait_for(said.format(client=client))
        self.postponed.add(client)
