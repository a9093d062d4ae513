"""How the screen of a meeting makes room for the krachtkompas, the one picture that may fill it."""

from __future__ import annotations

from textual.screen import Screen

NARROW = 100
"""Columns under which the rail is one line above the step, and stays."""
LOW = 30
"""Rows under which there is less air at the sides."""
PARTS = ("#rail", "#top", "#notice", "HintLines")


def make_room(screen: Screen[object], *, kompas: bool) -> None:
    """Let the rail give way to the kompas, or bring it back; nothing is done where it is so."""
    for part in PARTS:
        screen.query_one(part).set_class(kompas, "-kompas")
    # A class here would have every pane look up its styles again, which takes longer than all else.
    main = screen.query_one("#main")
    width, height = screen.app.size
    alone = kompas and width >= NARROW
    if alone == main.styles.inline.has_rule("padding"):
        return
    if alone:
        main.styles.padding = (0, 1 if height < LOW else 3)
    else:
        main.styles.inline.clear_rule("padding")
        main.refresh(layout=True)
