"""Keeping minutes that were put right, and the files of their cases with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamkracht.i18n import _
from teamkracht.records.case_file import write_case
from teamkracht.records.case_put_right import case_put_right
from teamkracht.records.minutes import Minutes, write_minutes
from teamkracht.records.no_bsn import cleared
from teamkracht.store import cases, minutes
from teamkracht.store.alone import alone
from teamkracht.store.content import data_of
from teamkracht.store.converting import Change, ChangedMeanwhile, convert, settle
from teamkracht.store.files import StoreError, read_bytes
from teamkracht.store.home import Home
from teamkracht.store.names import slug
from teamkracht.toml import Unreadable


def put_right(home: Home, before: Minutes, after: Minutes) -> tuple[str, ...]:
    """Save minutes that were read as `before`, with what follows from them in the files of cases.

    All of it or nothing. Gives a sentence for each case that can't be read, and so can't follow.
    Raises StoreError and Unreadable where nothing is saved: ChangedMeanwhile where the minutes read
    otherwise now. Raises NotFinished where `settle` goes on with it.
    """
    told: list[str] = []
    with alone(home):
        settle(home)
        changes = [*_put_right(home, before, after)]
        for client in dict.fromkeys((*before.clients(), *after.clients())) if changes else ():
            try:
                changes += _follow(home, client, before, after)
            except (StoreError, Unreadable) as fault:
                words = _("The file of {client} does not say so yet.")
                told.append(f"{words.format(client=client)} {fault}")
        if changes:
            convert(home, slug(before.meeting.team), changes)
    return tuple(told)


def _put_right(home: Home, before: Minutes, after: Minutes) -> Iterator[Change]:
    """What becomes of the minutes; nothing where that broke off and was brought to its end."""
    path, text = minutes.path_of(home, before), write_minutes(after)
    data = data_of(text, before.meeting.team, home)
    if not path.exists():
        yield Change(path, None, data)
        return
    there, was = minutes.load(path, home.keys), read_bytes(path)
    if there == before:
        yield Change(minutes.beside(path, before.version), None, was)
        yield Change(path, was, data)
    elif _but_for_the_moment(there) != _but_for_the_moment(after):
        message = _("{path} was changed meanwhile, and is shown as it is now.")
        raise ChangedMeanwhile(path, message.format(path=path))


def _but_for_the_moment(minutes: Minutes) -> Minutes:
    """Minutes as they are again where the same is put right once more."""
    rows = (replace(row, at=minutes.meeting.start) for row in minutes.correction)
    return replace(minutes, correction=tuple(rows))


def _follow(home: Home, client: str, before: Minutes, after: Minutes) -> Iterator[Change]:
    team = before.meeting.team
    case = cases.find(home, team, client)
    if case is None:
        return
    right = case_put_right(case, before, after)
    if right != case:
        path = cases.path_of(home, team, client)
        yield Change(path, read_bytes(path), data_of(write_case(cleared(right)), team, home))
