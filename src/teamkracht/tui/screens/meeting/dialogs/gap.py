"""The question about time that the program did not see pass."""

from __future__ import annotations

from teamkracht.i18n import _, clock_time, ngettext, short_date
from teamkracht.meeting import times
from teamkracht.meeting.meeting import Gap, Meeting
from teamkracht.tui.widgets.dialog import Ask, Choice

CONTINUED, STOOD_STILL, ENDED = "continued", "stood_still", "ended"


class GapQuestion(Ask):
    """Did the meeting go on? Gives CONTINUED, STOOD_STILL or ENDED; None leaves it open."""

    def __init__(self, meeting: Meeting, gap: int) -> None:
        """`gap` is its place in the meeting's list."""
        asked = meeting.gaps[gap]
        left_open = times.was_left_open(meeting, asked)
        super().__init__(
            _("Did the meeting go on?"),
            gap_words(meeting, asked),
            [
                Choice(CONTINUED, _("Yes"), "1", strong=not left_open),
                Choice(STOOD_STILL, _("No"), "2"),
                # No digit: the question may come while somebody types a number.
                Choice(ENDED, _("It had ended"), strong=left_open),
            ],
        )


def gap_words(meeting: Meeting, gap: Gap) -> str:
    """Say which time was not seen, and why: De laptop sliep 12 minuten (10:14-10:26)."""
    start, end = times.instant(meeting, gap.start), times.instant(meeting, gap.end)
    minutes = max(1, round((end - start).total_seconds() / 60))
    closed = gap.kind == "restart"
    if start.date() != end.date():
        words = (
            _("The program was closed from {start} until {end}.")
            if closed
            else _("The laptop slept from {start} until {end}.")
        )
        return words.format(
            start=f"{short_date(start.date())} {clock_time(start)}",
            end=f"{short_date(end.date())} {clock_time(end)}",
        )
    words = (
        ngettext(
            "The program was closed for {count} minute ({start}-{end}).",
            "The program was closed for {count} minutes ({start}-{end}).",
            minutes,
        )
        if closed
        else ngettext(
            "The laptop slept for {count} minute ({start}-{end}).",
            "The laptop slept for {count} minutes ({start}-{end}).",
            minutes,
        )
    )
    return words.format(count=minutes, start=clock_time(start), end=clock_time(end))


def short_gap_words(gap: Gap) -> str:
    """Ask in one line whether the meeting went on; the palette finds the command by its word."""
    if gap.kind == "restart":
        return _("Did it go on while the program was closed?  ^k and type seen, or click here.")
    return _("Did it go on while the laptop slept?  ^k and type seen, or click here.")
