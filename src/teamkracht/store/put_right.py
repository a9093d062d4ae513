"""Keeping minutes that were put right, and the files of their cases with them."""

from __future__ import annotations

from teamkracht.i18n import _
from teamkracht.records.case_file import CaseFile
from teamkracht.records.case_put_right import case_put_right
from teamkracht.records.minutes import Minutes
from teamkracht.records.no_bsn import cleared
from teamkracht.store import cases, minutes
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable


def put_right(home: Home, before: Minutes, after: Minutes) -> tuple[str, ...]:
    """Save minutes that were read as `before`, and what follows from them in the files of cases.

    Gives a sentence for each case that could not follow. Raises StoreError and Unreadable where
    the minutes themselves are not saved.
    """
    minutes.put_right(home, before, after)
    clients = dict.fromkeys((*before.clients(), *after.clients()))
    faults = (_follow(home, client, before, after) for client in clients)
    return tuple(one for one in faults if one)


def _follow(home: Home, client: str, before: Minutes, after: Minutes) -> str:
    team = before.meeting.team
    try:
        case = cases.find(home, team, client)
        if case is not None and case_put_right(case, before, after) != case:
            cases.change(home, team, client, lambda now: _right(now or case, before, after))
    except (StoreError, Unreadable) as fault:
        words = _("The file of {client} does not say so yet.")
        return f"{words.format(client=client)} {fault}"
    return ""


def _right(case: CaseFile, before: Minutes, after: Minutes) -> CaseFile:
    return cleared(case_put_right(case, before, after))
