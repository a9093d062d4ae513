"""Rows of different heights under each other: where each begins, and which stands at a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """How high the rows of a list are, and so the lines from its top at which they stand."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._ends = list(accumulate(self._heights))

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> int:
        """All rows together, in lines."""
        return self._ends[-1] if self._ends else 0

    def extend(self, heights: Iterable[int]) -> None:
        """Put rows under the last one."""
        start = len(self._heights)
        self._heights.extend(heights)
        self._ends.extend(accumulate(self._heights[start:], initial=self.height))
        del self._ends[start]

    def change(self, n: int, height: int) -> bool:
        """Give a row another height; False where it had that already."""
        if self._heights[n] == height:
            return False
        self._heights[n] = height
        self._ends = list(accumulate(self._heights))
        return True

    def of(self, n: int) -> int:
        """One row, in lines."""
        return self._heights[n]

    def top(self, n: int) -> int:
        """The line at which a row begins."""
        return self._ends[n] - self._heights[n]

    def at(self, line: int) -> int:
        """The row that stands at a line; one past the last where none does."""
        return bisect_right(self._ends, line)

    def scrolled(self, view: int) -> int:
        """How high the list is for who scrolls with a view of so many lines.

        With some air at its end, so that there too a view begins with a whole row; not where the
        last row alone is higher than the view.
        """
        over = self.height - view
        if over <= 0:
            return self.height
        first = bisect_left(self._ends, over) + 1
        return self.top(first) + view if first < len(self) else self.height
