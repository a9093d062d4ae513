"""Keeping a team as it is changed on its screen, and not leaving what could not be kept unsaid."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Static

from teamkracht.fidelity.weeks_typed import weeks_typed
from teamkracht.i18n import _
from teamkracht.records.team import Team
from teamkracht.store import teams
from teamkracht.store.files import StoreError, remove
from teamkracht.store.names import same
from teamkracht.toml import Unreadable
from teamkracht.tui.agenda_draft import names_in
from teamkracht.tui.leaving import SaidOnce
from teamkracht.tui.program import program
from teamkracht.tui.screens.kept_lines import KeptLinesPart
from teamkracht.tui.screens.team import rows as team_rows
from teamkracht.tui.screens.team.fields import text_or_none
from teamkracht.tui.screens.team.naming import TeamNaming
from teamkracht.tui.widgets.fields import LineField, MemoField
from teamkracht.tui.widgets.notice import Notice


class TeamKeeping(TeamNaming):
    """The part of the screen of a team that keeps it, at once and once more when one leaves."""

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self.name_now = self.saved_as = name
        self.team: Team | None = None
        self.kept: Team | None = None
        """As the disk has it."""
        self._said = SaidOnce()

    def show(self) -> None:
        """Show the team as it stands."""
        raise NotImplementedError

    def change(self, team: Team) -> None:
        """Show a changed team, and keep it; what could not be kept before is tried once more."""
        if team != self.team:
            self.team = team
            self.show()
        if team != self.kept:
            self._save()

    def _save(self) -> None:
        """Keep the team. One that got another name on this screen leaves no file behind."""
        if self.team is None or not self.team.name:
            return
        home, notice = program(self).home, self.query_one(Notice)
        try:
            path = teams.save(home, self.team)
            if self.name_now is None and self.saved_as not in {None, self.team.name}:
                before = teams.path_of(home, self.saved_as or "")
                if before != path:
                    remove(before)
        except (StoreError, Unreadable) as fault:
            notice.problem("saved", str(fault))
        else:
            self.kept, self.saved_as = self.team, self.team.name
            self.query_one("#team-title", Static).update(self.team.name)
            notice.solved("saved")
            notice.say(_("Kept."))

    def add_members(self, text: str) -> None:
        """Take in who was typed."""
        if self.team is not None:
            self.change(team_rows.added(self.team, names_in(text)))
            self.query_one("#member", LineField).clear()

    def keep_texts(self) -> None:
        """Take in the texts as they stand in their fields."""
        if self.team is None:
            return
        scores = self.query_one("#who_may_see_scores", LineField).value
        changes: dict[str, str | tuple[str, ...] | None] = {
            "planned_off": self._planned_off(self.team.planned_off),
            "who_may_see_scores": text_or_none(scores),
            "urgent_route": text_or_none(self.query_one("#urgent_route", MemoField).text),
        }
        if self.name_now is None:
            typed_name = self.query_one("#name", LineField).value
            changes["name"] = self._free_name_in(typed_name) or self.team.name
        self.change(replace(self.team, **changes))  # type: ignore[arg-type]

    def _free_name_in(self, text: str) -> str | None:
        """The name that was typed; None, and a sentence, where another team has it."""
        name = self.name_in(text)
        there = teams.names(program(self).home) if name else ()
        taken = next((one for one in there if same(one, name or "")), None)
        if taken is None or same(taken, self.saved_as or ""):
            return name
        said = _("There is a team {team} already.").format(team=taken)
        self.query_one(Notice).problem("name", said)
        return None

    def _planned_off(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The weeks that were typed; those of before, and a sentence, where they are not clear."""
        notice, text = self.query_one(Notice), self.query_one("#planned_off", LineField).value
        try:
            found = weeks_typed(text, program(self).clock.read().wall.date())
        except ValueError as wrong:
            notice.problem("planned_off", str(wrong))
            return before
        notice.solved("planned_off")
        return found

    def lets_go(self) -> bool:
        """Keep what was typed last. What can't be kept is said once, before it is left."""
        if self.team is None:
            return True
        self.add_members(self.query_one("#member", LineField).value)
        self.keep_texts()
        lacks = [part.keep_typed() for part in self.query(KeptLinesPart)]
        why = self._why_not_kept()
        return self._said.lets_go(
            self.app, (*filter(None, lacks), *((why, self.team) if why else ()))
        )

    def _why_not_kept(self) -> str:
        """The sentence that says why not all is kept, "" where all is."""
        notice = self.query_one(Notice)
        if self.name_now is not None:
            return notice.stands("saved", "planned_off")
        nameless = self.team is not None and not self.team.name and self.team != Team(name="")
        if nameless and not notice.stands("name"):
            notice.problem("name", _("Which team is it? Give it a name."))
        return notice.stands("saved", "name", "planned_off")
