"""What a team and a user wrote down that a meeting needs now and then: looked up when it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamkracht.i18n import _
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.toml import Unreadable

if TYPE_CHECKING:
    from teamkracht.records.case_file import CaseFile
    from teamkracht.records.team import Team


def urgent_route(home: Home, team: str) -> str:
    """Give what a team does with what can't wait; a sentence where its file can't be read."""
    try:
        found = _team(home, team)
    except (StoreError, Unreadable) as fault:
        return str(fault)
    return (found.urgent_route or "") if found else ""


def asks_who_said(home: Home, team: str) -> bool:
    """Tell whether a team keeps who said an idea; not where its file can't be read."""
    try:
        found = _team(home, team)
    except (StoreError, Unreadable):
        return False
    return bool(found and found.ask_who_said)


def client_word(home: Home, team: str) -> str:
    """Give what a team calls the people it works for; the usual word where nothing is known."""
    from teamkracht.records.team import CLIENT_WORDS

    try:
        found = _team(home, team)
    except (StoreError, Unreadable):
        found = None
    return _(CLIENT_WORDS[found.client_word if found else "cliënt"])


def team_people(home: Home, team: str) -> tuple[str, ...]:
    """Give who is in a team; nobody where its file can't be read."""
    try:
        found = _team(home, team)
    except (StoreError, Unreadable):
        return ()
    return found.names() if found else ()


def known_cases(home: Home, team: str) -> tuple[CaseFile, ...]:
    """Give the cases of a team, those that wait for a meeting first."""
    from teamkracht.store import cases

    found = cases.listed(home, team).found
    return tuple(sorted(found, key=lambda case: (not case.is_waiting, not case.prepared)))


def wants_sound(home: Home) -> bool:
    """Tell whether this user switched the sound of signals on."""
    from teamkracht.store import settings

    return settings.glance(home).sound


def _team(home: Home, name: str) -> Team | None:
    from teamkracht.store import teams

    return teams.find(home, name)
