"""Which theme goes with a setting."""

from __future__ import annotations

import os
from collections.abc import Mapping

from teamkracht.tui.theme import DEFAULT, PALETTES


def theme_named(setting: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The theme of a setting: light, dark or contrast; anything else goes by the terminal.

    Some terminals say their colours in COLORFGBG ("0;15": black on white).
    """
    name = f"teamkracht-{setting}"
    if name in PALETTES:
        return name
    behind = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "teamkracht-light" if behind in {"7", "15"} else DEFAULT
