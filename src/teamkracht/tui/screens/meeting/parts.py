"""The quiet parts of the screen of a meeting that draw their own lines: header, step and hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click
from textual.message import Message

from teamkracht.i18n import _, ngettext
from teamkracht.tui.screens.meeting.face import Head, Hints, StepWords
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, spread, width_of
from teamkracht.tui.widgets.fitting import fit, pad, wrap

GAP = "   "
ROOMY = 60
"""Cells from which a step head of few lines says which case of how many it is."""


class MeetingHead(Drawn):
    """The header: which meeting this is and when it was last saved, or why it can't be saved."""

    PREFIX = "head"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"head--title", "head--quiet", "head--problem"}
    DEFAULT_CSS = """
    MeetingHead { height: auto; width: 1fr; }
    MeetingHead > .head--title { color: $foreground; text-style: bold; }
    MeetingHead > .head--quiet { color: $quiet; }
    MeetingHead > .head--problem { color: $over; text-style: bold; }
    """

    _head = Head("", "", "")
    _saved = ""
    _trouble: str | None = None

    def show(self, head: Head, saved: str, trouble: str | None) -> None:
        """Show other words; nothing is drawn where nothing changed."""
        if (head, saved, trouble) != (self._head, self._saved, self._trouble):
            layout = trouble != self._trouble
            self._head, self._saved, self._trouble = head, saved, trouble
            self.redraw(layout=layout)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw one line; a second and a third where something can't be saved."""
        right = [Piece(self._saved, "problem" if self._trouble else "quiet")]
        lines = [spread(self._left(width - width_of(right) - 2), right, width)]
        if self._trouble:
            texts = wrap(f"! {self._trouble}", width, most=3)
            lines += [[Piece(text, "problem")] for text in texts]
        return lines

    def on_mount(self) -> None:
        """Say what a click does."""
        self.tooltip = _("Click to search all that can be done here.")

    async def on_click(self, event: Click) -> None:
        """Search all that can be done, for who has a mouse and a narrow footer."""
        event.stop()
        await self.run_action("app.command_palette")

    def _left(self, width: int) -> Line:
        """Draw as much as there is room for: the protocol goes first, then the code."""
        head = self._head
        forms: tuple[tuple[str, ...], ...] = (
            (head.protocol, head.team, head.date, head.code, head.practice),
            (head.team, head.date, head.code, head.practice),
            (head.team, head.date, head.practice),
            (head.team, head.practice),
        )
        line: Line = []
        for form in forms:
            words = [word for word in form if word]
            line = [Piece(words[0], "title"), *(Piece(GAP + word, "quiet") for word in words[1:])]
            if width_of(line) <= width:
                return line
        return cut(line, width)


class StepHead(Drawn):
    """Which step is on, of which case, and the question to the team."""

    PREFIX = "step"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"step--title", "step--case", "step--question"}
    DEFAULT_CSS = """
    StepHead { width: 1fr; height: 1fr; }
    StepHead > .step--title { color: $here; text-style: bold; }
    StepHead > .step--case { color: $quiet; }
    StepHead > .step--question { color: $foreground; }
    """

    _words = StepWords("")

    def show(self, words: StepWords) -> None:
        """Show another step; nothing is drawn where nothing changed."""
        if words != self._words:
            self._words = words
            self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw with air between, or close together where it is low."""
        words = self._words
        text, style = (words.question, "question") if words.question else (words.purpose, "case")
        title: Line = [Piece(words.title, "title")]
        case: list[Line] = [[Piece(words.case, "case")]] if words.case else []
        if height < 6:
            case_words = words.case if width >= ROOMY else words.whose
            if case_words:
                title += [Piece(GAP), Piece(case_words, "case")]
            room = height - 1
            body = wrap(text, width, most=room) if text and room > 0 else []
            return [cut(line, width) for line in (title, *([Piece(one, style)] for one in body))]
        lines: list[Line] = [*case, title, []]
        body = wrap(text, width, most=max(1, height - len(lines))) if text else []
        return [cut(line, width) for line in (*lines, *([Piece(one, style)] for one in body))]


def labelled(rows: Sequence[tuple[str, tuple[str, ...]]], width: int) -> list[list[Line]]:
    """Draw texts with their labels in a column at the left: for each label its lines."""
    indent = max((cell_len(label) for label, _texts in rows), default=0) + len(GAP)
    drawn: list[list[Line]] = []
    for label, texts in rows:
        wrapped = [line for text in texts for line in wrap(text, width - indent)]
        labels = [label, *("" for _line in wrapped[1:])]
        pairs = zip(labels, wrapped, strict=False)
        drawn.append(
            [[Piece(pad(one, indent), "label"), Piece(text, "text")] for one, text in pairs]
        )
    return drawn


class HintLines(Drawn):
    """What the facilitator may say, the rules, and who talks. One line where the screen is low."""

    PREFIX = "hints"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--label", "hints--text", "hints--quiet"}
    DEFAULT_CSS = """
    HintLines { width: 1fr; height: auto; }
    HintLines > .hints--label { color: $quiet; }
    HintLines > .hints--text { color: $foreground; }
    HintLines > .hints--quiet { color: $quiet; }
    """

    class Clicked(Message):
        """Someone wants to see more, or less."""

    _hints = Hints()
    _few = 2
    """How many sayings and rules; 0 for one line in all, 1 for a line of each, -1 for all."""

    def show(self, hints: Hints, few: int) -> None:
        """Show the hints of another step, or more or fewer of them."""
        if (hints, few) != (self._hints, self._few):
            self._hints, self._few = hints, few
            self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the hints with their labels in front.

        A few of them always take as many lines, so that what stands under them stays where it is.
        """
        hints, few = self._hints, self._few
        if not few:
            return [self._one_line(width)]
        if few == 1:
            return self._line_of_each(width)
        talk = (hints.talk,) if hints.talk else ()
        if few < 0:
            return self._labelled(hints.sayings, (*hints.rules, *talk), width)
        minded = (*hints.rules[: few - len(talk)], *talk)
        lines = self._labelled(hints.sayings[:few], minded, width)
        return [*lines, *([] for _each in range(2 * few))][: 2 * few]

    def _labelled(
        self, sayings: tuple[str, ...], minded: tuple[str, ...], width: int
    ) -> list[Line]:
        rows = [(_("You can say"), sayings), (_("Remember"), minded)]
        return [line for lines in labelled(rows, width) for line in lines]

    def _line_of_each(self, width: int) -> list[Line]:
        """Draw a saying and, under it, a rule, and who talks where that goes on the line too."""
        hints = self._hints
        labels = (_("You can say"), _("Remember"))
        indent = max(map(cell_len, labels)) + len(GAP)
        more = len(hints.sayings[1:]) + len(hints.rules[1:])
        count = ngettext("{count} more  ^a", "{count} more  ^a", more).format(count=more)
        right = [Piece(count, "quiet")] if more else []
        minded, *others = (*hints.rules[:1], *filter(None, (hints.talk,)), "")
        if others and cell_len(f"{minded} {others[0]}") <= width - indent:
            minded = f"{minded} {others[0]}".strip()
        texts = (next(iter(hints.sayings), ""), minded)
        rooms = (width - width_of(right) - 2 - indent, width - indent)
        said, kept = (
            [Piece(pad(label, indent), "label"), Piece(fit(text, room), "text")] if text else []
            for label, text, room in zip(labels, texts, rooms, strict=True)
        )
        return [spread(said, right, width), kept]

    def _one_line(self, width: int) -> Line:
        """Draw the first saying, and who talks or a rule where there is room for that too."""
        hints = self._hints
        first, *others = (*hints.sayings, *hints.rules) or ("",)
        quiet = hints.talk or next(iter(hints.rules[: len(others)]), "")
        more = len(others)
        right = ngettext("{count} more  ^a", "{count} more  ^a", more).format(count=more)
        texts = [first, *([quiet] if quiet else [])]
        room = width - len(right) - 2
        left: Line = [Piece(texts[0], "text")]
        for text in texts[1:]:
            both = [*left, Piece(GAP), Piece(text, "quiet")]
            left = both if width_of(both) <= room else left
        return spread(left, [Piece(right, "quiet")] if more else [], width)

    def on_click(self, event: Click) -> None:
        """Show more or less."""
        event.stop()
        self.post_message(self.Clicked())
