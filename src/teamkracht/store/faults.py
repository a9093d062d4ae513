"""What went wrong in the program itself, kept for whoever mends it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from teamkracht import __version__
from teamkracht.store.files import write_text


def keep(folder: Path, error: BaseException, at: datetime) -> Path:
    """Keep where in the program an error came up: no values, so nothing that was typed.

    Raises StoreError where it can't be written.
    """
    path = folder / f"fault-{at:%Y%m%d-%H%M%S}.txt"
    text = "".join([f"teamkracht {__version__}\n", *map(_where, _behind(error))])
    write_text(path, text)
    return path


def _where(error: BaseException) -> str:
    return "".join([f"{type(error).__name__}\n", *traceback.format_tb(error.__traceback__)])


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those it came of: a worker that failed carries what made it fail."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        carried = getattr(error, "error", None)
        error = carried if isinstance(carried, BaseException) else error.__cause__
