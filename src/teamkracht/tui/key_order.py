"""Keys in their order: none overtakes what the key before it does.

Textual hands a key to the field in focus and goes on to the next key while a dialog or another
field is still on its way; what is typed fast would then land where one no longer is, or be taken
for a command of a single letter.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.events import Callback, Event, Key, Paste
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

AT_MOST = 10.0
"""Seconds that a key waits, whatever becomes of what it waits for."""
PATIENCE = 0.3
"""Seconds that what was typed gets to be taken in; it takes about a millisecond."""


@dataclass
class _Way:
    """What goes from station to station, behind all that waits there."""

    stations: Iterator[MessagePump]
    arrived: Callable[[], None]

    def go_on(self) -> None:
        """Wait for one's turn at the next station that is still there."""
        for station in self.stations:
            # Not `call_later`: what that makes is looked through anew each time, at a cost.
            if station.post_message(Callback(callback=self.go_on)):
                return
        self.arrived()


class KeysInOrder(App[str]):
    """An app in which a key waits until the one before it has done all that it does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._holds: set[object] = set()
        self._waiting: deque[Event] = deque()
        self._at_most: Timer | None = None

    async def on_event(self, event: Event) -> None:
        """Take a key, or let it wait."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._holds or self._waiting:
            if self._at_most is None:
                self._at_most = self.set_timer(AT_MOST, self._wait_no_longer)
            self._waiting.append(event)
        else:
            await self._take(event)

    def hold_keys(self) -> object:
        """Let keys wait until `let_go` of what this gives."""
        hold = object()
        self._holds.add(hold)
        return hold

    def let_go(self, hold: object) -> None:
        """Wait no longer for one thing; keys go on where it was the last."""
        self._holds.discard(hold)
        if not self._holds:
            self.call_later(self._go_on)

    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Lay a screen over the others; keys wait until its field has the focus."""
        opening = super().push_screen(*args, **options)
        self._until_open()
        return opening

    def switch_screen(self, *args: Any, **options: Any) -> Any:
        """Put a screen in the place of another, likewise."""
        opening = super().switch_screen(*args, **options)
        self._until_open()
        return opening

    def _until_open(self) -> None:
        self._wait_for((self.screen, self, self))

    async def _take(self, event: Event) -> None:
        if not _only_types(event, self._there()):
            await self._take_in_what_was_typed()
        there = self._there()
        await super().on_event(event)
        if not _only_types(event, there):
            # Once for the key, once for the messages that it gave rise to.
            self._wait_for((*there.ancestors_with_self, *there.ancestors_with_self, self))

    def _there(self) -> Widget:
        return self.focused or self.screen

    async def _take_in_what_was_typed(self) -> None:
        """Let the field, and all that hears of it, hear of the letters before this key."""
        way = [node for node in self._there().ancestors_with_self if node is not self]
        if any(node.message_queue_size for node in way):
            arrived = asyncio.Event()
            _Way(iter(way), arrived.set).go_on()
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), PATIENCE)

    def _wait_for(self, stations: Iterable[MessagePump]) -> None:
        """Let keys wait until each of the stations has done what it had to do by then."""
        hold = self.hold_keys()
        _Way(iter(stations), lambda: self.let_go(hold)).go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._holds:
            await self._take(self._waiting.popleft())
        if not self._waiting and self._at_most is not None:
            self._at_most.stop()
            self._at_most = None

    async def _wait_no_longer(self) -> None:
        self._at_most = None
        self._holds.clear()
        await self._go_on()


def _only_types(event: Event, there: object) -> bool:
    """Tell whether a key adds a letter to a text, which changes nothing of where one is."""
    letter = event.character if isinstance(event, Key) else None
    return isinstance(there, Input | TextArea) and bool(letter) and str(letter).isalnum()
