"""The commands of the krachtkompas."""

from __future__ import annotations

from teamkracht.i18n import mark
from teamkracht.meeting.kompas import Status
from teamkracht.tui.commands import Command
from teamkracht.tui.panes.pane import HERE

KOMPAS = mark("The strengths compass")
STATUSES: tuple[tuple[Status, str, str, str], ...] = (
    ("brought", "b", mark("there is one"), mark("A compass lies on the table, on paper or here.")),
    ("made_here", "h", mark("made here"), mark("The team makes a compass in this step.")),
    ("missing", "x", mark("none"), mark("There is no compass, and that is all right.")),
)


def _command(action: str, label: str, explained: str, *keys: str, palette: bool = True) -> Command:
    return Command(action, label, explained, keys, group=KOMPAS, palette=palette)


COMPASS_COMMANDS = (
    _command(
        "brought",
        mark("Compass brought"),
        mark("A compass lies on the table, on paper or here."),
        "b",
        palette=False,
    ),
    _command(
        "made_here",
        mark("Compass made here"),
        mark("The team makes a compass in this step."),
        "h",
        palette=False,
    ),
    _command(
        "missing",
        mark("No compass"),
        mark("There is no compass, and that is all right."),
        "x",
        palette=False,
    ),
    _command(
        "fill", mark("Fill in"), mark("Type entries of a few words in the chosen field."), "v"
    ),
    *(
        _command(
            f"field({n})",
            mark("Fill in a field"),
            mark("Fill in one of the four fields."),
            str(n + 1),
            palette=False,
        )
        for n in range(4)
    ),
    _command("middle", mark("Middle"), mark("Fill in what matters most."), "0", palette=False),
    _command(
        "enlarge", mark("Large"), mark("Show the chosen field large, or all four again."), "g"
    ),
    _command("change", mark("Change"), mark("Change or remove entries of the chosen field."), "e"),
    _command(
        "confirm",
        mark("Seen by the client"),
        mark("Say whether the client has seen the compass; until then it is the team's sketch."),
        "c",
    ),
    _command(
        "knows",
        mark("Client knows"),
        mark("Say whether the client knows that this case is discussed."),
        "k",
    ),
    Command(
        "next_place",
        mark("Next part"),
        mark("Go on to the next part of the compass."),
        ("tab",),
        group=HERE,
        priority=True,
    ),
    Command(
        "place_before",
        mark("Part before"),
        "",
        ("shift+tab",),
        group=HERE,
        priority=True,
        palette=False,
    ),
    Command("ready", mark("Ready"), mark("Back to the whole compass."), ("escape",), group=HERE),
)
