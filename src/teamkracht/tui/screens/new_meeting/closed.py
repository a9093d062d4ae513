"""An encrypted team that is chosen for a meeting: its passphrase is asked for first."""

from __future__ import annotations

from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.program import program
from teamkracht.tui.widgets.notice import Notice


class ClosedTeams(CommandScreen):
    """The part of the screen that asks for the passphrase of a team as soon as it is chosen.

    It asks once for each; who wants to begin is asked again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._closed_team: str | None = None
        self._asked_for: set[str] = set()

    def on_mount(self) -> None:
        """Read what is known."""
        self.read()

    def read(self) -> object:
        """Read what is known, in a thread."""
        raise NotImplementedError

    def tell_closed(self, team: str | None) -> None:
        """Say that a team is closed, and ask for its passphrase the first time; None is no team."""
        notice, self._closed_team = self.query_one(Notice), team
        if team is None:
            notice.solved("closed")
            return
        from teamkracht.store.keys import closed

        keys = program(self).home.keys
        notice.problem("closed", str(closed(keys.path_of(team), team)))
        if team not in self._asked_for:
            self._asked_for.add(team)
            self._ask(team)

    def asks_first(self) -> bool:
        """Ask for the passphrase of the chosen team, where it is closed; tells whether it is."""
        if self._closed_team is not None:
            self._ask(self._closed_team)
        return self._closed_team is not None

    def _ask(self, team: str) -> None:
        from teamkracht.tui.screens.secrets import open_team

        self.app.push_screen(open_team(program(self).home, team), self._answered)

    def _answered(self, team: str | None) -> None:
        if team is not None:
            self.read()
