"""The steps as each observer saw them; apart from that, by the program and the facilitator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from teamkracht.exports.words import step_title
from teamkracht.i18n import _, ngettext
from teamkracht.meeting.outcome import Status
from teamkracht.records.steps_beside import StepBeside
from teamkracht.tui.screens.fidelity.status_signs import SIGN, TONE, legend
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece
from teamkracht.tui.widgets.fitting import centred, pad, wrap

COLUMN, NARROWEST = 14, 7
APART = " │"


class CompareSteps(Drawn):
    """Steps down, hands across. `show(steps, observers, titles, minutes=…)`; empty before."""

    PREFIX = "steps"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"steps--{name}" for name in ("heading", "text", "quiet", "done", "attention", "far")
    }
    DEFAULT_CSS = """
    CompareSteps { height: auto; }
    CompareSteps > .steps--heading { color: $here; text-style: bold; }
    CompareSteps > .steps--text { color: $foreground; }
    CompareSteps > .steps--quiet { color: $quiet; }
    CompareSteps > .steps--done { color: $done; }
    CompareSteps > .steps--attention { color: $attention; }
    CompareSteps > .steps--far { color: $attention; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepBeside, ...] = ()
        self._observers: Sequence[str] = ()
        self._titles: Mapping[str, str] = {}
        self._minutes = False

    def show(
        self,
        steps: tuple[StepBeside, ...],
        observers: Sequence[str],
        titles: Mapping[str, str],
        *,
        minutes: bool,
    ) -> None:
        """Show steps. `minutes`: what the program logged is known, and stands beside them."""
        self._steps, self._observers, self._titles = steps, observers, titles
        self._minutes = minutes
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the table under a sentence that says how far the observers saw the same."""
        if not self._steps:
            return []
        hands = [*self._observers, *self._apart()]
        titles = min(34, max(16, width - len(APART) - COLUMN * len(hands)))
        each = max(NARROWEST, min(COLUMN, (width - len(APART) - titles) // len(hands)))
        lines: list[Line] = [[], [Piece(_("Steps"), "heading")], [Piece(self._words(), "text")], []]
        lines += self._heads(hands, titles, each)
        for case, rows in groupby(self._steps, key=lambda one: one.case):
            if case:
                lines.append([Piece(_("Case {n}").format(n=case), "quiet")])
            lines += [self._row(one, titles, each) for one in rows]
        statuses = [
            status for one in self._steps for status in (*one.seen, one.logged, one.put_right)
        ]
        return [*lines, [], *legend(statuses, width)]

    def _apart(self) -> list[str]:
        """The hands that are no observer's."""
        changed = any(one.put_right for one in self._steps)
        said = [_("the program")] if self._minutes else []
        return [*said, *([_("put right")] if changed else [])]

    def _words(self) -> str:
        both = [one.alike for one in self._steps if one.alike is not None]
        if not both:
            return _("No step was noted by two observers.")
        said = ngettext(
            "{count} of {of} step seen alike.", "{count} of {of} steps seen alike.", len(both)
        )
        return said.format(count=sum(both), of=len(both))

    def _heads(self, hands: Sequence[str], titles: int, each: int) -> list[Line]:
        names = [wrap(name, each - 1, most=2) for name in hands]
        height = max(map(len, names))
        lines: list[Line] = []
        for n in range(height):
            parts = []
            for name in names:
                at = n - (height - len(name))
                parts.append(Piece(centred(name[at] if at >= 0 else "", each), "quiet"))
            lines.append(self._line(Piece(" " * titles), parts))
        return lines

    def _row(self, one: StepBeside, titles: int, each: int) -> Line:
        indent = "  " if one.case else ""
        title = Piece(pad(indent + step_title(one.step, self._titles), titles), "text")
        apart = [one.logged, one.put_right][: len(self._apart())]
        cells = [_cell(status, each, far=one.alike is False) for status in one.seen]
        return self._line(title, [*cells, *(_cell(status, each) for status in apart)])

    def _line(self, title: Piece, cells: Sequence[Piece]) -> Line:
        n = len(self._observers)
        bar = [Piece(APART, "quiet")] if cells[n:] else []
        return [title, *cells[:n], *bar, *cells[n:]]


def _cell(status: Status | None, width: int, *, far: bool = False) -> Piece:
    if status is None:
        return Piece(" " * width)
    return Piece(centred(SIGN[status], width), "far" if far else TONE.get(status, "quiet"))
