"""Typing what comes before a meeting: the team, who is here, the cases."""

from __future__ import annotations

import re

from teamkracht.i18n import _
from tests.whole.terminal import NeverCame
from tests.whole.typing_dialogs import Dialogs


class Start(Dialogs):
    """From the home screen to the first step."""

    def make_team(self) -> None:
        """Write down who is in the team, on its own screen."""
        self.terminal.wait_for(_("no team yet"))
        self.terminal.press("t")
        self.terminal.wait_for(_("Method"))
        self.wait_typing_at(_("name of the team"))
        self.terminal.type(f"{self.script.team}\r")
        self.wait_typing_at(_("a name; more names with commas")[:12])
        names = dict.fromkeys((*self.script.roster.present, *self.script.roster.absent))
        self.terminal.type(", ".join(names))
        self.terminal.press("enter")
        self.terminal.wait_for(_("Kept."), *names)
        self.wait_typing_at(_("a name; more names with commas")[:12])
        self.terminal.press("escape")
        self.terminal.wait_for(_("who is in it, and what is usual"))

    def start(self) -> None:
        """Put the meeting together and begin it."""
        roster = self.script.roster
        self.terminal.wait_for(_("Start a meeting"), _("Practise"))
        self.terminal.press("b")
        self.terminal.wait_until(lambda shown: bool(re.search("▌ [●○]", shown)), "the people")
        late = [one.name for one in roster.late]
        for name in self._in_list():
            if name in (*roster.absent, *late):
                self.to_row(rf"[●○] {re.escape(name)}\b")
                self.terminal.press("space")
                self.terminal.wait_for(f"▌ ○ {name}")
        self._role(_("Leads"), roster.facilitator)
        if roster.minutes_taker:
            self.to_row(_("Types"))
            self._role(_("Types"), roster.minutes_taker)
        self._cases()
        self._may_stay_empty()
        self.terminal.press("f8")
        if asked := self._asked():
            self.terminal.wait_for(asked)
            self.terminal.press("f8")
        self.terminal.wait_gone(_("Start a meeting"))

    def _asked(self) -> str:
        """What is asked once before the meeting begins."""
        clients = self.script.clients()
        if not clients:
            return _("Begin without a case? Then press {key} once more.")[:20]
        if all(self.script.presenter_of(client) for client in clients):
            return ""
        said = _("{client}: nobody brings it in yet. Begin? Then press {key} once more.")
        return said.split("}")[1].split(".")[0]

    def _in_list(self) -> list[str]:
        return re.findall(r"[●○] (\S+(?: \S+)*)", self.terminal.text)

    def _role(self, role: str, name: str) -> None:
        self._tab_to(rf"▌ {role}")
        row = re.compile(rf"▌ {role} +‹ {re.escape(name)} ›")
        for _each in self.script.roster.present:
            if row.search(self.terminal.text):
                return
            self.changes("right")
        raise NeverCame(f"{role}: {name}\n{self.terminal.text}")

    def _cases(self) -> None:
        self._tab_to("", hint=_("Another case? Type, or Enter for {bird}").split("{")[0])
        for client in self.script.clients():
            presenter = self.script.presenter_of(client)
            self.terminal.type(f"{client}, {presenter}" if presenter else client)
            self.terminal.press("enter")
            self.terminal.wait_for(f"● {client}")
            if presenter is None:
                self._tab_to("", hint=_("Another case? Type, or Enter for {bird}").split("{")[0])
            self.wait_typing_at(_("Another case? Type, or Enter for {bird}").split("{")[0])

    def _may_stay_empty(self) -> None:
        if self.script.roster.observers:
            self._tab_to("", hint=_("names with commas"))
            self.terminal.type(names := ", ".join(self.script.roster.observers))
            self.terminal.wait_for(names[-10:])
        if self.script.planned_start:
            self._tab_to("", hint=_("for instance 9:30"))
            self.terminal.type(f"{self.script.planned_start:%H:%M}")
            self.terminal.wait_for(f"{self.script.planned_start:%H:%M}")

    def _tab_to(self, row: str, hint: str = "") -> None:
        """Go on with Tab until the cursor is in a row, or in a field with this gentle word."""

        def there() -> bool:
            return self.typing_at(hint) if hint else bool(re.search(row, self.terminal.text))

        for _each in range(12):
            if there():
                return
            self.changes("tab")
        raise NeverCame(f"Tab never came to {row or hint}\n{self.terminal.text}")
