"""The charts of a report: the run chart of an indicator, steps followed, weeks, length."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.drawing import FEWEST_COLUMNS, LEFT, RIGHT, WIDTH, Columns, Drawing
from teamkracht.fidelity.scores import WELL_IMPLEMENTED
from teamkracht.fidelity.trend import IndicatorTrend, MeetingPoint, Scored
from teamkracht.fidelity.weeks import WeekLooked, week_of
from teamkracht.i18n import _, short_date

END = WIDTH - RIGHT
MINUTE = 60
ROOM = 66
"""How wide a day under a chart may be."""
FIGURE = 28
"""How wide a number under a chart may be."""
HALF_A_YEAR = 26
LINE = 46
"""How high a line of weeks is, with its numbers."""

Height = Callable[[float], float]
"""From a figure to where it stands."""


def indicator_chart(
    indicator: IndicatorTrend, columns: Columns, letters: Mapping[str, str], title: str
) -> str:
    """The mean scores over time, with the line of 4.0. `letters` stand for the observers' names."""
    drawing = Drawing(262, _("{title}: mean scores over time").format(title=title))
    top, bottom = 18, 206

    def y(mean: float) -> float:
        return bottom - (mean - 1) / 4 * (bottom - top)

    for level in range(1, 6):
        drawing.line(LEFT, y(level), END, y(level), "rule")
        if level != WELL_IMPLEMENTED:
            drawing.text(LEFT - 10, y(level) + 4, str(level), "tick", "end")
    limit = y(WELL_IMPLEMENTED)
    drawing.line(LEFT, limit, END, limit, "limit")
    told = words.decimal(WELL_IMPLEMENTED, 1)
    drawing.text(LEFT - 10, limit + 4, told, "limit-text", "end")
    place = _places(indicator.points, columns)
    _ranges(drawing, indicator.points, columns, y)
    for line in indicator.lines:
        if len(line.points) > 1:
            points = [(place[point], y(point.result.mean or 0)) for point in line.points]
            drawing.path(points, "trace" if line.points[0].is_consensus else "trace thin")
    for point in indicator.points:
        _point(drawing, point, place[point], y, letters)
    _versions(drawing, indicator, columns, (top, bottom))
    _under(drawing, indicator.points, columns, bottom + 20)
    return drawing.svg()


def _places(points: Sequence[Scored], columns: Columns) -> dict[Scored, float]:
    """Where each point stands; observers of one meeting beside each other."""
    of_meeting: dict[str, list[Scored]] = {}
    for point in points:
        of_meeting.setdefault(point.meeting, []).append(point)
    found = {}
    for group in of_meeting.values():
        alone = [point for point in group if not point.is_consensus]
        step = min(14.0, columns.width / (len(alone) + 1))
        for number, point in enumerate(alone):
            found[point] = columns.at(point.day) + (number - (len(alone) - 1) / 2) * step
        found |= {point: columns.at(point.day) for point in group if point.is_consensus}
    return found


def _ranges(drawing: Drawing, points: Sequence[Scored], columns: Columns, y: Height) -> None:
    """A thin upright line from the lowest to the highest observer of one meeting."""
    of_meeting: dict[str, list[float]] = {}
    for point in points:
        if point.result.mean is not None and not point.is_consensus:
            of_meeting.setdefault(point.meeting, []).append(point.result.mean)
    days = {point.meeting: point.day for point in points}
    for meeting, means in of_meeting.items():
        if len(means) > 1:
            x = columns.at(days[meeting])
            drawing.line(x, y(min(means)), x, y(max(means)), "range")


def _point(
    drawing: Drawing, point: Scored, x: float, y: Height, letters: Mapping[str, str]
) -> None:
    if point.result.mean is None:
        return
    who = _("Consensus") if point.is_consensus else letters[point.observer]
    told = _("{date}, {who}: {mean}, {n} of {of} scored").format(
        date=short_date(point.day),
        who=who,
        mean=words.mean(point.result),
        n=point.result.n,
        of=point.result.of,
    )
    style = "dot" if point.is_consensus else "dot open"
    drawing.dot(x, y(point.result.mean), 6 if point.is_consensus else 5, style, told)


def _versions(
    drawing: Drawing, indicator: IndicatorTrend, columns: Columns, span: tuple[int, int]
) -> None:
    """An upright line where the instrument changed."""
    for before, after in zip(indicator.points, indicator.points[1:], strict=False):
        if before.version != after.version:
            x = columns.left(week_of(after.day))
            drawing.line(x, span[0], x, span[1], "change")
            told = _("version {version}").format(version=after.version.version)
            drawing.text(x + 5, span[1] - 6, told, "tick", "start")


def _under(drawing: Drawing, points: Sequence[Scored], columns: Columns, y: float) -> None:
    """The day of each observed meeting, and how many requirements have a score."""
    of_meeting: dict[str, list[Scored]] = {}
    for point in points:
        of_meeting.setdefault(point.meeting, []).append(point)
    drawing.text(LEFT - 10, y + 18, "n", "tick", "end")
    last_day = last_n = float("-inf")
    for group in of_meeting.values():
        x = columns.at(group[0].day)
        if x - last_day >= ROOM:
            last_day = x
            drawing.text(x, y, _day(group[0].day), "tick")
        if x - last_n >= FIGURE:
            last_n = x
            low, *_between, high = sorted([group[0].result.n, *(one.result.n for one in group)])
            drawing.text(x, y + 18, str(low) if low == high else f"{low}–{high}", "tick")


def _day(day: date) -> str:
    """A day without its weekday, for a narrow place."""
    return short_date(day).partition(" ")[2]


def steps_chart(meetings: Sequence[MeetingPoint], columns: Columns) -> str:
    """The share of steps that were done, meeting by meeting."""
    drawing = Drawing(146, _("The share of steps that were done, meeting by meeting"))
    top, bottom = 14, 116

    def y(share: float) -> float:
        return bottom - share * (bottom - top)

    for level in (0, 50, 100):
        drawing.line(LEFT, y(level / 100), END, y(level / 100), "rule")
        drawing.text(LEFT - 10, y(level / 100) + 4, f"{level}%", "tick", "end")
    run: list[tuple[float, float]] = []
    for one in meetings:
        if one.gap:
            drawing.path(run, "trace")
            run = []
        if one.followed.value is not None:
            run.append((columns.at(one.day), y(one.followed.value)))
    drawing.path(run, "trace")
    for one in meetings:
        _steps_point(drawing, one, columns, y)
    _days(drawing, meetings, columns, bottom + 20)
    return drawing.svg()


def _steps_point(drawing: Drawing, one: MeetingPoint, columns: Columns, y: Height) -> None:
    if one.followed.value is None:
        return
    x, told = columns.at(one.day), _("{date}: {share} steps done")
    day, share = short_date(one.day), words.share(one.followed)
    drawing.dot(x, y(one.followed.value), 5, "dot", told.format(date=day, share=share))
    right = one.followed_put_right
    if right.value is not None and right.value != one.followed.value:
        other = told.format(date=day, share=words.share(right))
        drawing.dot(x, y(right.value), 5, "dot open", other)
    if columns.is_roomy:
        drawing.text(x, y(one.followed.value) + 20, share, "tick")


def _days(drawing: Drawing, meetings: Sequence[MeetingPoint], columns: Columns, y: float) -> None:
    last = float("-inf")
    for one in meetings:
        x = columns.at(one.day)
        if x - last >= ROOM:
            last = x
            drawing.text(x, y, _day(one.day), "tick")


def weeks_strip(weeks: Sequence[WeekLooked]) -> str:
    """A box a week, half a year on a line: met, too short, missed, planned off.

    Weeks to come, up to eight in all, have a dotted edge.
    """
    many = max(len(weeks), FEWEST_COLUMNS)
    lines = -(-many // HALF_A_YEAR)
    drawing = Drawing(lines * LINE, _("The weeks one after another"))
    pitch = (END - LEFT) / HALF_A_YEAR
    size = pitch - 5
    for place in range(many):
        x = LEFT + place % HALF_A_YEAR * pitch
        y = 2.0 + place // HALF_A_YEAR * LINE
        week = weeks[0].week.plus(place)
        if place < len(weeks):
            state = weeks[place].state
            told = f"{short_date(week.monday)}: {_(words.WEEK[state])}"
            box_of_week(drawing, (x, y), size, state, told)
        else:
            drawing.box(x, y, (size, size), "box ahead")
        drawing.text(x + size / 2, y + size + 14, str(week)[-2:].lstrip("0"), "tick")
    drawing.text(LEFT - 10, 2 + size + 14, _("week"), "tick", "end")
    return drawing.svg()


def box_of_week(
    drawing: Drawing, corner: tuple[float, float], size: float, state: str, told: str = ""
) -> None:
    """Draw one week, told by its form as well as by its colour."""
    x, y = corner
    inset = max(2.0, size / 7)
    if state == "met":
        drawing.box(x, y, (size, size), "box met", told)
        return
    drawing.box(x, y, (size, size), f"box {state}", told)
    if state == "too_short":
        drawing.box(x + inset, y + size / 2, (size - 2 * inset, size / 2 - inset), "fill")
    elif state == "too_long":
        drawing.box(x + inset, y + inset, (size - 2 * inset, size - 2 * inset), "fill")
    elif state == "planned_off":
        drawing.line(x + inset * 2, y + size / 2, x + size - inset * 2, y + size / 2, "dash")


def length_chart(
    meetings: Sequence[MeetingPoint], columns: Columns, minutes: tuple[int, int] | None
) -> str:
    """How long each meeting was, with a band for how long it is meant to be."""
    drawing = Drawing(146, _("How long each meeting was, in minutes"))
    top, bottom = 14, 116
    longest: int = max(60, *(minutes or ()), *(one.length_s // MINUTE for one in meetings))
    most: int = 30 * ((longest + 29) // 30)

    def y(value: float) -> float:
        return bottom - value / most * (bottom - top)

    if minutes:
        high = y(minutes[0]) - y(minutes[1])
        drawing.box(LEFT, y(minutes[1]), (END - LEFT, high), "band")
    for level in range(0, most + 1, 60 if most > 90 else 30):
        drawing.line(LEFT, y(level), END, y(level), "rule")
        drawing.text(LEFT - 10, y(level) + 4, str(level), "tick", "end")
    for one in meetings:
        x, long = columns.at(one.day), one.length_s // MINUTE
        width = min(columns.width * 0.5, 26)
        told = _("{date}: {minutes} minutes").format(date=short_date(one.day), minutes=long)
        drawing.box(x - width / 2, y(long), (width, bottom - y(long)), "bar", told)
        if columns.is_roomy:
            drawing.text(x, y(long) - 6, str(long), "tick strong")
    _days(drawing, meetings, columns, bottom + 20)
    return drawing.svg()
