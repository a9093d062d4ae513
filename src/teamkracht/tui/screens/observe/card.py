"""One requirement, large, with what each score looks like; and the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from teamkracht.fidelity.observing.history import Observing
from teamkracht.fidelity.scores import Given
from teamkracht.i18n import _, current, mark, ngettext
from teamkracht.protocol.model import Requirement
from teamkracht.tui.screens.observe.boards import Board
from teamkracht.tui.screens.observe.words import NOT_APPLICABLE, NOT_OBSERVABLE, behaviour_lines
from teamkracht.tui.widgets.drawn import Line, Piece
from teamkracht.tui.widgets.fitting import fit, pad_left, wrap

ROOMY = 34
"""Rows from which the anchors stand apart."""
SHORT_GIVEN: dict[Given, str] = {
    "not_applicable": mark("n/a"),
    "not_observable": mark("not seen"),
}


@dataclass(frozen=True)
class CardPicture:
    """The requirement in view. `proposal` is "" until the observer has given a score."""

    requirement: Requirement
    number: int
    of: int
    indicator: str
    given: Given | None
    own: bool
    source: str
    proposal: str = ""
    seen: str = ""


class ScoreCard(Board):
    """The requirement with its anchors. A click on one scores."""

    PREFIX = "card"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--quiet",
        "card--text",
        "card--large",
        "card--key",
        "card--on",
    }
    DEFAULT_CSS = """
    ScoreCard { height: auto; }
    ScoreCard > .card--quiet { color: $quiet; }
    ScoreCard > .card--text { color: $foreground; }
    ScoreCard > .card--large { color: $foreground; text-style: bold; }
    ScoreCard > .card--key { color: $here; text-style: bold; }
    ScoreCard > .card--on { color: $here; background: $cursor; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._picture: CardPicture | None = None

    def show(self, picture: CardPicture) -> None:
        """Show a requirement."""
        if picture != self._picture:
            self._picture = picture
            self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Draw it."""
        picture = self._picture
        if picture is None:
            return []
        roomy = self.screen.size.height >= ROOMY
        gap: list[Line] = [[]] if roomy else []
        place = _("Requirement {n} of {of}").format(n=picture.number, of=picture.of)
        lines: list[Line] = [[Piece(f"{place}   {picture.indicator}", "quiet")], []]
        text = picture.requirement.text.in_(current())
        lines += [[Piece(one, "large")] for one in wrap(text, width)]
        lines += [[]]
        for anchor in sorted(picture.requirement.anchors, key=lambda one: one.score):
            lines += self._choice(
                str(anchor.score), anchor.text.in_(current()), anchor.score, width
            )
            lines += gap
        lines += [] if roomy else [[]]
        lines += self._choice("n", _(NOT_APPLICABLE), "not_applicable", width)
        lines += self._choice("o", _(NOT_OBSERVABLE), "not_observable", width)
        lines += [[], *self._under(picture, width)]
        return lines

    def _choice(self, key: str, text: str, given: Given, width: int) -> list[Line]:
        assert self._picture is not None
        on = self._picture.given == given
        lines: list[Line] = []
        for n, part in enumerate(wrap(text, width - 8)):
            sign = ("● " if on else "○ ") if n == 0 else "  "
            lines.append(
                [
                    Piece(f" {sign}", "on" if on else "quiet", given),
                    Piece(f"{key if n == 0 else ' '}  ", "on" if on else "key", given),
                    Piece(part, "on" if on else "text", given),
                ]
            )
            if on:
                used = sum(len(piece.text) for piece in lines[-1])
                lines[-1].append(Piece(" " * max(0, width - used), "on", given))
        return lines

    @staticmethod
    def _under(picture: CardPicture, width: int) -> list[Line]:
        said = [picture.proposal, picture.seen, picture.source]
        styles = ["text", "quiet", "quiet"]
        return [
            [Piece(line, style)]
            for text, style in zip(said, styles, strict=True)
            if text
            for line in wrap(text, width)
        ]


class OpenList(Board):
    """All requirements with what was given; what is still open stands out."""

    PREFIX = "open"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "open--quiet",
        "open--text",
        "open--on",
    }
    DEFAULT_CSS = """
    OpenList > .open--quiet { color: $quiet; }
    OpenList > .open--text { color: $foreground; }
    OpenList > .open--on { color: $here; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._observing: Observing | None = None
        self._at = 0

    def show(self, observing: Observing, at: int) -> None:
        """Show the list, with where one is."""
        if (observing, at) != (self._observing, self._at):
            self._observing, self._at = observing, at
            self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Draw a line for each."""
        if self._observing is None:
            return []
        scores = self._observing.seen.scores
        found = self._observing.sheet.instrument.requirement
        lines: list[Line] = []
        for n, one in enumerate(found):
            given = scores.get(one.id)
            right = "" if given is None else _(SHORT_GIVEN.get(given, str(given)))
            sign = "▸ " if n == self._at else "✓ " if given is not None else "○ "
            style = "on" if n == self._at else "quiet" if given is not None else "text"
            room = width - len(right) - 3
            text = wrap(one.text.in_(current()), room, most=2)
            for k, part in enumerate(text):
                end = pad_left(right, width - 2 - len(part)) if k == 0 else ""
                lines.append([Piece(sign if k == 0 else "  ", style, n), Piece(part, style, n)])
                lines[-1].append(Piece(end, style, n))
            lines.append([])
        return lines


def open_words(left: int) -> str:
    """Say how many are still open."""
    if not left:
        return _("All scored")
    return ngettext("{count} still open", "{count} still open", left).format(count=left)


def seen_words(observing: Observing, width: int = 400) -> str:
    """What was counted, in one line, to have beside a score."""
    counted = [f"{one.text} {one.count}×" for one in behaviour_lines(observing) if one.count]
    if not counted:
        return ""
    return fit(_("You counted: {what}").format(what=", ".join(counted)), width)
