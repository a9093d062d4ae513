"""What one can do where a meeting is put together."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.tui.commands import Command

START = Command(
    "start",
    mark("Begin"),
    mark("Begin the meeting at its first step."),
    ("f8", "ctrl+n"),
    footer=True,
    group=mark("The start"),
    priority=True,
    leads_on=True,
)
BACK = Command(
    "back", mark("Back"), mark("Back without beginning."), ("escape",), footer=True, leads_on=True
)
