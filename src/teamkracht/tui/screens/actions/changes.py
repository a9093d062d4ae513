"""The open actions of a team, in order and in words, and what changes in one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from teamkracht.exports.words import CLIENT_CHOICE, RESULT
from teamkracht.i18n import _, near_date, ngettext
from teamkracht.meeting.meeting import ClientChoice
from teamkracht.records.case_file import ActionStatus, CaseAction, CaseFile
from teamkracht.tui.widgets.groups import Group, Item

By = Literal["case", "who"]


@dataclass(frozen=True)
class Listed:
    """An action with its place: the case, and where in the file it stands."""

    case: CaseFile
    at: int

    @property
    def action(self) -> CaseAction:
        """The action itself."""
        return self.case.action[self.at]

    @property
    def key(self) -> str:
        """What names it in a list."""
        return f"{self.at}/{self.case.client}"


def listed(cases: Iterable[CaseFile], keep: frozenset[str]) -> tuple[Listed, ...]:
    """The open actions, and those in `keep`: closed a moment ago, so that one sees what one did.

    Due first, then by day; those without a day before those that can wait.
    """
    found = (Listed(case, at) for case in cases for at in range(len(case.action)))
    shown = (one for one in found if one.action.is_open or one.key in keep)
    return tuple(sorted(shown, key=lambda one: one.action.when or date.min))


def grouped(found: tuple[Listed, ...], by: By, today: date) -> tuple[Group, ...]:
    """The actions under the cases, or under who does them; the group with the first due on top."""
    groups: dict[str, list[Item]] = {}
    for one in found:
        name = one.case.client if by == "case" else one.action.who or ""
        groups.setdefault(name, []).append(_item(one, by, today))
    return tuple(Group(name or _("Nobody yet"), tuple(items)) for name, items in groups.items())


def _item(one: Listed, by: By, today: date) -> Item:
    action = one.action
    other = action.who or _("nobody yet") if by == "case" else one.case.client
    behind = tuple(filter(None, (other, *_told(action, one.case.client), *action.notes[-1:])))
    right, tone = when_in_words(action, today)
    return Item(one.key, action.text, right, " · ".join(behind), tone, not action.is_open)


def _told(action: CaseAction, client: str) -> Iterator[str]:
    if action.status not in {"open", "done", "not_needed"}:
        yield _(RESULT[action.status])
    if action.client:
        yield _(CLIENT_CHOICE[action.client]).format(client=client)


def when_in_words(action: CaseAction, today: date) -> tuple[str, str]:
    """Say when an action is due, and in which tone; never louder than needed."""
    if not action.is_open:
        return _(RESULT[action.status]), "done"
    if action.when is None:
        return _("no day yet"), ""
    days = (action.when - today).days
    if days == 0:
        return _("today"), "attention"
    if days < 0:
        late = ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
        return f"{near_date(action.when, today)}, {late}", "attention"
    if days == 1:
        return _("tomorrow"), ""
    return near_date(action.when, today), ""


def due(found: Iterable[Listed], today: date) -> int:
    """How many are due: their day has come, or they have none."""
    actions = (one.action for one in found if one.action.is_open)
    return sum(action.when is None or action.when <= today for action in actions)


def with_action(one: Listed, **changes: object) -> CaseFile:
    """The case with an action changed."""
    actions = list(one.case.action)
    actions[one.at] = replace(one.action, **changes)  # type: ignore[arg-type]
    return replace(one.case, action=tuple(actions))


def with_result(one: Listed, result: ActionStatus, today: date) -> CaseFile:
    """The case with what became of an action; said twice, it is open again."""
    status = "open" if one.action.status == result else result
    return with_action(one, status=status, told=today)


def with_choice(one: Listed, choice: ClientChoice, today: date) -> CaseFile:
    """The case with what the client chose; said twice, it is not said."""
    client = None if one.action.client == choice else choice
    return with_action(one, client=client, told=today)
