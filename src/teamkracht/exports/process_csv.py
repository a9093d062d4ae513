"""What is about the process as a table: a row a step, without a word that anybody typed.

Names don't come out: a team and a meeting are a hash, people are counted, cases are numbered. What
a protocol calls its steps and plans comes out only where it is a protocol of the program's own; of
another it is a hash as well, for a team may have put anything in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from teamkracht.protocol.model import Protocol
from teamkracht.records.content import CaseRow
from teamkracht.records.minutes import Minutes
from teamkracht.records.parting import numbered
from teamkracht.records.process import StepRow

KINDS = frozenset("talk follow_up compass round collect rate choose write pick".split())
Cell = str | int | bool | None


@dataclass(frozen=True)
class _Row:
    """One step of a meeting, with what it belongs to."""

    minutes: Minutes
    step: StepRow
    case: CaseRow | None
    known: frozenset[str]

    def word(self, text: str) -> str:
        """A word of a protocol, a hash where it is none of the program's own."""
        return text if text in self.known else f"own-{_hash(text)}"


def process_csv(found: Iterable[Minutes], shipped: Iterable[Protocol]) -> str:
    """The table. `shipped` are the protocols that come with the program."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    known = frozenset(word for protocol in shipped for word in _words(protocol))
    for minutes in found:
        for step in minutes.step:
            case = minutes.case_of(step.case) if step.case else None
            row = _Row(minutes, step, case, known)
            writer.writerow([_plain(column(row)) for column in COLUMNS.values()])
    return out.getvalue()


def _words(protocol: Protocol) -> Iterable[str]:
    yield protocol.id
    yield protocol.version
    yield from (step.id for step in protocol.steps())
    yield from (plan.name for plan in protocol.plan)


def _hash(text: str) -> str:
    return hashlib.sha256(text.strip().casefold().encode("utf-8", "replace")).hexdigest()[:12]


def _plain(value: Cell) -> str | int:
    if value is None:
        return ""
    return int(value) if isinstance(value, bool) else value


def _status(row: _Row) -> str:
    """What became of the step, as the facilitator last had it."""
    step = row.step
    told = [
        one.to
        for one in row.minutes.status_correction
        if (one.step, one.case) == (step.id, step.case)
    ]
    return told[-1] if told else step.status


def _of_case(count: Callable[[CaseRow], int]) -> Callable[[_Row], Cell]:
    return lambda row: count(row.case) if row.case else None


def _present(row: _Row) -> int:
    return sum(one.present for one in row.minutes.attendance)


def _number(row: _Row) -> Cell:
    return int(numbered(row.minutes)[row.case.client]) if row.case else None


COLUMNS: dict[str, Callable[[_Row], Cell]] = {
    "team": lambda row: _hash(row.minutes.meeting.team),
    "meeting": lambda row: _hash(row.minutes.meeting.id),
    "date": lambda row: row.minutes.meeting.start.date().isoformat(),
    "protocol": lambda row: row.word(row.minutes.meeting.protocol),
    "protocol_version": lambda row: row.word(row.minutes.meeting.protocol_version),
    "plan": lambda row: row.word(row.minutes.meeting.plan),
    "minutes_version": lambda row: row.minutes.version,
    "meeting_status": lambda row: row.minutes.meeting.status,
    "duration_s": lambda row: row.minutes.meeting.duration_s,
    "meeting_paused_s": lambda row: row.minutes.meeting.paused_s,
    "gap_s": lambda row: row.minutes.meeting.gap_s,
    "present": _present,
    "cases": lambda row: len(row.minutes.case),
    "postponed": lambda row: len(row.minutes.meeting.postponed),
    "followed_up": lambda row: sum(one.result != "not_discussed" for one in row.minutes.follow_up),
    "done": lambda row: sum(one.result == "done" for one in row.minutes.follow_up),
    "step": lambda row: row.word(row.step.id),
    "kind": lambda row: row.step.kind if row.step.kind in KINDS else f"own-{_hash(row.step.kind)}",
    "case": _number,
    "status": _status,
    "logged_status": lambda row: row.step.status,
    "evidence": lambda row: row.step.evidence,
    "sequence": lambda row: row.step.sequence,
    "in_order": lambda row: row.step.in_order,
    "visits": lambda row: row.step.visits,
    "planned_s": lambda row: row.step.planned_s,
    "extended_s": lambda row: row.step.extended_s,
    "actual_s": lambda row: row.step.actual_s,
    "paused_s": lambda row: row.step.paused_s,
    "stated_amount": lambda row: row.step.stated_amount,
    "kompas": lambda row: row.case.kompas_status if row.case else None,
    "taken_off": lambda row: (row.case.urgent or row.case.stopped) if row.case else None,
    "turns": _of_case(lambda case: sum(not one.passed for one in case.question)),
    "ideas": _of_case(lambda case: len(case.idea)),
    "chosen": _of_case(lambda case: sum(one.chosen for one in case.idea)),
    "actions": _of_case(lambda case: len(case.action)),
    "actions_with_who_and_when": _of_case(
        lambda case: sum(bool(one.who and one.when) for one in case.action)
    ),
}
"""What stands in each column, by its name."""
