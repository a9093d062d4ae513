"""What is wrong with a file, told to the person who has to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from teamkracht.i18n import Said, _
from teamkracht.toml.text import clean

Path = tuple[str | int, ...]
"""The way to a value in a document: keys, and indexes from 0."""


@dataclass(frozen=True)
class Problem:
    """One fault: in which file, on which line (from 1, None where unknown), at which key, what."""

    name: str
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        # What stands in a file may hold anything; on screen it stays on its line.
        name, message = clean(self.name), clean(self.message)
        if self.line is None:
            return _("{name}: {message}").format(name=name, message=message)
        return _("{name}, line {line}: {message}").format(
            name=name, line=self.line, message=message
        )


class Unreadable(Said):
    """A text that can't be used, with everything that is wrong with it, by line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_by_line))
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _by_line(problem: Problem) -> int:
    return problem.line or 0


def dotted(path: Path) -> str:
    """Write a path as people read it: ("case", 2, "minutes") is case[2].minutes."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
