"""What can be put right in minutes: all that somebody typed or chose, a table of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, get_args

from teamkracht.meeting.kompas import PLACES, Place
from teamkracht.meeting.kompas import Status as KompasStatus
from teamkracht.meeting.meeting import ClientChoice, Result
from teamkracht.records.content import ActionRow, FollowUpRow, IdeaRow, QuestionRow
from teamkracht.records.kompas_lines import KompasLine
from teamkracht.records.minutes import Minutes
from teamkracht.records.note_lines import NoteLine
from teamkracht.records.parts import part
from teamkracht.records.process import Attendance, HandoverRow, StepRow
from teamkracht.toml.problem import Path


class Kind(Enum):
    """What one writes in a field, and so how it is asked."""

    TEXT = auto()
    NAME = auto()
    """Somebody, also somebody new."""
    PERSON = auto()
    """Somebody of the team or of the meeting."""
    PEOPLE = auto()
    """One of them, or several."""
    CLIENT = auto()
    NUMBER = auto()
    DAY = auto()
    CLOCK = auto()
    YES_NO = auto()
    CHOICE = auto()
    ROUND = auto()
    """A step in which turns are taken."""
    STEP = auto()
    """A step of this case."""
    ANY_STEP = auto()


@dataclass(frozen=True)
class Field:
    """One key of a row. `name` is "" where the row itself is the value."""

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[Any, ...] = ()
    about_client: bool = False

    @property
    def goes(self) -> bool:
        """What stands in it goes with what is about clients."""
        return self.about_client or self.kind is Kind.TEXT


@dataclass(frozen=True)
class Part:
    """A place in minutes; `*` stands for each row, `[]` for each that is put right as a whole."""

    at: tuple[str, ...]
    fields: tuple[Field, ...]
    fresh: Callable[[Minutes, Path], Any] | None = None
    """What a row begins as that is added; None where a list is what it is."""
    offered: Callable[[Any], bool] = lambda _row: True
    """Whether the row has these fields at all; of a list, the row that holds it."""

    @property
    def is_list(self) -> bool:
        """Each row is one thing to put right, and one more can be added; else each field is."""
        return self.at[-1] == "[]"


@dataclass(frozen=True)
class Entry:
    """One thing to put right. `is_new` is the place behind a list, where a row can be added."""

    path: Path
    part: Part
    fields: tuple[Field, ...]
    is_new: bool = False

    @property
    def can_go(self) -> bool:
        """It can be taken away."""
        return self.part.fresh is not None and not self.is_new


def _text(name: str, *, required: bool = False) -> Field:
    return Field(name, Kind.TEXT, required)


def _idea(minutes: Minutes, at: Path) -> IdeaRow:
    ideas = part(minutes, at)
    return IdeaRow(number=max((one.number for one in ideas), default=0) + 1, text="")


def _question(minutes: Minutes, at: Path) -> QuestionRow:
    several = len(rounds(minutes, at)) > 1
    return QuestionRow(step=rounds(minutes, at)[-1] if several else None, by="")


def _kompas_line(_minutes: Minutes, _at: Path) -> KompasLine:
    return KompasLine(Place("krachten", "jezelf_zijn"), "")


def _handover(minutes: Minutes, _at: Path) -> HandoverRow:
    return HandoverRow(at=minutes.meeting.start, from_="", to="")


def _follow_up(_minutes: Minutes, _at: Path) -> FollowUpRow:
    return FollowUpRow(case="", action="", result="done")


def _is_round_without_case(row: StepRow) -> bool:
    return row.kind == "round" and row.case is None


def _has_reason(row: StepRow) -> bool:
    return row.reason is not None or row.status in {"partly", "skipped"}


BEFORE_CASES = (
    Part(
        ("meeting",),
        (
            Field("facilitator", Kind.PERSON, required=True),
            Field("minutes_taker", Kind.PERSON),
            _text("reason"),
        ),
    ),
    Part(("meeting", "observers", "[]"), (Field("", Kind.NAME, required=True),), lambda *_: ""),
    Part(("meeting", "postponed", "[]"), (Field("", Kind.CLIENT, required=True),), lambda *_: ""),
    Part(
        ("handover", "[]"),
        (
            Field("at", Kind.CLOCK, required=True),
            Field("from_", Kind.PERSON, required=True),
            Field("to", Kind.PERSON, required=True),
        ),
        _handover,
    ),
    Part(("pause", "*", "note"), (_text(""),)),
    Part(
        ("attendance", "[]"),
        (
            Field("name", Kind.NAME, required=True),
            Field("present", Kind.YES_NO),
            Field("online", Kind.YES_NO),
            Field("guest", Kind.YES_NO),
            Field("from_", Kind.CLOCK),
            Field("until", Kind.CLOCK),
        ),
        lambda *_: Attendance(name="", present=True),
    ),
    Part(
        ("step", "*", "turns", "[]"),
        (Field("", Kind.PERSON, required=True),),
        lambda *_: "",
        _is_round_without_case,
    ),
    Part(
        ("follow_up", "[]"),
        (
            Field("case", Kind.CLIENT, required=True),
            _text("action", required=True),
            Field("who", Kind.PEOPLE),
            Field("when", Kind.DAY),
            Field("result", Kind.CHOICE, choices=get_args(Result)),
            Field("client", Kind.CHOICE, choices=(None, *get_args(ClientChoice))),
            Field("new_date", Kind.DAY),
            _text("note"),
        ),
        _follow_up,
    ),
    Part(
        ("note_line", "[]"),
        (Field("of", Kind.ANY_STEP), _text("text", required=True)),
        lambda *_: NoteLine(None, ""),
    ),
)
OF_CASE = (
    Part(
        ("case", "*"),
        (
            Field("presenter", Kind.PERSON),
            Field("minutes_taker", Kind.PERSON),
            _text("help_question"),
            _text("goal"),
            _text("situation"),
            Field("kompas_status", Kind.CHOICE, choices=(None, *get_args(KompasStatus))),
            Field("client_knows", Kind.CHOICE, choices=(None, True, False)),
            Field("next_contact", Kind.DAY, about_client=True),
            Field("urgent", Kind.YES_NO),
            Field("stopped", Kind.YES_NO),
        ),
    ),
    Part(
        ("case", "*", "kompas"),
        (Field("confirmed", Kind.YES_NO),),
        offered=lambda kompas: kompas is not None,
    ),
    Part(
        ("case", "*", "kompas_line", "[]"),
        (
            Field("place", Kind.CHOICE, choices=PLACES, about_client=True),
            _text("text", required=True),
            Field("step", Kind.STEP, about_client=True),
        ),
        _kompas_line,
    ),
    Part(
        ("case", "*", "question", "[]"),
        (
            Field("by", Kind.PERSON, required=True),
            _text("question"),
            _text("answer"),
            Field("passed", Kind.YES_NO),
            Field("step", Kind.ROUND),
            Field("round", Kind.NUMBER, required=True),
        ),
        _question,
    ),
    Part(
        ("case", "*", "idea", "[]"),
        (_text("text", required=True), Field("by", Kind.PERSON), Field("chosen", Kind.YES_NO)),
        _idea,
    ),
    Part(
        ("case", "*", "action", "[]"),
        (
            _text("text", required=True),
            Field("idea_number", Kind.NUMBER),
            Field("who", Kind.PEOPLE),
            Field("when", Kind.DAY),
        ),
        lambda *_: ActionRow(text=""),
    ),
)
AFTER_CASES = (
    Part(("step", "*"), (_text("reason"),), offered=_has_reason),
    Part(
        ("step", "*"),
        (Field("stated_amount", Kind.NUMBER),),
        offered=lambda row: row.evidence == "stated",
    ),
)


def entries(minutes: Minutes) -> Iterator[Entry]:
    """All that can be put right, in the order of the page.

    Where what is about clients was removed, only what is about the process.
    """
    for one in BEFORE_CASES:
        yield from _entries(minutes, one)
    for at in range(len(minutes.case)):
        for one in OF_CASE:
            yield from _entries(minutes, one, ("case", at))
    for one in AFTER_CASES:
        yield from _entries(minutes, one)


def rounds(minutes: Minutes, at: Path) -> tuple[str, ...]:
    """The steps with turns of the case at a place."""
    return tuple(row.id for row in steps_of(minutes, at) if row.kind == "round")


def steps_of(minutes: Minutes, at: Path) -> tuple[StepRow, ...]:
    """The steps of the case at a place."""
    client = part(minutes, at[:2]).client
    return tuple(row for row in minutes.step if row.case == client)


def _entries(minutes: Minutes, which: Part, begun: Path = ()) -> Iterator[Entry]:
    fields = which.fields
    if minutes.meeting.is_parted:
        fields = tuple(one for one in fields if not one.goes)
    whole = all(one in fields for one in which.fields if one.required)
    for path in _places(minutes, which, begun):
        row = part(minutes, path)
        if not which.is_list:
            if which.offered(row):
                yield from (Entry(path, which, (one,)) for one in fields)
            continue
        if not which.offered(part(minutes, path[:-1])):
            continue
        here = tuple(one for one in fields if _is_asked(minutes, path, one))
        if here:
            yield from (Entry((*path, n), which, here) for n in range(len(row)))
        if here and whole and which.fresh:
            yield Entry((*path, len(row)), which, here, is_new=True)


def _is_asked(minutes: Minutes, at: Path, field: Field) -> bool:
    """A round is asked of where a case has more than one."""
    return field.kind is not Kind.ROUND or len(rounds(minutes, at)) > 1


def _places(minutes: Minutes, which: Part, begun: Path) -> Iterator[Path]:
    """Where a part stands; of a list, the list itself."""
    keys = which.at[:-1] if which.is_list else which.at
    found: list[Path] = [begun]
    for key in keys[len(begun) :]:
        if key == "*":
            found = [(*at, n) for at in found for n in range(len(part(minutes, at)))]
        else:
            found = [(*at, key) for at in found]
    yield from found
