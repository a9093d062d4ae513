"""Preparing cases: the list of a team, or one case."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult

from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.screens.case.desk import CaseDesk
from teamkracht.tui.screens.case.list import CaseList
from teamkracht.tui.widgets.footer import CommandFooter


class CaseScreen(CommandScreen):
    """The case of a client; without one, the cases of the team."""

    CSS_PATH = "case.tcss"

    def __init__(self, team: str, client: str | None = None) -> None:
        super().__init__()
        self._part = CaseDesk(team, client) if client else CaseList(team)

    def compose(self) -> ComposeResult:
        """Show the case, or the list."""
        yield self._part
        yield CommandFooter()

    def on_screen_resume(self) -> None:
        """Look again at what may have changed: a case was prepared, or its actions were told of."""
        self._part.look()

    async def may_leave(self) -> bool:
        """Save what is half typed."""
        return not isinstance(self._part, CaseDesk) or await self._part.leave()

    def unsaved(self) -> str | None:
        """Why the case can't be saved, in a sentence."""
        return self._part.fault if isinstance(self._part, CaseDesk) else None

    def write_elsewhere(self, folder: Path) -> str:
        """Write the case in another folder, and say how that went."""
        return self._part.write_elsewhere(folder) if isinstance(self._part, CaseDesk) else ""
