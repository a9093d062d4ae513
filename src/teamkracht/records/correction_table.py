"""The places in minutes that can be put right: all that somebody typed or chose."""

from __future__ import annotations

from typing import get_args

from teamkracht.meeting.kompas import PLACES, Place
from teamkracht.meeting.kompas import Status as KompasStatus
from teamkracht.meeting.meeting import ClientChoice, Result
from teamkracht.records.content import ActionRow, FollowUpRow, IdeaRow, QuestionRow
from teamkracht.records.correction_kinds import Field, Kind, Part, rounds
from teamkracht.records.kompas_lines import KompasLine
from teamkracht.records.minutes import Minutes
from teamkracht.records.note_lines import NoteLine
from teamkracht.records.parts import part
from teamkracht.records.process import Attendance, HandoverRow, StepRow
from teamkracht.toml.problem import Path


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
            Field("when", Kind.DAY, past=True),
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
