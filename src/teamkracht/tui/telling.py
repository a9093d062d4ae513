"""From a worker's thread to the screen that asked it for something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.message_pump import MessagePump


def tell(node: MessagePump, hear: Callable[..., object], *found: Any) -> None:
    """Let a screen or widget hear what was found, once it can; one that was left hears nothing."""
    node.call_later(_if_there, node, hear, found)


def _if_there(node: MessagePump, hear: Callable[..., object], found: tuple[Any, ...]) -> None:
    if node.is_attached:
        hear(*found)
