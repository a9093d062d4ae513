"""What became of each step, as a calm table or, where there is little room, a line a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.exports.words import STATUS
from teamkracht.i18n import _, current, duration, listing, ngettext
from teamkracht.meeting.case import Case
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.outcome import Outcome, outcomes
from teamkracht.records.taking_minutes import postponed_cases
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import pad, pad_left, wrap

MINUTE = 60
WORTH_SAYING = 60
"""Seconds over time from which it is said."""
TIME = 7
FEWEST_WORDS = 10


@dataclass(frozen=True)
class Part:
    """Steps that belong together: those of a case, or one of the start or the end."""

    steps: tuple[Outcome, ...]
    case: Case | None = None
    said: str = ""
    """What there is to say of the case as a whole."""


def minutes_over(one: Outcome) -> int:
    """How many minutes a step took longer than it had; 0 where that is not worth saying."""
    over = one.actual_s - one.planned_s - one.extended_s
    return round(over / MINUTE) if over >= WORTH_SAYING else 0


def what_became(one: Outcome) -> str:
    """Say what became of a step: done, skipped and why."""
    if one.evidence == "stated":
        return _("done, outside the program")
    word = _(STATUS[one.status])
    return f"{word}: {one.reason}" if one.reason else word


def longer(one: Outcome) -> str:
    """Say how much longer a step took; "" where it did not."""
    over = minutes_over(one)
    return _("{minutes} min longer").format(minutes=over) if over else ""


class OutcomeTable(Drawn):
    """`show(meeting)` once the meeting has ended; `brief` puts each case on one line."""

    PREFIX = "outcome"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outcome--case",
        "outcome--text",
        "outcome--quiet",
        "outcome--attention",
    }
    DEFAULT_CSS = """
    OutcomeTable { height: auto; }
    OutcomeTable > .outcome--case { color: $foreground; text-style: bold; }
    OutcomeTable > .outcome--text { color: $foreground; }
    OutcomeTable > .outcome--quiet { color: $quiet; }
    OutcomeTable > .outcome--attention { color: $attention; }
    """

    def __init__(self, *, brief: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._brief = brief
        self._parts: tuple[Part, ...] = ()

    def show(self, meeting: Meeting) -> None:
        """Show how a meeting went."""
        self._parts = parts_of(meeting)
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw a line a step, or a line a part."""
        if self._brief:
            return [line for part in self._parts for line in _summed(part, width)]
        columns = _columns([one for part in self._parts for one in part.steps], width)
        lines: list[Line] = []
        for n, part in enumerate(self._parts):
            if part.case is not None:
                behind = " · ".join(filter(None, (part.case.presenter, part.said)))
                lines += [[], [Piece(part.case.client, "case"), Piece(f"   {behind}", "quiet")]]
            elif n and self._parts[n - 1].case is not None:
                lines.append([])
            lines += [line for one in part.steps for line in _row(one, *columns)]
        return lines


def parts_of(meeting: Meeting) -> tuple[Part, ...]:
    """The steps of the start each, then the cases, then the steps of the end each.

    Of a case that waits for the next time only the steps are given that it got to.
    """
    shown = tuple(outcomes(meeting, meeting.ending.moment.elapsed if meeting.ending else 0.0))
    waiting = {case.client for case in postponed_cases(meeting)}
    around = {
        part: [Part((one,)) for one in shown if one.step in meeting.protocol.part(part)]
        for part in ("start", "end")
    }
    cases: list[Part] = []
    for case in meeting.cases_in_order():
        waits = case.client in waiting
        steps = (one for one in shown if one.ref.case == case.client)
        kept = tuple(one for one in steps if not (waits and one.status == "not_reached"))
        if kept or waits:
            cases.append(Part(kept, case, _("put off to next time") if waits else ""))
    return (*around["start"], *cases, *around["end"])


def _summed(part: Part, width: int) -> list[Line]:
    """One part in a sentence: only what was otherwise is named."""
    name = part.case.client if part.case else _title(part.steps[0])
    said = "; ".join(filter(None, (part.said, _sentence(part.steps) if part.steps else "")))
    texts = wrap(said, width - 16)
    style = "case" if part.case else "text"
    first = [Piece(pad(name, 14) + "  ", style), Piece(texts[0], "quiet")]
    return [first, *([Piece(" " * 16), Piece(text, "quiet")] for text in texts[1:])]


def _title(one: Outcome) -> str:
    return one.step.title.in_(current())


def _columns(shown: list[Outcome], width: int) -> tuple[int, int]:
    """The width of the titles and of the words, as wide as they are and as there is room for."""
    names = max((cell_len(_title(one)) for one in shown), default=0) + 5
    words = max((cell_len(what_became(one)) for one in shown), default=0)
    behind = max((cell_len(longer(one)) for one in shown), default=0)
    room = width - names - TIME - (behind + 3 if behind else 0)
    return names, max(FEWEST_WORDS, min(words, room))


def _row(one: Outcome, names: int, words: int) -> list[Line]:
    quiet = one.status in {"not_reached", "not_applicable"}
    time = duration(one.actual_s) if one.actual_s or one.visits else ""
    first, *more = wrap(what_became(one), words)
    line = [
        Piece(pad("  " + _title(one), names), "quiet" if quiet else "text"),
        Piece(pad(first, words), _tone(one)),
        Piece(pad_left(time, TIME), "quiet"),
        Piece(f"   {longer(one)}", "attention"),
    ]
    return [line, *([Piece(" " * names), Piece(text, _tone(one))] for text in more)]


def _tone(one: Outcome) -> str:
    return "text" if one.status in {"skipped", "partly"} else "quiet"


def _sentence(part: Sequence[Outcome]) -> str:
    done = sum(one.status == "followed" for one in part)
    if len(part) == 1:
        return ", ".join(filter(None, (what_became(part[0]), longer(part[0]))))
    if done == len(part):
        said = ngettext("{count} step done", "all {count} steps done", done).format(count=done)
    else:
        said = _("{count} of {all} steps done").format(count=done, all=len(part))
    slow = [f"{_title(one)} {longer(one)}" for one in part if minutes_over(one)]
    return "; ".join(filter(None, (said, *_otherwise(part), listing(slow))))


def _otherwise(part: Sequence[Outcome]) -> Iterator[str]:
    """The steps that were not simply done, those with the same words together."""
    titles: dict[str, list[str]] = {}
    for one in part:
        if one.status != "followed":
            titles.setdefault(what_became(one), []).append(_title(one))
    for what, same in titles.items():
        yield f"{same[0]} {what}" if len(same) == 1 else f"{what}: {listing(same)}"
