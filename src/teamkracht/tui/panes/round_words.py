"""How a round says what was said."""

from __future__ import annotations

from collections.abc import Sequence

from teamkracht.i18n import _, mark
from teamkracht.meeting.case import Turn
from teamkracht.protocol.steps import RoundStep, Step
from teamkracht.tui.panes.names import large
from teamkracht.tui.widgets.fitting import fit
from teamkracht.tui.widgets.row import Row

NAME_WIDTH = 12
STILL_TYPED = mark("Something is typed: Enter keeps it. Empty the line to let the turn pass.")
"""Why a turn does not pass."""


def which_round(step: Step, now: int) -> str:
    """Round 1 of 2; nothing where there is only one."""
    rounds = step.rounds if isinstance(step, RoundStep) else 1
    if rounds < 2 and now < 2:
        return ""
    return _("round {number} of {count}").format(number=now, count=max(rounds, now))


def turn_words(changed: Turn | None, by: str | None, order: Sequence[str], done: str) -> str:
    """Whose turn it is, to be read across the table; or what was `done` elsewhere instead."""
    if changed is not None:
        return _("Change what {name} said").format(name=fit(changed.by, 40))
    if done or by is not None:
        return done or large(by or "")
    return _("Everyone has had a turn.") if order else _("Nobody is at the table yet.")


def turn_row(turn: Turn, now: int, saved: int, *, asks: bool) -> Row:
    """One turn in the list. `now` is the round, `saved` the last event on the disk."""
    words = " — ".join(filter(None, (turn.text, turn.answer)))
    if turn.passed:
        words = _("passed")
    elif not words:
        words = _("asked, not typed") if asks else _("said, not typed")
    right = _("round {number}").format(number=turn.round) if now > 1 else ""
    return Row(
        str(turn.number),
        words,
        fit(turn.by, NAME_WIDTH),
        right,
        saved=turn.written <= saved,
        quiet=not (turn.text or turn.answer),
    )
