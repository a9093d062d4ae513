"""Fields to type in: calm, without a blinking cursor, and no pasted line is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.events import Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from teamkracht.privacy import has_bsn, without_bsn
from teamkracht.tui.widgets.focus_ground import FocusGround
from teamkracht.tui.widgets.guarding import Guards, place_after


class LineField(FocusGround, Guards, Input):
    """One line. Several pasted lines come as `LineField.Pasted(lines)`, and none is dropped.

    Where nobody stops the message, the app puts them in one.
    """

    DEFAULT_CSS = """
    LineField, LineField:focus {
        border: none;
        height: 1;
        padding: 0 1;
        background: $raised;
        background-tint: transparent;
    }
    LineField:focus { background: $cursor; }
    LineField > .input--placeholder { color: $quiet; }
    """

    # One row, as wide as its place: how long the text is changes nothing of the layout.
    virtual_size = Reactive(Size(0, 0))

    class Pasted(Message):
        """Several lines were pasted; empty ones are left out."""

        def __init__(self, field: LineField, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.field = field
            self.lines = lines

        @property
        def control(self) -> LineField:
            """The field."""
            return self.field

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("select_on_focus", False)
        super().__init__(*args, **options)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Let no BSN in, whichever way the text comes: typed, pasted or put there."""
        if not self.holds_bsn(value, _typed_at(self.value, value)):
            return value
        self.tell_bsn()
        return without_bsn(value)

    def settle(self) -> bool:
        """Let what was typed be finished. True where a BSN had to go, and was told of."""
        gone = self.holds_bsn(self.value)
        if gone:
            self.tell_bsn()
            self._put(without_bsn(self.value))
        return gone

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in a place; where a BSN goes from it, the cursor stays where it was."""
        whole = f"{self.value[:start]}{text}{self.value[end:]}"
        super().replace(text, start, end)
        if self.value not in (whole, ""):
            self.cursor_position = place_after(whole, start + len(text), self.value)

    def _put(self, text: str) -> None:
        before, at = self.value, self.cursor_position
        self.value = text
        self.cursor_position = place_after(before, at, text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Warn of what else may tell who somebody is."""
        if event.input is self:
            self.warn(event.value)

    async def action_submit(self) -> None:
        """Hand the text on, unless a BSN had to go from it: then it is looked at first."""
        if not self.settle():
            await super().action_submit()

    def on_blur(self) -> None:
        """Let what was typed be finished."""
        self.settle()
        self.quieten()

    def action_cut(self) -> None:
        """Leave out what may tell who somebody is; where there is nothing, cut."""
        if self.can_leave_out:
            self.action_replace_personal()
        else:
            super().action_cut()

    def action_replace_personal(self) -> None:
        """Put words in the place of what may tell who somebody is."""
        self._put(self.without_personal(self.value))

    def on_paste(self, event: Paste) -> None:
        """Hand on what has several lines; one line is typed in as usual."""
        lines = tuple(line.strip() for line in event.text.splitlines() if line.strip())
        if len(lines) > 1 and self.guarded and any(map(has_bsn, lines)):
            self.tell_bsn()
            lines = tuple(line for one in lines if (line := without_bsn(one).strip()))
            event.prevent_default()
            event.stop()
            if lines:
                self.post_message(self.Pasted(self, lines))
        elif len(lines) > 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(self, lines))
        elif not lines:
            event.prevent_default()
            event.stop()


class MemoField(FocusGround, Guards, TextArea):
    """Several lines, wrapped; Tab leaves the field."""

    DEFAULT_CSS = """
    MemoField, MemoField:focus {
        border: none;
        height: auto;
        min-height: 2;
        max-height: 12;
        padding: 0 1;
        background: $raised;
        color: $foreground;
        background-tint: transparent;
    }
    MemoField:focus { background: $cursor; }
    MemoField > .text-area--cursor-line { background: transparent; }
    MemoField > .text-area--cursor { background: $here; color: $background; }
    MemoField > .text-area--placeholder { color: $quiet; }
    """

    def __init__(self, text: str = "", **options: Any) -> None:
        options.setdefault("soft_wrap", True)
        options.setdefault("show_line_numbers", False)
        options.setdefault("tab_behavior", "focus")
        options.setdefault("highlight_cursor_line", False)
        super().__init__(text, **options)
        self.cursor_blink = False

    def post_message(self, message: Message) -> bool:
        """Let nobody hear of a text with a BSN in it: it goes first, whichever way it came."""
        if isinstance(message, TextArea.Changed) and self.is_attached:
            if self.holds_bsn(self.text, self._typed_at()):
                self.call_next(self.settle)
                return False
            self.warn(self.text)
        return super().post_message(message)

    def settle(self) -> bool:
        """Let what was typed be finished. True where a BSN had to go, and was told of."""
        gone = self.holds_bsn(self.text)
        if gone:
            self.tell_bsn()
            self._put(without_bsn(self.text))
        return gone

    def _put(self, text: str) -> None:
        at = place_after(self.text, self._typed_at(), text)
        self.load_text(text)
        lines = text[:at].split("\n")
        self.move_cursor((len(lines) - 1, len(lines[-1])))

    def undo(self) -> None:
        """Take back what was typed last."""
        self._from_the_top(super().undo)

    def redo(self) -> None:
        """Bring back what was taken back."""
        self._from_the_top(super().redo)

    def _from_the_top(self, go: Callable[[], None]) -> None:
        """Let the cursor wait where there is always text.

        Textual looks for it before it puts it back: in a text that is shorter by then it fails.
        """
        selection, text = self.selection, self.text
        self.selection = Selection()
        go()
        if self.text == text:
            self.selection = selection

    def on_blur(self) -> None:
        """Let what was typed be finished."""
        self.settle()
        self.quieten()

    def action_cut(self) -> None:
        """Leave out what may tell who somebody is; where there is nothing, cut."""
        if self.can_leave_out:
            self.action_replace_personal()
        else:
            super().action_cut()

    def action_replace_personal(self) -> None:
        """Put words in the place of what may tell who somebody is."""
        self._put(self.without_personal(self.text))

    def _typed_at(self) -> int:
        row, column = self.cursor_location
        return sum(len(self.document.get_line(n)) + 1 for n in range(row)) + column


def _typed_at(before: str, after: str) -> int | None:
    """Where a single key was typed, None where more came at once."""
    if len(after) != len(before) + 1:
        return None
    rest = 0
    while rest < len(before) and before[-1 - rest] == after[-1 - rest]:
        rest += 1
    return len(after) - rest
