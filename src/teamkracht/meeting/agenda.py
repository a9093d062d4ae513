"""The start of a meeting, and the cases that are on its agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar

from teamkracht.i18n import _
from teamkracht.meeting.case import Case, OpenAction, TakenOff
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_case, known_step
from teamkracht.meeting.kompas import Kompas
from teamkracht.meeting.meeting import Meeting, Person, StepRef, Visit
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.naming import known_as, known_names, named, plainly
from teamkracht.meeting.route import after_case, enter
from teamkracht.meeting.saying import said, said_kompas, said_or_none
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.steps import FieldName


@dataclass(frozen=True)
class Brought:
    """A case as it comes to the agenda: what was prepared, and the kompas that is known of it."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    client: str
    presenter: str | None = None
    fields: Mapping[FieldName, str] = field(default_factory=dict)
    kompas: Kompas = Kompas()
    client_knows: bool | None = None
    prepared: bool = False
    next_contact: date | None = None

    def case(self, today: date) -> Case:
        """The case on the agenda. A kompas that is known counts as brought.

        A contact that was to be before today is the next one no more.
        """
        contact = self.next_contact
        return Case(
            client=self.client,
            presenter=self.presenter,
            fields=dict(self.fields),
            kompas=self.kompas,
            kompas_status=None if self.kompas.is_empty else "brought",
            client_knows=self.client_knows,
            prepared=self.prepared,
            next_contact=contact if contact and contact >= today else None,
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
    first: StepRef | None = None
    """Where the meeting begins; None: at the first step of the protocol."""

    def begin(self, protocol: Protocol, moment: Moment) -> Meeting:
        """The meeting at its very start.

        Raises Refused where the protocol has no such plan or first step, where a client is on the
        agenda twice, or where there is no step to begin with.
        """
        cases = tuple(brought.case(moment.at.date()) for brought in self.cases)
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
        self._check(meeting, refs)
        planned = {ref: protocol.planned_seconds(ref.step, self.plan) for ref in refs}
        return replace(meeting, planned=planned, visits=(Visit(self.first or refs[0], moment),))

    def _check(self, meeting: Meeting, refs: tuple[StepRef, ...]) -> None:
        if all(plan.name != self.plan for plan in meeting.protocol.plan):
            raise Refused(_("This protocol has no plan {plan}.").format(plan=self.plan))
        clients: set[str] = set()
        for brought in self.cases:
            if plainly(brought.client) in clients:
                said = _("{client} is on the agenda already.")
                raise Refused(said.format(client=brought.client))
            clients.add(plainly(brought.client))
        if not refs:
            raise Refused(_("There is no step to begin with. Put a case on the agenda."))
        if self.first is not None:
            known_step(meeting, self.first)


@dataclass(frozen=True)
class CaseAdded(Event):
    """A case comes to the agenda during the meeting."""

    case: Brought

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        grown = replace(meeting, cases=(*meeting.cases, self.case.case(moment.at.date())))
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


def ready_to_start(started: MeetingStarted) -> MeetingStarted:
    """A start with every text in it as it is kept, and everybody with one name.

    Raises Refused where a name is empty.
    """
    people = tuple(replace(one, name=said(one.name)) for one in started.people)
    names = tuple(one.name for one in people)
    typist = said_or_none(started.minutes_taker)
    return replace(
        started,
        team=said(started.team),
        facilitator=known_as(said(started.facilitator), names),
        minutes_taker=typist and known_as(typist, names),
        observers=tuple(map(said, started.observers)),
        people=people,
        cases=tuple(_fit_to_keep(brought, names) for brought in started.cases),
    )


def add_case(meeting: Meeting, brought: Brought) -> CaseAdded:
    """Put a case on the agenda. Raises Refused where it is there already."""
    brought = _fit_to_keep(brought, known_names(meeting))
    for case in meeting.cases:
        if plainly(case.client) == plainly(brought.client):
            raise Refused(_("{client} is on the agenda already.").format(client=case.client))
    if not meeting.protocol.case:
        raise Refused(_("This protocol has no cases."))
    return CaseAdded(brought)


def postpone(meeting: Meeting, client: str) -> CasePostponed:
    """Move a case to the next meeting. Raises Refused where that was done already."""
    case = known_case(meeting, client)
    if case.postponed:
        raise Refused(_("{client} has been postponed already.").format(client=client))
    return CasePostponed(client, _leaving(meeting, client))


def take_off(meeting: Meeting, client: str, why: TakenOff) -> CaseTakenOff:
    """Take a case off the table. Raises Refused where it left already."""
    case = known_case(meeting, client)
    if case.taken_off:
        raise Refused(_("{client} was set aside already.").format(client=client))
    return CaseTakenOff(client, why, _leaving(meeting, client))


def set_presenter(meeting: Meeting, client: str, presenter: str) -> PresenterSet:
    """Say who brings a case in."""
    return PresenterSet(known_case(meeting, client).client, named(meeting, presenter))


def _leaving(meeting: Meeting, client: str) -> StepRef | None:
    current = meeting.current
    return after_case(meeting, client) if current and current.case == client else None


def _fit_to_keep(brought: Brought, names: Sequence[str]) -> Brought:
    presenter = said_or_none(brought.presenter)
    fields = {name: kept for name, text in brought.fields.items() if (kept := said_or_none(text))}
    return replace(
        brought,
        client=said(brought.client),
        presenter=presenter and known_as(presenter, names),
        fields=fields,
        kompas=said_kompas(brought.kompas),
    )
