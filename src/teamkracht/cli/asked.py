"""What was asked on the command line before the name of the command."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from teamkracht.store.home import Home, default_folder

if TYPE_CHECKING:
    # Only for its name: most homes hold nothing that is sealed.
    from teamkracht.store.keys import Keys


@dataclass(frozen=True)
class Asked:
    """The home folder and the language that somebody named, or None where nobody did."""

    home: Path | None
    """From `--home` or TEAMKRACHT_HOME."""
    language: str | None
    """From `--lang`."""

    def home_in_use(self) -> Home:
        """The home folder, made where it is not there. Raises StoreError where that can't be.

        A conversion that broke off is brought to its end.
        """
        if self._home.converting.exists():
            from teamkracht.store.converting import settle

            settle(self._home)
        return self._home.make()

    def opened_home(self, team: str | None = None) -> Home:
        """The home folder for a command that reads what teams keep: a passphrase is asked for once.

        Of one team alone where it is about that. Raises StoreError, and Unusable where an encrypted
        team stays closed.
        """
        home = self.home_in_use()
        if not self._unlocked & {None, team}:
            from teamkracht.cli.unlocking import unlock

            unlock(home, team)
            self._unlocked.add(team)
        return home

    def keys_for(self, path: Path) -> Keys | None:
        """What a file is opened with; None for a plain one, for which nobody is asked anything.

        Raises as `opened_home` does.
        """
        from teamkracht.store.content import is_sealed_at

        if not is_sealed_at(path):
            return None
        return self.opened_home(self.home_in_use().keys.team_of(path)).keys

    def minutes_at(self, which: str) -> Path:
        """The file of minutes that was named: by its place, its name in the home, or an id.

        Raises as `opened_home` does, and StoreError where an id or a code is of none.
        """
        from teamkracht.store import minutes

        if Path(which).is_file():
            return Path(which)
        home = self.home_in_use() if which.endswith(".toml") else self.opened_home()
        return minutes.find(home, which)

    @cached_property
    def _home(self) -> Home:
        """The same for the whole of a command, with the keys that were opened."""
        return Home(self.home or default_folder())

    @cached_property
    def _unlocked(self) -> set[str | None]:
        """For which teams was asked; None is all of them."""
        return set()
