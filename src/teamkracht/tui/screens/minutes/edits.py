"""What can be put right in minutes, line by line. Pure: minutes go in, minutes come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from teamkracht.exports.words import FIELD, step_title
from teamkracht.exports.words import STATUS as WORD
from teamkracht.i18n import _, near_date
from teamkracht.meeting.saying import said, said_or_none
from teamkracht.records.content import ActionRow, CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.tui.screens.fidelity.status_right import step_lines
from teamkracht.tui.screens.who_when import WhoWhen

PRESENT = "present"
WHO_WHEN = "who_when"
STATUS = "status"


@dataclass(frozen=True)
class Line:
    """A line that can be put right. `key` says where it stands: kind, then numbers from 0."""

    key: str
    group: str
    label: str
    value: str

    @property
    def kind(self) -> str:
        """What is done with it: a text, who was there, who and when, or what became of a step."""
        return self.key.partition("/")[0]


def lines(minutes: Minutes, titles: Mapping[str, str]) -> tuple[Line, ...]:
    """Everything that can be put right, in the order of the page."""
    return (
        *_people(minutes),
        *_notes(minutes, titles),
        *_cases(minutes),
        *_statuses(minutes, titles),
    )


def _people(minutes: Minutes) -> Iterator[Line]:
    for at, one in enumerate(minutes.attendance):
        value = _("was there") if one.present else _("was not there")
        yield Line(f"{PRESENT}/{at}", _("Who was there"), one.name, value)


def _notes(minutes: Minutes, titles: Mapping[str, str]) -> Iterator[Line]:
    for at, row in enumerate(minutes.step):
        title = step_title(row.id, titles)
        label = f"{row.case}, {title}" if row.case else title
        for n, note in enumerate(row.notes):
            yield Line(f"note/{at}/{n}", _("Notes"), label, note)


def _statuses(minutes: Minutes, titles: Mapping[str, str]) -> Iterator[Line]:
    for at, one in enumerate(step_lines(minutes, titles)):
        yield Line(f"{STATUS}/{at}", _("What became of the steps"), one.named, _(WORD[one.stands]))


def _cases(minutes: Minutes) -> Iterator[Line]:
    for at, case in enumerate(minutes.case):
        for name, label in FIELD.items():
            yield Line(f"field/{at}/{name}", case.client, _(label), getattr(case, name) or "")
        for n, idea in enumerate(case.idea):
            label = _("Idea {number}").format(number=idea.number)
            yield Line(f"idea/{at}/{n}", case.client, label, idea.text)
        for n, action in enumerate(case.action):
            yield Line(f"action/{at}/{n}", case.client, _("Action"), action.text)
            yield Line(
                f"{WHO_WHEN}/{at}/{n}",
                case.client,
                _("Who and when"),
                _behind(action, minutes.meeting.start.date()),
            )


def _behind(action: ActionRow, today: date) -> str:
    when = near_date(action.when, today) if action.when else None
    return ", ".join(filter(None, (action.who, when)))


def action_of(minutes: Minutes, key: str) -> ActionRow:
    """The action of a line."""
    _kind, at, n = key.split("/")
    return minutes.case[int(at)].action[int(n)]


def with_line(minutes: Minutes, key: str, text: str) -> Minutes:
    """The minutes with another text in one line. Raises Refused where nothing is left of it."""
    kind, at, *rest = key.split("/")
    place = int(at)
    if kind == PRESENT:
        one = minutes.attendance[place]
        return replace(minutes, attendance=_put(minutes.attendance, place, present=not one.present))
    if kind == "note":
        notes = list(minutes.step[place].notes)
        notes[int(rest[0])] = said(text)
        return replace(minutes, step=_put(minutes.step, place, notes=tuple(notes)))
    if kind == "field":
        return _with_case(minutes, place, **{rest[0]: said(text) if text.strip() else None})
    case, n = minutes.case[place], int(rest[0])
    rows: tuple[Any, ...] = case.idea if kind == "idea" else case.action
    changed = _put(rows, n, text=said(text))
    return _with_case(minutes, place, **{kind: changed})


def with_who_when(minutes: Minutes, key: str, answer: WhoWhen) -> Minutes:
    """The minutes with another who and when for one action. Raises Refused for a BSN."""
    _kind, at, n = key.split("/")
    case: CaseRow = minutes.case[int(at)]
    rows = _put(case.action, int(n), who=said_or_none(answer.who), when=answer.when)
    return _with_case(minutes, int(at), action=rows)


def what_changed(before: Line, after: str) -> str:
    """Say what was put right, for who reads the minutes later."""
    where = f"{before.group}, {before.label}"
    if before.kind == PRESENT:
        where = before.label
    words = _("{where}: “{before}” became “{after}”")
    return words.format(where=where, before=before.value or "…", after=after or "…")


def _with_case(minutes: Minutes, at: int, **changes: object) -> Minutes:
    return replace(minutes, case=_put(minutes.case, at, **changes))


def _put(rows: tuple[Any, ...], at: int, **changes: object) -> tuple[Any, ...]:
    kept = list(rows)
    kept[at] = replace(kept[at], **changes)
    return tuple(kept)
