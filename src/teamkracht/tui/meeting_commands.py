"""The commands of a meeting under way. Why these keys: docs/decisions/0003-keys.md."""

from __future__ import annotations

from dataclasses import replace

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command

STEPS = mark("Steps")
TIME = mark("Time")
CASES = mark("Cases")
ROOM = mark("The room")

NEXT_STEP = Command(
    "next_step",
    mark("Next"),
    mark("Go on to the next step. A half-typed line is kept."),
    ("f8", "ctrl+n"),
    footer=True,
    group=STEPS,
    priority=True,
)
PAUSE = Command(
    "pause",
    mark("Pause"),
    mark("Stop the clock for a moment, or let it run again."),
    ("f9", "ctrl+p"),
    footer=True,
    group=TIME,
    priority=True,
)
GO_ON = replace(PAUSE, label=mark("Go on"), help=mark("Let the clock run again."))
"""What the same key does while the clock stands still."""
MORE_TIME = Command(
    "more_time",
    mark("+1 min"),
    mark("Give this step one minute more; ^d takes one off."),
    ("f5", "ctrl+l"),
    footer=True,
    group=TIME,
    priority=True,
)
PREVIOUS_STEP = Command(
    "previous_step",
    mark("Back"),
    mark("Go back to the step before."),
    ("f7", "ctrl+t"),
    footer=True,
    group=STEPS,
    priority=True,
)
DONE_ELSEWHERE = Command(
    "done_elsewhere",
    mark("On the flip chart"),
    mark("This step was done on the flip chart or aloud. That counts just as much as typing."),
    ("f3", "ctrl+f"),
    footer=True,
    group=STEPS,
    priority=True,
)
SKIP = Command(
    "skip",
    mark("Skip"),
    mark("Leave this step out, and say why if you like."),
    ("f4", "ctrl+o"),
    footer=True,
    group=STEPS,
    priority=True,
)
UNDO = Command(
    "undo",
    mark("Undo"),
    mark("Take back the last thing that was done."),
    ("ctrl+z",),
    footer=True,
    group=STEPS,
    # A field of several lines takes back its own typing first.
)
JUMP = Command(
    "jump",
    mark("Go to a step"),
    mark("Choose any step of the meeting and go there."),
    ("f6", "ctrl+g"),
    footer=True,
    group=STEPS,
    priority=True,
)
BLANK = Command(
    "blank",
    mark("Blank the screen"),
    mark("Show nothing to the room; any key brings the screen back. The clock goes on."),
    ("f2", "ctrl+b"),
    footer=True,
    group=ROOM,
    priority=True,
)
REDO = Command(
    "redo",
    mark("Redo"),
    mark("Bring back what was just taken back."),
    ("ctrl+y",),
    group=STEPS,
)
LESS_TIME = Command(
    "less_time",
    mark("−1 min"),
    mark("Give this step one minute less."),
    ("ctrl+d",),
    group=TIME,
    priority=True,
)
SPREAD_TIME = Command(
    "spread_time",
    mark("Spread the remaining time"),
    mark("Divide the time that is left over the steps that are left."),
    group=TIME,
)
KOMPAS = Command(
    "kompas",
    mark("Compass large"),
    mark("Show the strengths compass of this case over the whole screen."),
    ("ctrl+r",),
    group=CASES,
    priority=True,
)
CANNOT_WAIT = Command(
    "cannot_wait",
    mark("This can't wait"),
    mark("Set an urgent case aside and follow your own route."),
    ("ctrl+u",),
    group=CASES,
    priority=True,
)
ADD_CASE = Command(
    "add_case",
    mark("Add a case"),
    mark("Put one more case on the agenda of this meeting."),
    group=CASES,
)
POSTPONE_CASE = Command(
    "postpone_case",
    mark("Postpone a case"),
    mark("Move a case to the next meeting."),
    group=CASES,
)
PEOPLE = Command(
    "people",
    mark("Who is here"),
    mark("Someone comes, leaves or joins online; who leads and who types."),
    ("ctrl+w",),
    group=ROOM,
    priority=True,
)
HANDOVER = Command(
    "handover",
    mark("Hand over"),
    mark("Someone else leads the meeting from here on."),
    group=ROOM,
)
NOTE = Command(
    "note",
    mark("Note"),
    mark("Write down something that belongs to this step, or what a pause is for."),
    ("ctrl+e",),
    group=ROOM,
    priority=True,
)
END_MEETING = Command(
    "end_meeting",
    mark("End the meeting"),
    mark("Stop here and make the minutes of what was done."),
    group=STEPS,
)

MEETING_COMMANDS = (
    NEXT_STEP,
    PAUSE,
    MORE_TIME,
    PREVIOUS_STEP,
    DONE_ELSEWHERE,
    SKIP,
    UNDO,
    JUMP,
    BLANK,
    REDO,
    LESS_TIME,
    SPREAD_TIME,
    KOMPAS,
    CANNOT_WAIT,
    ADD_CASE,
    POSTPONE_CASE,
    PEOPLE,
    HANDOVER,
    NOTE,
    END_MEETING,
)
