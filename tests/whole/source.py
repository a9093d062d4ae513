"""Whether the program stayed what it was while it was killed and hindered for an hour."""

from __future__ import annotations

from pathlib import Path

import teamkracht

SOURCE = Path(teamkracht.__file__).parent


def told_where_changed(since: float) -> str:
    """A sentence where somebody changed the source meanwhile: a loss may come of that."""
    changed = sorted(str(one) for one in SOURCE.rglob("*.py") if one.stat().st_mtime > since)
    return f"The source was changed during this run: {', '.join(changed)}" if changed else ""
