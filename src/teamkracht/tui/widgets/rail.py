"""The rail: every step of the meeting, where we are, and how long each took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click
from textual.message import Message

from teamkracht.i18n import _
from teamkracht.tui.widgets.drawn import Drawn, Line, Piece, cut, spread

TODO, NOW, DONE, SKIPPED = "todo", "now", "done", "skipped"
_SIGNS = {TODO: "  ", NOW: "▸ ", DONE: "✓ ", SKIPPED: "– "}


@dataclass(frozen=True)
class RailStep:
    """One step in the rail."""

    ref: str
    """Comes back in `Rail.StepChosen`."""
    name: str
    state: str = TODO
    """One of TODO, NOW, DONE, SKIPPED."""
    time: str = ""
    """What it took (6:30) or what is planned (12), in the words of the one who shows."""


@dataclass(frozen=True)
class RailGroup:
    """A part of the meeting, or one case."""

    steps: tuple[RailStep, ...]
    title: str = ""
    who: str = ""


@dataclass(frozen=True)
class RailPicture:
    """All that the rail shows."""

    groups: tuple[RailGroup, ...]
    short: str = ""
    """The one line that stands in for it all: Brainstorm 5/6 · Merel 1/3."""


class Rail(Drawn):
    """The steps in groups; one line where it is one row high. `show(RailPicture(...))`."""

    PREFIX = "rail"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rail--now",
        "rail--done",
        "rail--todo",
        "rail--title",
        "rail--quiet",
    }
    DEFAULT_CSS = """
    Rail { width: 26; height: 1fr; }
    Rail > .rail--now { color: $here; text-style: bold; }
    Rail > .rail--done { color: $done; }
    Rail > .rail--todo { color: $quiet; }
    Rail > .rail--title { color: $foreground; text-style: bold; }
    Rail > .rail--quiet { color: $quiet; }
    """

    class StepChosen(Message):
        """A step was clicked."""

        def __init__(self, rail: Rail, ref: str) -> None:
            super().__init__()
            self.rail = rail
            self.ref = ref

        @property
        def control(self) -> Rail:
            """The rail."""
            return self.rail

    _picture = RailPicture(())

    def show(self, picture: RailPicture) -> None:
        """Show another moment; nothing is drawn where nothing changed."""
        if picture != self._picture:
            self._picture = picture
            self.redraw(layout=self.styles.is_auto_height)

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw all groups; where they don't fit, the ones we are not in as one line each."""
        if height == 1:
            return [cut([Piece(self._picture.short, "title", self._ref_of_now())], width)]
        lines = self._groups(width, folded=False)
        if height and len(lines) > height:
            lines = self._groups(width, folded=True)
        if height and len(lines) > height:
            lines = self._around_now(lines, height)
        return lines

    def _ref_of_now(self) -> str | None:
        steps = (step for group in self._picture.groups for step in group.steps)
        return next((step.ref for step in steps if step.state == NOW), None)

    def _groups(self, width: int, *, folded: bool) -> list[Line]:
        lines: list[Line] = []
        for group in self._picture.groups:
            here = any(step.state == NOW for step in group.steps)
            if group.title:
                if lines and (here or not folded):
                    lines.append([])
                who = [Piece(group.who, "quiet")] if group.who else []
                lines.append(
                    cut([Piece(group.title, "title" if here else ""), Piece("  "), *who], width)
                )
            elif lines and not folded:
                lines.append([])
            if here or not folded or not group.title:
                lines.extend(self._step(step, width) for step in group.steps)
        return lines

    def _step(self, step: RailStep, width: int) -> Line:
        style = "now" if step.state == NOW else "" if step.state == DONE else "todo"
        sign = Piece(_SIGNS[step.state], "done" if step.state == DONE else style, step.ref)
        time = _("skipped") if step.state == SKIPPED else step.time
        left = [sign, Piece(step.name, style, step.ref)]
        return spread(left, [Piece(time, "now" if step.state == NOW else "quiet", step.ref)], width)

    def _around_now(self, lines: list[Line], height: int) -> list[Line]:
        now = self._ref_of_now()
        at = next((n for n, line in enumerate(lines) if line and line[-1].target == now), 0)
        top = max(0, min(at - height // 2, len(lines) - height))
        return lines[top : top + height]

    def on_click(self, event: Click) -> None:
        """Choose the step that was clicked."""
        ref = self.target_at(event)
        if isinstance(ref, str):
            event.stop()
            self.post_message(self.StepChosen(self, ref))
