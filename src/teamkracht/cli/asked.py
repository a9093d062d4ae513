"""What was asked on the command line before the name of the command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from teamkracht.store.home import Home, default_folder


@dataclass(frozen=True)
class Asked:
    """The home folder and the language that somebody named, or None where nobody did."""

    home: Path | None
    """From `--home` or TEAMKRACHT_HOME."""
    language: str | None
    """From `--lang`."""

    def home_in_use(self) -> Home:
        """The home folder, made where it is not there. Raises StoreError where that can't be."""
        return Home(self.home or default_folder()).make()
