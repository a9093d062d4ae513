"""What the home screen shows: the sign, a greeting, one thing large, and all else below it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.events import Click, MouseMove
from textual.message import Message

from teamkracht.i18n import _, long_date, mark
from teamkracht.tui.commands import Command, WithCommands
from teamkracht.tui.glance import Glance
from teamkracht.tui.screens.home import sign as home_sign
from teamkracht.tui.screens.home.entries import Shown, entries
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, spread
from teamkracht.tui.widgets.fitting import fit, pad, wrap

LABEL = 25
ROOMY = 28
"""Rows from which the page breathes."""


def greeting(now: datetime) -> str:
    """Greet by the part of the day."""
    if now.hour < 6:
        return _("Good night")
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")


class HomePage(WithCommands, Drawn, can_focus=True):
    """One widget that draws the whole page. Posts `Chosen` by Enter or a click."""

    OWN_COMMANDS = (
        Command("up", mark("Up"), keys=("up", "k"), palette=False),
        Command("down", mark("Down"), keys=("down", "j"), palette=False),
        Command("choose", mark("Choose this one"), keys=("enter", "space"), palette=False),
    )
    PREFIX = "home"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "home--being",
        "home--mattering",
        "home--joining",
        "home--belonging",
        "home--middle",
        "home--rule",
        "home--name",
        "home--quiet",
        "home--text",
        "home--key",
        "home--bar",
        "home--on",
        "home--large",
        "home--large-quiet",
        "home--large-bar",
        "home--problem",
    }

    class Chosen(Message):
        """An entry was chosen."""

        def __init__(self, entry: Shown) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self) -> None:
        super().__init__(id="home-page")
        self._glance: Glance | None = None
        self._entries = entries(None)
        self._problems: tuple[str, ...] = ()
        self.cursor = 0
        self.touched = False
        """Somebody went along the entries."""

    @property
    def entries(self) -> tuple[Shown, ...]:
        """The entries as they stand, the large one first."""
        return tuple(self._entries)

    @property
    def _practice(self) -> bool:
        return bool(getattr(self.app, "practice", False))

    def show(self, glance: Glance | None, problems: tuple[str, ...]) -> None:
        """Show what there is to do, and a sentence for each problem."""
        on = self._entries[self.cursor].names
        self._glance, self._problems = glance, problems
        self._entries = entries(glance, practice=self._practice)
        names = [one.names for one in self._entries]
        self.cursor = names.index(on) if self.touched and on in names else 0
        self.redraw(layout=True)

    def paint(self, width: int, height: int) -> list[Line]:  # noqa: ARG002 - takes what it needs
        """Draw the page; it is tight where the window is low."""
        roomy = self.screen.size.height >= ROOMY
        gap: list[Line] = [[]] * (2 if roomy else 1)
        lines = [*self._head(width), *gap]
        if self._glance is not None and self._glance.empty:
            lines += [[Piece("  " + text, "text")] for text in self._welcome(width - 2)] + gap
        lines += [*self._large(width, roomy=roomy), *gap]
        for n, entry in enumerate(self._entries[1:], 1):
            if roomy and entry.command.id in {"practise", "team"} and n > 1 and self._parts(n):
                lines.append([])
            lines.append(self._row(n, entry, width))
        return lines + self._said(width)

    def _parts(self, n: int) -> bool:
        """Tell whether what one does once in a while begins at this entry."""
        return self._entries[n - 1].command.id == "observe"

    def _head(self, width: int) -> list[Line]:
        """The sign with the name and the greeting beside it."""
        beside: list[Line] = [[], [Piece("teamkracht", "name")], [], [], []]
        if self._glance is not None:
            now = self._glance.now
            beside[2] = [Piece(greeting(now), "text")]
            beside[3] = [Piece(long_date(now.date()), "quiet")]
            beside[4] = [Piece(team, "quiet") for team in self._glance.teams[:1]]
        if self._practice:
            beside[1].append(Piece("   " + _("practice · nothing is kept"), "quiet"))
        signs = home_sign.sign()
        room = width - home_sign.WIDTH - 3
        return [
            [*sign, Piece("   "), *[p._replace(text=fit(p.text, room)) for p in text]]
            for sign, text in zip(signs, beside, strict=True)
        ]

    @staticmethod
    def _welcome(width: int) -> list[str]:
        """Say to who is here for the first time what this is."""
        said = (
            _("Welcome. teamkracht leads your team through its meeting, step by step."),
            _("All that you type stays on this computer; nothing is sent anywhere."),
            _("Practise on the sample team first, or start a meeting at once."),
        )
        return [line for sentence in said for line in wrap(sentence, width)]

    def _large(self, width: int, *, roomy: bool) -> list[Line]:
        """The one thing that there is to do now."""
        entry = self._entries[0]
        on = self.cursor == 0
        bar = Piece("▌" if on else " ", "large-bar", 0)
        inside = width - 1
        title = spread(
            [Piece("  " + entry.command.name(), "large", 0)],
            [Piece(("Enter" if on else entry.letter) + "  ", "large-quiet", 0)],
            inside,
        )
        title = [piece._replace(style=piece.style or "large", target=0) for piece in title]
        detail = entry.detail or (entry.command.explanation() if self._glance else "")
        lines: list[Line] = [[bar, *title]]
        lines += [
            [bar, Piece(pad("  " + text, inside), "large-quiet", 0)]
            for text in wrap(detail, inside - 4, most=2)
        ]
        blank: list[Line] = [[bar, Piece(" " * inside, "large", 0)]]
        return [*blank, *lines, *blank] if roomy else lines

    def _row(self, n: int, entry: Shown, width: int) -> Line:
        """One line for something else that can be done."""
        on = n == self.cursor
        line = [
            Piece("▌ " if on else "  ", "bar", n),
            Piece(f"{entry.letter}  ", "key", n),
            Piece(pad(entry.command.name(), LABEL), "on" if on else "text", n),
        ]
        return [*line, Piece(fit(entry.detail, width - LABEL - 5), "quiet", n)]

    def _said(self, width: int) -> list[Line]:
        """A sentence for each thing that is wrong."""
        lines: list[Line] = [[]] if self._problems else []
        for problem in self._problems:
            first, *more = wrap(problem, width - 4)
            lines.append([Piece("  ! ", "problem"), Piece(first, "text")])
            lines += [[Piece("    "), Piece(text, "text")] for text in more]
        return lines

    def action_up(self) -> None:
        """Go up."""
        self._go(self.cursor - 1)

    def action_down(self) -> None:
        """Go down."""
        self._go(self.cursor + 1)

    def _go(self, to: int) -> None:
        self.touched = True
        self.cursor = to % len(self._entries)
        self.redraw()

    def action_choose(self) -> None:
        """Do what the cursor is on."""
        self.post_message(self.Chosen(self._entries[self.cursor]))

    def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        target = self.target_at(event)
        if isinstance(target, int):
            event.stop()
            self._go(target)
            self.action_choose()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Let the cursor follow the mouse."""
        target = self.target_at(event)
        if isinstance(target, int) and target != self.cursor:
            self._go(target)
