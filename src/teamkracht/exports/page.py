"""A page to read: paragraphs that know what they are, and how they stand in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Literal, NamedTuple

Kind = Literal["title", "heading", "label", "text", "item", "quiet", "gap"]

WIDTH = 78
STEP = 2
"""Spaces for one level."""


class Said(NamedTuple):
    """One paragraph. `lead` stands in front of it, and the text hangs behind that."""

    kind: Kind
    text: str = ""
    level: int = 0
    lead: str = ""


GAP = Said("gap")


def plain_text(page: Iterable[Said], width: int = WIDTH) -> str:
    """Give a page as plain text that ends with a line break."""
    lines = [line for said in page for line in _lines(said, width)]
    return "\n".join(lines).strip("\n") + "\n"


def _lines(said: Said, width: int) -> Iterator[str]:
    if said.kind == "gap":
        yield ""
        return
    first = " " * (STEP * said.level) + (f"{said.lead} " if said.lead else "")
    for paragraph in said.text.split("\n"):
        rest = " " * len(first)
        found = wrap(
            paragraph,
            width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        )
        yield from found or [first.rstrip()]
        first = rest
    if said.kind == "title":
        yield "=" * min(width, max(map(len, said.text.split("\n"))))
