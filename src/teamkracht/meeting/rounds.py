"""A round: everyone in turn, one entry each, with pass, and several rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teamkracht.i18n import _
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.known import known_step, tabled_step
from teamkracht.meeting.meeting import Meeting, StepRef, Turn
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.naming import named
from teamkracht.meeting.saying import said_or_none
from teamkracht.protocol.steps import RoundStep


@dataclass(frozen=True)
class TurnTaken(Event):
    """Somebody had a turn: with an entry, a pass, or (neither) taken and not typed."""

    ref: StepRef
    by: str
    text: str | None = None
    answer: str | None = None
    passed: bool = False

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        turn = Turn(
            moment.number, self.ref.step, meeting.record(self.ref).round,
            self.by, self.text, self.answer, self.passed,
        )  # fmt: skip
        return _with_turns(meeting, self.ref, (*_all_turns(meeting, self.ref), turn))


@dataclass(frozen=True)
class TurnChanged(Event):
    """The words of a turn, put right or completed (`turn`: the number of its event)."""

    ref: StepRef
    turn: int
    text: str | None
    answer: str | None

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        def put_right(turn: Turn) -> Turn:
            if turn.number != self.turn:
                return turn
            return replace(
                turn, text=self.text, answer=self.answer, passed=False, changed=moment.number
            )

        return _with_turns(meeting, self.ref, tuple(map(put_right, _all_turns(meeting, self.ref))))


@dataclass(frozen=True)
class TurnRemoved(Event):
    """A turn that was not one."""

    ref: StepRef
    turn: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        kept = (turn for turn in _all_turns(meeting, self.ref) if turn.number != self.turn)
        return _with_turns(meeting, self.ref, tuple(kept))


@dataclass(frozen=True)
class RoundStarted(Event):
    """Another round of the same step."""

    ref: StepRef
    round: int

    def change(self, meeting: Meeting, moment: Moment) -> Meeting:
        return meeting.with_record(self.ref, round=self.round)


def turns(meeting: Meeting, ref: StepRef) -> tuple[Turn, ...]:
    """The turns of a step, in the order in which they were taken."""
    if ref.case is None:
        return meeting.record(ref).turns
    return tuple(turn for turn in meeting.case(ref.case).turns if turn.step == ref.step)


def order(meeting: Meeting, ref: StepRef) -> tuple[str, ...]:
    """Who takes a turn, in the order of the table: everyone here, mostly without the presenter."""
    step = meeting.step(ref)
    presenter = meeting.case(ref.case).presenter if ref.case else None
    joins = isinstance(step, RoundStep) and step.presenter_takes_part
    return tuple(
        person.name
        for person in meeting.people
        if person.here and (joins or person.name != presenter)
    )


def still_to_come(meeting: Meeting, ref: StepRef) -> tuple[str, ...]:
    """Who has not had a turn in this round."""
    now = meeting.record(ref).round
    had = {turn.by for turn in turns(meeting, ref) if turn.round == now}
    return tuple(name for name in order(meeting, ref) if name not in had)


def take_turn(
    meeting: Meeting, ref: StepRef, by: str, text: str | None = None, answer: str | None = None
) -> TurnTaken:
    """Somebody has a turn; text only where somebody types it."""
    ref, by = tabled_step(meeting, ref), named(meeting, by)
    return TurnTaken(ref, by, said_or_none(text), said_or_none(answer))


def pass_turn(meeting: Meeting, ref: StepRef, by: str) -> TurnTaken:
    """Somebody passes."""
    return TurnTaken(tabled_step(meeting, ref), named(meeting, by), passed=True)


def change_turn(
    meeting: Meeting, ref: StepRef, turn: int, text: str | None, answer: str | None
) -> TurnChanged:
    """Put the words of a turn right. Raises Refused where there is no such turn."""
    _check(meeting, ref, turn)
    return TurnChanged(ref, turn, said_or_none(text), said_or_none(answer))


def remove_turn(meeting: Meeting, ref: StepRef, turn: int) -> TurnRemoved:
    """Take a turn away. Raises Refused where there is no such turn."""
    _check(meeting, ref, turn)
    return TurnRemoved(ref, turn)


def start_round(meeting: Meeting, ref: StepRef) -> RoundStarted:
    """Begin another round. Raises Refused where nobody had a turn in this one."""
    known_step(meeting, ref)
    now = meeting.record(ref).round
    if not any(turn.round == now for turn in turns(meeting, ref)):
        raise Refused(_("Nobody has had a turn in this round yet."))
    return RoundStarted(ref, now + 1)


def _check(meeting: Meeting, ref: StepRef, number: int) -> None:
    known_step(meeting, ref)
    if not any(turn.number == number for turn in turns(meeting, ref)):
        raise Refused(_("There is no such turn."))


def _all_turns(meeting: Meeting, ref: StepRef) -> tuple[Turn, ...]:
    """The turns among which those of a step stand: of its whole case, or its own."""
    return meeting.record(ref).turns if ref.case is None else meeting.case(ref.case).turns


def _with_turns(meeting: Meeting, ref: StepRef, kept: tuple[Turn, ...]) -> Meeting:
    if ref.case is None:
        return meeting.with_record(ref, turns=kept)
    return meeting.with_case(ref.case, turns=kept)
