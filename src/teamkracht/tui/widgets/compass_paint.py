"""How the krachtkompas is drawn: around a middle, in four squares, or one field large."""

from __future__ import annotations

from dataclasses import dataclass

from teamkracht.tui.widgets.canvas import Canvas
from teamkracht.tui.widgets.compass_picture import CompassField, CompassPicture, body, cut_off
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import centred, fit, wrap

ROUND_WIDTH, ROUND_HEIGHT = 96, 22
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


def paint(picture: CompassPicture, chosen: int, width: int, height: int) -> list[Line]:
    """Draw the whole kompas in the form that its room allows."""
    legend = picture.legend and any(
        entry.added for f in picture.fields for section in f.sections for entry in section.entries
    )
    room = height - 2 if legend else height
    is_round = width >= ROUND_WIDTH and room >= ROUND_HEIGHT
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
    top = 2 if place.height > 8 else 1
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
            lines.append([Piece(centred(title, width), "quiet")])
        for text in texts:
            lines += [[Piece(centred(part, width), "middle")] for part in wrap(text, width)]
    if not lines and picture.middle_title:
        lines = [[Piece(centred(picture.middle_title, width), "quiet")]]
    return cut_off(lines, most)


def _round(canvas: Canvas, picture: CompassPicture, height: int) -> list[Place]:
    """Draw the middle with an axis to each side; give the places of the fields around it."""
    width = canvas.width
    middle = min(46, width * 34 // 100) // 2 * 2 + 1
    lines = _middle_lines(picture, middle - 8, height - 12)
    if len(lines) % 2 == 0:
        lines.append([])
    left = (width - middle) // 2
    centre_x, centre_y = left + middle // 2, height // 2
    tall = len(lines) + 6
    top = centre_y - tall // 2
    _octagon(canvas, left, top, middle, tall)
    for n, line in enumerate(lines):
        canvas.put(left + 4, top + 3 + n, line)
    canvas.text(centre_x, 0, "△", "axis")
    canvas.down(centre_x, 1, top, "axis")
    canvas.down(centre_x, top + tall, height - 1, "axis")
    canvas.text(centre_x, height - 1, "▽", "axis")
    reach = left - 4
    canvas.text(2, centre_y, "◁" + "─" * (reach + 1), "axis")
    canvas.text(left + middle, centre_y, "─" * (reach + 1) + "▷", "axis")
    column, right = left - 8, left + middle + 4
    upper, lower = centre_y - 2, height - centre_y - 2
    return [
        Place(4, 0, column, upper),
        Place(right, 0, column, upper),
        Place(4, centre_y + 2, column, lower),
        Place(right, centre_y + 2, column, lower),
    ]


def _octagon(canvas: Canvas, left: int, top: int, width: int, height: int) -> None:
    """Draw the middle: a rectangle whose corners are cut off slantwise."""
    right, bottom = left + width - 1, top + height - 1
    half = (width - 7) // 2
    canvas.text(left + 3, top, "╭" + "─" * (half - 1) + "┴" + "─" * (half - 1) + "╮", "axis")
    canvas.text(left + 3, bottom, "╰" + "─" * (half - 1) + "┬" + "─" * (half - 1) + "╯", "axis")
    for n in (1, 2):
        canvas.text(left + 3 - n, top + n, "╱", "axis")
        canvas.text(right - 3 + n, top + n, "╲", "axis")
        canvas.text(left + 3 - n, bottom - n, "╲", "axis")
        canvas.text(right - 3 + n, bottom - n, "╱", "axis")
    centre = top + height // 2
    for y in range(top + 3, bottom - 2):
        canvas.text(left, y, "┤" if y == centre else "│", "axis")
        canvas.text(right, y, "├" if y == centre else "│", "axis")


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
    title = " ".join(field.title.upper()) if len(field.title) * 2 < width - 6 else field.title
    canvas.text(3, 1, fit(title, width - 6), hue, field.key)
    canvas.text(3, 2, "─" * (width - 6), "axis")
    if field.empty or width < 72:
        for n, line in enumerate(body(field, width - 8, height - 4)):
            canvas.put(4, 4 + n, line)
        return canvas.lines()
    column = (width - 6) // len(field.sections)
    for n, section in enumerate(field.sections):
        canvas.text(3 + n * column, 4, fit(section.title, column - 3), "quiet")
        lines: list[Line] = []
        for entry in section.entries:
            sign, style = ("+ ", "added") if entry.added else ("", "entry")
            lines += [[Piece(t, style)] for t in wrap(sign + entry.text, column - 4)] + [[]]
        for y, line in enumerate(cut_off(lines[:-1], height - 6)):
            canvas.put(3 + n * column, 6 + y, line)
    return canvas.lines()
