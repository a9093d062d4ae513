"""One text that two changed in different places: the changes of both, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Edit = tuple[int, int, tuple[str, ...]]
"""From which word to which of the text before, and the words that came there."""


def woven(was: str, ours: str, theirs: str) -> str | None:
    """The text with the changes of both; None where what each meant would be lost in it.

    That is where their changes touch, or where less than half of the words stand as they were.
    """
    before = _words(was)
    edits = sorted({*_edits(before, _words(ours)), *_edits(before, _words(theirs))})
    starts, ends = [start for start, _end, _new in edits], [end for _start, end, _new in edits]
    touching = any(start <= end for end, start in zip(ends, starts[1:], strict=False))
    changed = sum(end - start for start, end, _new in edits)
    if touching or 2 * changed > len(before):
        return None
    words, at = [], 0
    for start, end, new in edits:
        words += [*before[at:start], *new]
        at = end
    return _spaced([*words, *before[at:]])


def _words(text: str) -> list[str]:
    """The words, each with the space behind it."""
    return re.findall(r"\S+\s*", text)


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    """What was changed, each as far as it goes: words, and what divides them (a new line)."""
    was, now = ([word.strip() for word in words] for words in (before, after))
    edit: Edit | None = None
    for start, end, first, last in _changes(before, after, was, now):
        if edit is not None and edit[1] == start:
            edit = (edit[0], end, (*edit[2], *after[first:last]))
            continue
        if edit is not None:
            yield edit
        edit = (start, end, tuple(after[first:last]))
    if edit is not None:
        yield edit


def _changes(
    before: Sequence[str], after: Sequence[str], was: Sequence[str], now: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """From where to where each change goes, before and after: of words, or behind a word."""
    same = SequenceMatcher(None, was, now, autojunk=False)
    for kind, start, end, first, last in same.get_opcodes():
        if kind != "equal":
            yield start, end, first, last
            continue
        for at, to in zip(range(start, end), range(first, last), strict=True):
            if to < len(after) - 1 and _behind(before[at]) != _behind(after[to]):
                yield at, at + 1, to, to + 1


def _behind(word: str) -> str:
    """What divides a word from the next; of one that was the last, what would."""
    return word[len(word.rstrip()) :] or " "


def _spaced(words: Sequence[str]) -> str:
    """The words as a text: what was last once may have a word behind it now."""
    spaced = (word if word[-1:].isspace() else f"{word} " for word in words)
    return "".join(spaced).rstrip()
