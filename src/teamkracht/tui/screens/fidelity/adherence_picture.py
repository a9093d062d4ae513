"""How the steps of one meeting were followed, to take in at a glance; drawn by one widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from teamkracht.exports import fidelity_words as words
from teamkracht.exports.fidelity_page import neutral_facts
from teamkracht.exports.words import STATUS
from teamkracht.fidelity.adherence import StepAdherence
from teamkracht.i18n import _, duration
from teamkracht.store.fidelity import MeetingLooked
from teamkracht.tui.screens.curtain import for_whom_line
from teamkracht.tui.screens.fidelity.adherence_words import CheckLine, check_lines
from teamkracht.tui.screens.fidelity.status_signs import SIGN, TONE, legend
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, width_of
from teamkracht.tui.widgets.fitting import bar, fit, pad, pad_left, wrap

WIDE = 96
"""Cells from which things stand beside each other."""
BETWEEN = 6
PLAN = 7
LARGEST_CASE, SMALLEST_CASE = 14, 3
TIMED = 10
"""Cells from which a case has its times."""


class AdherencePicture(Drawn):
    """`show(looked)`; it takes the height that it needs."""

    PREFIX = "adherence"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"adherence--{name}"
        for name in ("heading", "large", "text", "quiet", "done", "attention", "here", "rule")
    }
    DEFAULT_CSS = """
    AdherencePicture { height: auto; }
    AdherencePicture > .adherence--heading { color: $here; text-style: bold; }
    AdherencePicture > .adherence--large { color: $foreground; text-style: bold; }
    AdherencePicture > .adherence--text { color: $foreground; }
    AdherencePicture > .adherence--quiet { color: $quiet; }
    AdherencePicture > .adherence--done { color: $done; }
    AdherencePicture > .adherence--attention { color: $attention; }
    AdherencePicture > .adherence--here { color: $here; }
    AdherencePicture > .adherence--rule { color: $rule; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._looked: MeetingLooked | None = None

    def show(self, looked: MeetingLooked) -> None:
        """Show a meeting."""
        self._looked = looked
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the page."""
        looked = self._looked
        if looked is None:
            return []
        checks = check_lines(looked.adherence.checks)
        apart, met = [c for c in checks if c.how != "met"], [c for c in checks if c.how == "met"]
        room = (width - BETWEEN) // 2 if width >= WIDE else width
        beside_steps = [*_facts(looked, room), [], *_checks(apart, room, looked)]
        blocks = [
            _beside(*_lessons(looked, room), width),
            _beside(_steps(looked, room), beside_steps, width),
            _put_right(looked, width),
            _checks(met, width, looked),
            _changed(looked, width),
            for_whom_line(looked.who_may_see, width),
        ]
        lines: list[Line] = []
        for n, block in enumerate(filter(None, blocks)):
            lines += [*([[]] * (2 if n == 1 and width >= WIDE else 1) if n else []), *block]
        return lines


def _beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    """Two blocks beside each other where there is room, else the one under the other."""
    if not left or not right:
        return left or right
    if width < WIDE:
        return [*left, [], *right]
    column = (width - BETWEEN) // 2 + BETWEEN
    height = max(len(left), len(right))
    left, right = ([*block, *([[]] * (height - len(block)))] for block in (left, right))
    return [
        [*one, Piece(" " * (column - width_of(one))), *other]
        for one, other in zip(left, right, strict=True)
    ]


def _lessons(looked: MeetingLooked, room: int) -> tuple[list[Line], list[Line]]:
    """One thing that went well, and one to try."""
    return (
        _lesson(_("This went well"), words.well(looked.feedback.well), "done", room),
        _lesson(_("To try next time"), words.to_try(looked.feedback.to_try), "here", room),
    )


def _lesson(label: str, text: str, tone: str, room: int) -> list[Line]:
    side = Piece("│  ", tone)
    body = [[side, Piece(line, "large")] for line in wrap(text, room - 3)]
    return [[side, Piece(label, tone)], *body]


# What became of the steps


def _steps(looked: MeetingLooked, room: int) -> list[Line]:
    """Steps down, cases across, each with its sign and its time beside the plan."""
    adherence = looked.adherence
    clients = list(dict.fromkeys(one.facts.case for one in adherence.steps if one.facts.case))
    titles = max((cell_len(words.title(one)) for one in adherence.steps), default=0) + 2
    titles = min(titles, room // 2)
    left = (room - titles - PLAN - 2) // max(1, len(clients))
    column = max(SMALLEST_CASE, min(LARGEST_CASE, left))
    share = adherence.followed
    done = _("{share} steps done").format(share=words.share(share))
    lines = [
        [Piece(done, "heading"), Piece(f"   {bar(share.value or 0, 15)}", "done")],
        [],
    ]
    rows: dict[tuple[str, bool], dict[str | None, StepAdherence]] = {}
    for step in adherence.steps:
        rows.setdefault((step.facts.id, bool(step.facts.case)), {})[step.facts.case] = step
    named = False
    for (_id, of_case), cells in rows.items():
        if of_case and not named:
            named = True
            head = Piece(" " * titles + pad_left(_("plan"), PLAN) + "  ", "quiet")
            names = [Piece(pad(fit(client, column - 1), column), "quiet") for client in clients]
            lines += [[], [head, *names]]
        if named and not of_case:
            named = False
            lines.append([])
        first = next(iter(cells.values()))
        plan = pad_left(duration(first.facts.planned_s), PLAN)
        line = [Piece(pad(words.title(first), titles), "text"), Piece(plan + "  ", "quiet")]
        for client in clients if of_case else (None,):
            line += _cell(cells.get(client), column if of_case else LARGEST_CASE)
        lines.append(line)
    return [*lines, [], *_legend(adherence.steps, room)]


def _cell(step: StepAdherence | None, width: int) -> Line:
    if step is None:
        return [Piece(" " * width)]
    status, facts = step.logged, step.facts
    mark = "*" if step.change else "'" if facts.in_order is False else ""
    time = duration(facts.actual_s) if facts.visits and width >= TIMED else ""
    sign = Piece(SIGN[status], TONE.get(status, "quiet"))
    over = step.difference_s >= 60 and bool(facts.planned_s)
    said = Piece(pad_left(time, 6), "text" if over else "quiet")
    rest = width - 1 - (6 if time else 0)
    return [sign, *([said] if time else []), Piece(pad(mark, rest), "here")]


def _legend(steps: Sequence[StepAdherence], room: int) -> list[Line]:
    more = ["* " + _("put right")] if any(step.change for step in steps) else []
    if any(step.facts.in_order is False for step in steps):
        more.append("' " + _("not in order"))
    return legend((step.logged for step in steps), room, *more)


# The rest of the page


def _facts(looked: MeetingLooked, room: int) -> list[Line]:
    rows = neutral_facts(looked.adherence)[1:]
    width = max(cell_len(label) for label, _text in rows) + 3
    lines: list[Line] = [[Piece(_("This meeting"), "heading")], []]
    for label, text in rows:
        for n, part in enumerate(wrap(text, max(10, room - width))):
            lead = Piece(pad("" if n else label, width), "quiet")
            lines.append([lead, Piece(part, "text")])
    return lines


def _put_right(looked: MeetingLooked, width: int) -> list[Line]:
    """What the facilitator made of it, beside what the program logged."""
    changed = [(one, change) for one in looked.adherence.steps for change in one.facts.changes]
    if not changed:
        return []
    right = words.share(looked.adherence.followed_put_right)
    with_this = _("With this, {share} steps were done.").format(share=right)
    lines: list[Line] = [
        [Piece(_("What the facilitator put right"), "heading")],
        [Piece(with_this, "quiet")],
    ]
    for step, change in changed:
        case = f"{step.facts.case}: " if step.facts.case else ""
        said = _("{step}: {to} instead of {before}. {reason}").format(
            step=f"{case}{words.title(step)}",
            to=_(STATUS[change.to]),
            before=_(STATUS[change.from_]),
            reason=change.reason,
        )
        lines += _hanging("*", "here", said, width)
    return lines


def _checks(found: Sequence[CheckLine], room: int, looked: MeetingLooked) -> list[Line]:
    """Checks under their heading; the figures hang quietly under the text."""
    if not found:
        return []
    share = looked.adherence.checks_met
    met = found[0].how == "met"
    title = _("Met: {share} checks").format(share=words.share(share)) if met else _("Not met")
    lines: list[Line] = [[Piece(title, "heading")], []]
    how = found[0].how
    for one in found:
        if one.how == "not_known" and (how != "not_known" or len(lines) == 2):
            how = one.how
            head = [Piece(_("Can't be told"), "heading")]
            lines = [head, []] if len(lines) == 2 else [*lines, [], head, []]
        sign, tone = {"met": ("✓", "done"), "not_met": ("○", "attention")}.get(
            one.how, ("–", "quiet")
        )
        lines += _check(one, sign, tone, room)
    return lines


def _check(one: CheckLine, sign: str, tone: str, room: int) -> list[Line]:
    """The text, and the figures behind it where they fit, else under it."""
    figures = f"   {one.figures}" if one.figures else ""
    if cell_len(one.text) + cell_len(figures) + 3 <= room:
        return [[Piece(f"{sign}  ", tone), Piece(one.text, "text"), Piece(figures, "quiet")]]
    under = [[Piece("   "), Piece(text, "quiet")] for text in wrap(one.figures, room - 3)]
    return [*_hanging(sign, tone, one.text, room), *(under if one.figures else [])]


def _changed(looked: MeetingLooked, width: int) -> list[Line]:
    if not looked.changed:
        return []
    lines: list[Line] = [[Piece(_("The team's own way of working"), "heading")]]
    for one in looked.changed:
        lines += _hanging("-", "quiet", words.difference(one), width)
    return lines


def _hanging(sign: str, tone: str, text: str, width: int) -> list[Line]:
    return [
        [Piece("   " if n else f"{sign}  ", tone), Piece(part, "text")]
        for n, part in enumerate(wrap(text, width - 3))
    ]
