"""Playing a meeting script through the same conductor that the screens use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from teamkracht.i18n import Said, _
from teamkracht.live.clock import SetClock
from teamkracht.live.closing import close
from teamkracht.live.conductor import Conductor
from teamkracht.live.deeds import Deed, deeds
from teamkracht.live.identity import new_code, new_id
from teamkracht.live.opening import CannotOpen, start
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.event import Refused
from teamkracht.meeting.meeting import StepRef
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.script import Script
from teamkracht.records.script_rows import NO_STEPS
from teamkracht.records.scripted import observations_of
from teamkracht.records.team import Member, Team
from teamkracht.store import cases, observations, protocols, teams
from teamkracht.store.home import Home

STRIDE = 1.0
"""Simulated seconds between two looks at the clock."""


class CannotPlay(Said):
    """A script asks for what its protocol or the meeting does not allow; the text says what."""


@dataclass
class Play:
    """A script being played: its conductor, its clock, and what is still to be done."""

    home: Home
    script: Script
    name: str
    conductor: Conductor
    clock: SetClock
    to_do: list[Deed]

    @property
    def over(self) -> bool:
        """Everything in the script has been done."""
        return not self.to_do

    def forward(self, seconds: float) -> None:
        """Let simulated time pass, and do what comes up in it. Raises CannotPlay."""
        until = self.conductor.elapsed() + seconds
        while self.to_do and self.to_do[0].second <= until:
            deed = self.to_do.pop(0)
            self._pass(deed.second - self.conductor.elapsed())
            self._do(deed)
        if not self.over:
            self._pass(until - self.conductor.elapsed())

    def to_end(self) -> None:
        """Play all that is left. Raises CannotPlay."""
        while self.to_do:
            self.forward(self.to_do[0].second - self.conductor.elapsed() + STRIDE)

    def close(self) -> Path:
        """Save the minutes (the answer is their place) and what the script's observers wrote."""
        meeting = self.conductor.meeting
        path = close(self.conductor, self.home)
        for observation in observations_of(self.script, meeting, self.conductor.wall()):
            observations.save(self.home, observation)
        return path

    def _pass(self, seconds: float) -> None:
        while seconds > 0:
            self.clock.advance(min(STRIDE, seconds))
            self.conductor.tick()
            seconds -= STRIDE

    def _do(self, deed: Deed) -> None:
        try:
            deed.do(self.conductor)
        except Refused as refused:
            raise CannotPlay(
                _("{file}: at minute {minute} the script asks what can't be done: {why}").format(
                    file=self.name, minute=round(deed.second / 60, 1), why=refused
                )
            ) from None


def begin(home: Home, script: Script, name: str, random: Random) -> Play:
    """Start the meeting of a script. Raises CannotPlay where it can't begin so."""
    text, protocol_name = protocols.text_of(home, script.protocol)
    protocol = read_protocol(text, protocol_name)
    _check_steps(script, protocol, name)
    team = _team(home, script)
    clock = SetClock(script.begins())
    started = _started(home, script, protocol, team, random)
    try:
        conductor = start(home, text, protocol_name, started, clock)
    except CannotOpen as fault:
        said = _("{name}: {message}").format(name=name, message=fault)
        raise CannotPlay(said) from None
    return Play(home, script, name, conductor, clock, list(deeds(script)))


def unknown_actions(play: Play) -> int:
    """How many actions were followed up that no earlier meeting in this home had agreed on."""
    known = set(play.conductor.meeting.open_actions)
    return sum(one.action not in known for one in play.conductor.meeting.follow_ups)


def _started(
    home: Home, script: Script, protocol: Protocol, team: Team, random: Random
) -> MeetingStarted:
    roster = script.roster
    late = {one.name for one in roster.late}
    names = dict.fromkeys((*roster.present, *late, *roster.absent))
    known = {plan.name for plan in protocol.plan}
    return MeetingStarted(
        id=new_id(random),
        code=new_code(random),
        team=script.team,
        plan=team.plan if team.plan in known else protocol.default_plan,
        language=script.language,
        facilitator=roster.facilitator,
        minutes_taker=roster.minutes_taker,
        planned_start=script.should_begin(),
        observers=roster.observers,
        people=tuple(
            Expected(one, present=one in roster.present and one not in late) for one in names
        ),
        cases=tuple(_brought(home, script)),
        open_actions=cases.open_actions(home, script.team),
        first=_first_step(script),
    )


def _first_step(script: Script) -> StepRef | None:
    first = script.happening[0]
    if not first.is_step or first.skipped:
        return None
    return StepRef(first.step, first.case)


def _brought(home: Home, script: Script) -> Iterator[Brought]:
    """The cases of a script in the order in which they come up, with what is known of them."""
    for client in script.clients():
        known = cases.find(home, script.team, client)
        brought = known.brought() if known else Brought(client)
        presenter = script.presenter_of(client) or brought.presenter
        yield replace(brought, presenter=presenter, fields={})


def _team(home: Home, script: Script) -> Team:
    """The team of a script, remembered from the first time that it is played."""
    known = teams.find(home, script.team)
    if known is not None:
        return known
    roster = script.roster
    team = Team(
        name=script.team,
        member=tuple(
            Member(name=name) for name in dict.fromkeys((*roster.present, *roster.absent))
        ),
        facilitator=roster.facilitator,
        minutes_taker=roster.minutes_taker,
        protocol=script.protocol,
    )
    teams.save(home, team)
    return team


def _check_steps(script: Script, protocol: Protocol, name: str) -> None:
    known = {step.id for step in protocol.steps()} | set(NO_STEPS)
    in_case = {step.id for step in protocol.case}
    once = {step.id for step in (*protocol.start, *protocol.end)}
    for number, one in enumerate(script.happening, start=1):
        where = _("{file}: happening {number} (at minute {minute})").format(
            file=name, number=number, minute=one.at
        )
        if one.step not in known:
            raise CannotPlay(
                _('{where}: "{step}" is not a step of {protocol}. Its steps are: {steps}.').format(
                    where=where, step=one.step, protocol=protocol.id, steps=", ".join(sorted(known))
                )
            )
        if one.step in in_case and one.case is None:
            fault = _('{where}: the step "{step}" belongs to a case; name it with case = "…".')
            raise CannotPlay(fault.format(where=where, step=one.step))
        if one.step in once and one.case is not None:
            fault = _('{where}: the step "{step}" belongs to no case; leave case = "…" out.')
            raise CannotPlay(fault.format(where=where, step=one.step))


def days_later(script: Script, days: int) -> Script:
    """The same script, every date so many days later."""
    moved = _moved(script, timedelta(days=days))
    assert isinstance(moved, Script)
    return moved


def _moved(value: object, by: timedelta) -> object:
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_moved(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        moved = {one.name: _moved(getattr(value, one.name), by) for one in fields(value)}
        return replace(value, **moved)
    return value
