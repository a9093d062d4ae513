"""What became of each step, as a calm table or, where there is little room, a line a part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.exports.words import STATUS
from teamkracht.i18n import _, current, duration, listing, ngettext
from teamkracht.meeting.meeting import Meeting
from teamkracht.meeting.outcome import Outcome, outcomes
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut
from teamkracht.tui.widgets.fitting import fit, pad, pad_left, wrap

MINUTE = 60
WORTH_SAYING = 60
"""Seconds over time from which it is said."""
MOST_WORDS = 26
LONGER = 16
"""Cells for the words behind the time."""


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
        self._outcomes: tuple[Outcome, ...] = ()
        self._presenters: dict[str, str] = {}

    def show(self, meeting: Meeting) -> None:
        """Show how a meeting went."""
        end = meeting.ending.moment.elapsed if meeting.ending else 0.0
        self._outcomes = tuple(outcomes(meeting, end))
        self._presenters = {case.client: case.presenter or "" for case in meeting.cases}
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw a line a step, or a line a part."""
        parts = _parts(self._outcomes)
        if self._brief:
            return [line for part in parts for line in self._summed(part, width)]
        names = max((cell_len(_title(one)) for one in self._outcomes), default=0)
        lines: list[Line] = []
        for part in parts:
            client = part[0].ref.case
            if client is not None:
                lines += [[], self._case(client)]
            elif lines and parts[parts.index(part) - 1][0].ref.case:
                lines.append([])
            lines += [_row(one, names + 3, width) for one in part]
        return lines

    def _case(self, client: str) -> Line:
        return [Piece(client, "case"), Piece(f"   {self._presenters.get(client, '')}", "quiet")]

    def _summed(self, part: list[Outcome], width: int) -> list[Line]:
        """One part in a sentence: only what was otherwise is named."""
        client = part[0].ref.case
        name = client or _title(part[0])
        said = _sentence(part)
        texts = wrap(said, width - 16)
        style = "case" if client else "text"
        first = [Piece(pad(name, 14) + "  ", style), Piece(texts[0], "quiet")]
        return [first, *([Piece(" " * 16), Piece(text, "quiet")] for text in texts[1:])]


def _title(one: Outcome) -> str:
    return one.step.title.in_(current())


def _parts(all_outcomes: Iterable[Outcome]) -> list[list[Outcome]]:
    """The steps of each case together; those of start and end each alone or in a row."""
    parts: list[list[Outcome]] = []
    for one in all_outcomes:
        if parts and one.ref.case is not None and parts[-1][0].ref.case == one.ref.case:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts


def _row(one: Outcome, names: int, width: int) -> Line:
    quiet = one.status in {"not_reached", "not_applicable"}
    time = duration(one.actual_s) if one.actual_s or one.visits else ""
    words = max(10, min(MOST_WORDS, width - names - 2 - 7 - LONGER))
    line = [
        Piece(pad("  " + _title(one), names + 2), "quiet" if quiet else "text"),
        Piece(pad(fit(what_became(one), words), words), _tone(one)),
        Piece(pad_left(time, 7), "quiet"),
        Piece(f"   {longer(one)}", "attention"),
    ]
    return cut(line, width)


def _tone(one: Outcome) -> str:
    return "text" if one.status in {"skipped", "partly"} else "quiet"


def _sentence(part: list[Outcome]) -> str:
    done = sum(one.status == "followed" for one in part)
    if len(part) == 1:
        return ", ".join(filter(None, (what_became(part[0]), longer(part[0]))))
    if done == len(part):
        said = ngettext("{count} step done", "all {count} steps done", done).format(count=done)
    else:
        said = _("{count} of {all} steps done").format(count=done, all=len(part))
    apart = [f"{_title(one)} {what_became(one)}" for one in part if one.status != "followed"]
    slow = [f"{_title(one)} {longer(one)}" for one in part if minutes_over(one)]
    return "; ".join(filter(None, (said, listing(apart), listing(slow))))
