"""A facilitator who types a meeting script on the real screens, key by key.

Knows the program only by its keys and by what stands on the screen: every key waits until the
screen shows what the one before it did. Speaks the language of the program through its catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from teamkracht.i18n import _, current
from teamkracht.protocol.model import Protocol
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.script import AGENDA, END, INTERRUPTION, Script
from teamkracht.records.script_rows import Happening
from teamkracht.store.shipped import protocols_folder
from tests.whole.clock import TestClock
from tests.whole.terminal import Terminal
from tests.whole.typing_start import Start
from tests.whole.typing_steps import Steps

Deed = tuple[float, Callable[[], None]]
"""A second of the meeting, and what is done then."""


class Typist(Start, Steps):
    """Plays one script from the first step to the saved minutes."""

    def __init__(self, terminal: Terminal, clock: TestClock, script: Script, home: Path) -> None:
        super().__init__(terminal, script, home)
        self.clock = clock
        self.protocol = _protocol(script.protocol)
        self.now = 0.0

    def play(self) -> Path:
        """Type everything in the script, save, and give the place of the minutes."""
        self.arrive_at(self.script.happening[0], entered=True)
        for second, do in sorted(self._deeds(), key=lambda deed: deed[0]):
            self.clock.advance(second - self.now)
            self.now = second
            do()
        return self._save()

    # What is done when: as in `teamkracht.live.deeds`, where the same is done without a screen

    def _deeds(self) -> Iterator[Deed]:
        for late in self.script.roster.late:
            yield 60 * late.at, lambda name=late.name: self.come_or_go(name)
        for left in self.script.roster.left:
            yield 60 * left.at, lambda name=left.name: self.come_or_go(name)
        happenings = self.script.happening
        for happening, after in pairwise((*happenings, happenings[-1])):
            yield from self._within(happening, 60 * after.at)

    def _within(self, happening: Happening, end: float) -> Iterator[Deed]:
        start = 60 * happening.at
        if happening.handover_to:
            yield start, lambda: self.hand_over(str(happening.handover_to))
        if not happening.is_step:
            yield start, lambda: self._outside(happening)
            if happening.step == INTERRUPTION:
                yield start + 60 * (happening.paused_minutes or 0.0), self.go_on
        elif happening.skipped:
            yield start, lambda: self.skip(happening)
        elif happening.mistake:
            yield start, self.by_mistake
        else:
            yield start, lambda: self._enter(happening)
            said = list(self.said(happening))
            apart = (end - start) / (len(said) + 1)
            for place, do in enumerate(said, start=1):
                yield start + place * apart, do

    def _enter(self, happening: Happening) -> None:
        self.arrive_at(happening)
        self.fill_in(happening)

    def _outside(self, happening: Happening) -> None:
        lines = [*([happening.what] if happening.what else []), *happening.notes]
        if happening.step == INTERRUPTION:
            self.pause(happening.what)
            self.note(list(happening.notes))
            return
        if happening.step == AGENDA:
            for client in happening.postponed:
                self.postpone(client)
        self.note(lines)
        if happening.step == END:
            self._end(happening.ended_early)

    # Going from step to step

    def arrive_at(self, happening: Happening, *, entered: bool = False) -> None:
        """Go to a step: by *next* where that leads there, else by the list of all steps."""
        ref = (happening.step, happening.case)
        if ref != self.on and not entered:
            if self._next() == ref:
                self.terminal.press("f8")
            else:
                self._jump(ref)
        self.on = ref
        self.wait_step(ref)

    def _jump(self, ref: tuple[str, str | None]) -> None:
        self.terminal.press("f6")
        self.terminal.wait_for(_("Go to a step"))
        self._to_row_of(ref)
        self.terminal.press("enter")
        self.terminal.wait_gone(_("Go to a step"))

    def _to_row_of(self, ref: tuple[str, str | None]) -> None:
        row = self.title(ref[0])
        row = f"{ref[1]} · {row}" if ref[1] else row
        order = [*self._all_refs()]
        down = order.index(ref) - order.index(self.on)
        self.terminal.press(*["down" if down > 0 else "up"] * abs(down))
        self.terminal.wait_for(f"▌ {row}")

    def _all_refs(self) -> Iterator[tuple[str, str | None]]:
        yield from ((step.id, None) for step in self.protocol.start)
        for client in self.script.clients():
            yield from ((step.id, client) for step in self.protocol.case)
        yield from ((step.id, None) for step in self.protocol.end)

    def _next(self) -> tuple[str, str | None] | None:
        """Where *next* leads, by what was postponed and skipped up to this point."""
        order = [ref for ref in self._all_refs() if ref[1] not in self.postponed]
        later = order[order.index(self.on) + 1 :] if self.on in order else []
        return next((ref for ref in later if ref not in self.skipped), None)

    def wait_step(self, ref: tuple[str, str | None]) -> None:
        """Wait until a step is on, and its pane ready to type in."""
        title = self.title(ref[0])
        of_case = f" · {ref[1]} " if ref[1] else ""
        narrow = re.compile(rf"^ {re.escape(title)} \d+/\d+{re.escape(of_case)}", re.MULTILINE)
        wide = re.compile(rf"▸ {re.escape(title)}\b|^ +{re.escape(title)}(?:  |$)", re.MULTILINE)
        self.terminal.wait_until(
            lambda shown: bool(narrow.search(shown) or wide.search(shown)), f"step {title}"
        )
        self.wait_pane(ref)

    def title(self, step: str) -> str:
        """What a step is called on the screen."""
        return self.protocol.step(step).title.in_(current())

    def skip(self, happening: Happening) -> None:
        """Leave a step out: one that is still to come from the list of steps, with a reason."""
        ref = (happening.step, happening.case)
        asked = _("Skip {step}?").format(step=self.title(happening.step))
        if ref != self.on:
            self.terminal.press("f6")
            self.terminal.wait_for(_("Go to a step"))
            self._to_row_of(ref)
        self.terminal.press("f4")
        self.terminal.wait_for(asked)
        self.terminal.type(happening.reason or "")
        self.terminal.press("enter")
        self.terminal.wait_gone(asked)
        self.skipped.add(ref)
        if ref == self.on:
            self.on = self._next() or self.on
            self.wait_step(self.on)

    def by_mistake(self) -> None:
        """Press *next* a step too early, and take it back at once."""
        before, wrong = self.on, self._next()
        assert wrong is not None
        self.terminal.press("f8")
        self.wait_step(wrong)
        self.terminal.press("ctrl+z")
        self.wait_step(before)

    def _end(self, reason: str | None) -> None:
        asked = _("End the meeting?")
        if self._next() is None:
            self.terminal.press("f8")
        else:
            self.by_name(_("End the meeting"))
        self.terminal.wait_for(asked)
        self.terminal.press("right", "enter") if reason else self.terminal.press("enter")
        if reason:
            self.terminal.wait_gone(asked)
            words = _("The minutes say at which step it stopped. Why? You may leave this empty.")
            self.terminal.wait_for(words[:20])
            self.terminal.type(f"{reason}\r")
        self.terminal.wait_for(_("The meeting has ended"))

    def _save(self) -> Path:
        before = self.minutes_there()
        self.terminal.wait_for(_("Save"))
        self.terminal.press("f8")
        self.terminal.wait_for(_("The meeting has been saved"))
        (fresh,) = self.minutes_there() - before
        return fresh

    def minutes_there(self) -> set[Path]:
        """The minutes in the home at this moment."""
        return set(self.home.glob("minutes/*.toml"))


def _protocol(name: str) -> Protocol:
    path = protocols_folder() / f"{name}.toml"
    return read_protocol(path.read_text(encoding="utf-8"), path.name)
