"""The folder that holds everything a user keeps, and what stands where in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from teamkracht.store.files import make_folder


@dataclass(frozen=True)
class Folders:
    """The places in a home. `make()` makes its folders, for the owner alone."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """The settings of this user."""
        return self.root / "settings.toml"

    @property
    def teams(self) -> Path:
        """One file a team."""
        return self.root / "teams"

    @property
    def cases(self) -> Path:
        """A folder a team, with one file a case."""
        return self.root / "cases"

    @property
    def minutes(self) -> Path:
        """One file a meeting, and beside it the versions before a correction."""
        return self.root / "minutes"

    @property
    def observations(self) -> Path:
        """One file for what one observer saw of one meeting."""
        return self.root / "observations"

    @property
    def live(self) -> Path:
        """Meetings under way: journal, drafts, lock."""
        return self.root / "live"

    @property
    def handouts(self) -> Path:
        """A folder a meeting, with the lists that presenters take along."""
        return self.root / "handouts"

    @property
    def protocols(self) -> Path:
        """The user's own protocols."""
        return self.root / "protocols"

    @property
    def used(self) -> Path:
        """Copies of the protocols that meetings used, by their hash."""
        return self.protocols / "used"

    @property
    def instruments(self) -> Path:
        """What observers score with, of an organisation's own."""
        return self.root / "instruments"

    @property
    def converting(self) -> Path:
        """There only while several files are being changed together."""
        return self.root / "converting"

    @property
    def index_file(self) -> Path:
        """What was worked out from the files; it can be thrown away at any time."""
        return self.root / "index.sqlite3"

    def folders(self) -> tuple[Path, ...]:
        """Every folder, in the order in which they are made."""
        return (
            self.root,
            self.teams,
            self.cases,
            self.minutes,
            self.observations,
            self.live,
            self.protocols,
            self.used,
            self.instruments,
        )

    def make(self) -> Self:
        """Make the folders that are not there yet (0700), and give this.

        Raises StoreError where that can't be done.
        """
        for folder in self.folders():
            make_folder(folder)
        return self
