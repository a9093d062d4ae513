"""A meeting that is being put together: who is here, who does what, and which cases there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, TypeVar

from teamkracht.i18n import _, current
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import OpenAction
from teamkracht.protocol.model import PARTS, Plan, Protocol
from teamkracht.protocol.steps import Step
from teamkracht.records.case_file import CaseFile
from teamkracht.records.team import Member, Team
from teamkracht.toml.text import clean

T = TypeVar("T")

USUAL = "teamkrachtbespreking"
"""The method of a team that has not chosen one."""


@dataclass(frozen=True)
class Method:
    """A protocol that can be used, with the text of its file and what the file is called."""

    name: str
    text: str
    protocol: Protocol


@dataclass(frozen=True)
class Offered:
    """A case that can be put on the agenda. `file` where the team knows it."""

    client: str
    presenter: str | None = None
    chosen: bool = True
    file: CaseFile | None = None

    def brought(self) -> Brought:
        """The case as it comes to the meeting."""
        known = self.file.brought() if self.file else Brought(self.client)
        return replace(known, presenter=self.presenter)


@dataclass(frozen=True)
class AgendaDraft:
    """All that is asked before a meeting begins. Every method gives another draft."""

    team: str
    method: Method
    plan: str
    people: tuple[Expected, ...] = ()
    usual_facilitator: str | None = None
    usual_minutes_taker: str | None = None
    cases: tuple[Offered, ...] = ()
    known: tuple[CaseFile, ...] = ()
    observers: tuple[str, ...] = ()

    @property
    def here(self) -> tuple[str, ...]:
        """Who is here."""
        return tuple(one.name for one in self.people if one.present)

    @property
    def facilitator(self) -> str | None:
        """Who leads: the one chosen, or where that one is not here the first other."""
        if self.usual_facilitator in self.here:
            return self.usual_facilitator
        others = [name for name in self.here if name != self.usual_minutes_taker]
        return next(iter((*others, *self.here)), None)

    @property
    def minutes_taker(self) -> str | None:
        """Who types: the one chosen, where here."""
        return self.usual_minutes_taker if self.usual_minutes_taker in self.here else None

    @property
    def agenda(self) -> tuple[Offered, ...]:
        """The cases that were chosen."""
        return tuple(one for one in self.cases if one.chosen)

    def taken(self) -> set[str]:
        """The pseudonyms that are somebody's already."""
        return {one.client for one in self.cases} | {one.client for one in self.known}

    @property
    def timing(self) -> Plan:
        """The plan that was chosen."""
        return self.method.protocol.plan_named(self.plan)

    def parts(self) -> tuple[tuple[str, int], ...]:
        """The parts with their minutes: the steps of the start, the cases, the steps of the end."""
        found: list[tuple[str, int]] = []
        for part in PARTS:
            steps = self.method.protocol.part(part)
            if part == "case":
                whole = sum(self._minutes(step) for step in steps)
                found += [(one.client, whole) for one in self.agenda]
            else:
                found += [(step.title.in_(current()), self._minutes(step)) for step in steps]
        return tuple(found)

    def _minutes(self, step: Step) -> int:
        return self.method.protocol.planned_seconds(step.id, self.plan) // 60

    def with_people(self, names: Sequence[str], *, guests: bool) -> AgendaDraft:
        """With more people at the table; a name that is there already comes in."""
        fresh = [name for name in dict.fromkeys(names) if name not in {p.name for p in self.people}]
        people = tuple(replace(p, present=p.present or p.name in names) for p in self.people)
        more = tuple(Expected(name, guest=guests) for name in fresh)
        return replace(self, people=(*people, *more))

    def change_person(self, name: str, **changes: Any) -> AgendaDraft:
        """With something else about somebody: present, online, guest."""
        return replace(
            self,
            people=tuple(replace(p, **changes) if p.name == name else p for p in self.people),
        )

    def turn_plan(self, by: int) -> AgendaDraft:
        """With the next plan of the protocol."""
        names = [plan.name for plan in self.method.protocol.plan]
        return replace(self, plan=_turned(names, self.plan, by))

    def turn_facilitator(self, by: int) -> AgendaDraft:
        """With the next one here leading."""
        if not self.here:
            return self
        return replace(self, usual_facilitator=_turned(self.here, self.facilitator, by))

    def turn_minutes_taker(self, by: int) -> AgendaDraft:
        """With the next one here typing, or nobody."""
        return replace(
            self, usual_minutes_taker=_turned((None, *self.here), self.minutes_taker, by)
        )

    def turn_presenter(self, client: str, by: int) -> AgendaDraft:
        """With the next one here bringing a case in; a case that is turned is on the agenda."""
        case = next(one for one in self.cases if one.client == client)
        presenter = _turned((None, *self.here), case.presenter, by)
        return self._with_case(client, presenter=presenter, chosen=True)

    def brought_in_by(self, client: str, name: str) -> AgendaDraft:
        """With somebody here bringing a case in; the beginning of a name is enough."""
        like = [one for one in self.here if one.casefold().startswith(name.casefold())]
        return self._with_case(client, presenter=next(iter(like), name))

    def switch_case(self, client: str) -> AgendaDraft:
        """With a case put on the agenda, or taken off it."""
        case = next(one for one in self.cases if one.client == client)
        return self._with_case(client, chosen=not case.chosen)

    def with_case(self, client: str) -> AgendaDraft:
        """With one more case; one that the team knows comes with all that is known of it."""
        named = next(
            (one for one in self.cases if one.client.casefold() == client.casefold()), None
        )
        if named is not None:
            return self._with_case(named.client, chosen=True)
        file = next((one for one in self.known if one.client.casefold() == client.casefold()), None)
        fresh = Offered(
            file.client if file else client, file.presenter if file else None, True, file
        )
        return replace(self, cases=(*self.cases, fresh))

    def with_files(self, files: Sequence[CaseFile]) -> AgendaDraft:
        """With the cases of a team that was opened meanwhile; what was chosen before stays."""
        draft = replace(self, cases=_offered(files, self.timing.cases), known=tuple(files))
        for one in self.cases:
            draft = draft.with_case(one.client)
            if one.presenter:
                draft = draft.brought_in_by(one.client, one.presenter)
        return draft

    def without_case(self, client: str) -> AgendaDraft:
        """Without a case that was added here; a prepared one stays in view, off the agenda."""
        return replace(
            self,
            cases=tuple(
                replace(one, chosen=False) if one.client == client else one
                for one in self.cases
                if one.client != client or is_waiting(one)
            ),
        )

    def _with_case(self, client: str, **changes: Any) -> AgendaDraft:
        return replace(
            self,
            cases=tuple(
                replace(one, **changes) if one.client == client else one for one in self.cases
            ),
        )

    def started(
        self, meeting_id: str, code: str, language: str, planned_start: datetime | None
    ) -> MeetingStarted:
        """The event that begins the meeting. Raises Refused with a sentence on what is missing."""
        if not self.team.strip():
            raise Refused(_("Which team is it? Give it a name."))
        if self.facilitator is None:
            raise Refused(_("Who is here? Add at least one name."))
        return MeetingStarted(
            id=meeting_id,
            code=code,
            team=clean(self.team).strip(),
            plan=self.plan,
            language=language,
            facilitator=self.facilitator,
            minutes_taker=self.minutes_taker,
            planned_start=planned_start,
            observers=self.observers,
            people=self.people,
            cases=tuple(one.brought() for one in self.agenda),
            open_actions=self._open_actions(),
        )

    def _open_actions(self) -> tuple[OpenAction, ...]:
        return tuple(action for case in self.known for action in case.open_actions())


def is_waiting(case: Offered) -> bool:
    """A case that was prepared or postponed, and not named just now."""
    return case.file is not None and case.file.is_waiting


def draft_for(
    team: Team | None, methods: Sequence[Method], files: Sequence[CaseFile]
) -> AgendaDraft:
    """The draft to begin with: the team's usual ways, all of it here, its waiting cases in view.

    As many of those as the plan has room for are on the agenda.
    """
    wished_method = team.protocol if team else USUAL
    method = next((one for one in methods if one.protocol.id == wished_method), methods[0])
    plans = [plan.name for plan in method.protocol.plan]
    wished = team.plan if team else None
    plan = wished if wished in plans else method.protocol.default_plan
    members = team.member if team else ()
    return AgendaDraft(
        team=team.name if team else "",
        method=method,
        plan=plan,
        people=tuple(Expected(one.name, online=one.online) for one in members),
        usual_facilitator=team.facilitator if team else None,
        usual_minutes_taker=team.minutes_taker if team else None,
        cases=_offered(files, method.protocol.plan_named(plan).cases),
        known=tuple(files),
    )


def _offered(files: Sequence[CaseFile], room: int) -> tuple[Offered, ...]:
    """The cases that wait; as many as there is room for are on the agenda."""
    waiting = sorted((one for one in files if one.is_waiting), key=lambda one: not one.postponed)
    return tuple(Offered(one.client, one.presenter, n < room, one) for n, one in enumerate(waiting))


def team_of(draft: AgendaDraft) -> Team:
    """A new team as it sat at the table for the first time."""
    return Team(
        name=clean(draft.team).strip(),
        facilitator=draft.facilitator,
        minutes_taker=draft.minutes_taker,
        protocol=draft.method.protocol.id,
        plan=draft.plan,
        member=tuple(Member(name=p.name, online=p.online) for p in draft.people if not p.guest),
    )


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list as people type or paste it: by commas, semicolons or lines, each once."""
    for sign in ";\n\t":
        text = text.replace(sign, ",")
    names = (" ".join(clean(part).split()) for part in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def time_in(text: str) -> time | None:
    """A time of day as people type it (9:30, 09.30, 930, 9), or None where it is none."""
    text = text.casefold().replace("uur", "").replace("u", " ")
    digits = "".join(sign if sign.isdecimal() else " " for sign in text).split()
    if len(digits) == 1 and len(digits[0]) > 2:
        digits = [digits[0][:-2], digits[0][-2:]]
    strange = any(sign.isalnum() and not sign.isdecimal() for sign in text)
    if strange or not digits or len(digits) > 2:
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) == 2 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _turned(values: Sequence[T], value: T, by: int) -> T:
    at = values.index(value) if value in values else -1 if by > 0 else 0
    return values[(at + by) % len(values)]
