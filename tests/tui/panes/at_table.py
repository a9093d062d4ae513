"""A meeting to try the panes on, with a keeper in memory; also to look at: see `main`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from teamkracht.live.clock import SetClock
from teamkracht.live.conductor import Conductor
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.case import OpenAction
from teamkracht.meeting.ideas import add_ideas
from teamkracht.meeting.kompas import Condition, Kompas
from teamkracht.meeting.meeting import StepRef
from teamkracht.meeting.moment import Moment
from teamkracht.meeting.noted import Noted, history_of
from teamkracht.meeting.rounds import pass_turn, take_turn
from teamkracht.meeting.steps import jump
from teamkracht.protocol.reading import read_protocol
from teamkracht.tui.app import TeamkrachtApp
from teamkracht.tui.commands import CommandScreen
from teamkracht.tui.panes import PANES, Pane
from teamkracht.tui.widgets.footer import CommandFooter

PROTOCOL = Path(__file__).parents[3] / "protocols" / "teamkrachtbespreking.toml"
START = datetime.fromisoformat("2026-11-04T09:30:00+01:00")
PEOPLE = ("Anneke", "Hans", "Ria [v]", "Loes", "Yvonne", "Bé 'de' 🚲")
STEPS = {
    "opening": StepRef("opening"),
    "follow_up": StepRef("terugblik"),
    "compass": StepRef("krachtkompas", "Merel"),
    "talk": StepRef("vraag", "Merel"),
    "sketch": StepRef("schets", "Merel"),
    "round": StepRef("vragenronde", "Merel"),
    "collect": StepRef("brainstorm", "Merel"),
    "choose": StepRef("kiezen", "Merel"),
}
IDEAS = (
    "Kerk: bloemen verzorgen op vrijdag",
    "Na elke keer tien minuten bellen: hoe was het",
    "Drie plekken bekijken en dan pas kiezen",
    "Een dag meelopen met [Ria] van de kringloop, en daarna samen koffie drinken: wat gaf energie?",
    "Buurvrouw vragen of ze samen heen fietsen 🚲",
)
KOMPAS = Kompas(
    belangrijkst=("Rust in huis en weer iets te vertellen hebben",),
    doelen=("In mei twee ochtenden vrijwilligerswerk",),
    jezelf_zijn=Condition(("geduldig", "houdt van bloemen"), ("de tuin van haar tante",), ()),
    ertoe_doen=Condition(("trots op haar zoon",), (), ("iets teruggeven",)),
    meedoen=Condition(("bloemschikken", "kan goed plannen"), ("bibliotheek om de hoek",), ()),
    erbij_horen=Condition((), ("tante Bep", "buurvrouw"), ("vaker samen eten",)),
)
ACTIONS = (
    OpenAction("Merel", "Bellen met de kerk over de bloemen", "Yvonne", date(2026, 11, 4)),
    OpenAction("Kievit", "Samen naar de bibliotheek", "Hans", date(2026, 10, 14)),
    OpenAction("Merel", "Drie plekken op een rij zetten om te laten zien", "Yvonne", None),
    OpenAction("Merel", "Terugkomen op de fiets", "Ria [v]", date(2026, 12, 1)),
)


class MemoryKeeper:
    """Keeps in memory; `saved` is set by the test."""

    trouble: str | None = None

    def __init__(self) -> None:
        self.saved = 10_000
        self.kept: list[Noted] = []
        self.drafts: dict[str, str] = {}

    def keep(self, noted: Noted) -> None:
        self.kept.append(noted)

    def draft(self, field: str) -> str:
        return self.drafts.get(field, "")

    def drafted(self) -> tuple[str, ...]:
        return tuple(one for one, text in self.drafts.items() if text)

    def keep_draft(self, field: str, text: str) -> None:
        self.drafts[field] = text


def conductor(*, kompas: Kompas = KOMPAS, actions: tuple[OpenAction, ...] = ACTIONS) -> Conductor:
    """A meeting of six people with one case."""
    started = MeetingStarted(
        id="m1", code="ABCD", team="Oost", plan="120", language="nl", facilitator="Anneke",
        people=tuple(Expected(name) for name in PEOPLE),
        cases=(Brought("Merel", "Yvonne", kompas=kompas),),
        open_actions=actions,
    )  # fmt: skip
    protocol = read_protocol(PROTOCOL.read_text(encoding="utf-8"), PROTOCOL.name)
    history = history_of(protocol, [Noted(Moment(1, START, 0.0), started)])
    return Conductor(history, SetClock(START), MemoryKeeper())


class TableScreen(CommandScreen):
    """One pane with the room that it has in a meeting: 80 by 14 in the smallest window."""

    CSS = """
    #head { height: 9; }
    #side { width: 28; }
    TableScreen.-narrow #side { display: none; }
    """

    def __init__(self, pane: Pane, step: str) -> None:
        super().__init__()
        self.pane = pane
        self.step = step
        self.refused: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("", id="head")
        with Horizontal():
            yield Static("", id="side")
            yield self.pane
        yield CommandFooter()

    def on_mount(self) -> None:
        self.pane.conductor.listen(self.pane.noted)
        self.pane.show(STEPS[self.step])
        self.call_after_refresh(self.pane.focus_first)

    def on_pane_refusal(self, message: Pane.Refusal) -> None:
        self.refused.append(message.text)


def table(
    step: str,
    led: Conductor | None = None,
    *,
    language: str = "en",
    theme: str = "",
    **options: Any,
) -> tuple[TeamkrachtApp, TableScreen]:
    """An app with the pane of a step."""
    led = led or conductor()
    led.do(jump, STEPS[step])
    kind = led.meeting.step(STEPS[step]).kind
    made: list[TableScreen] = []

    def first() -> TableScreen:
        made.append(TableScreen(PANES[kind](led, **options), step))
        return made[0]

    app = TeamkrachtApp(
        home=Path(gettempdir()),
        language=language,
        theme=theme or "teamkracht-dark",
        first_screen=first,
    )
    return app, made[0] if made else _Later(made)  # type: ignore[return-value]


class _Later:
    """The screen, once the app has made it."""

    def __init__(self, made: list[TableScreen]) -> None:
        self._made = made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made[0], name)


def keeper(led: Conductor) -> MemoryKeeper:
    """The keeper of a meeting, as the tests made it."""
    assert isinstance(led.keeper, MemoryKeeper)
    return led.keeper


def with_ideas(led: Conductor) -> Conductor:
    """The meeting with five ideas."""
    led.do(jump, STEPS["collect"])
    led.do(add_ideas, "Merel", IDEAS)
    return led


def with_turns(led: Conductor) -> Conductor:
    """The meeting with three turns taken."""
    ref = STEPS["round"]
    led.do(jump, ref)
    led.do(take_turn, ref, "Anneke", "Wat deed Merel vroeger graag?", "Bloemen, bij haar tante.")
    led.do(pass_turn, ref, "Hans")
    led.do(take_turn, ref, "Ria [v]")
    return led


FILLED: dict[str, Callable[[Conductor], Conductor]] = {
    "round": with_turns,
    "collect": with_ideas,
    "choose": with_ideas,
}
