"""Fields of a pane: a line to say the next thing in, and a field of several lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.widgets import Input, TextArea

from teamkracht.tui.widgets.fields import LineField, MemoField


class Entry(LineField):
    """One line; Enter hands its text to `enter` at once, so that no later key overtakes it.

    The line can be lent to something that is there already (`edit`); what stood in it comes back.
    """

    def __init__(
        self, what: str, enter: Callable[[str], None], *, drafted: bool = True, **options: Any
    ) -> None:
        super().__init__(id=what, **options)
        self.what = what
        self.drafted = drafted
        """Whether the pane keeps its half-typed text."""
        self.editing: str | None = None
        """The key of what is being put right, None for something that is yet to come."""
        self.on_empty: dict[str, Callable[[], None]] = {}
        """What keys do while nothing stands in the line: left, right, plus, minus."""
        self._enter = enter
        self._set_aside = ""

    @property
    def field(self) -> str:
        """The name of the draft."""
        return self.what if self.editing is None else f"{self.what}-{self.editing}"

    def put(self, text: str, *, over: bool = False) -> None:
        """Put text in the line, as if it stood there; `over`: the next key takes its place."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.select_on_focus = over

    def on_input_changed(self, event: Input.Changed) -> None:
        """Go on with what is half typed: coming back to it selects it no more."""
        if event.input is self:
            self.select_on_focus = False

    def hint(self, text: str) -> None:
        """Show a quiet word while the line is empty."""
        if str(self.placeholder) != text:
            self.placeholder = text

    def edit(self, key: str, text: str, *, over: bool = False) -> None:
        """Put something right in this line, or type `over` it."""
        if self.editing is None:
            self._set_aside = self.value
        self.editing = key
        self.put(text, over=over)

    def finish(self) -> None:
        """Give the line back."""
        if self.editing is not None:
            self.editing = None
            self.put(self._set_aside)
            self._set_aside = ""

    def begin(self, text: str) -> None:
        """Begin with the draft of what is yet to come."""
        self.editing, self._set_aside = None, ""
        self.put(text)

    async def action_submit(self) -> None:
        """Hand the text on, unless a BSN had to go from it."""
        if not self.settle():
            self._enter(self.value.strip())

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter in its turn; let a sign on an empty line act, and all else type."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()
            return
        act = None if self.value else self.on_empty.get(event.key)
        if act is None:
            await super()._on_key(event)
        else:
            event.stop()
            event.prevent_default()
            act()

    def action_cursor_left(self, select: bool = False) -> None:
        """Go left in the text; on an empty line to what is at the left."""
        self._move("left", super().action_cursor_left, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right in the text; on an empty line to what is at the right."""
        self._move("right", super().action_cursor_right, select)

    def _move(self, key: str, in_text: Callable[[bool], None], select: bool) -> None:
        act = None if self.value else self.on_empty.get(key)
        if act is None:
            in_text(select)
        else:
            act()


class Memo(MemoField):
    """One text over several lines; Enter hands it to `enter`."""

    def __init__(self, what: str, enter: Callable[[Memo], None], **options: Any) -> None:
        super().__init__(id=what, **options)
        self.what = what
        self.stored = ""
        """The text as the meeting has it."""
        self._enter = enter

    def put(self, text: str) -> None:
        """Put text in the field, as if it stood there."""
        if self.text != text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
                self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter for the end of the text."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if not self.settle():
                self._enter(self)
        else:
            await super()._on_key(event)
