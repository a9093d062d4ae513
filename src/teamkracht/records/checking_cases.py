"""What is not right in the cases of minutes that can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teamkracht.i18n import _
from teamkracht.records.content import CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.toml.problem import Path

Fault = tuple[Path, str]


def faults_of_cases(minutes: Minutes) -> Iterator[Fault]:
    """Every fault in the rows of cases, and in what leads to them."""
    clients = Counter(case.client for case in minutes.case)
    for number, case in enumerate(minutes.case):
        path: Path = ("case", number)
        if clients[case.client] > 1:
            yield (*path, "client"), _("{client} is there twice.").format(client=case.client)
        yield from _of_ideas(case, path)
        yield from _of_actions(case, path)
    for at, row in enumerate(minutes.step):
        if row.case is not None and row.case not in clients:
            yield (
                ("step", at, "case"),
                _("{client} has a [[step]], but no [[case]].").format(client=row.case),
            )
    yield from _of_follow_ups(minutes)


def _of_ideas(case: CaseRow, path: Path) -> Iterator[Fault]:
    numbers = Counter(idea.number for idea in case.idea)
    for at, idea in enumerate(case.idea):
        if numbers[idea.number] > 1:
            yield (
                (*path, "idea", at, "number"),
                _("Idea {number} of {client} is there twice.").format(
                    number=idea.number, client=case.client
                ),
            )


def _of_actions(case: CaseRow, path: Path) -> Iterator[Fault]:
    ideas = {idea.number: idea for idea in case.idea}
    for at, action in enumerate(case.action):
        here: Path = (*path, "action", at)
        if action.who is not None and action.who.casefold() == case.client.casefold():
            yield (
                (*here, "who"),
                _("An action is for somebody of the team, not for {client}.").format(
                    client=case.client
                ),
            )
        if action.idea_number is None:
            continue
        idea = ideas.get(action.idea_number)
        if idea is None:
            yield (
                (*here, "idea_number"),
                _("{client} has no idea {number}.").format(
                    number=action.idea_number, client=case.client
                ),
            )
        elif idea.text != action.idea:
            yield (
                (*here, "idea"),
                _("Idea {number} of {client} reads otherwise.").format(
                    number=idea.number, client=case.client
                ),
            )
        elif not idea.chosen:
            yield (
                (*here, "idea_number"),
                _("Idea {number} of {client} has an action, but was not chosen.").format(
                    number=idea.number, client=case.client
                ),
            )


def _of_follow_ups(minutes: Minutes) -> Iterator[Fault]:
    seen: set[tuple[str, str, str | None, object]] = set()
    for at, row in enumerate(minutes.follow_up):
        key = (row.case, row.action, row.who, row.when)
        if key in seen:
            yield (
                ("follow_up", at),
                _("This action of {client} is there twice.").format(client=row.case),
            )
        seen.add(key)
