"""The cases: the kompas, what can't wait, a case more or later, and who brings it in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teamkracht.i18n import _
from teamkracht.meeting import agenda
from teamkracht.meeting.agenda import Brought
from teamkracht.meeting.meeting import Case, TakenOff
from teamkracht.meeting.naming import plainly
from teamkracht.store.files import StoreError
from teamkracht.tui.birds import offer
from teamkracht.tui.heard import hear
from teamkracht.tui.program import program
from teamkracht.tui.screens.meeting.base import MeetingBase
from teamkracht.tui.screens.meeting.dialogs.add_case import AddCase
from teamkracht.tui.screens.meeting.dialogs.pick_one import PickOne
from teamkracht.tui.screens.meeting.kompas import KompasScreen
from teamkracht.tui.screens.meeting.told import title
from teamkracht.tui.widgets.dialog import Ask, Choice
from teamkracht.tui.widgets.picks import Pick
from teamkracht.tui.wishes import known_cases, urgent_route

if TYPE_CHECKING:
    from teamkracht.records.case_file import CaseFile

ANOTHER = "\n"
"""The row for a case that the team does not know; no client is called so."""


class Cases(MeetingBase):
    """The commands of the group Cases."""

    def action_kompas(self) -> None:
        """Show the kompas of this case over the whole screen."""
        if self.case is not None:
            self.app.push_screen(KompasScreen(self.conductor, self.case.client))

    def action_heard(self) -> None:
        """Put what was heard on the kompas."""
        hear(self.app, self.conductor, self.ref, self.ask)

    def action_cannot_wait(self) -> None:
        """Show the team's own route and take the case off the table as urgent."""
        case = self.case
        if case is None:
            return
        route = self.urgent_route
        if route is None:
            route = urgent_route(program(self).home, self.meeting.team)
        route = route.strip() or _(
            "Your team has not written down a route. Agree now who calls whom, and do that first."
        )
        text = "\n\n".join((
            route,
            _("You set {client}'s case aside and follow your own route. Nobody skipped a step: "
              "what was still to come does not count.").format(client=case.client),
        ))  # fmt: skip
        choices = [Choice("urgent", _("Set the case aside"))]
        question = Ask(_("This can't wait"), text, choices, careful=True)
        self.question(question, lambda _answer: self._take_off(case, "urgent"))

    def action_presenter_stops(self) -> None:
        """Take the case off the table because its presenter stops."""
        case = self.case
        if case is None:
            return
        text = _("That is fine. What was said of {client} stays, and the meeting goes on.")
        question = Ask(
            _("Does the presenter stop?"),
            text.format(client=case.client),
            [Choice("stopped", _("Yes, stop here"))],
            careful=True,
        )
        self.question(question, lambda _answer: self._take_off(case, "stopped"))

    def _take_off(self, case: Case, why: TakenOff) -> None:
        self.leave_pane()
        if self.ask(agenda.take_off, case.client, why):
            self._left_the_table(_("{client} was set aside, now {step}  ·  ^z = undo"), case)

    def action_postpone_case(self) -> None:
        """Choose a case and move it to the next meeting."""
        waiting = [one for one in self.meeting.cases if not (one.postponed or one.taken_off)]
        rows = [Pick(one.client, one.client, detail=one.presenter or "") for one in waiting]
        if not rows:
            self.say(_("There is no case to postpone."))
            return
        start = self.case.client if self.case else ""
        self.question(
            PickOne(_("Postpone a case"), _("Which case waits for the next meeting?"), rows, start),
            self._postpone,
        )

    def _postpone(self, client: str) -> None:
        if self.ref.case == client:
            self.leave_pane()
        if self.ask(agenda.postpone, client):
            case = self.meeting.case(client)
            self._left_the_table(_("{client} was postponed, now {step}  ·  ^z = undo"), case)

    def _left_the_table(self, words: str, case: Case) -> None:
        self.say(words.format(client=case.client, step=title(self.meeting, self.ref)))

    def action_add_case(self) -> None:
        """Put one more case on the agenda: one that the team knows, or another."""
        known = self._known_cases()
        if not known:
            self._ask_for_case()
            return
        rows = [Pick(one.client, one.client, detail=" · ".join(_known_words(one))) for one in known]
        another = Pick(ANOTHER, _("another case …"))
        self.question(
            PickOne(_("Add a case"), _("What was prepared comes along."), [*rows, another]),
            self._add_known,
        )

    def _known_cases(self) -> list[CaseFile]:
        taken = {case.client for case in self.meeting.cases}
        return [one for one in self._files() if one.client not in taken]

    def _files(self) -> tuple[CaseFile, ...]:
        """The cases of the team; where they can't be read it is said, and the meeting goes on."""
        try:
            return known_cases(program(self).home, self.meeting.team)
        except StoreError as fault:
            self.say(str(fault))
            return ()

    def _add_known(self, client: str) -> None:
        if client == ANOTHER:
            self._ask_for_case()
        else:
            self._add_case(Brought(client))

    def _ask_for_case(self, begun: Brought | None = None) -> None:
        """Ask which case; one that was refused comes back as it was `begun`."""
        files = (one.client for one in self._files())
        taken = [*(case.client for case in self.meeting.cases), *files]
        random = program(self).random

        def another() -> str:
            return next(iter(offer(random, taken, 1)), "")

        def answered(brought: Brought) -> None:
            if not self._add_case(brought):
                self._ask_for_case(brought)

        self.question(AddCase(self.meeting, another, begun), answered)

    def _add_case(self, brought: Brought) -> bool:
        """Put it on the agenda, with all that the team knows of this client."""
        client = plainly(brought.client)
        files = (one for one in self._known_cases() if plainly(one.client) == client)
        if (file := next(files, None)) is not None:
            brought = replace(
                file.brought(),
                presenter=brought.presenter or file.presenter,
                fields={**file.fields(), **brought.fields},
            )
        if not self.ask(agenda.add_case, brought):
            return False
        client = self.meeting.cases[-1].client
        self.say(_("{client} is on the agenda  ·  ^z = undo").format(client=client))
        return True

    def action_who_presents(self) -> None:
        """Say who brings this case in."""
        case = self.case
        if case is None:
            return
        rows = [Pick(one.name, one.name) for one in self.meeting.people if one.here]
        self.question(
            PickOne(
                _("Who presents?"),
                _("For {client}.").format(client=case.client),
                rows,
                case.presenter or "",
            ),
            lambda name: self.ask(agenda.set_presenter, case.client, name),
        )


def _known_words(file: CaseFile) -> list[str]:
    """Say who brings a case in, and whether it waits."""
    waiting = _("prepared") if file.prepared else _("postponed") if file.is_waiting else ""
    return [words for words in (file.presenter, waiting) if words]
