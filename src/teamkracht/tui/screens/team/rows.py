"""The rows of the screen of a team, and what turning one does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from teamkracht.i18n import _, current, ngettext
from teamkracht.records.team import CLIENT_WORDS, Member, Team
from teamkracht.store import terms
from teamkracht.store.names import folded
from teamkracht.tui.agenda_draft import Method
from teamkracht.tui.widgets.picks import Pick

T = TypeVar("T")

WEEKS: tuple[int | None, ...] = (None, 4, 8, 13, 26, 52)
"""How long what is said about clients is kept, in weeks; None is the program's own time."""


def member_rows(team: Team) -> list[Pick]:
    """Give a row for each member."""
    return [
        Pick(
            one.name,
            one.name,
            detail=_("usually online") if one.online else "",
            removable=True,
        )
        for one in team.member
    ]


def way_rows(team: Team, methods: Sequence[Method]) -> list[Pick]:
    """Give a row for each thing that is usual in this team."""
    method = method_of(team, methods)
    title = method.protocol.title.in_(current()) if method else team.protocol
    plan = team.plan or (method.protocol.default_plan if method else "")
    return [
        Pick("facilitator", _("Usually leads"), value=team.facilitator or _("it varies")),
        Pick("minutes_taker", _("Usually types"), value=team.minutes_taker or _("it varies")),
        Pick("protocol", _("Method"), value=title),
        Pick("plan", _("Plan"), value=_plan(plan, method)),
        Pick("client_word", _("Word for the client"), value=_(CLIENT_WORDS[team.client_word])),
        Pick(
            "ask_who_said",
            _("Ask who said an idea"),
            value=_("yes") if team.ask_who_said else _("no"),
        ),
        Pick("instrument", _("Scored with"), value=team.instrument or _("the list of the method")),
        Pick("retention_weeks", _("Keep what was said"), value=_weeks(team.retention_weeks)),
    ]


def turned(
    team: Team, key: str, by: int, methods: Sequence[Method], instruments: Sequence[str] = ()
) -> Team:
    """Give the team with another value in a row."""
    method = method_of(team, methods)
    values: dict[str, Sequence[Any]] = {
        "facilitator": (None, *team.names()),
        "minutes_taker": (None, *team.names()),
        "protocol": [one.protocol.id for one in methods] or [team.protocol],
        "plan": [one.name for one in method.protocol.plan] if method else [team.plan],
        "client_word": tuple(CLIENT_WORDS),
        "ask_who_said": (False, True),
        "instrument": (None, *instruments),
        "retention_weeks": WEEKS,
    }
    value = getattr(team, key)
    if key == "plan" and value is None and method:
        value = method.protocol.default_plan
    changes: dict[str, Any] = {key: after(values[key], value, by)}
    if key == "protocol":
        changes["plan"] = None
    return replace(team, **changes)


def online_turned(team: Team, name: str) -> Team:
    """Give the team with somebody who is usually online now, or no more."""
    members = (replace(m, online=not m.online) if m.name == name else m for m in team.member)
    return replace(team, member=tuple(members))


def renamed(team: Team, before: str, name: str) -> Team:
    """Give the team with another name for somebody, the rest as it was.

    Raises ValueError with a sentence where another member has that name.
    """
    if any(folded(one.name) == folded(name) for one in team.member if one.name != before):
        raise ValueError(_("There is a {name} in the team already.").format(name=name))
    members = (replace(one, name=name) if one.name == before else one for one in team.member)
    return replace(
        team,
        member=tuple(members),
        facilitator=name if team.facilitator == before else team.facilitator,
        minutes_taker=name if team.minutes_taker == before else team.minutes_taker,
    )


def without(team: Team, name: str) -> Team:
    """Give the team without somebody, who then leads and types no more."""
    return replace(
        team,
        member=tuple(one for one in team.member if one.name != name),
        facilitator=None if team.facilitator == name else team.facilitator,
        minutes_taker=None if team.minutes_taker == name else team.minutes_taker,
    )


def added(team: Team, names: Iterable[str]) -> Team:
    """Give the team with these people too, who are in it once however they are typed."""
    known = {folded(one.name): one for one in team.member}
    for name in names:
        known.setdefault(folded(name), Member(name=name))
    return replace(team, member=tuple(known.values()))


def put_back(team: Team, before: Team) -> Team:
    """Give the team with who was in it before, in their places, and who came since."""
    old = {folded(one.name) for one in before.member}
    names = {one.name: one for one in team.member}
    members = (names.get(one.name, one) for one in before.member)
    return replace(
        team,
        member=(*members, *(one for one in team.member if folded(one.name) not in old)),
        facilitator=team.facilitator or before.facilitator,
        minutes_taker=team.minutes_taker or before.minutes_taker,
    )


def after(values: Sequence[T], value: T, by: int) -> T:
    """Give the value that comes after one, round the end."""
    at = values.index(value) if value in values else (-1 if by > 0 else 0)
    return values[(at + by) % len(values)]


def method_of(team: Team, methods: Sequence[Method]) -> Method | None:
    """Give the method that a team uses, None where it is not there."""
    return next((one for one in methods if one.protocol.id == team.protocol), None)


def _plan(name: str, method: Method | None) -> str:
    found = [one for one in method.protocol.plan if one.name == name] if method else []
    if not found:
        return name
    return ngettext("{count} minute", "{count} minutes", found[0].minutes).format(
        count=found[0].minutes
    )


def _weeks(weeks: int | None) -> str:
    count = weeks or terms.WEEKS
    said = ngettext("{count} week", "{count} weeks", count).format(count=count)
    return said if weeks else _("{weeks}, as is usual").format(weeks=said)
