"""The start of a meeting, and the cases that are on its agenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar

from teamkracht.i18n import _
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import Case, Meeting, OpenAction, Person, StepRef, TakenOff, Visit
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.saying import said
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import FieldName


@dataclass(frozen=True)
class Brought:
    """A case as it comes to the agenda, with what was prepared and the kompas that is known of it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    client: str
    presenter: str | None = None
    fields: Mapping[FieldName, str] = field(default_factory=dict)
    kompas: Kompas = Kompas()
    client_knows: bool | None = None
    prepared: bool = False

    def case(self) -> Case:
        """The case on the agenda. A kompas that is known counts as brought."""
        return Case(
            client=self.client,
            presenter=self.presenter,
            fields=dict(self.fields),
            kompas=self.kompas,
            kompas_status=None if self.kompas.is_empty else "brought",
            client_knows=self.client_knows,
            prepared=self.prepared,
        )


@dataclass(frozen=True)
class Expected:
    """Somebody who is expected at the meeting."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    name: str
    present: bool = True
    online: bool = False
    guest: bool = False


@dataclass(frozen=True, kw_only=True)
class MeetingStarted(Event):
    """The meeting begins, at its first step."""

    by_person: ClassVar[bool] = False

    id: str
    code: str
    team: str
    plan: str
    language: str
    facilitator: str
    minutes_taker: str | None = None
    planned_start: datetime | None = None
    observers: tuple[str, ...] = ()
    people: tuple[Expected, ...] = ()
    cases: tuple[Brought, ...] = ()
    open_actions: tuple[OpenAction, ...] = ()

    def begin(self, protocol: Protocol, moment: Moment) -> Meeting:
        """The meeting at its very start."""
        cases = tuple(brought.case() for brought in self.cases)
        meeting = Meeting(
            protocol=protocol,
            id=self.id,
            code=self.code,
            team=self.team,
            plan=self.plan,
            language=self.language,
            started=moment,
            facilitator=self.facilitator,
            minutes_taker=self.minutes_taker,
            planned_start=self.planned_start,
            observers=self.observers,
            people=tuple(
                Person(one.name, present=one.present, online=one.online, guest=one.guest)
                for one in self.people
            ),
            cases=cases,
            open_actions=self.open_actions,
        )
        refs = tuple(meeting.refs())
        planned = {ref: protocol.planned_seconds(ref.step, self.plan) for ref in refs}
        return replace(meeting, planned=planned, visits=(Visit(refs[0], moment),))


@dataclass(frozen=True)
class CaseAdded(Event):
    """A case comes to the agenda during the meeting."""

    case: Brought

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        grown = replace(meeting, cases=(*meeting.cases, self.case.case()))
        planned = {
            ref: meeting.protocol.planned_seconds(ref.step, meeting.plan)
            for ref in grown.case_refs(self.case.client)
        }
        return replace(grown, planned={**meeting.planned, **planned})


@dataclass(frozen=True)
class CasePostponed(Event):
    """A case moves to the next meeting. What was already said of it stays."""

    client: str
    to: StepRef | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return enter(meeting.with_case(self.client, postponed=True), self.to, moment)


@dataclass(frozen=True)
class CaseTakenOff(Event):
    """A case leaves the table: it can't wait (`urgent`), or its presenter stops (`stopped`)."""

    client: str
    why: TakenOff
    to: StepRef | None = None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return enter(meeting.with_case(self.client, taken_off=self.why), self.to, moment)


@dataclass(frozen=True)
class PresenterSet(Event):
    """Who brings a case in."""

    client: str
    presenter: str

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return meeting.with_case(self.client, presenter=self.presenter)


def enter(meeting: Meeting, ref: StepRef | None, moment: Moment) -> Meeting:
    """The meeting with another step on from this moment. Where `ref` is None or on already: as it was."""
    if ref is None or ref == meeting.current:
        return meeting
    *earlier, on = meeting.visits
    return replace(meeting, visits=(*earlier, replace(on, end=moment), Visit(ref, moment)))


def after_case(meeting: Meeting, client: str) -> StepRef | None:
    """Where the meeting goes on once a case leaves the table: the next case, or the end part."""
    for case in meeting.cases_in_order():
        if case.client != client and is_waiting(meeting, case):
            return next(iter(meeting.case_refs(case.client)), None)
    return next((StepRef(step.id) for step in meeting.protocol.end), None)


def is_waiting(meeting: Meeting, case: Case) -> bool:
    """A case that is still to come on the table."""
    return not (meeting.on_table(case.client) or case.postponed or case.taken_off)


def add_case(meeting: Meeting, brought: Brought) -> CaseAdded:
    """Put a case on the agenda. Raises Refused where it is there already."""
    brought = replace(brought, client=said(brought.client))
    if any(case.client == brought.client for case in meeting.cases):
        raise Refused(_("{client} is on the agenda already.").format(client=brought.client))
    if not meeting.protocol.case:
        raise Refused(_("This protocol has no cases."))
    return CaseAdded(brought)


def postpone(meeting: Meeting, client: str) -> CasePostponed:
    """Move a case to the next meeting. Raises Refused where that was done already."""
    case = _known(meeting, client)
    if case.postponed:
        raise Refused(_("{client} has been postponed already.").format(client=client))
    return CasePostponed(client, _leaving(meeting, client))


def take_off(meeting: Meeting, client: str, why: TakenOff) -> CaseTakenOff:
    """Take a case off the table. Raises Refused where it left already."""
    case = _known(meeting, client)
    if case.taken_off:
        raise Refused(_("{client} is off the table already.").format(client=client))
    return CaseTakenOff(client, why, _leaving(meeting, client))


def set_presenter(meeting: Meeting, client: str, presenter: str) -> PresenterSet:
    """Say who brings a case in."""
    return PresenterSet(_known(meeting, client).client, said(presenter))


def _leaving(meeting: Meeting, client: str) -> StepRef | None:
    current = meeting.current
    return after_case(meeting, client) if current and current.case == client else None


def _known(meeting: Meeting, client: str) -> Case:
    try:
        return meeting.case(client)
    except KeyError:
        raise Refused(_("{client} is not on the agenda.").format(client=client)) from None
