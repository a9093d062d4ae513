"""Making text fit in cells: cutting, padding and wrapping, also of wide characters."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells, set_cell_size

BAR_FULL, BAR_EMPTY = "▰", "▱"


def plain(text: str) -> str:
    """Give text on one line, without characters that would steer the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else " " for c in text)


def fit(text: str, width: int) -> str:
    """Cut text to at most `width` cells; an ellipsis shows that there was more."""
    if width <= 0:
        return ""
    text = plain(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def pad(text: str, width: int) -> str:
    """Cut or fill text to exactly `width` cells."""
    cut = fit(text, width)
    return cut + " " * (max(0, width) - cell_len(cut))


def pad_left(text: str, width: int) -> str:
    """Cut or fill text to exactly `width` cells, at the right side."""
    cut = fit(text, width)
    return " " * (max(0, width) - cell_len(cut)) + cut


def centred(text: str, width: int) -> str:
    """Cut or fill text to exactly `width` cells, in the middle."""
    cut = fit(text, width)
    return pad(" " * ((width - cell_len(cut)) // 2) + cut, width)


def wrap(text: str, width: int, most: int = 0) -> list[str]:
    """Break text into lines of at most `width` cells, at spaces where it can be.

    With `most` no more lines than that come back, and the last one shows that there was more.
    """
    width = max(1, width)
    lines: list[str] = []
    line, used = "", 0
    for word in plain(text).split():
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if size > width else [word]
        lines.extend(full)
        used = cell_len(line)
    lines.append(line)
    if most and len(lines) > most:
        lines[most - 1 :] = [fit(f"{lines[most - 1]} {lines[most]}", width)]
        if not lines[-1].endswith("…"):
            lines[-1] = fit(lines[-1] + " …", width)
    return lines


def bar(share: float, cells: int) -> str:
    """Draw a share of one as ▰▰▰▱▱."""
    full = max(0, min(cells, round(share * cells)))
    return BAR_FULL * full + BAR_EMPTY * (cells - full)
