"""The panes of a meeting: one for each kind of step, all ready to be switched to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from textual.widget import Widget
from textual.widgets import ContentSwitcher

from teamkracht.live.conductor import Conductor
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.noted import Noted
from teamkracht.protocol.steps import KINDS
from teamkracht.tui.widgets.frame import Frame


class AnyPane(Protocol):
    """What a pane can do, whatever its kind of step."""

    def show(self, ref: StepRef) -> None:
        """A step is on."""

    def noted(self, noted: Noted) -> None:
        """Something happened."""

    def saved(self, number: int) -> None:
        """All up to this event is on the disk."""

    def leave(self) -> None:
        """The step is being left: keep what was half typed."""

    def focus_first(self) -> None:
        """Let one type at once."""


class PaneSwitcher(Frame, ContentSwitcher):
    """Shows the pane of the step that is on. Panes are made once the screen is painted."""

    def __init__(self, conductor: Conductor, panes: Mapping[str, type[Any]] | None) -> None:
        super().__init__(id="panes")
        self._conductor = conductor
        self._kinds = panes
        self._ready: dict[str, Widget] = {}
        self._ref: StepRef | None = None
        self._shown: StepRef | None = None

    @property
    def pane(self) -> AnyPane | None:
        """The pane that is shown, None as long as there is none."""
        if self._shown is None:
            return None
        return cast("AnyPane | None", self._ready.get(self._kind(self._shown)))

    def turn_to(self, ref: StepRef) -> None:
        """Show the pane of a step; at once where it is ready, else as soon as it is."""
        if ref == self._shown:
            return
        self._ref = ref
        pane = self._ready.get(self._kind(ref))
        if pane is None or pane.id is None:
            return
        self._shown = ref
        cast("AnyPane", pane).show(ref)
        self.current = pane.id
        if all(node.display for node in self.ancestors_with_self if isinstance(node, Widget)):
            cast("AnyPane", pane).focus_first()

    def leave(self) -> None:
        """Let the pane that is shown keep what was half typed."""
        if self.pane is not None:
            self.pane.leave()

    def noted(self, noted: Noted, ref: StepRef) -> None:
        """Tell the pane of `ref` what happened; one that was not shown yet looks for itself."""
        if ref != self._shown:
            self.turn_to(ref)
        elif self.pane is not None:
            self.pane.noted(noted)

    def saved(self, number: int) -> None:
        """Tell the pane that is shown how far all is saved."""
        if self.pane is not None:
            self.pane.saved(number)

    async def make_ready(self, first: str, wait: Callable[[], Any] | None = None) -> None:
        """Make the panes of the kinds that this protocol has, `first` first."""
        kinds = self._kinds if self._kinds is not None else _all_panes()
        used = {step.kind for step in self._conductor.meeting.protocol.steps()}
        for kind in sorted(
            used & set(kinds), key=lambda kind: (kind != first, list(KINDS).index(kind))
        ):
            await self._make(kind, kinds[kind])
            if wait is not None:
                await wait()

    async def _make(self, kind: str, made_by: type[Any]) -> None:
        pane = made_by(self._conductor)
        pane.id = f"pane-{kind}"
        pane.display = False
        await self.mount(pane)
        self._ready[kind] = pane
        if self._ref is not None and self._kind(self._ref) == kind:
            self.turn_to(self._ref)

    def _kind(self, ref: StepRef) -> str:
        return self._conductor.meeting.step(ref).kind


def _all_panes() -> Mapping[str, type[Any]]:
    from teamkracht.tui.panes import PANES

    return PANES
