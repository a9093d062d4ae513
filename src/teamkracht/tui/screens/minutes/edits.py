"""What can be put right in minutes, line by line, and what was changed in one. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from teamkracht.exports.words import STATUS as WORD
from teamkracht.i18n import _, clock_time
from teamkracht.records.correctable import Entry, entries
from teamkracht.records.minutes import Minutes
from teamkracht.records.note_lines import OfStep
from teamkracht.records.parts import part
from teamkracht.records.putting_right import values_of
from teamkracht.tui.screens.fidelity.status_right import StepLine, step_lines
from teamkracht.tui.screens.minutes.edit_words import NOTHING, ROWS, Words, table_of


@dataclass(frozen=True)
class Line:
    """A line of the list: a part of the minutes, or what became of a step."""

    key: str
    group: str
    label: str
    value: str
    of: Entry | StepLine

    @property
    def is_new(self) -> bool:
        """It stands for a line that can be added."""
        return isinstance(self.of, Entry) and self.of.is_new

    @property
    def can_go(self) -> bool:
        """It can be taken away."""
        return isinstance(self.of, Entry) and self.of.can_go

    @property
    def where(self) -> str:
        """Which line it is."""
        return f"{self.group}, {self.label}" if self.label else self.group


def lines(minutes: Minutes, words: Words) -> tuple[Line, ...]:
    """Everything that can be put right, in the order of the page."""
    return (*(_line(minutes, one, words) for one in entries(minutes)), *_statuses(minutes, words))


def _line(minutes: Minutes, entry: Entry, words: Words) -> Line:
    values = values_of(minutes, entry)
    key = "/".join(map(str, entry.path))
    if not entry.part.is_list:
        (field,) = entry.fields
        label = _of_which(minutes, entry, words) or words.label(entry, field)
        key, value = f"{key}/{field.name}", _said(words, entry, values)
        return Line(key, _group(minutes, entry), label, value, entry)
    value = "" if entry.is_new else _said(words, entry, values)
    return Line(key, _group(minutes, entry), _row(minutes, entry), value, entry)


def _of_which(minutes: Minutes, entry: Entry, words: Words) -> str:
    """Of which row a single key is, where its group does not say so."""
    table, at = entry.path[0], entry.path[1:2]
    if table == "step":
        row = minutes.step[int(at[0])]
        title = words.of_step(OfStep(row.id, row.case))
        return f"{title}, {words.label(entry, entry.fields[0]).lower()}"
    if table == "pause":
        time = clock_time(minutes.pause[int(at[0])].start)
        return _("Pause of {time}").format(time=time)
    return ""


def _group(minutes: Minutes, entry: Entry) -> str:
    match entry.path[0]:
        case "attendance":
            return _("Who was there")
        case "follow_up":
            return _("Earlier actions")
        case "note_line":
            return _("Notes")
        case "step" if table_of(entry) == "step":
            return _("What became of the steps")
        case "case":
            client = str(part(minutes, entry.path[:2]).client)
            titles = {"question": _("questions"), "idea": _("ideas"), "action": _("agreed")}
            titles |= {"kompas_line": _("strengths compass"), "kompas": _("strengths compass")}
            title = titles.get(table_of(entry))
            return f"{client}, {title}" if title else client
        case _:
            return _("The meeting")


def _row(minutes: Minutes, entry: Entry) -> str:
    """What a row is called; in a list of one kind nothing but its number."""
    table = table_of(entry)
    if entry.is_new or table in {"observers", "postponed", "handover", "turns"}:
        return _(ROWS[table])
    return str(part(minutes, entry.path).number) if table == "idea" else ""


def _statuses(minutes: Minutes, words: Words) -> Iterator[Line]:
    for at, one in enumerate(step_lines(minutes, words.titles)):
        group = _("What became of the steps")
        yield Line(f"status/{at}", group, one.named, _(WORD[one.stands]), one)


def what_changed(
    line: Line, words: Words, before: Mapping[str, Any], after: Mapping[str, Any]
) -> str:
    """Say what was put right, for who reads the minutes later."""
    entry = line.of
    assert isinstance(entry, Entry)
    if entry.is_new:
        said = _("{where}: “{text}” was added")
        return said.format(where=line.where, text=words.in_row(entry, after))
    said = _("{where}: “{before}” became “{after}”")
    was, now = (_said(words, entry, one) or NOTHING for one in (before, after))
    return said.format(where=line.where, before=was, after=now)


def _said(words: Words, entry: Entry, values: Mapping[str, Any]) -> str:
    if entry.part.is_list:
        return words.in_row(entry, values)
    (field,) = entry.fields
    return words.value(field, values[field.name])


def what_went(line: Line) -> str:
    """Say what was taken away."""
    return _("{where}: “{text}” was taken away").format(where=line.where, text=line.value)
