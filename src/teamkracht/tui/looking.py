"""What the screens before a meeting ask of the home folder, in a thread after the first paint."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from textual.message import Message

from teamkracht.i18n import current
from teamkracht.live.clock import Clock
from teamkracht.live.conductor import Conductor
from teamkracht.live.drafts import read_draft
from teamkracht.live.opening import CannotOpen, look_along, look_into, resume, start
from teamkracht.live.refused import JournalRefused
from teamkracht.meeting.agenda import MeetingStarted
from teamkracht.meeting.event import Refused
from teamkracht.records.case_file import CaseFile
from teamkracht.records.team import Team
from teamkracht.store import cases, instruments, minutes, overview, protocols, settings, teams
from teamkracht.store.files import StoreError
from teamkracht.store.home import Home
from teamkracht.store.light import Listed
from teamkracht.store.names import same
from teamkracht.store.purge import anything_due
from teamkracht.toml import Unreadable
from teamkracht.tui.agenda_draft import AgendaDraft, Method, team_of
from teamkracht.tui.glance import Glance, Unfinished, Waiting

FAULTS = (StoreError, Unreadable, JournalRefused, CannotOpen)
"""What can be wrong with a home; each says so in a sentence."""


def glances(home: Home, clock: Clock) -> Iterator[Glance]:
    """What there is to do, and once more when the headings of all minutes were read."""
    problems: list[str] = []
    wall = clock.read().wall
    found = _listed_teams(home)
    ways, wrong = settings.load(home)
    team = _of_names([one.name for one in found.found], ways.team)
    there = overview.overview(home, team, wall.date())
    unfinished = [_unfinished(home, one, problems) for one in there.unfinished]
    glance = Glance(
        now=wall,
        teams=tuple(sorted((one.name for one in found.found), key=lambda name: name != team)),
        unfinished=tuple(one for one in unfinished if one is not None),
        waiting=tuple(Waiting(one.client, one.presenter) for one in there.waiting),
        open_actions=there.actions_open,
        due_actions=there.actions_due,
        minutes=1 if there.last else 0,
        latest_minutes=there.last.date if there.last else None,
        closed=_closed(home, found.found, team),
        problems=_within(home, (*wrong, *found.broken, *there.broken, *problems)),
    )
    yield glance
    read = _listed_minutes(home)
    if read.found or read.broken:
        glance = replace(
            glance,
            minutes=len(read.found),
            latest_minutes=read.found[0].date if read.found else None,
            problems=tuple(dict.fromkeys((*glance.problems, *_within(home, read.broken)))),
        )
        yield glance
    if _anything_due(home, wall.date()):
        yield replace(glance, removable=True)


def go_on_with(home: Home, one: Unfinished, clock: Clock) -> tuple[Conductor | None, str | None]:
    """The meeting, open again, and what has to be told about it.

    Where somebody else has it open one looks along; None where it can't be opened at all.
    """
    try:
        opened = resume(home, one.id, clock, one.left)
    except CannotOpen as held:
        try:
            return look_along(home, one.id, clock), str(held)
        except FAULTS as fault:
            return None, str(fault)
    except FAULTS as fault:
        return None, str(fault)
    return opened.conductor, opened.said


@dataclass(frozen=True)
class Known:
    """The teams, methods and cases in a home. `team` is the one to begin with."""

    teams: tuple[Team, ...]
    methods: tuple[Method, ...]
    cases: tuple[CaseFile, ...]
    team: str | None
    problems: tuple[str, ...]
    instruments: tuple[str, ...] = ()
    """What observers can score with, of an organisation's own."""
    closed: tuple[str, ...] = ()
    """The encrypted teams that were not opened: their cases are not known."""

    def names(self) -> tuple[str, ...]:
        """The names of the teams."""
        return tuple(one.name for one in self.teams)

    def cases_of(self, team: str) -> tuple[CaseFile, ...]:
        """The cases of a team."""
        return tuple(one for one in self.cases if same(one.team, team))

    def next_team(self, team: str | None, by: int) -> str | None:
        """The team after this one; None, after the last, is a team that is not there yet."""
        names = (*self.names(), None)
        at = names.index(team) if team in names else len(names) - 1
        return names[(at + by) % len(names)]

    def next_method(self, method: Method, by: int) -> Method:
        """The method after this one."""
        return self.methods[(self.methods.index(method) + by) % len(self.methods)]


class KnownRead(Message):
    """What is known was read."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.known = known


def known_at(home: Home) -> Known:
    """What is known at the start of a meeting."""
    found, methods, own = _listed_teams(home), _listed_methods(home), _listed_instruments(home)
    names = [one.name for one in found.found]
    closed = _closed(home, found.found, None)
    files = [_listed_cases(home, name) for name in names if name not in closed]
    return Known(
        teams=found.found,
        methods=methods.found,
        cases=tuple(case for listed in files for case in listed.found),
        team=_of_names(names, settings.glance(home).team),
        problems=(
            *found.broken,
            *methods.broken,
            *own.broken,
            *(broken for listed in files for broken in listed.broken),
        ),
        instruments=tuple(dict.fromkeys(one.file.instrument.id for one in own.found)),
        closed=closed,
    )


def begin(home: Home, draft: AgendaDraft, started: MeetingStarted, clock: Clock) -> Conductor:
    """Begin a meeting; a team that is not there yet is kept. Raises Refused with a sentence."""
    try:
        home.make()
        if not any(same(started.team, name) for name in teams.names(home)):
            with suppress(Unreadable):  # Its file is broken; that was told, and it stays.
                teams.save(home, team_of(draft))
        method = draft.method
        conductor = start(home, method.text, method.name, started, clock)
    except FAULTS as fault:
        raise Refused(str(fault)) from fault
    remember_team(home, started.team)
    return conductor


def remember_team(home: Home, team: str) -> None:
    """Keep which team was open last; where that can't be, nothing is lost by it."""
    known, problems = settings.load(home)
    if known.team != team and not problems:
        try:
            settings.save(home, replace(known, team=team))
        except (StoreError, Unreadable):
            return


def _anything_due(home: Home, today: date) -> bool:
    try:
        return anything_due(home, today)
    except StoreError:
        return False  # What can't be read is told of already.


def _within(home: Home, sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences about files in a home, each named as it stands there: teams/oost.toml."""
    return tuple(one.replace(f"{home.root}{os.sep}", "") for one in sentences)


def _of_names(names: list[str], wished: str | None) -> str | None:
    return next((name for name in names if wished and same(name, wished)), next(iter(names), None))


def _closed(home: Home, found: tuple[Team, ...], team: str | None) -> tuple[str, ...]:
    """The teams to be opened first; where none is encrypted, no key is looked for."""
    if not any(one.encrypted for one in found):
        return ()
    return tuple(sorted(home.keys.closed(), key=lambda name: name != team))


def _unfinished(home: Home, one: overview.Unfinished, problems: list[str]) -> Unfinished | None:
    try:
        left = look_into(home, one.journal)
    except FAULTS as fault:
        problems.append(str(fault))
        return None
    history = left.history
    meeting, ref = history.meeting, history.meeting.current
    return Unfinished(
        id=one.id,
        team=meeting.team,
        step=meeting.step(ref).title.in_(current()) if ref else "",
        client=ref.case if ref else None,
        started=meeting.started.at,
        last=_last_alive(one.journal, history.latest.at),
        left=left,
    )


def _last_alive(journal: Path, noted: datetime) -> datetime:
    """When a meeting was last known to be open: its last event, or a later sign of life."""
    draft, _problem = read_draft(journal.with_suffix(".draft"))
    return max(noted, draft.seen) if draft and draft.seen else noted


def _listed_teams(home: Home) -> Listed[Team]:
    try:
        return teams.listed(home)
    except StoreError as fault:
        return Listed((), (str(fault),))


def _listed_cases(home: Home, team: str) -> Listed[CaseFile]:
    try:
        return cases.listed(home, team)
    except StoreError as fault:
        return Listed((), (str(fault),))


def _listed_methods(home: Home) -> Listed[Method]:
    try:
        found = protocols.listed(home)
    except (StoreError, FileNotFoundError) as fault:
        return Listed((), (str(fault),))
    methods = tuple(Method(str(one.path), one.text, one.protocol) for one in found.found)
    return Listed(methods, found.broken)


def _listed_instruments(home: Home) -> Listed[instruments.Found]:
    try:
        return instruments.listed(home)
    except StoreError as fault:
        return Listed((), (str(fault),))


def _listed_minutes(home: Home) -> Listed[minutes.Heading]:
    try:
        return minutes.listed(home)
    except StoreError as fault:
        return Listed((), (str(fault),))
