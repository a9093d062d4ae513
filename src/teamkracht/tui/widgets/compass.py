"""The krachtkompas as a picture that fills its room and can be read across a table."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.widgets import compass_paint
from teamkracht.tui.widgets.compass_picture import CompassPicture
from teamkracht.tui.widgets.drawn import Drawn, Line

COMPASS = mark("The strengths compass")


def _move(action: str, label: str, key: str) -> Command:
    return Command(action, label, keys=(key,), group=COMPASS, palette=False)


class Compass(WithCommands, Drawn, can_focus=True):
    """Four fields around a middle. `show(picture)`, `large(key)`, `large(None)`.

    Arrows and clicks choose a field and post `Selected`; Enter and a double click post `Opened`.
    """

    PREFIX = "compass"
    OWN_COMMANDS = (
        _move("left", mark("Left"), "left"),
        _move("right", mark("Right"), "right"),
        _move("up", mark("Up"), "up"),
        _move("down", mark("Down"), "down"),
        _move("open", mark("Open this field"), "enter"),
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compass--being",
        "compass--mattering",
        "compass--joining",
        "compass--belonging",
        "compass--axis",
        "compass--ring",
        "compass--middle",
        "compass--middle-title",
        "compass--entry",
        "compass--large",
        "compass--added",
        "compass--quiet",
        "compass--prompt",
        "compass--chosen",
    }
    DEFAULT_CSS = """
    Compass { width: 1fr; height: 1fr; padding: 1 1; }
    Compass > .compass--being { color: $being; text-style: bold; }
    Compass > .compass--mattering { color: $mattering; text-style: bold; }
    Compass > .compass--joining { color: $joining; text-style: bold; }
    Compass > .compass--belonging { color: $belonging; text-style: bold; }
    Compass > .compass--axis { color: $rule; }
    Compass > .compass--ring { color: $here; }
    Compass > .compass--middle { color: $foreground; text-style: bold; background: $raised; }
    Compass > .compass--middle-title { color: $quiet; background: $raised; }
    Compass > .compass--entry { color: $foreground; }
    Compass > .compass--large { color: $foreground; text-style: bold; }
    Compass > .compass--added { color: $here; }
    Compass > .compass--quiet { color: $quiet; }
    Compass > .compass--prompt { color: $quiet; text-style: italic; }
    Compass > .compass--chosen { color: $here; text-style: bold; }
    """

    selected: reactive[int] = reactive(0)
    """The index of the chosen field."""

    class FieldMessage(Message):
        """Something about one field."""

        def __init__(self, compass: Compass, key: str) -> None:
            super().__init__()
            self.compass = compass
            self.key = key

        @property
        def control(self) -> Compass:
            """The kompas."""
            return self.compass

    class Selected(FieldMessage):
        """Another field was chosen."""

    class Opened(FieldMessage):
        """A field was opened, to fill it in or to show it large."""

    _picture = CompassPicture()
    _large: str | None = None
    _pointed: int | None = None

    def show(self, picture: CompassPicture) -> None:
        """Show a kompas; nothing is drawn where nothing changed."""
        if picture != self._picture:
            self._picture = picture
            self.redraw()

    def large(self, key: str | None) -> None:
        """Show one field over the whole room; None for all four."""
        self._large = key
        if (at := self._index(key)) is not None:
            self.set_reactive(Compass.selected, at)
        self.redraw()

    def point(self, key: str | None) -> None:
        """Show which field is being filled in, wherever the focus is; None for no field."""
        self._pointed = self._index(key)
        self.redraw()

    def _index(self, key: object) -> int | None:
        keys = [field.key for field in self._picture.fields]
        return keys.index(key) if isinstance(key, str) and key in keys else None

    @property
    def selected_key(self) -> str | None:
        """The key of the chosen field."""
        fields = self._picture.fields
        return fields[self.selected].key if self.selected < len(fields) else None

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw all four or the one that is shown large."""
        large = self._index(self._large)
        if large is not None:
            field, hue = self._picture.fields[large], compass_paint.HUES[large]
            return compass_paint.paint_large(field, hue, width, height)
        chosen = self.selected if self.has_focus else self._pointed
        return compass_paint.paint(self._picture, chosen, width, height or 24)

    def on_focus(self) -> None:
        """Show which field is chosen."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide which field is chosen."""
        self.redraw()

    def _select(self, n: int) -> None:
        if n != self.selected and n < len(self._picture.fields):
            self.selected = n
            if self._large is not None:
                self._large = self.selected_key
            self.redraw()
            self.post_message(self.Selected(self, self._picture.fields[n].key))

    def action_left(self) -> None:
        """Go to the field at the left."""
        self._select(self.selected & 2)

    def action_right(self) -> None:
        """Go to the field at the right."""
        self._select(self.selected | 1)

    def action_up(self) -> None:
        """Go to the field above."""
        self._select(self.selected & 1)

    def action_down(self) -> None:
        """Go to the field below."""
        self._select(self.selected | 2)

    def action_open(self) -> None:
        """Open the chosen field."""
        if (key := self.selected_key) is not None:
            self.post_message(self.Opened(self, key))

    def on_click(self, event: Click) -> None:
        """Choose the field that was clicked; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        if self._large is None:
            right, below = offset.x >= self.size.width // 2, offset.y >= self.size.height // 2
            self._select(right + 2 * below)
        if event.chain == 2:
            self.action_open()
