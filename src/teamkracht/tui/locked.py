"""Whether the team in use is encrypted: found first, as its passphrase is asked before all else."""

from __future__ import annotations

from teamkracht.store import settings, teams
from teamkracht.store.files import StoreError, files_in
from teamkracht.store.home import Home
from teamkracht.store.names import same


def locked_team(home: Home) -> str | None:
    """The team in use, where it has to be opened first. Without a key file nothing is read."""
    try:
        if not files_in(home.teams, ".key"):
            return None
        closed = home.keys.closed()
        names = teams.names(home)
    except StoreError:
        return None  # The look at the home that follows says what is wrong.
    wished = settings.glance(home).team or ""
    team = next((name for name in names if same(name, wished)), next(iter(names), None))
    return team if team in closed else None
