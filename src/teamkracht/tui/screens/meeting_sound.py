"""A soft sound beside a signal, for those who switched it on."""

from __future__ import annotations

import sys
from typing import Any

from textual.app import App


def ring(app: App[Any]) -> None:
    """Sound once: Windows' own sound there, the bell elsewhere. It is never the message itself."""
    if sys.platform == "win32":
        import winsound

        winsound.MessageBeep(winsound.MB_OK)
    else:
        app.bell()
