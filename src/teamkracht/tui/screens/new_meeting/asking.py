"""What is asked once before a meeting begins, and what is read from what was typed."""

from __future__ import annotations

from datetime import datetime

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.records.renaming import begins_like
from teamkracht.tui.agenda_draft import AgendaDraft, Offered, time_in
from teamkracht.tui.commands import shown


class Asked:
    """What was asked already. `anew()` once something has changed."""

    def __init__(self) -> None:
        self._at_start = False
        self._client = ""

    def anew(self) -> None:
        """Ask again what is asked at the start: something has changed since."""
        self._at_start = False

    def at_start(self, draft: AgendaDraft) -> None:
        """Ask once whether what looks odd is meant. Raises Refused with the question."""
        complete = draft.team.strip() and draft.facilitator
        question = _without_case(draft) or _who_is_away(draft) or _of_nobody(draft)
        if question and complete and not self._at_start:
            self._at_start = True
            raise Refused(question)

    def pseudonym(self, client: str, draft: AgendaDraft) -> None:
        """Ask once whether the name of somebody here is a pseudonym. Raises Refused so."""
        person = self.about(client, draft)
        if person is None or client == self._client:
            return
        self._client = client
        said = _("{person} is in the team. Enter once more if this is not a real name.")
        raise Refused(said.format(person=person))

    def about(self, client: str, draft: AgendaDraft) -> str | None:
        """Who is here and is called like a client that is no case yet."""
        if any(one.client == client for one in draft.cases):
            return None
        return next((one.name for one in draft.people if begins_like(client, one.name)), None)


def is_away(case: Offered, draft: AgendaDraft) -> bool:
    """Tell whether a case is on the agenda, and who brings it in is not here."""
    return case.chosen and case.presenter is not None and case.presenter not in draft.here


def _without_case(draft: AgendaDraft) -> str:
    if draft.agenda or not draft.method.protocol.case:
        return ""
    return _("Begin without a case? Then press {key} once more.").format(key=shown("f8"))


def _who_is_away(draft: AgendaDraft) -> str:
    case = next((one for one in draft.cases if is_away(one, draft)), None)
    if case is None:
        return ""
    said = _("{client}: {person} is not here. Begin? Then press {key} once more.")
    return said.format(person=case.presenter, client=case.client, key=shown("f8"))


def _of_nobody(draft: AgendaDraft) -> str:
    case = next((one for one in draft.cases if one.chosen and one.presenter is None), None)
    if case is None:
        return ""
    said = _("{client}: nobody brings it in yet. Begin? Then press {key} once more.")
    return said.format(client=case.client, key=shown("f8"))


def planned_at(typed: str, now: datetime) -> datetime | None:
    """The planned start, None where none was typed. Raises Refused for what is no time."""
    if not typed.strip():
        return None
    at = time_in(typed)
    if at is None:
        raise Refused(_("Write the planned start as 9:30, or leave it empty."))
    return now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
