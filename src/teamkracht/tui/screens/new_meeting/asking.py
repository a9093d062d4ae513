"""What is asked once before a meeting begins, and what is read from what was typed."""

from __future__ import annotations

from datetime import datetime

from teamkracht.i18n import _
from teamkracht.meeting.event import Refused
from teamkracht.records.renaming import begins_like
from teamkracht.tui.agenda_draft import AgendaDraft, time_in
from teamkracht.tui.commands import shown


class Asked:
    """What was asked already. `anew()` once something has changed."""

    def __init__(self) -> None:
        self._without_case = False
        self._client = ""

    def anew(self) -> None:
        """Ask again whether no case is meant: something has changed since."""
        self._without_case = False

    def without_case(self, draft: AgendaDraft) -> None:
        """Ask once whether no case is meant. Raises Refused with the question."""
        complete = draft.team.strip() and draft.facilitator
        if draft.agenda or self._without_case or not complete or not draft.method.protocol.case:
            return
        self._without_case = True
        again = _("Begin without a case? Then press {key} once more.")
        raise Refused(again.format(key=shown("f8")))

    def pseudonym(self, client: str, draft: AgendaDraft) -> None:
        """Ask once whether the name of somebody here is a pseudonym. Raises Refused so."""
        person = next((one.name for one in draft.people if begins_like(client, one.name)), None)
        if person is None or client in {self._client, *(one.client for one in draft.cases)}:
            return
        self._client = client
        said = _("{person} is in the team. Enter once more if this is not a real name.")
        raise Refused(said.format(person=person))


def planned_at(typed: str, now: datetime) -> datetime | None:
    """The planned start, None where none was typed. Raises Refused for what is no time."""
    if not typed.strip():
        return None
    at = time_in(typed)
    if at is None:
        raise Refused(_("Write the planned start as 9:30, or leave it empty."))
    return now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
