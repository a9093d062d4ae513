"""A list of what was written, with a line to write the next: notes, ideas, entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from textual.app import ComposeResult
from textual.widget import Widget

from teamkracht.i18n import _, mark
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.panes.entry import Entry
from teamkracht.tui.widgets.fields import LineField
from teamkracht.tui.widgets.frame import Across, Frame
from teamkracht.tui.widgets.lines import Lines
from teamkracht.tui.widgets.row import Row
from teamkracht.tui.widgets.words import Words

WRITING = mark("Writing")
TO_LIST = Command(
    "to_list",
    mark("Change"),
    mark("Go up to the list, to change or remove something."),
    ("up",),
    group=WRITING,
)
CANCEL = Command(
    "cancel",
    mark("Back to writing"),
    mark("Leave it as it was, and write the next."),
    ("escape",),
    group=WRITING,
)


class Writes(Protocol):
    """What a list of what was written belongs to; mostly a pane."""

    def write(self, texts: tuple[str, ...]) -> bool:
        """Keep something that is there to come. False where it was refused."""

    def rewrite(self, key: str, text: str) -> bool:
        """Put something right. False where it was refused."""

    def rub_out(self, key: str) -> None:
        """Take something away."""

    def keep_draft(self, what: str, text: str) -> None:
        """Keep half-typed text; "" lets it go."""

    def draft(self, what: str) -> str:
        """Half-typed text."""

    def drafted(self) -> tuple[str, ...]:
        """What holds half-typed text."""


def sync(lines: Lines, rows: Sequence[Row], *, follow: bool = False) -> None:
    """Bring a list up to date, touching only the rows that differ.

    `follow`: rows that come at the end are what one wants to see.
    """
    if lines.shows(rows):
        return
    have = lines.rows
    if [row.key for row in rows[: len(have)]] != [row.key for row in have]:
        keys, at = {row.key for row in rows}, lines.cursor
        rubbed_out = lines.has_focus and keys < {row.key for row in have}
        stays = lines.cursor_key in keys
        lines.set_rows(rows, at_end=follow and not rubbed_out)
        if rubbed_out and not stays:
            lines.cursor = at
        return
    for before, row in zip(have, rows, strict=False):
        if before is not row and before != row:
            lines.update_row(
                row.key, text=row.text, number=row.number, right=row.right,
                saved=row.saved, chosen=row.chosen, quiet=row.quiet,
            )  # fmt: skip
    if len(rows) > len(have) and follow:
        lines.append(rows[len(have) :])
    elif len(rows) > len(have):
        lines.set_rows(rows)


class Written(WithCommands, Frame, Widget):
    """Rows and a line under them. Enter writes; up and Enter change a row; Delete removes it."""

    OWN_COMMANDS = (TO_LIST, CANCEL)
    HELP_TEXT = mark("✓ is saved, · is being saved.")
    DEFAULT_CSS = """
    Written { layout: vertical; height: 1fr; min-height: 3; }
    Written > Lines { height: 1fr; }
    Written > .gentle { height: 1fr; display: none; }
    Written.-empty > .gentle { display: block; }
    Written.-empty > Lines { display: none; }
    Written > .writing { height: 1; margin-top: 1; }
    Written .sign { width: auto; max-width: 40%; color: $here; padding: 0 1; text-wrap: nowrap; }
    Written Entry { width: 1fr; }
    """

    def __init__(self, what: str, owner: Writes, *, hint: str = "") -> None:
        super().__init__()
        self.owner = owner
        self.lines = Lines()
        self.entry = Entry(what, self._enter, placeholder=hint)
        self.sign = Words("›", classes="sign")
        self.empty = Words(classes="gentle")
        self._lead = "›"
        self._read: str | None = None
        """What the row that is being changed reads."""

    def compose(self) -> ComposeResult:
        """Put the line under the list."""
        yield self.empty
        yield self.lines
        with Across(classes="writing"):
            yield self.sign
            yield self.entry

    def show(self, rows: Sequence[Row], empty: str = "") -> None:
        """Show what was written; `empty` is said where there is nothing."""
        before = len(self.lines.rows)
        sync(self.lines, rows, follow=True)
        self.set_class(bool(empty) and not rows, "-empty")
        self.lines.can_focus = bool(rows)
        self.empty.say(empty)
        if self.entry.editing is not None:
            self._stay_with_row(self.entry.editing, gone=len(rows) != before)

    def focus_first(self) -> None:
        """Begin to type, or go to the list where one only looks along."""
        (self.lines if self.entry.disabled else self.entry).focus()

    def lead(self, text: str) -> None:
        """Show what stands before the line: › or who says it."""
        self._lead = text
        self._show_lead()

    def begin(self, keys: Iterable[str] = ()) -> None:
        """Put the drafts back: of what is to come, and of the row that was being changed."""
        self._read = None
        self.entry.begin(self.owner.draft(self.entry.what))
        start = f"{self.entry.what}-"
        changed = [one for one in self.owner.drafted() if one.startswith(start)]
        key = next((key for key in keys if f"{start}{key}" in changed), None) if changed else None
        if key is not None:
            self.entry.edit(key, self.owner.draft(f"{start}{key}"))
        self._show_lead()

    def leave(self) -> None:
        """Keep what is half typed."""
        self.entry.settle()
        self.keep_change()
        text = self.entry.value.strip()
        if self.entry.editing is None and text and self.owner.write((text,)):
            self._clear()

    def keep_change(self) -> None:
        """Keep what a row is being changed to; the line is free then, unless it was refused."""
        if (key := self.entry.editing) is not None:
            row, text = self._row(key), self.entry.value.strip()
            if not (row and text and text != row.text) or self.owner.rewrite(key, text):
                self._stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the way up where there is something, the way back where one is away."""
        if self.entry.disabled:
            return action not in ("to_list", "cancel")
        if action == "to_list":
            return self.entry.has_focus and bool(self.lines.rows)
        if action == "cancel":
            return self.entry.editing is not None or self.lines.has_focus
        return True

    def action_to_list(self) -> None:
        """Go up to the last row."""
        self.lines.cursor = len(self.lines.rows) - 1
        self.lines.focus()

    def action_cancel(self) -> None:
        """Leave a row as it was, and write the next."""
        self._stop()
        self.entry.focus()

    def on_lines_picked(self, event: Lines.Picked) -> None:
        """Change a row."""
        event.stop()
        self._edit(event.key)

    def on_lines_edit(self, event: Lines.Edit) -> None:
        """Change a row."""
        event.stop()
        self._edit(event.key)

    def on_lines_remove(self, event: Lines.Remove) -> None:
        """Take a row away."""
        event.stop()
        self.owner.rub_out(event.key)

    def on_line_field_pasted(self, event: LineField.Pasted) -> None:
        """Keep every line of what was pasted."""
        if event.field is self.entry and self.entry.editing is None:
            event.stop()
            self.owner.write(event.lines)

    def _edit(self, key: str) -> None:
        if self.entry.disabled:
            return
        if self.entry.editing != key:
            self.keep_change()
        row = self._row(key)
        if row is not None and self.entry.editing is None:
            self._read = row.text
            self.entry.edit(key, row.text)
            self._show_lead()
        self.entry.focus()

    def _stay_with_row(self, key: str, *, gone: bool) -> None:
        """Go on with the row that is being changed, known by what it read: keys may be places."""
        row = self._row(key)
        if self._read is not None and (row is None or row.text != self._read):
            moved = next((one for one in self.lines.rows if one.text == self._read), None)
            row = moved or (None if gone else row)
        if row is None:
            self._stop()
            return
        if row.key != key:
            self.owner.keep_draft(self.entry.field, "")
            self.entry.editing = row.key
            self.owner.keep_draft(self.entry.field, self.entry.value)
        self._read = row.text

    def _enter(self, text: str) -> None:
        if self.entry.editing is not None:
            row = self._row(self.entry.editing)
            same = row is not None and row.text == text
            if same or self.owner.rewrite(self.entry.editing, text):
                self._stop()
        elif text and self.owner.write((text,)):
            self._clear()

    def _clear(self) -> None:
        self.owner.keep_draft(self.entry.what, "")
        self.entry.put("")

    def _stop(self) -> None:
        if self.entry.editing is not None:
            self.owner.keep_draft(self.entry.field, "")
            self.entry.finish()
            self._show_lead()

    def _row(self, key: str) -> Row | None:
        return next((row for row in self.lines.rows if row.key == key), None)

    def _show_lead(self) -> None:
        lead = self._lead
        if self.entry.editing is not None:
            row: Any = self._row(self.entry.editing)
            lead = _("change {number}").format(number=row.number if row else "").strip() + " ›"
        self.sign.say(lead)
