"""What one can do once a meeting has ended."""

from __future__ import annotations

from textual.content import Content

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command, shown

WRAP_UP = mark("Rounding off")

SAVE = Command(
    "save",
    mark("Save"),
    mark("Make the minutes. After that nothing is undone any more."),
    ("f8", "ctrl+n"),
    footer=True,
    leads_on=True,
    group=WRAP_UP,
    priority=True,
)
GO_ON = Command(
    "go_on",
    mark("Go on after all"),
    mark("The meeting has not ended yet: go back to it. What you filled in here stays."),
    ("f7", "ctrl+t"),
    footer=True,
    group=WRAP_UP,
    priority=True,
)
UNDO = Command(
    "undo",
    mark("Undo"),
    mark("Take back the last thing that you filled in here."),
    ("ctrl+z", "u"),
    footer=True,
    group=WRAP_UP,
)
ELSEWHERE = Command(
    "elsewhere",
    mark("Write elsewhere"),
    mark("Write the minutes to another folder, such as a stick."),
    ("f6", "ctrl+g"),
    footer=True,
    group=WRAP_UP,
)
STATUS = Command(
    "status",
    mark("Put a step right"),
    mark("Say what became of a step, and why. What the program noted stays beside it."),
    ("c", "f3"),
    footer=True,
    group=WRAP_UP,
)
HAND_OUT = Command(
    "hand_out",
    mark("Hand-outs"),
    mark("Make for each presenter the list of ideas to take along, to print and to mail."),
    ("h", "f4"),
    footer=True,
    group=WRAP_UP,
)
READ = Command(
    "read",
    mark("Read the minutes"),
    mark("Show the minutes as a page."),
    ("r", "f5"),
    footer=True,
    group=WRAP_UP,
)
ADHERENCE_TITLE = mark("How did we follow the steps?")
ADHERENCE = Command(
    "adherence",
    mark("How we did it"),
    mark("How did we follow the steps? For who may see it; it never shows by itself."),
    ("s", "f2"),
    footer=True,
    group=WRAP_UP,
)
LEAVE = Command(
    "leave",
    mark("To the home screen"),
    mark("Go to the home screen. A meeting that is not saved yet waits there, as it is."),
    ("escape",),
    footer=True,
    group=WRAP_UP,
)

BEFORE = (SAVE, GO_ON, STATUS, UNDO, ELSEWHERE)
AFTER = (HAND_OUT, READ, ADHERENCE)


def words_on_button(label: str, key: str) -> Content:
    """A button's label, and behind it the key that does the same."""
    return Content(f"{label}  {shown(key)}")
