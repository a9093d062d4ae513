"""The rows of a long list, made again only where they show something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from teamkracht.tui.widgets.row import Row

Thing = TypeVar("Thing")
About = TypeVar("About")


class KeptRows(Generic[Thing, About]):
    """Keeps the row of each thing, with what was shown `about` it beside its own words."""

    def __init__(self, make: Callable[[Thing, About], Row]) -> None:
        self._make = make
        self._of: tuple[Sequence[Thing], object] = ((), None)
        self._kept: list[tuple[Thing, About, Row]] = []
        self.rows: list[Row] = []
        """The rows as they were given last."""
        self.saved = True
        """None of them waits for its mark."""

    def of(
        self, things: Sequence[Thing], beside: object, about: Callable[[Thing], About]
    ) -> list[Row]:
        """Give the rows of things in their order.

        What is shown about a thing comes from `beside` and from what is saved: where all is, and
        things and `beside` are as they were, none has to be looked at.
        """
        before, beside_before = self._of
        if things is not before or beside != beside_before or not self.saved:
            self._of = things, beside
            self._look(things, about)
        return self.rows

    def _look(self, things: Sequence[Thing], about: Callable[[Thing], About]) -> None:
        kept, before = [], self._kept
        for n, thing in enumerate(things):
            shown = about(thing)
            if n < len(before) and before[n][0] is thing and before[n][1] == shown:
                kept.append(before[n])
            else:
                kept.append((thing, shown, self._make(thing, shown)))
        self._kept = kept
        self.rows = [row for _thing, _about, row in kept]
        self.saved = all(row.saved is not False for row in self.rows)
