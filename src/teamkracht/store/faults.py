"""What went wrong in the program itself, kept for whoever mends it."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from teamkracht import __version__
from teamkracht.store.files import write_text
from teamkracht.store.home import Home


def keep(home: Home, error: BaseException, at: datetime) -> Path:
    """Keep where in the program an error came up: no values, so nothing that was typed.

    Raises StoreError where it can't be written.
    """
    path = home.root / f"fault-{at:%Y%m%d-%H%M%S}.txt"
    frames = traceback.format_tb(error.__traceback__)
    text = "".join([f"teamkracht {__version__}\n{type(error).__name__}\n", *frames])
    write_text(path, text)
    return path
