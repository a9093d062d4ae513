"""Signals about the time: their words, and a soft sound for those who switched it on."""

from __future__ import annotations

import sys
from typing import Any

from textual.app import App

from teamkracht.i18n import _, ngettext
from teamkracht.meeting.signals import Signal


def ring(app: App[Any]) -> None:
    """Sound once: Windows' own sound there, the bell elsewhere. It is never the message itself."""
    if sys.platform == "win32":
        import winsound

        winsound.MessageBeep(winsound.MB_OK)
    else:
        app.bell()


def signal_words(signal: Signal, step: str) -> str:
    """Say what a signal says, calmly."""
    if signal.kind == "nearly":
        return _("{step}: nearly time to round off").format(step=step)
    if signal.kind == "end":
        return _("The time for {step} is over. Going on is up to you.").format(step=step)
    count = signal.minutes_over
    return ngettext(
        "{step}: {count} minute over time", "{step}: {count} minutes over time", count
    ).format(step=step, count=count)
