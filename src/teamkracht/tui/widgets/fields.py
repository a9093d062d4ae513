"""Fields to type in: calm, without a blinking cursor, and no pasted line is dropped."""

from __future__ import annotations

from typing import Any

from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, TextArea


class LineField(Input):
    """One line. Several pasted lines come as `LineField.Pasted(lines)` and none is dropped."""

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

    def on_paste(self, event: Paste) -> None:
        """Hand on what has several lines; one line is typed in as usual."""
        lines = tuple(line.strip() for line in event.text.splitlines() if line.strip())
        if len(lines) > 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(self, lines))
        elif not lines:
            event.prevent_default()
            event.stop()


class MemoField(TextArea):
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
