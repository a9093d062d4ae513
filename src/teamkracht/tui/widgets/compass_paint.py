"""How the krachtkompas is drawn: around a middle, in four squares, or one field large."""

from __future__ import annotations

from dataclasses import dataclass

from teamkracht.tui.widgets.canvas import Canvas
from teamkracht.tui.widgets.compass_picture import (
    CompassField,
    CompassPicture,
    Section,
    body,
    cut_off,
)
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import centred, fit, pad, wrap
from teamkracht.tui.widgets.letters import large

ROUND_WIDTH, ROUND_HEIGHT = 88, 18
"""From this size on there is room for the picture with a middle."""
HUES = ("being", "mattering", "joining", "belonging")
"""The colours of the four fields, in their order."""


@dataclass(frozen=True)
class Place:
    """Where a field stands: its corner and its size."""

    x: int
    y: int
    width: int
    height: int


def paint(picture: CompassPicture, chosen: int | None, width: int, height: int) -> list[Line]:
    """Draw the whole kompas in the form that its room allows."""
    legend = picture.legend and any(
        entry.added for f in picture.fields for section in f.sections for entry in section.entries
    )
    is_round = width >= ROUND_WIDTH and height - 1 >= ROUND_HEIGHT
    room = height - (1 if is_round else 2) if legend else height
    canvas = Canvas(width, height)
    draw = _round if is_round else _squares
    for n, (field, place) in enumerate(
        zip(picture.fields, draw(canvas, picture, room), strict=False)
    ):
        put_field(canvas, field, place, HUES[n], chosen=n == chosen)
    if legend:
        canvas.text(2, height - 1, fit(picture.legend, width - 4), "quiet")
    return canvas.lines()


def put_field(canvas: Canvas, field: CompassField, place: Place, hue: str, *, chosen: bool) -> None:
    """Draw the title of a field and what is in it."""
    sign = "▸ " if chosen else "  "
    title = fit(field.title.upper(), place.width - 2)
    canvas.put(place.x - 2, place.y, [Piece(sign, "chosen"), Piece(title, hue, field.key)])
    top = 2 if place.height > 12 else 1
    for n, line in enumerate(body(field, place.width, place.height - top)):
        targeted = [piece._replace(target=field.key) for piece in line]
        canvas.put(place.x, place.y + top + n, targeted, place.width)


def _middle_lines(picture: CompassPicture, width: int, most: int) -> list[Line]:
    """Give what matters most and the goals, each line centred."""
    blocks = ((picture.middle_title, picture.middle), (picture.goals_title, picture.goals))
    lines: list[Line] = []
    for title, texts in blocks:
        if not texts:
            continue
        if lines:
            lines.append([])
        if title:
            lines.append([Piece(centred(title, width), "middle-title")])
        for text in texts:
            lines += [[Piece(centred(part, width), "middle")] for part in wrap(text, width)]
    if not lines and picture.middle_title:
        lines = [[Piece(centred(picture.middle_title, width), "quiet")]]
    return cut_off(lines, most)


def _middle(picture: CompassPicture, width: int, height: int) -> tuple[int, list[Line]]:
    """Give the middle as narrow as its words allow, for the fields need the width."""
    for inner in range(17, width * 30 // 100, 2):
        lines = _middle_lines(picture, inner, 100)
        if len(lines) <= height:
            return inner, lines
    return inner, cut_off(lines, height)


def _round(canvas: Canvas, picture: CompassPicture, height: int) -> list[Place]:
    """Draw the middle with an axis to each side; give the places of the fields around it."""
    width = canvas.width
    inner, lines = _middle(picture, width, max(3, height // 2 - 3))
    if len(lines) % 2 == 0:
        lines.append([])
    middle, tall = inner + 8, len(lines) + 4
    left = (width - middle) // 2
    centre_x, centre_y = left + middle // 2, height // 2
    top = centre_y - tall // 2
    _octagon(canvas, left, top, middle, tall)
    for n, line in enumerate(lines):
        canvas.put(left + 3, top + 2 + n, _filled(line, inner + 2))
    canvas.text(centre_x, 0, "△", "axis")
    canvas.down(centre_x, 1, top, "axis")
    canvas.down(centre_x, top + tall, height - 1, "axis")
    canvas.text(centre_x, height - 1, "▽", "axis")
    canvas.text(0, centre_y, "◁" + "─" * (left - 1), "axis")
    canvas.text(left + middle, centre_y, "─" * (width - left - middle - 1) + "▷", "axis")
    right = left + middle + 3
    column, lower = left - 5, height - centre_y - 1
    return [
        Place(2, 0, column, centre_y),
        Place(right, 0, width - right, centre_y),
        Place(2, centre_y + 1, column, lower),
        Place(right, centre_y + 1, width - right, lower),
    ]


def _filled(line: Line, width: int) -> Line:
    """Give a line of the middle the colour of the middle over its whole width."""
    text = line[0].text if line else ""
    style = line[0].style if line else "middle"
    return [Piece(pad(f" {text}", width), style)]


def _octagon(canvas: Canvas, left: int, top: int, width: int, height: int) -> None:
    """Draw the middle: a shape whose corners are cut off slantwise."""
    right, bottom = left + width - 1, top + height - 1
    half = (width - 7) // 2
    canvas.text(left + 3, top, "╭" + "─" * (half - 1) + "┴" + "─" * (half - 1) + "╮", "ring")
    canvas.text(left + 3, bottom, "╰" + "─" * (half - 1) + "┬" + "─" * (half - 1) + "╯", "ring")
    fill = " " * (width - 6)
    for y, at_left, at_right in ((top + 1, "╱", "╲"), (bottom - 1, "╲", "╱")):
        canvas.text(left + 2, y, at_left, "ring")
        canvas.text(left + 3, y, fill, "middle")
        canvas.text(right - 2, y, at_right, "ring")
    centre = top + height // 2
    for y in range(top + 2, bottom - 1):
        canvas.text(left + 1, y, "┤" if y == centre else "│", "ring")
        canvas.text(right - 1, y, "├" if y == centre else "│", "ring")
    canvas.text(left, centre, "─", "ring")
    canvas.text(right, centre, "─", "ring")


def _squares(canvas: Canvas, picture: CompassPicture, height: int) -> list[Place]:
    """Write the middle above and draw a cross; give the places of the fields in it."""
    width = canvas.width
    top = 0
    blocks = ((picture.middle_title, picture.middle), (picture.goals_title, picture.goals))
    for title, texts in blocks:
        if texts:
            said = [
                Piece(f"{title}  " if title else "", "quiet"),
                Piece(" · ".join(texts), "middle"),
            ]
            canvas.put(2, top, said, width - 4)
            top += 1
    top += 1 if top else 0
    centre_x, centre_y = width // 2, top + (height - top) // 2
    canvas.down(centre_x, top, centre_y, "axis")
    canvas.text(2, centre_y, "─" * (centre_x - 2) + "┼" + "─" * (width - centre_x - 3), "axis")
    canvas.down(centre_x, centre_y + 1, height, "axis")
    column, right = centre_x - 4, centre_x + 4
    upper, lower = centre_y - top, height - centre_y - 1
    return [
        Place(2, top, column, upper),
        Place(right, top, width - right - 1, upper),
        Place(2, centre_y + 1, column, lower),
        Place(right, centre_y + 1, width - right - 1, lower),
    ]


def paint_large(field: CompassField, hue: str, width: int, height: int) -> list[Line]:
    """Draw one field over the whole room, its sections side by side where they fit."""
    canvas = Canvas(width, height)
    title = large(field.title, width - 6) if height >= 14 else []
    for n, row in enumerate(title or [" ".join(field.title.upper())]):
        canvas.text(3, 1 + n, fit(row, width - 6), hue, field.key)
    top = 2 + len(title or [""])
    canvas.text(3, top, "─" * (width - 6), "axis")
    top += 2
    if field.empty or width < 72:
        for n, line in enumerate(body(field, width - 8, height - top)):
            canvas.put(4, top + n, line)
        return canvas.lines()
    column = (width - 6) // len(field.sections)
    for n, section in enumerate(field.sections):
        x = 3 + n * column
        canvas.text(x, top, fit(section.title, column - 3), "quiet")
        for y, line in enumerate(_spaced(section, column - 4, height - top - 2)):
            canvas.put(x, top + 2 + y, line)
    return canvas.lines()


def _spaced(section: Section, width: int, height: int) -> list[Line]:
    """Give the entries of a section with air between them where there is room for it."""
    entries: list[list[Line]] = []
    for entry in section.entries:
        sign, style = ("+ ", "added") if entry.added else ("", "large")
        entries.append([[Piece(text, style)] for text in wrap(sign + entry.text, width)])
    roomy = sum(map(len, entries)) + len(entries) - 1 <= height
    lines: list[Line] = []
    for entry_lines in entries:
        lines += [*([[]] if lines and roomy else []), *entry_lines]
    return cut_off(lines, height)
