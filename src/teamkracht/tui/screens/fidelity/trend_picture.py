"""What stands under the chart of a team's trend: weeks in words, and each meeting on a line."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_honest import what_it_tells, whose_requirements
from teamkracht.fidelity.trend import IndicatorTrend, MeetingPoint
from teamkracht.i18n import _, near_date
from teamkracht.store.fidelity import TeamLooked
from teamkracht.tui.screens.curtain import for_whom_line
from teamkracht.tui.screens.fidelity import trend_words as said
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import bar, pad, wrap
from teamkracht.tui.widgets.run_chart import columns_shown, drawn

LENGTH, STEPS = 20, 19
BEHIND_DAY = 4
BAR = 15
ROOMY_SCREEN = 30
ROOMY, TIGHT = 13, 9


class TrendPicture(Drawn):
    """`show(looked)`; it takes the height that it needs."""

    PREFIX = "run"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"run--{name}"
        for name in (
            "axis", "limit", "limit-label", "stroke", "thin", "mark", "strong", "break", "quiet",
            "text", "heading", "done",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    TrendPicture { height: auto; }
    TrendPicture > .run--axis { color: $quiet; }
    TrendPicture > .run--limit { color: $rule; }
    TrendPicture > .run--limit-label { color: $foreground; text-style: bold; }
    TrendPicture > .run--stroke { color: $here; }
    TrendPicture > .run--thin { color: $quiet; }
    TrendPicture > .run--mark { color: $foreground; }
    TrendPicture > .run--strong { color: $here; text-style: bold; }
    TrendPicture > .run--break { color: $attention; }
    TrendPicture > .run--quiet { color: $quiet; }
    TrendPicture > .run--text { color: $foreground; }
    TrendPicture > .run--heading { color: $here; text-style: bold; }
    TrendPicture > .run--done { color: $done; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._looked: TeamLooked | None = None

    def show(self, looked: TeamLooked) -> None:
        """Show a team."""
        self._looked = looked
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the charts, the weeks and the meetings."""
        looked = self._looked
        if looked is None:
            return []
        rows = ROOMY if self.screen.size.height >= ROOMY_SCREEN else TIGHT
        who = for_whom_line(looked.last.who_may_see, width)
        lines: list[Line] = [*who, []] if who else []
        for indicator in looked.trend.indicators:
            lines += [*self._chart(indicator, looked, width, rows), []]
        if not looked.trend.indicators:
            lines += [*drawn(said.run_picture(None, looked), width, 0), []]
        lines += [*_weeks(looked, width), [], *_meetings(looked, width), []]
        told = what_it_tells(looked.trend.observed, len(looked.trend.meetings))
        whose = {whose_requirements(one.instrument) for one in looked.observed}
        for sentence in (*told, *sorted(whose)):
            lines += [[Piece(text, "quiet")] for text in wrap(sentence, width)]
        return lines

    @staticmethod
    def _chart(indicator: IndicatorTrend, looked: TeamLooked, width: int, rows: int) -> list[Line]:
        title = Piece(said.title_of(indicator, looked), "heading")
        observed = _("{observed} of {meetings} meetings observed").format(
            observed=len({one.meeting for one in indicator.points}),
            meetings=len(looked.trend.meetings),
        )
        lines: list[Line] = [[title, Piece(f"   {observed}", "quiet")], []]
        lines += drawn(said.run_picture(indicator, looked), width, rows)
        legend = [f"{one.shape} {one.name}" for one in said.hands(looked).values()]
        legend.append(_("n: requirements with a score"))
        changed = [part for text in said.change_words(indicator) for part in wrap(text, width)]
        texts = [*_packed(legend, width), *changed]
        return [*lines, [], *([Piece(text, "quiet")] for text in texts)]


def _packed(parts: list[str], width: int) -> list[str]:
    """Parts of a legend on as few lines as they need."""
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]}   {part}" if lines[-1] else part
        lines[-1:] = [joined] if cell_len(joined) <= width else [lines[-1], part]
    return lines


def _weeks(looked: TeamLooked, width: int) -> list[Line]:
    weeks = len(looked.trend.weeks)
    shown, _each = columns_shown(weeks, width)
    lines: list[Line] = [
        [Piece(_("Weeks"), "heading"), Piece(f"   {said.weeks_words(looked)}", "text")],
        *([Piece(text, "quiet")] for text in _packed(said.weeks_legend(looked), width)),
    ]
    if shown < weeks:
        told = _("Shown are the last {shown} of {weeks} weeks; the report has them all.")
        lines.append([Piece(told.format(shown=shown, weeks=weeks), "quiet")])
    return lines


def _meetings(looked: TeamLooked, width: int) -> list[Line]:
    """Each meeting on a line, the latest first; a line where weeks were missed."""
    lines: list[Line] = [[Piece(_("Meetings"), "heading")], []]
    met, last = looked.trend.meetings, looked.trend.last_day
    room = max(cell_len(near_date(one.day, last)) for one in met) + BEHIND_DAY
    for point in reversed(met):
        day = pad(near_date(point.day, last), room)
        lines += _meeting(point, looked, width, day)
        if point.gap:
            lines.append([Piece(" " * room + _("a week or more missed"), "quiet")])
    return lines


def _meeting(point: MeetingPoint, looked: TeamLooked, width: int, day: str) -> list[Line]:
    room, followed, by = cell_len(day), point.followed, said.hands(looked)
    steps = _("{share} steps").format(share=words.share(followed))
    line = [
        Piece(day, "text"),
        Piece(pad(said.length_words(point), LENGTH), "quiet"),
        Piece(bar(followed.value or 0, BAR), "done"),
        Piece("  " + pad(steps, STEPS), "text"),
    ]
    if point.followed_put_right != followed:
        right = _("put right: {share}").format(share=words.share(point.followed_put_right))
        line.append(Piece(f"   {right}", "quiet"))
    found = [said.scores_of(point.meeting, one, by) for one in looked.trend.indicators]
    under = [text for one in found if one for text in _packed(one, width - room)]
    return [line, *([Piece(" " * room), Piece(text, "quiet")] for text in under)]
