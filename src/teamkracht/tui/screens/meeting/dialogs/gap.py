"""The question about time that the program did not see pass."""

from __future__ import annotations

from teamkracht.i18n import _, clock_time, ngettext, short_date
from teamkracht.meeting import times
from teamkracht.meeting.clockwork import LEFT_OPEN
from teamkracht.meeting.meeting import Gap, Meeting
from teamkracht.tui.widgets.dialog import Ask, Choice

CONTINUED, STOOD_STILL, ENDED = "continued", "stood_still", "ended"


class GapQuestion(Ask):
    """Did the meeting go on? Gives CONTINUED, STOOD_STILL or ENDED; None leaves it open."""

    def __init__(self, meeting: Meeting, gap: int) -> None:
        """`gap` is its place in the meeting's list."""
        asked = meeting.gaps[gap]
        left_open = was_left_open(meeting, asked)
        super().__init__(
            _("Did the meeting go on?"),
            gap_words(meeting, asked),
            [
                Choice(CONTINUED, _("Yes"), "1", strong=not left_open),
                Choice(STOOD_STILL, _("No"), "2"),
                Choice(ENDED, _("It had ended"), "3", strong=left_open),
            ],
        )


def was_left_open(meeting: Meeting, gap: Gap) -> bool:
    """Tell whether a gap is so long, or over midnight, that the meeting had probably ended."""
    start, end = times.instant(meeting, gap.start), times.instant(meeting, gap.end)
    return (end - start).total_seconds() >= LEFT_OPEN or start.date() != end.date()


def gap_words(meeting: Meeting, gap: Gap) -> str:
    """Say which time was not seen: De laptop stond 12 minuten stil (10:14-10:26)."""
    start, end = times.instant(meeting, gap.start), times.instant(meeting, gap.end)
    minutes = max(1, round((end - start).total_seconds() / 60))
    if start.date() != end.date():
        return _("The laptop stood still from {start} until {end}.").format(
            start=f"{short_date(start.date())} {clock_time(start)}",
            end=f"{short_date(end.date())} {clock_time(end)}",
        )
    return ngettext(
        "The laptop stood still for {count} minute ({start}-{end}).",
        "The laptop stood still for {count} minutes ({start}-{end}).",
        minutes,
    ).format(count=minutes, start=clock_time(start), end=clock_time(end))
