"""Who hears from the thread that keeps a meeting."""

from __future__ import annotations

from collections.abc import Callable


class Ears:
    """Who hears that something was saved, or can't be. Called from the writer's thread."""

    def __init__(self) -> None:
        """Nobody hears yet."""
        self.on_saved: Callable[[int], None] | None = None
        self.on_trouble: Callable[[str | None], None] | None = None

    def saved(self, number: int) -> None:
        """Pass on how far it is saved."""
        if self.on_saved is not None:
            self.on_saved(number)

    def trouble(self, sentence: str | None) -> None:
        """Pass on what is wrong, or that it is over."""
        if self.on_trouble is not None:
            self.on_trouble(sentence)
