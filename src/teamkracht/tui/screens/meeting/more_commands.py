"""Commands of the meeting that are not in its footer, and which of all change the meeting."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.meeting_commands import CASES, MEETING_COMMANDS, ROOM, TIME

HEARD = Command(
    "heard",
    mark("A strength was heard"),
    mark("Put something on the strengths compass of this case from any step."),
    # Not before the field: a list and a field of several lines go a page up with it.
    ("pageup",),
    group=CASES,
)
SAYINGS = Command(
    "sayings",
    mark("More to say"),
    mark("Show all that you can say and all rules of this step, or only a few."),
    ("ctrl+a",),
    group=ROOM,
    priority=True,
)
HERE_WE_ARE = Command(
    "here_we_are",
    mark("This is where we are"),
    mark("A card for somebody who comes late: case, question, step, and what was said."),
    group=ROOM,
)
PRESENTER_STOPS = Command(
    "presenter_stops",
    mark("The presenter stops"),
    mark("Set this case aside because its presenter wants to stop."),
    group=CASES,
)
WHO_PRESENTS = Command(
    "who_presents",
    mark("Who presents"),
    mark("Say who brings this case in."),
    group=CASES,
)
WHO_TYPES = Command(
    "who_types",
    mark("Who types"),
    mark("Somebody else types, for this case or from here on."),
    group=ROOM,
)
PAUSE_WITH_NOTE = Command(
    "pause_with_note",
    mark("Pause with a note"),
    mark("Stop the clock, and write down what for."),
    group=TIME,
)
ANSWER_GAP = Command(
    "answer_gap",
    mark("The time that was not seen"),
    mark("Say whether the meeting went on during that time."),
    group=TIME,
)

MORE_COMMANDS = (
    HEARD,
    SAYINGS,
    HERE_WE_ARE,
    PRESENTER_STOPS,
    WHO_PRESENTS,
    WHO_TYPES,
    PAUSE_WITH_NOTE,
    ANSWER_GAP,
)
LOOKS_ONLY = frozenset({"blank", "kompas", "sayings", "here_we_are"})
"""What somebody who only looks along can do too."""
CHANGES = frozenset(one.id for one in (*MEETING_COMMANDS, *MORE_COMMANDS)) - LOOKS_ONLY
OF_A_CASE = frozenset({"kompas", "cannot_wait", "presenter_stops", "heard", "who_presents"})
"""What means something only while a case is on the table."""
