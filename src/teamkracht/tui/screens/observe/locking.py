"""Locking what was scored: asked once, for it is final."""

from __future__ import annotations

from dataclasses import replace

from textual.screen import Screen

from teamkracht.fidelity.observing import noting
from teamkracht.i18n import _, ngettext
from teamkracht.live.observing import Desk
from teamkracht.meeting.event import Refused
from teamkracht.store.files import StoreError
from teamkracht.toml import Unreadable
from teamkracht.tui.program import program
from teamkracht.tui.widgets.dialog import Ask, Choice, lettered
from teamkracht.tui.widgets.notice import Notice


def ask_to_lock(
    screen: Screen[object], desk: Desk, title: str, said: str, later: Choice | None = None
) -> None:
    """Ask, lock, and show what was locked. `later` is what one may want where scores lack."""
    notice = screen.query_one(Notice)
    try:
        noting.may_lock(desk.observing, leave_open=True)
    except Refused as refused:
        notice.problem("lock", str(refused))
        return
    notice.solved("lock")
    left = len(noting.still_open(desk.observing))
    if left:
        lacks = ngettext(
            "{count} requirement is still open; it stays without a score.",
            "{count} requirements are still open; they stay without a score.",
            left,
        )
        said = f"{lacks.format(count=left)}\n{said}"
    waits = bool(later and left)
    choices = [lettered("lock", _("Lock for good"), strong=not waits)]
    if later is not None and left:
        choices.append(replace(later, strong=waits))

    def answered(answer: str | None) -> None:
        if answer == "lock":
            _lock(screen, desk)

    screen.app.push_screen(Ask(title, said, choices, careful=not waits), answered)


def _lock(screen: Screen[object], desk: Desk) -> None:
    try:
        path, locked = desk.lock(leave_open=True)
    except (Refused, StoreError, Unreadable) as fault:
        screen.query_one(Notice).problem("lock", str(fault))
    else:
        program(screen).open_locked(path, locked)
