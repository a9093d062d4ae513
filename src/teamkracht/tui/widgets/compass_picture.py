"""What the krachtkompas shows, as plain data, and how one of its fields fills its room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from teamkracht.i18n import ngettext
from teamkracht.tui.widgets.drawn import Line, Piece, width_of
from teamkracht.tui.widgets.fitting import fit, plain, wrap


@dataclass(frozen=True)
class Entry:
    """A few words in the kompas."""

    text: str
    added: bool = False
    """Since the last time, or heard today: marked with a plus."""
    saved: bool = True


@dataclass(frozen=True)
class Section:
    """The strengths, the resources or the wishes of one field."""

    title: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class CompassField:
    """One of the four conditions of a good life."""

    key: str
    title: str
    sections: tuple[Section, ...] = ()
    prompt: str = ""
    """A gentle question, shown while the field is empty."""

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        return not any(section.entries for section in self.sections)


@dataclass(frozen=True)
class CompassPicture:
    """The whole krachtkompas: four fields around what matters most."""

    middle: tuple[str, ...] = ()
    """What matters most."""
    goals: tuple[str, ...] = ()
    fields: tuple[CompassField, ...] = ()
    """Four: above left, above right, below left, below right."""
    middle_title: str = ""
    goals_title: str = ""
    legend: str = ""
    """What the plus means, shown below where something has one."""


def _entry_lines(entry: Entry, width: int) -> list[Line]:
    """Draw one entry, hung in behind its sign."""
    sign, style = _sign(entry)
    texts = wrap(entry.text, width - 2)
    return [
        [Piece(f"{' ' if n else sign} ", style), Piece(text, style)] for n, text in enumerate(texts)
    ]


def _sign(entry: Entry) -> tuple[str, str]:
    """The sign in front of an entry, and how both are drawn; a faint dot while it is saved."""
    if not entry.saved:
        return "·", "quiet"
    return ("+", "added") if entry.added else ("•", "entry")


def _open(section: Section, width: int) -> list[Line]:
    """Draw a section with a line for every entry."""
    lines: list[Line] = [[Piece(fit(section.title, width), "quiet")]]
    for entry in section.entries:
        lines += _entry_lines(entry, width)
    return lines


def _flowing(section: Section, width: int) -> list[Line]:
    """Draw a section with its entries one after another, under its title."""
    return [[Piece(fit(section.title, width), "quiet")], *_flow(section, width)]


def _inline(section: Section, width: int) -> list[Line]:
    """Draw a section with its entries behind its title."""
    return _flow(section, width, [Piece(fit(section.title, width), "quiet")])


def _dense(section: Section, width: int) -> list[Line]:
    """Draw a section as one text, broken wherever a line is full."""
    words = [Piece(word, "quiet") for word in section.title.split()]
    for entry in section.entries:
        sign, style = _sign(entry)
        first, *others = plain(entry.text).split() or [""]
        words.append(Piece(f"{sign} {first}", style))
        words += [Piece(word, style) for word in others]
    lines: list[Line] = [[]]
    for word in (word._replace(text=fit(word.text, width)) for word in words):
        if lines[-1] and width_of(lines[-1]) + 1 + width_of([word]) > width:
            lines.append([])
        lines[-1] += [*([Piece(" ")] if lines[-1] else []), word]
    return lines


def _flow(section: Section, width: int, lead: Line | None = None) -> list[Line]:
    """Let entries flow over lines; an entry is broken only where it has no room on any line."""
    lines: list[Line] = [lead] if lead else []
    used = width_of(lead) if lead else width
    for entry in section.entries:
        whole = _entry_lines(entry, 10_000)[0]
        size = width_of(whole)
        if used + 2 + size <= width:
            lines[-1] += [Piece("  "), *whole]
            used += 2 + size
        else:
            lines += _entry_lines(entry, width)
            used = min(size, width)
    return lines


def body(field: CompassField, width: int, height: int) -> list[Line]:
    """Draw the sections of a field in the roomiest way that fits; say how many are left out."""
    if field.empty:
        return [[Piece(text, "prompt")] for text in wrap(field.prompt, width, most=max(1, height))]
    filled = [section for section in field.sections if section.entries]
    ways: tuple[tuple[Callable[[Section, int], list[Line]], bool], ...] = (
        (_open, True),
        (_open, False),
        (_flowing, False),
        (_inline, False),
        (_dense, False),
    )
    lines: list[Line] = []
    for way, spaced in ways:
        lines = []
        for section in filled:
            if lines and spaced:
                lines.append([])
            lines += way(section, width)
        if len(lines) <= height:
            return lines
    return cut_off(lines, height)


def cut_off(lines: list[Line], height: int) -> list[Line]:
    """Keep the first lines; the last one says how many more there are."""
    left = len(lines) - height + 1
    if left <= 1 or height < 1:
        return lines[:height]
    words = ngettext("… {count} more line", "… {count} more lines", left).format(count=left)
    return [*lines[: height - 1], [Piece(words, "quiet")]]
