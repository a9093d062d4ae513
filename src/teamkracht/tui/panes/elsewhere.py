"""What was done on the flip chart or aloud, in the words of its step."""

from __future__ import annotations

from teamkracht.i18n import ngettext
from teamkracht.meeting.meeting import Meeting, StepRef


def elsewhere(meeting: Meeting, ref: StepRef) -> str:
    """Say what was stated of a step: 12 ideas, done on the flip chart; "" where nothing was."""
    stated = meeting.record(ref).stated
    if stated is None:
        return ""
    count = stated.amount
    if count is None:
        return stated.note
    words = {
        "collect": ngettext("{count} idea", "{count} ideas", count),
        "round": ngettext("{count} question", "{count} questions", count),
        "choose": ngettext("{count} idea chosen", "{count} ideas chosen", count),
        "follow_up": ngettext("{count} action", "{count} actions", count),
    }.get(meeting.step(ref).kind, "{count}")
    return f"{words.format(count=count)}, {stated.note}"
