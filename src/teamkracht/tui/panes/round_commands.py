"""The commands of a round."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.pane import HERE
from teamkracht.tui.panes.written import TO_LIST

ASKED = Command(
    "asked",
    mark("Asked, not typed"),
    mark("The turn was taken; nothing has to be typed."),
    ("enter",),
    group=HERE,
)
PASS = Command(
    "pass_turn",
    mark("Pass"),
    mark("Whose turn it is lets it pass."),
    ("minus", "pagedown", "p"),
    group=HERE,
    priority=True,
)
HEARD = Command(
    "heard",
    mark("Heard a strength"),
    mark("Put a strength that was heard on the strengths compass."),
    ("plus", "pageup", "s"),
    group=HERE,
    priority=True,
)
AGAIN = Command(
    "again",
    mark("Another round"),
    mark("Begin another round of this step."),
    ("asterisk", "r"),
    group=HERE,
)
CANCEL = Command(
    "cancel",
    mark("Back"),
    mark("Leave it as it was; back to whose turn it is."),
    ("escape",),
    group=HERE,
)

ROUND_COMMANDS = (ASKED, PASS, HEARD, AGAIN, TO_LIST, CANCEL)
ROUND_HELP = mark(
    "Everyone in turn. Type the question, Enter, the answer, Enter; the next one follows. "
    "On an empty line Enter says that it was asked and not typed, - that the turn passes, and "
    "+ takes a strength to the strengths compass. With the arrows left and right on an empty line, "
    "or by clicking a name, you choose somebody else."
)
